import TextField from '@mui/material/TextField';
import { useT } from '../i18n/use-t.js';
import { endBounds, isEnd } from './service-form.js';

/** The last day a token works, within what the server takes. */
export function LastDayField({
  value,
  onChange,
  refused,
}: {
  readonly value: string;
  readonly onChange: (day: string) => void;
  /** Whether the server would not have it: midnight came in between. */
  readonly refused: boolean;
}) {
  const t = useT();
  const now = new Date();
  const wrong = refused || !isEnd(value, now);
  return (
    <TextField
      type="date"
      label={t('services.end')}
      value={value}
      error={wrong}
      helperText={wrong ? t('errors.TOKEN_END_INVALID') : t('services.endHelp')}
      onChange={({ target }) => onChange(target.value)}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: endBounds(now) }}
    />
  );
}
