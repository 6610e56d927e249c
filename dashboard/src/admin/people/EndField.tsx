import TextField from '@mui/material/TextField';
import { schoolDay } from '../i18n/format.js';
import { useT } from '../i18n/use-t.js';

/** « Jusqu'au »: the last day of an access, or none. */
export function EndField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (day: string) => void;
}) {
  const t = useT();
  const past = value !== '' && value < schoolDay(new Date());
  return (
    <TextField
      type="date"
      label={t('grants.until')}
      helperText={past ? t('errors.ROLE_END_PAST') : t('grants.untilHelp')}
      error={past}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: schoolDay(new Date()) } }}
    />
  );
}
