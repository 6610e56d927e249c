import TextField from '@mui/material/TextField';
import type { KeyboardEvent } from 'react';
import { useT } from '../i18n/use-t.js';

/** In a text of several lines Enter makes a line, and is not a dialog's to send its form with. */
function keepEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.stopPropagation();
}

/** A text with a counter: what is too long is told, never cut off while one types. */
export function CountedField({
  label,
  help,
  value,
  most,
  onChange,
  error,
  lines,
  required = false,
}: {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  /** The most characters. */
  readonly most: number;
  readonly onChange: (value: string) => void;
  /** What is missing, in words. */
  readonly error?: string | undefined;
  /** How many lines it shows at least; one line without. */
  readonly lines?: number;
  readonly required?: boolean;
}) {
  const t = useT();
  const length = value.length;
  const over = length - most;
  return (
    <TextField
      label={label}
      value={value}
      required={required}
      fullWidth
      {...(lines ? { multiline: true, minRows: lines, onKeyDown: keepEnter } : {})}
      onChange={({ target }) => onChange(target.value)}
      error={error !== undefined || over > 0}
      helperText={
        error ??
        [
          help,
          over > 0
            ? t('campaigns.form.tooLong', { length, most, over })
            : t('campaigns.form.characters', { length, most }),
        ]
          .filter(Boolean)
          .join(' ')
      }
    />
  );
}
