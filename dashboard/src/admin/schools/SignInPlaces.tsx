import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { SetSignInPlaceDocument } from '@loge/contracts/client';
import type { Profile } from '@loge/contracts/client';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { useRight } from '../session/use-me.js';
import { ChoiceField } from '../shown/Fields.js';
import { ErrorNotice } from '../shown/Notices.js';
import { Section } from '../shown/Page.js';
import type { FullSchool } from './SchoolPage.js';

const places = ['LOCAL', 'ACADEMY'] as const;

/** Where the people of each profile sign in; those who may, change it here. */
export function SignInPlaces({
  school,
  onChanged,
}: {
  readonly school: FullSchool;
  readonly onChanged: () => unknown;
}) {
  const t = useT();
  const notify = useNotify();
  const mayChange = useRight('MANAGE_SCHOOLS');
  const tell = useTell(SetSignInPlaceDocument);
  // What the command answered, until the read model says the same.
  const [chosen, setChosen] = useState<Partial<Record<Profile, (typeof places)[number]>>>({});
  return (
    <Section title={t('schools.signIn')}>
      {mayChange && (
        <Typography sx={{ color: 'text.secondary', mb: 2 }}>{t('schools.signInHelp')}</Typography>
      )}
      {tell.error && <ErrorNotice error={tell.error} />}
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', sm: 'max-content 1fr' },
          columnGap: 3,
          rowGap: 2,
          alignItems: 'center',
        }}
      >
        {school.signInPlaces.map(({ profile, place }) => {
          const present = chosen[profile] ?? place;
          const name = t(`profilesMany.${profile}`);
          return (
            <Box key={profile} sx={{ display: 'contents' }}>
              <Box component="dt" sx={{ display: mayChange ? { xs: 'none', sm: 'block' } : 'block' }}>
                {name}
              </Box>
              <Box component="dd" sx={{ m: 0 }}>
                {mayChange ? (
                  <ChoiceField
                    label={t('schools.signInFor', { profile: name })}
                    value={present}
                    minWidth={280}
                    disabled={tell.isPending}
                    choices={places.map((value) => ({ value, label: t(`places.${value}`) }))}
                    onChange={(value) => {
                      const next = places.find((known) => known === value);
                      if (!next) return;
                      tell.mutate(
                        { input: { school: school.id, profile, place: next } },
                        {
                          onSuccess: () => {
                            setChosen((before) => ({ ...before, [profile]: next }));
                            notify(t('schools.signInSet', { profile: name, place: t(`places.${next}`) }), {
                              type: 'success',
                            });
                            onChanged();
                          },
                        },
                      );
                    }}
                  />
                ) : (
                  t(`places.${present}`)
                )}
              </Box>
            </Box>
          );
        })}
      </Box>
    </Section>
  );
}
