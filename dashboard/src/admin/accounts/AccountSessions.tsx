import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { EndSessionsOfAccountDocument } from '@loge/contracts/client';
import { useNotify, useRefresh } from 'ra-core';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { ReasonDialog } from '../people/ReasonDialog.js';
import { useMe, useRight } from '../session/use-me.js';
import { EmptyNotice } from '../shown/Notices.js';
import { When } from '../shown/When.js';
import type { FullAccount } from './AccountPage.js';

type Session = NonNullable<FullAccount['sessions']>[number];

/** « Sessions ouvertes »: where the account is signed in, and the button that ends it all. */
export function AccountSessions({
  account,
  sessions,
}: {
  readonly account: FullAccount;
  readonly sessions: readonly Session[];
}) {
  const t = useT();
  const me = useMe();
  const manages = useRight('MANAGE_ACCOUNTS') === true && me?.id !== account.id;
  const [asking, setAsking] = useState(false);
  return (
    <Box component="section" sx={{ mb: 3 }}>
      <Typography variant="h2">{t('access.sessions')}</Typography>
      {sessions.length === 0 ? (
        <EmptyNotice>{t('access.noSessions')}</EmptyNotice>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </Box>
      )}
      {manages && sessions.length > 0 && (
        <Button variant="outlined" sx={{ mt: 2 }} onClick={() => setAsking(true)}>
          {t('access.endSessions')}
        </Button>
      )}
      {asking && <EndDialog account={account} onClose={() => setAsking(false)} />}
    </Box>
  );
}

function SessionRow({ session }: { readonly session: Session }) {
  const t = useT();
  const [before, after] = t('access.lastSeen', { when: '\u0000' }).split('\u0000');
  const device = session.device ?? t('access.unknownDevice');
  const words = [
    session.network && t('access.network', { network: session.network }),
    session.remembered && t('access.remembered'),
    session.current && t('access.current'),
  ].filter(Boolean);
  return (
    <Box component="li" sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ fontWeight: 600, '&::first-letter': { textTransform: 'uppercase' } }}>{device}</Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {before}
        <When at={session.lastSeenAt} />
        {after}
        {words.map((word) => ` · ${word}`)}
      </Typography>
    </Box>
  );
}

function EndDialog({ account, onClose }: { readonly account: FullAccount; readonly onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
  const refresh = useRefresh();
  const tell = useTell(EndSessionsOfAccountDocument);
  return (
    <ReasonDialog
      title={t('access.endTitle', { name: account.displayName })}
      help={t('access.endHelp')}
      submit={t('access.endSessions')}
      danger
      busy={tell.isPending}
      error={tell.error}
      onSubmit={(reason) =>
        tell.mutate(
          { input: { account: account.id, reason } },
          {
            onSuccess: ({ endSessionsOfAccount: { ended } }) => {
              notify(t('access.sessionsEnded', { count: ended }), { type: 'success' });
              refresh();
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}
