import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useLogin } from 'ra-core';
import { useRef, useState } from 'react';
import { useErrorText } from '../shown/Notices.js';
import { useT } from '../i18n/use-t.js';
import { EntrancePage } from './EntrancePage.js';
import { PasswordField } from './PasswordField.js';

/** Sign-in with an e-mail address or login and a password. */
export function SignInPage() {
  const t = useT();
  const errorText = useErrorText();
  const login = useLogin();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const nameField = useRef<HTMLInputElement>(null);

  const submit = async (): Promise<void> => {
    setFailure(undefined);
    setMissing(!name.trim() || !password);
    if (!name.trim() || !password) {
      if (!name.trim()) nameField.current?.focus();
      return;
    }
    setBusy(true);
    try {
      await login({ login: name.trim(), password });
    } catch (error) {
      setFailure(errorText(error));
      setBusy(false);
    }
  };

  return (
    <EntrancePage title={t('session.signInTitle')} about={t('session.signInAbout')}>
      <Box
        component="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        sx={{ display: 'flex', flexDirection: 'column', gap: 2.5 }}
      >
        <TextField
          label={t('session.login')}
          name="username"
          value={name}
          inputRef={nameField}
          onChange={(event) => setName(event.target.value)}
          error={missing && !name.trim()}
          helperText={missing && !name.trim() ? t('session.required') : undefined}
          size="medium"
          fullWidth
          autoFocus
          slotProps={{ htmlInput: { autoComplete: 'username', autoCapitalize: 'none', spellCheck: false } }}
        />
        <PasswordField
          label={t('session.password')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          error={missing && !password ? t('session.required') : undefined}
        />
        {failure && (
          <Alert severity="error" variant="outlined">
            {failure}
          </Alert>
        )}
        <Button type="submit" variant="contained" size="large" disabled={busy}>
          {t('session.submit')}
        </Button>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('session.forgotten')}
        </Typography>
      </Box>
    </EntrancePage>
  );
}
