import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { SetLegacyLoginPeriodDocument } from '@loge/contracts/client';
import type { OldLoginFragment } from '@loge/contracts/client';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { schoolDay } from '../i18n/format.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from '../people/FormDialog.js';
import { ErrorNotice, useErrorText } from '../shown/Notices.js';
import { Section } from '../shown/Page.js';
import type { FullMigration } from './MigrationPage.js';
import { totalsOf } from './tally.js';

const fields = ['opensOn', 'endsOn'] as const;
type Days = Readonly<Record<(typeof fields)[number], string>>;

interface PeriodProps {
  readonly migration: FullMigration;
  readonly onChanged: () => unknown;
}

/** Sets, moves or ends the period of a school's old login; a refusal stands at its field. */
export function PeriodForm({ migration, onChanged }: PeriodProps) {
  const t = useT();
  const notify = useNotify();
  const textOf = useErrorText();
  const tell = useTell(SetLegacyLoginPeriodDocument);
  // What the command answered, until the read model says the same.
  const [answered, setAnswered] = useState<{ readonly legacyLogin: OldLoginFragment | null }>();
  const [typed, setTyped] = useState<Partial<Days>>({});
  const [checked, setChecked] = useState(false);
  const [removing, setRemoving] = useState(false);
  const { legacyLogin } = answered ?? migration;
  const valueOf = (field: keyof Days) => typed[field] ?? legacyLogin?.[field] ?? '';
  const faultOf = (field: keyof Days): string | undefined => {
    if (checked && !valueOf(field)) return t('people.required');
    if (field === 'endsOn' && tell.error?.code === 'LEGACY_END_BEFORE_OPENING') return textOf(tell.error);
    return undefined;
  };
  const set = (days: Days | undefined) =>
    tell.mutate(
      { input: { school: migration.school.id, ...days } },
      {
        onSuccess: ({ setLegacyLoginPeriod: { school } }) => {
          setAnswered({ legacyLogin: school.legacyLogin });
          setTyped({});
          setChecked(false);
          setRemoving(false);
          notify(t(days ? 'migration.period.set' : 'migration.period.removed'), { type: 'success' });
          onChanged();
        },
      },
    );
  const helpOf = (field: keyof Days): string => {
    if (field === 'opensOn') return ' ';
    const isPast = valueOf(field) !== '' && valueOf(field) < schoolDay(new Date());
    return t(isPast ? 'migration.period.past' : 'migration.period.endsOnHelp');
  };
  return (
    <Section title={t('migration.period.title')}>
      <Typography sx={{ color: 'text.secondary', mb: 2, maxWidth: 720 }}>
        {t('migration.period.help')}
      </Typography>
      {tell.error && !removing && !faultOf('endsOn') && <ErrorNotice error={tell.error} />}
      <Box
        component="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          const [opensOn, endsOn] = [valueOf('opensOn'), valueOf('endsOn')];
          if (opensOn && endsOn) set({ opensOn, endsOn });
        }}
      >
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-start' }}>
          {fields.map((field) => {
            const fault = faultOf(field);
            return (
              <TextField
                key={field}
                type="date"
                label={t(`migration.period.${field}`)}
                value={valueOf(field)}
                onChange={({ target }) => {
                  setTyped((before) => ({ ...before, [field]: target.value }));
                  tell.reset();
                }}
                error={fault !== undefined}
                helperText={fault ?? helpOf(field)}
                sx={{ flex: '0 1 22rem', minWidth: 0 }}
                slotProps={{
                  inputLabel: { shrink: true },
                  // Read out when it appears.
                  formHelperText: fault === undefined ? {} : { role: 'alert' },
                }}
              />
            );
          })}
        </Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
          <Button type="submit" variant="contained" disabled={tell.isPending}>
            {t('shell.save')}
          </Button>
          {legacyLogin && (
            <Button
              color="error"
              onClick={() => {
                tell.reset();
                setRemoving(true);
              }}
            >
              {t('migration.period.remove')}
            </Button>
          )}
        </Box>
      </Box>
      {removing && (
        <FormDialog
          title={t('migration.period.removeTitle')}
          help={t('migration.period.removeHelp', { count: totalsOf(migration.counts).shutOut })}
          submit={t('migration.period.remove')}
          danger
          busy={tell.isPending}
          error={tell.error}
          onSubmit={() => set(undefined)}
          onClose={() => setRemoving(false)}
        />
      )}
    </Section>
  );
}
