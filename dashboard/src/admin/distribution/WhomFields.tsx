import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useT } from '../i18n/use-t.js';
import { Section } from '../shown/Page.js';
import type { CampaignForm, Missing } from './campaign-form.js';
import { CheckList } from './CheckList.js';
import type { ReachedSchool } from './reach.js';
import { profiles } from './target.js';
import { TargetFields } from './TargetFields.js';

/** « Cible »: profiles, schools, classes; or the people who were chosen in the search of accounts. */
export function WhomFields({
  form,
  onChange,
  schools,
  missing,
}: {
  readonly form: CampaignForm;
  readonly onChange: (form: CampaignForm) => void;
  readonly schools: readonly ReachedSchool[];
  readonly missing: Missing | undefined;
}) {
  const t = useT();
  const { picked, target } = form;
  return (
    <Section title={t('campaigns.form.target')}>
      {picked ? (
        <>
          <Typography>
            {picked.accounts
              ? t('campaigns.form.picked', { count: picked.accounts.length })
              : t('campaigns.form.found')}
          </Typography>
          <Button variant="outlined" sx={{ mt: 1 }} onClick={() => onChange({ ...form, picked: undefined })}>
            {t('campaigns.form.other')}
          </Button>
        </>
      ) : (
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          <CheckList
            legend={t('distribution.make.profiles')}
            help={t('campaigns.form.targetHelp')}
            choices={profiles.map((value) => ({ value, label: t(`profilesMany.${value}`) }))}
            held={target.profiles}
            onChange={(held) => onChange({ ...form, target: { ...target, profiles: held } })}
            error={missing === 'profiles' ? t('campaigns.form.chooseProfiles') : undefined}
          />
          <TargetFields
            form={target}
            onChange={(next) => onChange({ ...form, target: next })}
            schools={schools}
            checked={missing === 'schools' || missing === 'classes'}
          />
        </Box>
      )}
    </Section>
  );
}
