import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { GrantFragment, InvitePersonMutation, RoleHoldersQuery } from '@loge/contracts/client';
import { useQueryClient } from '@tanstack/react-query';
import { ListBase, useListContext } from 'ra-core';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page, Section } from '../shown/Page.js';
import { Pager } from '../shown/Pager.js';
import { AddAccessDialog } from './AddAccessDialog.js';
import { EndDialog } from './EndDialog.js';
import { HolderFilters } from './HolderFilters.js';
import { HolderRows } from './HolderRows.js';
import { InviteDialog } from './InviteDialog.js';
import { LinkDialog } from './LinkDialog.js';
import { ProposedManagers } from './ProposedManagers.js';
import { RenewDialog } from './RenewDialog.js';
import { useManagedSchools } from './use-managed-schools.js';
import { WithdrawDialog } from './WithdrawDialog.js';

/** Somebody who holds a role. */
export type Holder = RoleHoldersQuery['roleHolders']['edges'][number]['node'];

/** The dialog that is open, and about whom. */
type Doing =
  | { readonly what: 'invite' }
  | { readonly what: 'add'; readonly holder?: Holder }
  | { readonly what: 'renew'; readonly holder: Holder }
  | { readonly what: 'end' | 'withdraw'; readonly holder: Holder; readonly grant: GrantFragment };

/** A one-time link just made; it is kept here only, and goes away with the dialog. */
interface MadeLink {
  readonly name: string;
  readonly made: InvitePersonMutation['invitePerson'];
}

/** « Droits d'accès » (KO-10): who holds a role until when; proposing, inviting, granting, withdrawing. */
export function PeoplePage() {
  return (
    <ListBase<Holder> resource="people" perPage={50} storeKey={false}>
      <People />
    </ListBase>
  );
}

function People() {
  const t = useT();
  const { data, error, isPending, filterValues, refetch } = useListContext<Holder>();
  const schools = useManagedSchools() ?? [];
  const [doing, setDoing] = useState<Doing>();
  const [link, setLink] = useState<MadeLink>();
  const cache = useQueryClient();
  const close = () => setDoing(undefined);
  /** The recap, and who is proposed: whose access ends is again. */
  const changed = () => {
    void refetch();
    void cache.invalidateQueries({ queryKey: ['ProposedManagers'] });
  };
  const done = () => {
    close();
    changed();
  };
  const made = (name: string, answer: MadeLink['made']) => {
    setLink({ name, made: answer });
    done();
  };
  const chosen =
    schools.length === 1 ? schools[0] : schools.find(({ id }) => id === String(filterValues.school));
  return (
    <Page
      title={t('people.title')}
      answer={t('people.answer')}
      actions={
        <>
          <Button variant="contained" onClick={() => setDoing({ what: 'add' })}>
            {t('grants.add')}
          </Button>
          <Button variant="outlined" onClick={() => setDoing({ what: 'invite' })}>
            {t('people.invite')}
          </Button>
        </>
      }
    >
      <HolderFilters schools={schools} />
      {chosen && <ProposedManagers key={chosen.id} school={chosen} onGiven={changed} />}
      <Section title={t('grants.recap')}>
        {error ? (
          <ErrorNotice error={error} retry={refetch} />
        ) : isPending || !data ? (
          <RowsSkeleton rows={4} />
        ) : data.length === 0 ? (
          <EmptyNotice>{t('people.empty')}</EmptyNotice>
        ) : (
          <Box>
            <HolderRows
              holders={data}
              onRenew={(holder) => setDoing({ what: 'renew', holder })}
              onAdd={(holder) => setDoing({ what: 'add', holder })}
              onEnd={(holder, grant) => setDoing({ what: 'end', holder, grant })}
              onWithdraw={(holder, grant) => setDoing({ what: 'withdraw', holder, grant })}
            />
            <Pager />
          </Box>
        )}
      </Section>
      {doing?.what === 'invite' && <InviteDialog schools={schools} onClose={close} onMade={made} />}
      {doing?.what === 'add' && (
        <AddAccessDialog
          to={doing.holder ? [{ id: doing.holder.id, name: nameOf(doing.holder) }] : []}
          schools={schools}
          onClose={close}
          onGiven={changed}
        />
      )}
      {doing?.what === 'renew' && <RenewDialog holder={doing.holder} onClose={close} onMade={made} />}
      {doing?.what === 'end' && (
        <EndDialog holder={doing.holder} grant={doing.grant} onClose={close} onDone={done} />
      )}
      {doing?.what === 'withdraw' && (
        <WithdrawDialog holder={doing.holder} grant={doing.grant} onClose={close} onDone={done} />
      )}
      {link && <LinkDialog name={link.name} made={link.made} onClose={() => setLink(undefined)} />}
    </Page>
  );
}

const nameOf = ({ person, login }: Holder) => person.displayName ?? login;
