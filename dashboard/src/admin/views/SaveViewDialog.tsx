import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { ErrorNotice } from '../shown/Notices.js';

/** Asks what a view is called. */
export function SaveViewDialog({
  taken,
  error,
  busy,
  onSave,
  onClose,
}: {
  /** The names of the views there are: one of them is replaced. */
  readonly taken: readonly string[];
  readonly error: unknown;
  readonly busy: boolean;
  readonly onSave: (name: string) => Promise<void>;
  readonly onClose: () => void;
}) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  const name = typed.replace(/\s+/g, ' ').trim();
  const replaces = taken.includes(name);
  return (
    <Dialog open onClose={onClose} aria-labelledby="save-view-title" fullWidth maxWidth="xs">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(name === '');
          // The error is shown where it is kept.
          if (name !== '') onSave(name).catch(() => undefined);
        }}
      >
        <DialogTitle id="save-view-title">{t('views.title')}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 2 }}>{t('views.help')}</DialogContentText>
          <TextField
            autoFocus
            fullWidth
            required
            label={t('views.name')}
            value={typed}
            error={missing && name === ''}
            helperText={
              missing && name === ''
                ? t('views.required')
                : replaces
                  ? t('views.replaceHelp')
                  : t('views.nameExample')
            }
            onChange={({ target }) => setTyped(target.value)}
            slotProps={{ htmlInput: { maxLength: 60, autoComplete: 'off' } }}
          />
          {Boolean(error) && <ErrorNotice error={error} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={busy}>
            {replaces ? t('views.replace', { name }) : t('shell.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
