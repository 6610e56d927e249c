import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { ChangeLoginDocument } from '@loge/contracts/client';
import type { ChangeLoginMutation } from '@loge/contracts/client';
import { useRefresh } from 'ra-core';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from '../people/FormDialog.js';
import type { FullAccount } from './AccountPage.js';
import { LoginText } from './LoginText.js';

type Changed = ChangeLoginMutation['changeLogin'];

/** « Modifier le login » (KO-12): tells the present one, asks for another and why, then tells that. */
export function ChangeLoginButton({ account }: { readonly account: FullAccount }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const [changed, setChanged] = useState<Changed>();
  return (
    <>
      <Button variant="outlined" onClick={() => setAsking(true)}>
        {t('hands.change')}
      </Button>
      {asking && (
        <ChangeLoginDialog
          account={account}
          onChanged={(result) => {
            setAsking(false);
            setChanged(result);
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {changed && <ChangedDialog changed={changed} onClose={() => setChanged(undefined)} />}
    </>
  );
}

function ChangeLoginDialog({
  account,
  onChanged,
  onClose,
}: {
  readonly account: FullAccount;
  readonly onChanged: (changed: Changed) => void;
  readonly onClose: () => void;
}) {
  const t = useT();
  const refresh = useRefresh();
  const [login, setLogin] = useState('');
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  // The one it had when this was asked: the page behind the dialog may change while it closes.
  const [present] = useState(account.login);
  const tell = useTell(ChangeLoginDocument);
  const missing = (text: string) => checked && !text.trim();
  const submit = (): void => {
    setChecked(true);
    if (!login.trim() || !reason.trim()) return;
    tell.mutate(
      { input: { account: account.id, login: login.trim(), reason: reason.trim() } },
      {
        onSuccess: ({ changeLogin }) => {
          refresh();
          onChanged(changeLogin);
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('hands.changeTitle', { name: account.displayName })}
      help={t('hands.changeHelp')}
      submit={t('hands.change')}
      wide
      busy={tell.isPending}
      error={tell.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>
        <Typography sx={{ mb: 0.5 }}>{t('hands.present')}</Typography>
        <LoginText login={present} />
      </div>
      <TextField
        label={t('hands.next')}
        value={login}
        onChange={({ target }) => setLogin(target.value)}
        error={missing(login)}
        helperText={missing(login) ? t('people.required') : t('hands.nextHelp')}
        autoComplete="off"
        slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false, maxLength: 200 } }}
      />
      <TextField
        label={t('people.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        error={missing(reason)}
        helperText={missing(reason) ? t('people.required') : t('people.reasonHelp')}
        multiline
      />
    </FormDialog>
  );
}

function ChangedDialog({
  changed: { displayName: name, login },
  onClose,
}: {
  readonly changed: Changed;
  readonly onClose: () => void;
}) {
  const t = useT();
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby="login-title"
      aria-describedby="login-said"
      fullWidth
      maxWidth="sm"
    >
      <DialogTitle id="login-title">{t('hands.changed')}</DialogTitle>
      <DialogContent>
        <Typography id="login-said" sx={{ mb: 2 }}>
          {t('hands.changedSaid', { name })}
        </Typography>
        <LoginText login={login} />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button variant="contained" onClick={onClose}>
          {t('hands.changedDone')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
