import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useLanguage, useT } from '../i18n/use-t.js';
import type { FullAccount } from './AccountPage.js';
import { useActorName } from './ActorText.js';
import { presentOf, seenBy } from './hands.js';
import type { Credential } from './hands.js';
import { presentWords } from './present-words.js';

/** Who knows the present password, in a line, before every credential there was. */
export function HandsAnswer({
  account,
  credentials,
}: {
  readonly account: FullAccount;
  readonly credentials: readonly Credential[];
}) {
  const t = useT();
  const language = useLanguage();
  const nameOf = useActorName();
  const present = presentOf(account.id, credentials);
  const people = seenBy(credentials).length;
  return (
    <Box aria-live="polite">
      <Typography sx={{ fontSize: '1.15rem', fontWeight: 600 }}>
        {presentWords(present, { t, language, nameOf, name: account.displayName })}
      </Typography>
      {credentials.length > 0 && (
        <Typography sx={{ color: 'text.secondary' }}>
          {t('hands.total', { credentials: credentials.length, people })}
        </Typography>
      )}
      {(account.status === 'CLOSED' || account.status === 'JOINED') && (
        <Typography>{t('hands.shut')}</Typography>
      )}
      {account.joined.length > 0 && <Typography>{t('hands.joined')}</Typography>}
    </Box>
  );
}
