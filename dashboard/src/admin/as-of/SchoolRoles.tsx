import { SchoolRolesAsOfDocument, SchoolRolesDifferenceDocument } from '@loge/contracts/client';
import type { RoleAsOfRowFragment } from '@loge/contracts/client';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useAsk } from '../data/use-ask.js';
import { longDate } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { RoleText } from '../people/RoleText.js';
import { useRight } from '../session/use-me.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Section } from '../shown/Page.js';
import { PersonText } from '../shown/People.js';
import { AsOfBanner, useDayText } from './AsOfBanner.js';
import { DaysForm } from './DaysForm.js';
import { inOrder, useDays } from './use-days.js';
import type { AsOfDay } from './use-days.js';

const names = { at: 'rolesAsOf', other: 'rolesCompare' };

/** « Droits à la date du … »: who held a role that reached the school, and who gained or lost one since. */
export function SchoolRoles({ school }: { readonly school: string }) {
  const t = useT();
  const dayText = useDayText();
  const days = useDays(names);
  const readsRegister = useRight('READ_REGISTER');
  if (!readsRegister) return null;
  const { at, other, today } = days;
  return (
    <Section title={t('asof.rolesAt')}>
      {!at && <Typography sx={{ color: 'text.secondary' }}>{t('asof.rolesHelp')}</Typography>}
      <DaysForm days={days} label={t('asof.rolesAt')} />
      {at && (
        <>
          <AsOfBanner text={t('asof.roles', { date: dayText(at.day) })} days={days} />
          <Held school={school} at={at} />
          {other ? (
            <Differences school={school} span={inOrder(at, other)} />
          ) : (
            at.day !== today && (
              <Button variant="outlined" size="small" onClick={() => days.go(at.day, today)}>
                {t('asof.compareToday')}
              </Button>
            )
          )}
        </>
      )}
    </Section>
  );
}

function Held({ school, at }: { readonly school: string; readonly at: AsOfDay }) {
  const t = useT();
  const { data, error, refetch } = useAsk(SchoolRolesAsOfDocument, { school, asOf: at.until });
  if (error) return <ErrorNotice error={error} retry={refetch} />;
  if (!data) return <RowsSkeleton rows={3} />;
  if (data.schoolRolesAsOf.length === 0) return <EmptyNotice>{t('asof.noRoles')}</EmptyNotice>;
  return <RoleList roles={data.schoolRolesAsOf} />;
}

function Differences({
  school,
  span: [from, to],
}: {
  readonly school: string;
  readonly span: readonly [AsOfDay, AsOfDay];
}) {
  const t = useT();
  const dayText = useDayText();
  const { data, error, refetch } = useAsk(SchoolRolesDifferenceDocument, {
    school,
    from: from.until,
    to: to.until,
  });
  if (error) return <ErrorNotice error={error} retry={refetch} />;
  if (!data) return <RowsSkeleton rows={3} />;
  const { gained, lost } = data.schoolRolesDifference;
  const between = { from: dayText(from.day), to: dayText(to.day) };
  if (gained.length + lost.length === 0) return <EmptyNotice>{t('asof.sameRoles', between)}</EmptyNotice>;
  return (
    <Box sx={{ mt: 3 }}>
      <Typography variant="h3">{t('asof.differs', between)}</Typography>
      {gained.length > 0 && <RoleList title={t('asof.gained')} roles={gained} />}
      {lost.length > 0 && <RoleList title={t('asof.lost')} roles={lost} />}
    </Box>
  );
}

function RoleList({
  title,
  roles,
}: {
  readonly title?: string;
  readonly roles: readonly RoleAsOfRowFragment[];
}) {
  const t = useT();
  const language = useLanguage();
  const date = (at: string) => longDate(new Date(at), language);
  return (
    <Box sx={{ my: 2 }}>
      {title && <Typography sx={{ fontWeight: 600 }}>{title}</Typography>}
      <Box component="ul" aria-label={title ?? t('asof.rolesAt')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {roles.map(({ person, role, since }) => (
          <Box component="li" key={role.id} sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}>
            <PersonText person={person} />
            <div>
              <RoleText grant={role} />
            </div>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {role.endsOn
                ? t('accounts.until', { from: date(since), to: date(`${role.endsOn}T12:00:00Z`) })
                : t('accounts.since', { date: date(since) })}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
