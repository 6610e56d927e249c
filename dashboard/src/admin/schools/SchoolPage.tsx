import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { SchoolQuery } from '@loge/contracts/client';
import { ShowBase, useShowContext } from 'ra-core';
import { Link as RouterLink } from 'react-router';
import { accountsWith } from '../accounts/accounts-with.js';
import { SchoolRoles } from '../as-of/SchoolRoles.js';
import { longDate } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { useRight } from '../session/use-me.js';
import { FactList } from '../shown/FactList.js';
import { BackLink } from '../shown/BackLink.js';
import { ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page, Section } from '../shown/Page.js';
import { LetterSettings } from './LetterSettings.js';
import { OldLogin } from './OldLogin.js';
import { PasswordPolicy } from './PasswordPolicy.js';
import { PortalSettings } from './PortalSettings.js';
import { SignInPlaces } from './SignInPlaces.js';

/** One school in full. */
export type FullSchool = NonNullable<SchoolQuery['school']>;

/** One school: its record, its people, its classes, where they sign in and how, its pages of the portal and letters. */
export function SchoolPage() {
  return (
    <ShowBase<FullSchool>
      resource="schools"
      // `meta` keeps this apart from what lists leave in react-admin's cache, which is not the whole record.
      queryOptions={{ onError: () => undefined, meta: { whole: true } }}
      disableAuthentication
    >
      <School />
    </ShowBase>
  );
}

function School() {
  const t = useT();
  const language = useLanguage();
  const { record: school, error, isPending, refetch } = useShowContext<FullSchool>();
  const readsAccounts = useRight('READ_ACCOUNTS');
  const readsRegister = useRight('READ_REGISTER');
  const above = <BackLink to="/schools">{t('schools.back')}</BackLink>;
  if (!school)
    return (
      <Page title={t('schools.title')} above={above}>
        {error && !isPending ? <ErrorNotice error={error} retry={refetch} /> : <RowsSkeleton rows={4} />}
      </Page>
    );
  const { address, sector } = school;
  const people = school.members.reduce((sum, { count }) => sum + count, 0);
  const sectorText = sector === 'PUBLIC' || sector === 'PRIVATE' ? t(`sectors.${sector}`) : sector;
  const facts = [
    { name: t('schools.code'), value: school.code },
    { name: t('schools.type'), value: school.type },
    { name: t('schools.sector'), value: sectorText },
    { name: t('schools.network'), value: school.network },
    {
      name: t('schools.address'),
      value: [address?.street, [address?.postcode, address?.town].filter(Boolean).join(' ')]
        .filter(Boolean)
        .join(', '),
    },
    { name: t('schools.phone'), value: school.phone },
    { name: t('schools.registered'), value: longDate(new Date(school.registeredAt), language) },
  ].filter(({ value }) => value);
  return (
    <Page
      title={school.name}
      above={above}
      answer={`${t('schools.peopleAnswer', { count: people })} ${t('schools.classesAnswer', { count: school.classes.length })}`}
    >
      <Section title={t('schools.people')}>
        <Box
          component="ul"
          sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', gap: 1.5 }}
        >
          {school.members.map(({ profile, count }) => {
            const label = t(`profileCounts.${profile}`, { count });
            return (
              <Box
                component="li"
                key={profile}
                sx={{ border: 1, borderColor: 'divider', borderRadius: 2, px: 2, py: 1 }}
              >
                {readsAccounts ? (
                  <Link component={RouterLink} to={accountsWith({ school: school.id, profile })}>
                    {label}
                  </Link>
                ) : (
                  label
                )}
              </Box>
            );
          })}
        </Box>
        {people === 0 && <Typography>{t('schools.peopleAnswer', { count: 0 })}</Typography>}
      </Section>
      <SignInPlaces school={school} onChanged={refetch} />
      <PasswordPolicy school={school} onChanged={refetch} />
      <OldLogin school={school} />
      <PortalSettings school={school} onChanged={refetch} />
      <LetterSettings school={school} onChanged={refetch} />
      <SchoolRoles school={school.id} />
      <Section title={t('schools.classes')}>
        {school.classes.length === 0 && <Typography>{t('schools.classesAnswer', { count: 0 })}</Typography>}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {school.classes.map(({ code, label }) => (
            <Box
              component="li"
              key={code}
              title={label ?? undefined}
              sx={{ border: 1, borderColor: 'divider', borderRadius: 2, px: 1.5, py: 0.75 }}
            >
              {readsAccounts ? (
                <Link component={RouterLink} to={accountsWith({ school: school.id, class: code })}>
                  {code}
                </Link>
              ) : (
                code
              )}
            </Box>
          ))}
        </Box>
      </Section>
      <Section title={t('schools.record')}>
        <FactList facts={facts} />
        {readsRegister && (
          <Link
            component={RouterLink}
            to={`/register?period=all&school=${school.id}`}
            sx={{ display: 'inline-block', mt: 1.5 }}
          >
            {t('schools.history')}
          </Link>
        )}
      </Section>
    </Page>
  );
}
