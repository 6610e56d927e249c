import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { ServicesDocument } from '@loge/contracts/client';
import type { CreateServiceMutation, ServiceRowFragment } from '@loge/contracts/client';
import { useState } from 'react';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { useManagedSchools } from '../people/use-managed-schools.js';
import { root } from '../root.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page, Section } from '../shown/Page.js';
import { useNow } from '../shown/When.js';
import { GiveDialog } from './GiveDialog.js';
import { RevokeDialog } from './RevokeDialog.js';
import { RotateDialog } from './RotateDialog.js';
import { ServiceRows } from './ServiceRows.js';
import { parted, standingOf } from './standing.js';
import { TokenDialog } from './TokenDialog.js';

/** The dialog that is open, and about which service. */
type Doing =
  { readonly what: 'give' } | { readonly what: 'rotate' | 'revoke'; readonly service: ServiceRowFragment };

/** « Accès des services »: the programs that have a token for the API; giving, replacing, revoking. */
export function ServicesPage() {
  const t = useT();
  const now = useNow();
  const schools = useManagedSchools();
  const { data, error, refetch } = useAsk(ServicesDocument, {});
  const [doing, setDoing] = useState<Doing>();
  // It is kept here only, and goes away with the dialog.
  const [made, setMade] = useState<CreateServiceMutation['createService']>();
  const close = () => setDoing(undefined);
  const done = () => {
    close();
    void refetch();
  };
  const shown = (token: CreateServiceMutation['createService']) => {
    setMade(token);
    done();
  };
  const { going, ended } = parted(data?.services ?? [], now);
  const soon = going.filter((service) => standingOf(service, now).kind === 'endsSoon').length;
  const give = (
    <Button variant="contained" disabled={!schools} onClick={() => setDoing({ what: 'give' })}>
      {t('services.give')}
    </Button>
  );
  const acts = {
    onRotate: (service: ServiceRowFragment) => setDoing({ what: 'rotate', service }),
    onRevoke: (service: ServiceRowFragment) => setDoing({ what: 'revoke', service }),
  };
  const isEmpty = data?.services.length === 0;
  return (
    <Page
      title={t('services.title')}
      answer={data && !isEmpty && t('services.answer', { count: going.length, soon })}
      actions={data && !isEmpty && give}
    >
      <Typography sx={{ color: 'text.secondary' }}>
        {t('services.about')}{' '}
        <Link href={`${root}api`} target="_blank" rel="noreferrer">
          {t('services.api')}
        </Link>
      </Typography>
      {error ? (
        <ErrorNotice error={error} retry={refetch} />
      ) : !data ? (
        <RowsSkeleton rows={3} />
      ) : isEmpty ? (
        <EmptyNotice title={t('services.emptyTitle')} action={give}>
          {t('services.empty')}
        </EmptyNotice>
      ) : (
        <>
          <Section title={t('services.going')}>
            {going.length === 0 ? (
              <EmptyNotice>{t('services.noneGoing')}</EmptyNotice>
            ) : (
              <ServiceRows label={t('services.going')} services={going} now={now} {...acts} />
            )}
          </Section>
          {ended.length > 0 && (
            <Section title={t('services.ended')}>
              <Typography sx={{ color: 'text.secondary' }}>{t('services.endedHelp')}</Typography>
              <ServiceRows label={t('services.ended')} services={ended} now={now} {...acts} />
            </Section>
          )}
        </>
      )}
      {doing?.what === 'give' && <GiveDialog schools={schools ?? []} onClose={close} onMade={shown} />}
      {doing?.what === 'rotate' && <RotateDialog service={doing.service} onClose={close} onMade={shown} />}
      {doing?.what === 'revoke' && <RevokeDialog service={doing.service} onClose={close} onDone={done} />}
      {made && <TokenDialog made={made} onClose={() => setMade(undefined)} />}
    </Page>
  );
}
