import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import VisibilityOffIcon from '@mui/icons-material/VisibilityOffOutlined';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';

/** A password to type, with the eye to see it; an error stands beside it, and nothing is cleared. */
export function PasswordField({
  label,
  value,
  onChange,
  autoComplete,
  error,
  help,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly error?: string | undefined;
  readonly help?: string;
}) {
  const t = useT();
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  return (
    <TextField
      label={label}
      type={shown ? 'text' : 'password'}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyUp={(event) => setCapsLock(event.getModifierState('CapsLock'))}
      error={error !== undefined}
      helperText={error ?? (capsLock ? t('session.capsLock') : help)}
      fullWidth
      required
      size="medium"
      slotProps={{
        htmlInput: { autoComplete, autoCapitalize: 'none', spellCheck: false, maxLength: 1024 },
        formHelperText: error === undefined ? {} : { role: 'alert' },
        inputLabel: { required: false },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton
                aria-label={t(shown ? 'session.hidePassword' : 'session.showPassword')}
                aria-pressed={shown}
                onClick={() => setShown(!shown)}
                edge="end"
              >
                {shown ? <VisibilityOffIcon /> : <VisibilityIcon />}
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
