import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { AccountsDocument } from '@loge/contracts/client';
import { Link as RouterLink } from 'react-router';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { pathTo } from '../register/sentences/SentenceLine.js';

/**
 * Who bears the names of somebody about to be made, each with their page in another tab: the form stays as it is. They
 * are read as one search: nobody's page was opened.
 * @param names as they were typed when these accounts were told of.
 */
export function ResemblingPeople({
  accounts,
  names,
  school,
}: {
  readonly accounts: readonly string[];
  readonly names: { readonly family: string; readonly given: string };
  readonly school: string;
}) {
  const t = useT();
  const filter = { family: names.family.trim(), given: names.given.trim(), school };
  // Whoever comes back from a page that they opened searched no second time.
  const asking = { anew: accounts.join(' '), stands: true };
  const { data } = useAsk(AccountsDocument, { filter, first: 100 }, asking);
  const known = new Map(data?.accounts.edges.map(({ node }) => [node.id, node]));
  const wordsOf = (id: string): string => {
    const node = known.get(id);
    if (!node) return '';
    const { displayName, login, profiles, classes } = node;
    return [displayName, login, ...profiles.map((profile) => t(`profiles.${profile}`)), ...classes]
      .filter(Boolean)
      .join(' · ');
  };
  return (
    <Alert severity="warning" variant="outlined" role="status">
      {t('byhand.resembles')}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {accounts.map((id) => (
          <li key={id}>
            {wordsOf(id)}{' '}
            <Link component={RouterLink} to={pathTo('person', id)} target="_blank" rel="noreferrer">
              {t('byhand.resemblesOpen')}
            </Link>
          </li>
        ))}
      </Box>
    </Alert>
  );
}
