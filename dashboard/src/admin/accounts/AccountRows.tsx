import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
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
  const activated = ({ activated: is }: AccountSummary) =>
    t(is ? 'searching.isActivated' : 'searching.notActivated');
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
            <Box sx={{ display: 'flex', gap: 1, justifyContent: 'space-between', alignItems: 'center' }}>
              <span>
                {box(account)}
                {link(account, account.displayName)}
              </span>
              <StatusText status={account.status} />
            </Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.9rem' }}>
              {[profiles(account), account.login, activated(account)].filter(Boolean).join(' · ')}
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
          {choosing && <TableCell padding="checkbox">{all}</TableCell>}
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
            {choosing && <TableCell padding="checkbox">{box(account)}</TableCell>}
            <TableCell component="th" scope="row">
              {link(account, account.name.family || account.displayName)}
            </TableCell>
            <TableCell>{account.name.given}</TableCell>
            <TableCell>{account.login}</TableCell>
            <TableCell>{profiles(account)}</TableCell>
            <TableCell>
              <StatusText status={account.status} />
              <Box component="span" sx={{ display: 'block', color: 'text.secondary', fontSize: '0.875rem' }}>
                {activated(account)}
              </Box>
            </TableCell>
            <TableCell>{places(account)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
