import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
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
import { AccountStateText } from './AccountStateText.js';

/** Which accounts are chosen, and how one is. */
export interface Choosing {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (ids: readonly string[], isChosen: boolean) => void;
}

/** Accounts as a table, or as cards where there is no room for one; nobody is chosen where nothing may be done. */
export function AccountRows({
  accounts,
  choosing,
}: {
  readonly accounts: readonly AccountSummary[];
  readonly choosing?: Choosing | undefined;
}) {
  const t = useT();
  const language = useLanguage();
  const wide = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'));
  const profiles = (account: AccountSummary) =>
    listOf(
      account.profiles.map((profile) => t(`profiles.${profile}`)),
      language,
    );
  const link = (account: AccountSummary, text: string) => (
    <Link
      component={RouterLink}
      to={pathTo('person', account.id)}
      aria-label={account.displayName}
      sx={{ fontWeight: 600 }}
    >
      {text}
    </Link>
  );
  const ids = accounts.map(({ id }) => id);
  const many = ids.filter((id) => choosing?.chosen.has(id)).length;
  const box = ({ id, displayName }: AccountSummary) =>
    choosing && (
      <Checkbox
        size="small"
        checked={choosing.chosen.has(id)}
        onChange={(_, isChosen) => choosing.onChange([id], isChosen)}
        slotProps={{ input: { 'aria-label': t('searching.select', { name: displayName }) } }}
      />
    );
  const all = choosing && (
    <Checkbox
      size="small"
      checked={many === ids.length}
      indeterminate={many > 0 && many < ids.length}
      onChange={(_, isChosen) => choosing.onChange(ids, isChosen)}
      slotProps={{ input: { 'aria-label': t('searching.selectPage') } }}
    />
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
      <>
        {all && (
          <FormControlLabel
            control={all}
            label={t('searching.selectPage')}
            sx={{ ml: '-9px', fontWeight: 600 }}
          />
        )}
        <Box component="ul" aria-label={t('accounts.table')} sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {accounts.map((account) => (
            <Box
              key={account.id}
              component="li"
              sx={{ display: 'flex', py: 1, borderTop: 1, borderColor: 'divider' }}
            >
              {choosing && <Box sx={{ ml: '-9px', mt: -0.5 }}>{box(account)}</Box>}
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <Box
                  sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, justifyContent: 'space-between' }}
                >
                  {link(account, account.displayName)}
                  <AccountStateText account={account} />
                </Box>
                <Box sx={{ color: 'text.secondary', fontSize: '0.9rem', overflowWrap: 'anywhere' }}>
                  {[profiles(account), account.login].filter(Boolean).join(' · ')}
                </Box>
                <Box sx={{ color: 'text.secondary', fontSize: '0.9rem' }}>{places(account)}</Box>
              </Box>
            </Box>
          ))}
        </Box>
      </>
    );
  return (
    <Table size="small" aria-label={t('accounts.table')}>
      <TableHead>
        <TableRow>
          {choosing && (
            <TableCell padding="checkbox" sx={{ verticalAlign: 'middle' }}>
              {all}
            </TableCell>
          )}
          <TableCell>{t('accounts.name')}</TableCell>
          <TableCell>{t('searching.given')}</TableCell>
          <TableCell>{t('accounts.login')}</TableCell>
          <TableCell>{t('accounts.profile')}</TableCell>
          <TableCell>{t('accounts.status')}</TableCell>
          <TableCell>{t('accounts.schoolsColumn')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {accounts.map((account) => (
          <TableRow key={account.id} hover>
            {choosing && (
              <TableCell padding="checkbox" sx={{ verticalAlign: 'middle' }}>
                {box(account)}
              </TableCell>
            )}
            <TableCell component="th" scope="row">
              {link(account, account.name.family || account.displayName)}
            </TableCell>
            <TableCell>{account.name.given}</TableCell>
            <TableCell>{account.login}</TableCell>
            <TableCell>{profiles(account)}</TableCell>
            <TableCell>
              <AccountStateText account={account} />
            </TableCell>
            <TableCell>{places(account)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
