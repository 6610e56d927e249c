import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { GrantRolesDocument, ProposedManagersDocument } from '@loge/contracts/client';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useAsk, useTell } from '../data/use-ask.js';
import { schoolDay } from '../i18n/format.js';
import { useT } from '../i18n/use-t.js';
import { Section } from '../shown/Page.js';
import { EndField } from './EndField.js';
import { refusedOf } from './grant-outcomes.js';
import type { Refused } from './grant-outcomes.js';
import { RefusedNotice } from './RefusedNotice.js';
import { endOfSchoolYear } from './role-form.js';

/**
 * « Professeurs principaux proposés par l'import » (KO-10) of a school: who does not manage the credentials of their
 * classes yet, ticked, and one button.
 */
export function ProposedManagers({
  school,
  onGiven,
}: {
  readonly school: { readonly id: string; readonly name: string };
  readonly onGiven: () => void;
}) {
  const t = useT();
  const notify = useNotify();
  const { data } = useAsk(ProposedManagersDocument, { school: school.id });
  const tell = useTell(GrantRolesDocument);
  const today = schoolDay(new Date());
  const [left, setLeft] = useState<readonly string[]>([]);
  const [end, setEnd] = useState(endOfSchoolYear(today));
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const all = data?.proposedManagers ?? [];
  const proposed = all.filter(({ granted }) => !granted);
  const chosen = proposed.filter(({ person }) => !left.includes(person.id));
  if (proposed.length === 0) return null;
  const give = (): void => {
    setRefused([]);
    if (chosen.length === 0 || (end && end < today)) return;
    const input = chosen.map(({ person, classes }) => ({
      ...{ account: person.id, role: 'CREDENTIAL_MANAGER' as const, endsOn: end || null },
      scope: { kind: 'CLASSES' as const, schools: [school.id], classes: [...classes] },
    }));
    tell.mutate(
      { input },
      {
        onSuccess: ({ grantRoles }) => {
          const people = chosen.map(({ person }) => ({ id: person.id, name: person.displayName ?? '' }));
          const without = refusedOf(people, grantRoles);
          setRefused(without);
          if (people.length > without.length) {
            notify(t('grants.given', { count: people.length - without.length }), { type: 'success' });
            onGiven();
          }
        },
      },
    );
  };
  return (
    <Section title={t('grants.proposed')}>
      <Typography sx={{ color: 'text.secondary', mb: 1, maxWidth: 720 }}>
        {t('grants.proposedHelp', { school: school.name, given: all.length - proposed.length })}
      </Typography>
      <RefusedNotice refused={refused} />
      <Box
        role="group"
        aria-label={t('grants.proposed')}
        sx={{
          ...{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(17rem, 100%), 1fr))' },
          ...{ maxHeight: 300, overflowY: 'auto', pl: 0.5, mb: 2 },
        }}
      >
        {proposed.map(({ person, classes }) => (
          <FormControlLabel
            key={person.id}
            label={`${person.displayName ?? ''} · ${classes.join(', ')}`}
            control={
              <Checkbox
                size="small"
                checked={!left.includes(person.id)}
                onChange={({ target }) =>
                  setLeft(target.checked ? left.filter((id) => id !== person.id) : [...left, person.id])
                }
              />
            }
          />
        ))}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-start' }}>
        <EndField value={end} onChange={setEnd} />
        <Button
          variant="contained"
          onClick={give}
          disabled={chosen.length === 0 || tell.isPending}
          sx={{ mt: 1 }}
        >
          {t('grants.proposedGive', { count: chosen.length })}
        </Button>
      </Box>
    </Section>
  );
}
