import TextField from '@mui/material/TextField';
import { useT } from '../i18n/use-t.js';

/** Why, for the register; nobody can leave it out. */
export function ReasonField({
  value,
  onChange,
  checked,
}: {
  readonly value: string;
  readonly onChange: (reason: string) => void;
  /** Whether it is pointed out when it is missing. */
  readonly checked: boolean;
}) {
  const t = useT();
  const missing = checked && !value.trim();
  return (
    <TextField
      label={t('distribution.reason')}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      error={missing}
      helperText={missing ? t('distribution.required') : t('distribution.reasonHelp')}
      multiline
      required
    />
  );
}
