import Box from '@mui/material/Box';
import type { MigrationPeopleQuery, MigrationState } from '@loge/contracts/client';
import type { ComponentProps } from 'react';
import { relativeTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { PersonText } from '../shown/People.js';
import { Sign } from '../shown/Sign.js';
import { useNow } from '../shown/When.js';

type Person = MigrationPeopleQuery['migrationPeople']['edges'][number]['node'];

const looks: Readonly<Record<MigrationState, Pick<ComponentProps<typeof Sign>, 'shape' | 'colour'>>> = {
  MOVED: { shape: 'done', colour: 'success' },
  OLD_LOGIN_ONLY: { shape: 'going', colour: 'warning' },
  NEVER_SIGNED_IN: { shape: 'empty', colour: 'quiet' },
};

/** People one below the other: who, how far they have come, how they can be reached. */
export function MigrationRows({ people }: { readonly people: readonly Person[] }) {
  const t = useT();
  const language = useLanguage();
  const now = useNow();
  const when = (at: string) => relativeTime(new Date(at), language, now);
  return (
    <Box component="ul" aria-label={t('migration.people.table')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {people.map(({ id, person, profile, state, reachable, lastOldSignInAt, remindedAt }) => (
        <Box
          component="li"
          key={`${id}${profile}`}
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 2,
            alignItems: 'center',
            py: 1,
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <Box sx={{ flex: '1 1 16rem', minWidth: 0 }}>
            <PersonText person={person.profile ? person : { ...person, profile }} />
            <Box sx={{ color: 'text.secondary', fontSize: '0.9rem' }}>
              {[
                state !== 'MOVED' && t(`migration.people.reach.${reachable ? 'yes' : 'no'}`),
                lastOldSignInAt && t('migration.people.lastOldSignIn', { when: when(lastOldSignInAt) }),
                remindedAt && t('migration.people.reminded', { when: when(remindedAt) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Box>
          </Box>
          <Sign {...looks[state]}>{t(`migration.states.${state}`)}</Sign>
        </Box>
      ))}
    </Box>
  );
}
