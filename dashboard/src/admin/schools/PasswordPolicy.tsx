import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { SetPasswordPolicyDocument } from '@loge/contracts/client';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { useRight } from '../session/use-me.js';
import { ChoiceField } from '../shown/Fields.js';
import { ErrorNotice } from '../shown/Notices.js';
import { Section } from '../shown/Page.js';
import type { FullSchool } from './SchoolPage.js';

/** NIST SP 800-63B-4 §3.1.1.2: 8 at least, 15 where a password is all that is asked for. */
const lengths = [8, 12, 15];

type Policy = FullSchool['passwordPolicy'];

/** What passwords of a school's people must be, in words; those who may, change it here. */
export function PasswordPolicy({
  school,
  onChanged,
}: {
  readonly school: FullSchool;
  readonly onChanged: () => unknown;
}) {
  const t = useT();
  const notify = useNotify();
  const mayChange = useRight('MANAGE_SCHOOLS');
  const tell = useTell(SetPasswordPolicyDocument);
  // What the command answered, until the read model says the same.
  const [chosen, setChosen] = useState<Policy>();
  const asked = tell.isPending ? tell.variables.input : undefined;
  const { minLength, composition } = asked ?? chosen ?? school.passwordPolicy;
  const inWords = (policy: Policy) =>
    t('schools.passwordSays', {
      length: policy.minLength,
      composition: String(policy.composition),
    });
  const set = (next: Policy) =>
    tell.mutate(
      { input: { school: school.id, minLength: next.minLength, composition: next.composition } },
      {
        onSuccess: () => {
          setChosen(next);
          notify(t('schools.passwordSet', { policy: inWords(next) }), { type: 'success' });
          onChanged();
        },
      },
    );
  const offered = [...new Set([...lengths, minLength])].sort((a, b) => a - b);
  return (
    <Section title={t('schools.passwords')}>
      <Typography>{inWords({ minLength, composition })}</Typography>
      <Typography sx={{ color: 'text.secondary', mt: 0.5, maxWidth: 720 }}>
        {t('schools.passwordsHelp')}
      </Typography>
      {tell.error && <ErrorNotice error={tell.error} />}
      {mayChange && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mt: 2 }}>
          <ChoiceField
            label={t('schools.passwordLength')}
            value={String(minLength)}
            minWidth={280}
            disabled={tell.isPending}
            choices={offered.map((length) => ({
              value: String(length),
              label: t('schools.passwordLengths', { length }),
            }))}
            onChange={(value) => set({ minLength: Number(value), composition })}
          />
          <FormControlLabel
            disabled={tell.isPending}
            control={
              <Checkbox
                checked={composition}
                onChange={({ target }) => set({ minLength, composition: target.checked })}
              />
            }
            label={t('schools.passwordComposition')}
          />
        </Box>
      )}
    </Section>
  );
}
