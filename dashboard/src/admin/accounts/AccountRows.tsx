import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router';
import { listOf } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { pathTo } from '../register/sentences/SentenceLine.js';
import type { AccountSummary } from './AccountsPage.js';
import { StatusText } from './StatusText.js';

/** Accounts as a table, or as cards where there is no room for one. */
export function AccountRows({ accounts }: { readonly accounts: readonly AccountSummary[] }) {
  const t = useT();
  const language = useLanguage();
  const wide = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'));
  const profiles = (account: AccountSummary) =>
    listOf(
      account.profiles.map((profile) => t(`profiles.${profile}`)),
      language,
    );
  const name = (account: AccountSummary) => (
    <Link component={RouterLink} to={pathTo('person', account.id)} sx={{ fontWeight: 600 }}>
      {account.displayName}
    </Link>
  );
  const places = ({ schools, classes }: AccountSummary) =>
    [
      listOf(
        schools.map((school) => school.name),
        language,
      ),
      classes.join(', '),
    ]
      .filter(Boolean)
      .join(' · ');

  if (!wide)
    return (
      <Box component="ul" aria-label={t('accounts.table')} sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {accounts.map((account) => (
          <Box key={account.id} component="li" sx={{ py: 1.25, borderBottom: 1, borderColor: 'divider' }}>
            <Box sx={{ display: 'flex', gap: 1, justifyContent: 'space-between' }}>
              {name(account)}
              <StatusText status={account.status} />
            </Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.9rem' }}>
              {[profiles(account), account.login].filter(Boolean).join(' · ')}
            </Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.9rem' }}>{places(account)}</Box>
          </Box>
        ))}
      </Box>
    );
  return (
    <Table size="small" aria-label={t('accounts.table')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('accounts.name')}</TableCell>
          <TableCell>{t('accounts.login')}</TableCell>
          <TableCell>{t('accounts.profile')}</TableCell>
          <TableCell>{t('accounts.schoolsColumn')}</TableCell>
          <TableCell>{t('accounts.status')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {accounts.map((account) => (
          <TableRow key={account.id} hover>
            <TableCell component="th" scope="row">
              {name(account)}
            </TableCell>
            <TableCell>{account.login}</TableCell>
            <TableCell>{profiles(account)}</TableCell>
            <TableCell>{places(account)}</TableCell>
            <TableCell>
              <StatusText status={account.status} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
