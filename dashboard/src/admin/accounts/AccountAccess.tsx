import type { PasswordStanding } from '@loge/contracts/client';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { longDate, longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { CopyButton } from '../shown/CopyButton.js';
import { FactList } from '../shown/FactList.js';
import { EmptyNotice } from '../shown/Notices.js';
import { Sign } from '../shown/Sign.js';
import type { FullAccount } from './AccountPage.js';
import { AccountSessions } from './AccountSessions.js';

/** « Connexion »: what the account is signed in with, and where it is. */
export function AccessTab({ account }: { readonly account: FullAccount }) {
  const t = useT();
  const { credentials, sessions } = account;
  if (!credentials || !sessions) return <EmptyNotice>{t('access.hidden')}</EmptyNotice>;
  return (
    <>
      <Credentials credentials={credentials} />
      <AccountSessions account={account} sessions={sessions} />
    </>
  );
}

const signs = {
  NONE: { shape: 'empty', colour: 'quiet' },
  GOOD: { shape: 'done', colour: 'success' },
  TO_CHANGE: { shape: 'waiting', colour: 'warning' },
  LOCKED: { shape: 'refused', colour: 'error' },
  TEMPORARY: { shape: 'waiting', colour: 'warning' },
  EXPIRED: { shape: 'refused', colour: 'error' },
} as const satisfies Record<PasswordStanding, object>;

function Credentials({
  credentials: { logins, password, passwordSince, passwordExpiresAt },
}: {
  readonly credentials: NonNullable<FullAccount['credentials']>;
}) {
  const t = useT();
  const language = useLanguage();
  const facts = [
    {
      name: t('access.logins'),
      value: logins.map((login) => (
        <Box key={login} sx={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}>
          {login} <CopyButton text={login} what={login} />
        </Box>
      )),
    },
    {
      name: t('access.password'),
      value: (
        <>
          <Sign {...signs[password]}>{t(`access.standings.${password}`)}</Sign>
          {password !== 'GOOD' && (
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {t(`access.standingHelp.${password}`)}
            </Typography>
          )}
        </>
      ),
    },
    ...(passwordSince
      ? [
          {
            name: t(passwordExpiresAt ? 'access.madeOn' : 'access.since'),
            value: longDate(new Date(passwordSince), language),
          },
        ]
      : []),
    ...(passwordExpiresAt
      ? [
          {
            name: t(password === 'EXPIRED' ? 'access.expiredOn' : 'access.expiresOn'),
            value: longDateTime(new Date(passwordExpiresAt), language),
          },
        ]
      : []),
  ];
  return (
    <Box component="section" sx={{ mb: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {t('access.credentials')}
      </Typography>
      <FactList facts={facts} />
    </Box>
  );
}
