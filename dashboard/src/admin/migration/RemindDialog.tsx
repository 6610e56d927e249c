import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { RemindOfMigrationDocument } from '@loge/contracts/client';
import type { Profile } from '@loge/contracts/client';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from '../people/FormDialog.js';
import { ChoiceField } from '../shown/Fields.js';
import type { FullMigration } from './MigrationPage.js';
import { totalsOf } from './tally.js';

/** Has people reminded by mail, once it was said how many. */
export function RemindDialog({
  migration,
  onClose,
}: {
  readonly migration: FullMigration;
  readonly onClose: () => void;
}) {
  const t = useT();
  const notify = useNotify();
  const cache = useQueryClient();
  const tell = useTell(RemindOfMigrationDocument);
  const [chosen, setChosen] = useState<Profile>();
  const { school, counts } = migration;
  const reached = counts.filter(({ byMail }) => byMail > 0);
  const count = totalsOf(reached.filter(({ profile }) => !chosen || profile === chosen)).byMail;
  const remind = () =>
    tell.mutate(
      { input: { school: school.id, profile: chosen ?? null } },
      {
        onSuccess: ({ remindOfMigration: { asked } }) => {
          notify(t('migration.remind.asked', { count: asked }), { type: asked ? 'success' : 'info' });
          void cache.invalidateQueries({ queryKey: ['MigrationPeople'] });
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={t('migration.remind.title')}
      help={t('migration.remind.help')}
      submit={t('migration.remind.submit', { count })}
      busy={tell.isPending || count === 0}
      error={tell.error}
      onSubmit={remind}
      onClose={onClose}
    >
      <Box sx={{ display: 'flex' }}>
        <ChoiceField
          label={t('migration.remind.whom')}
          value={chosen ?? ''}
          choices={[
            { value: '', label: t('migration.remind.everybody', { count: totalsOf(reached).byMail }) },
            ...reached.map(({ profile, byMail }) => ({
              value: profile,
              label: t('migration.remind.profile', { profile: t(`profilesMany.${profile}`), count: byMail }),
            })),
          ]}
          onChange={(value) => setChosen(reached.find(({ profile }) => profile === value)?.profile)}
        />
      </Box>
      <Typography aria-live="polite">{t('migration.remind.count', { count })}</Typography>
    </FormDialog>
  );
}
