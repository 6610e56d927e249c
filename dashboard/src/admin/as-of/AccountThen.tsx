import type { AccountAsOfQuery } from '@loge/contracts/client';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { AccountDetails } from '../accounts/AccountHead.js';
import { StatusText } from '../accounts/StatusText.js';
import { longDate } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { RoleText } from '../people/RoleText.js';
import { pathTo } from '../register/sentences/SentenceLine.js';
import { FactList } from '../shown/FactList.js';
import { PersonText } from '../shown/People.js';

type Then = NonNullable<AccountAsOfQuery['accountAsOf']>;

/** An account as it was, in the words of its page. */
export function AccountThen({ then, createdAt }: { readonly then: Then; readonly createdAt: string }) {
  const t = useT();
  const language = useLanguage();
  const { affiliations, roles, logins, password } = then;
  const facts = [
    // The details below name whoever has a civility or a birth name.
    ...(then.civility || then.name.birth ? [] : [{ name: t('accounts.name'), value: then.displayName }]),
    {
      name: t('accounts.status'),
      value: (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
          <StatusText status={then.status} />
          {!then.activated && <span>{t('accounts.neverSignedIn')}</span>}
        </Box>
      ),
    },
    ...(then.joinedTo ? [{ name: t('asof.joinedTo'), value: <PersonText person={then.joinedTo} /> }] : []),
    {
      name: t('asof.places'),
      value:
        affiliations.length > 0
          ? affiliations.map((place) => <Place key={place.school.id + place.profile} place={place} />)
          : t('asof.noPlaces'),
    },
    ...(roles.length > 0
      ? [
          {
            name: t('accounts.roles'),
            value: roles.map((grant) => (
              <div key={grant.id}>
                <RoleText grant={grant} />
              </div>
            )),
          },
        ]
      : []),
    ...(logins.length > 0
      ? [
          {
            name: t('access.logins'),
            value: logins.map((login) => (
              <Box key={login} sx={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}>
                {login}
              </Box>
            )),
          },
        ]
      : []),
    ...(password ? [{ name: t('access.password'), value: t(`access.standings.${password}`) }] : []),
  ];
  return (
    <Box component="section" aria-label={t('asof.then')} sx={{ my: 2 }}>
      <FactList facts={facts} />
      <Box sx={{ mt: 1.5 }}>
        <AccountDetails account={{ ...then, createdAt }} label={t('asof.details')} />
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('asof.unchanged', { date: longDate(new Date(then.since), language) })}
      </Typography>
    </Box>
  );
}

/** « élève · 6A · Collège Jean-Moulin », and what else it held. */
function Place({ place }: { readonly place: Then['affiliations'][number] }) {
  const t = useT();
  const { school, profile, classes } = place;
  const more = (['groups', 'subjects', 'functions', 'formTeacherOf'] as const)
    .filter((key) => place[key].length > 0)
    .map((key) => `${t(`accounts.facts.${key}`)}\u00a0: ${place[key].join(', ')}`);
  return (
    <div>
      {[t(`profiles.${profile}`), ...classes].join(' · ')}
      {' · '}
      <Link component={RouterLink} to={pathTo('school', school.id)}>
        {school.name}
      </Link>
      {more.length > 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {more.join(' · ')}
        </Typography>
      )}
    </div>
  );
}
