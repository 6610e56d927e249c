import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { AcceptInvitationDocument, ReadInvitationDocument } from '@loge/contracts/client';
import type { ReadInvitationMutation } from '@loge/contracts/client';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { ask } from '../api.js';
import { longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { RowsSkeleton, useErrorText } from '../shown/Notices.js';
import { EntrancePage } from './EntrancePage.js';
import { PasswordField } from './PasswordField.js';
import { rulesSaid } from './rules-said.js';

/**
 * The secret of the link, taken out of the address bar, the history and the way of whoever looks over one's
 * shoulder; kept in memory only, so that a change of language does not lose it.
 */
let heldToken: string | undefined;
function takeToken(): string | undefined {
  const [path, query] = window.location.hash.split('?');
  const token = new URLSearchParams(query).get('token');
  if (token) {
    heldToken = token;
    window.history.replaceState(window.history.state, '', path || '#/invitation');
  }
  return heldToken;
}

/** Where an invitation's link leads: choose the first password, and be signed in. */
export function InvitationPage() {
  const t = useT();
  const language = useLanguage();
  const errorText = useErrorText();
  const [token] = useState(takeToken);
  const [invitation, setInvitation] = useState<ReadInvitationMutation['readInvitation']>();
  const [refused, setRefused] = useState<unknown>();
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (!token) return;
    ask(ReadInvitationDocument, { token }).then((answer) => setInvitation(answer.readInvitation), setRefused);
  }, [token]);

  const accept = async (): Promise<void> => {
    if (!token || !password) return setFailure(t('session.required'));
    setBusy(true);
    setFailure(undefined);
    try {
      await ask(AcceptInvitationDocument, { input: { token, password } });
      heldToken = undefined;
      // react-admin has settled on the pages of strangers; only a new start makes it look again who is there.
      window.location.replace('#/');
      window.location.reload();
    } catch (error) {
      setFailure(errorText(error));
      setBusy(false);
    }
  };

  if (!token || refused)
    return (
      <EntrancePage title={t('session.invitationTitle', { name: '' })}>
        <Alert severity="error" variant="outlined" sx={{ mb: 2 }}>
          {refused ? errorText(refused) : t('session.invitationMissing')}
        </Alert>
        <Button component={Link} to="/login" variant="outlined">
          {t('session.toSignIn')}
        </Button>
      </EntrancePage>
    );
  if (!invitation)
    return (
      <EntrancePage title={t('session.invitationChecking')}>
        <RowsSkeleton rows={2} />
      </EntrancePage>
    );
  return (
    <EntrancePage
      title={t('session.invitationTitle', { name: invitation.name.given })}
      about={t('session.invitationAbout')}
    >
      <Box
        component="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void accept();
        }}
        sx={{ display: 'flex', flexDirection: 'column', gap: 2.5 }}
      >
        <TextField
          label={t('session.invitationLogin')}
          value={invitation.login}
          size="medium"
          slotProps={{ htmlInput: { readOnly: true, autoComplete: 'username' } }}
        />
        <PasswordField
          label={t('session.newPassword')}
          value={password}
          onChange={setPassword}
          autoComplete="new-password"
          error={failure}
          help={t('session.newPasswordHelp', rulesSaid(invitation.rules))}
        />
        <Button type="submit" variant="contained" size="large" disabled={busy}>
          {t('session.choose')}
        </Button>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('session.invitationUntil', { date: longDateTime(new Date(invitation.expiresAt), language) })}
        </Typography>
      </Box>
    </EntrancePage>
  );
}
