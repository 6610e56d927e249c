import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { AccountDocument } from '@loge/contracts/client';
import { Link as RouterLink } from 'react-router';
import { useAsk } from '../data/use-ask.js';
import { longDate } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { pathTo } from '../register/sentences/SentenceLine.js';

/** Who bears the names of somebody about to be made, each with their page in another tab: the form stays as it is. */
export function ResemblingPeople({ accounts }: { readonly accounts: readonly string[] }) {
  const t = useT();
  return (
    <Alert severity="warning" variant="outlined" role="status">
      {t('byhand.resembles')}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {accounts.map((id) => (
          <li key={id}>
            <Resembling id={id} />
          </li>
        ))}
      </Box>
    </Alert>
  );
}

function Resembling({ id }: { readonly id: string }) {
  const t = useT();
  const language = useLanguage();
  const account = useAsk(AccountDocument, { id }).data?.account;
  const places = account?.affiliations
    .filter(({ current }) => current)
    .map(({ profile, classes }) => [t(`profiles.${profile}`), ...classes].join(' '));
  const born = account?.birthDate && longDate(new Date(`${account.birthDate}T12:00:00Z`), language);
  return (
    <>
      {account && [account.displayName, account.login, ...(places ?? []), born].filter(Boolean).join(' · ')}{' '}
      <Link component={RouterLink} to={pathTo('person', id)} target="_blank" rel="noreferrer">
        {t('byhand.resemblesOpen')}
      </Link>
    </>
  );
}
