import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useT } from '../i18n/use-t.js';
import { ChoiceField } from '../shown/Fields.js';
import type { CampaignForm, Missing } from './campaign-form.js';
import { CountedField } from './CountedField.js';
import { longest, rates } from './sending.js';

const kinds = { 60: 'slow', 300: 'usual', 1200: 'fast' } as const;

/** « Objet », « Texte personnalisable », and how fast the mails go out. */
export function MessageFields({
  form,
  title,
  onChange,
  missing,
}: {
  readonly form: CampaignForm;
  /** The subject as it stands: the one proposed, or the person's own. */
  readonly title: string;
  readonly onChange: (form: CampaignForm) => void;
  readonly missing: Missing | undefined;
}) {
  const t = useT();
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2.5 }}>
      <CountedField
        label={t('campaigns.form.subject')}
        value={title}
        most={longest.title}
        required
        onChange={(value) => onChange({ ...form, title: value })}
        error={missing === 'title' && !title.trim() ? t('distribution.required') : undefined}
      />
      <CountedField
        label={t('campaigns.form.text')}
        help={t('campaigns.form.textHelp')}
        value={form.text}
        most={longest.text}
        lines={4}
        onChange={(text) => onChange({ ...form, text })}
      />
      <Box>
        <ChoiceField
          label={t('campaigns.form.rate')}
          value={String(form.perMinute)}
          minWidth={240}
          choices={rates.map((perMinute) => ({
            value: String(perMinute),
            label: t('campaigns.form.rates', { perMinute, kind: kinds[perMinute] }),
          }))}
          onChange={(value) => onChange({ ...form, perMinute: Number(value) })}
        />
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
          {t('campaigns.form.rateHelp')}
        </Typography>
      </Box>
    </Box>
  );
}
