import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import type { GrantFragment } from '@loge/contracts/client';
import { longDate } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { PersonText } from '../shown/People.js';
import type { Holder } from './PeoplePage.js';
import { scopeText } from './RoleText.js';

/** What can be done about somebody's accesses. */
export interface HolderActs {
  readonly onRenew: (holder: Holder) => void;
  readonly onAdd: (holder: Holder) => void;
  readonly onEnd: (holder: Holder, grant: GrantFragment) => void;
  readonly onWithdraw: (holder: Holder, grant: GrantFragment) => void;
}

/** « Récapitulatif des droits d'accès » (KO-10): a row for each role, or cards where there is no room for a table. */
export function HolderRows({ holders, ...acts }: HolderActs & { readonly holders: readonly Holder[] }) {
  const t = useT();
  const wide = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'));
  if (!wide)
    return (
      <Box component="ul" aria-label={t('grants.recap')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {holders.map((holder) => (
          <Box
            component="li"
            key={holder.id}
            sx={{ py: 1.5, borderBottom: 1, borderColor: 'divider', overflowWrap: 'anywhere' }}
          >
            <User holder={holder} {...acts} />
            <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 1, p: 0 }}>
              {holder.roles.map((grant) => (
                <Box component="li" key={grant.id} sx={{ mt: 1 }}>
                  <strong>{t(`roles.${grant.role}`)}</strong> · <ScopeOf grant={grant} />
                  <Box>
                    {t('grants.until')} : <EndOf grant={grant} />
                  </Box>
                  <Acts holder={holder} grant={grant} {...acts} />
                </Box>
              ))}
            </Box>
          </Box>
        ))}
      </Box>
    );
  return (
    <Table size="small" aria-label={t('grants.recap')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('grants.user')}</TableCell>
          <TableCell>{t('people.role')}</TableCell>
          <TableCell>{t('people.scope')}</TableCell>
          <TableCell>{t('grants.until')}</TableCell>
          <TableCell>{t('grants.actions')}</TableCell>
        </TableRow>
      </TableHead>
      {holders.map((holder) => (
        <TableBody key={holder.id}>
          {holder.roles.map((grant, index) => (
            <TableRow key={grant.id} sx={{ verticalAlign: 'top' }}>
              {index === 0 && (
                <TableCell
                  component="th"
                  scope="rowgroup"
                  rowSpan={holder.roles.length}
                  sx={{ minWidth: 248 }}
                >
                  <User holder={holder} {...acts} />
                </TableCell>
              )}
              <TableCell>{t(`roles.${grant.role}`)}</TableCell>
              <TableCell>
                <ScopeOf grant={grant} />
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <EndOf grant={grant} />
              </TableCell>
              <TableCell>
                <Acts holder={holder} grant={grant} {...acts} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      ))}
    </Table>
  );
}

const nameOf = ({ person, login }: Holder) => person.displayName ?? login;

function User({
  holder,
  onRenew,
  onAdd,
}: { readonly holder: Holder } & Pick<HolderActs, 'onRenew' | 'onAdd'>) {
  const t = useT();
  const named = (act: string) => `${act} : ${nameOf(holder)}`;
  return (
    <>
      <PersonText person={holder.person} />
      <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {holder.login}
        {holder.invited && ` · ${t('people.invited')}`}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, ml: -0.75 }}>
        {holder.invited && (
          <Button size="small" onClick={() => onRenew(holder)} aria-label={named(t('people.renew'))}>
            {t('people.renew')}
          </Button>
        )}
        <Button size="small" onClick={() => onAdd(holder)} aria-label={named(t('grants.addOne'))}>
          {t('grants.addOne')}
        </Button>
      </Box>
    </>
  );
}

function ScopeOf({ grant }: { readonly grant: GrantFragment }) {
  const t = useT();
  const language = useLanguage();
  const date = longDate(new Date(grant.grantedAt), language);
  const by = grant.grantedBy?.displayName;
  return (
    <>
      {scopeText(grant, t, language)}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {by ? t('people.grantedBy', { name: by, date }) : t('people.grantedBySystem', { date })}
      </Typography>
    </>
  );
}

function EndOf({ grant: { endsOn } }: { readonly grant: GrantFragment }) {
  const t = useT();
  const language = useLanguage();
  // Noon, in whatever zone, is of the same day in Paris.
  return <>{endsOn ? longDate(new Date(`${endsOn}T12:00:00Z`), language) : t('grants.noEnd')}</>;
}

function Acts({
  holder,
  grant,
  onEnd,
  onWithdraw,
}: { readonly holder: Holder; readonly grant: GrantFragment } & Pick<HolderActs, 'onEnd' | 'onWithdraw'>) {
  const t = useT();
  const [role, name] = [t(`roles.${grant.role}`), nameOf(holder)];
  if (!grant.whole)
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('grants.beyond')}
      </Typography>
    );
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, ml: -0.75 }}>
      <Button
        size="small"
        sx={{ minWidth: 0 }}
        onClick={() => onEnd(holder, grant)}
        aria-label={t('grants.endLabel', { role, name })}
      >
        {t('grants.end')}
      </Button>
      <Button
        size="small"
        sx={{ minWidth: 0 }}
        onClick={() => onWithdraw(holder, grant)}
        aria-label={t('people.withdrawLabel', { role, name })}
      >
        {t('people.withdraw')}
      </Button>
    </Box>
  );
}
