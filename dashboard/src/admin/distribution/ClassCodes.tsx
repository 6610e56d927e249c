import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';

/** Classes told by their codes, where the directory lists none of the school. */
export function ClassCodes({
  value,
  onChange,
  several = false,
  error,
}: {
  readonly value: readonly string[];
  readonly onChange: (codes: string[]) => void;
  /** Whether there may be more than one, with commas between them. */
  readonly several?: boolean;
  /** What is missing, in words. */
  readonly error?: string | undefined;
}) {
  const t = useT();
  // What is typed, commas at its end and all.
  const [text, setText] = useState(value.join(', '));
  return (
    <TextField
      label={t(several ? 'distribution.make.classes' : 'distribution.class.class')}
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        const codes = several ? target.value.split(/[,;]/) : [target.value];
        onChange(codes.map((code) => code.trim()).filter(Boolean));
      }}
      error={error !== undefined}
      helperText={error ?? t(several ? 'distribution.make.codesHelp' : 'distribution.class.codeHelp')}
      slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false } }}
    />
  );
}
