import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { GrantFragment, InvitePersonMutation, RoleHoldersQuery } from '@loge/contracts/client';
import { ListBase, useListContext } from 'ra-core';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { SearchField } from '../shown/Fields.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page } from '../shown/Page.js';
import { Pager } from '../shown/Pager.js';
import { GrantDialog } from './GrantDialog.js';
import { HolderRow } from './HolderRow.js';
import { InviteDialog } from './InviteDialog.js';
import { LinkDialog } from './LinkDialog.js';
import { RenewDialog } from './RenewDialog.js';
import { WithdrawDialog } from './WithdrawDialog.js';

/** Somebody who holds a role. */
export type Holder = RoleHoldersQuery['roleHolders']['edges'][number]['node'];

/** The dialog that is open, and about whom. */
type Doing =
  | { readonly what: 'invite' }
  | { readonly what: 'renew' | 'grant'; readonly holder: Holder }
  | { readonly what: 'withdraw'; readonly holder: Holder; readonly grant: GrantFragment };

/** A one-time link just made; it is kept here only, and goes away with the dialog. */
interface MadeLink {
  readonly name: string;
  readonly made: InvitePersonMutation['invitePerson'];
}

/** « Droits »: who holds a role; inviting, granting, withdrawing. */
export function PeoplePage() {
  return (
    <ListBase<Holder> resource="people" perPage={50} storeKey={false}>
      <People />
    </ListBase>
  );
}

function People() {
  const t = useT();
  const { data, error, isPending, filterValues, setFilters, refetch } = useListContext<Holder>();
  const [doing, setDoing] = useState<Doing>();
  const [link, setLink] = useState<MadeLink>();
  const words = String(filterValues.q ?? '');
  const close = () => setDoing(undefined);
  const done = () => {
    close();
    void refetch();
  };
  const made = (name: string, answer: MadeLink['made']) => {
    setLink({ name, made: answer });
    done();
  };
  return (
    <Page
      title={t('people.title')}
      answer={t('people.answer')}
      actions={
        <Button variant="contained" onClick={() => setDoing({ what: 'invite' })}>
          {t('people.invite')}
        </Button>
      }
    >
      <Box sx={{ display: 'flex', maxWidth: 560, mb: 2 }}>
        <SearchField
          label={t('people.search')}
          value={words}
          onSearch={(q) => setFilters(q ? { q } : {}, {}, false)}
        />
      </Box>
      {error ? (
        <ErrorNotice error={error} retry={refetch} />
      ) : isPending || !data ? (
        <RowsSkeleton rows={4} />
      ) : data.length === 0 ? (
        <EmptyNotice>{t('people.empty')}</EmptyNotice>
      ) : (
        <>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {data.map((holder) => (
              <HolderRow
                key={holder.id}
                holder={holder}
                onRenew={() => setDoing({ what: 'renew', holder })}
                onGrant={() => setDoing({ what: 'grant', holder })}
                onWithdraw={(grant) => setDoing({ what: 'withdraw', holder, grant })}
              />
            ))}
          </Box>
          <Pager />
        </>
      )}
      {doing?.what === 'invite' && <InviteDialog onClose={close} onMade={made} />}
      {doing?.what === 'renew' && <RenewDialog holder={doing.holder} onClose={close} onMade={made} />}
      {doing?.what === 'grant' && <GrantDialog holder={doing.holder} onClose={close} onDone={done} />}
      {doing?.what === 'withdraw' && (
        <WithdrawDialog holder={doing.holder} grant={doing.grant} onClose={close} onDone={done} />
      )}
      {link && <LinkDialog name={link.name} made={link.made} onClose={() => setLink(undefined)} />}
    </Page>
  );
}
