import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../i18n/use-t.js';
import { ErrorNotice } from '../shown/Notices.js';

/** A question in a dialog: its title, what will happen, fields, and the one button that does it. */
export function FormDialog({
  title,
  help,
  submit,
  danger = false,
  wide = false,
  busy,
  error,
  onSubmit,
  onClose,
  children,
}: {
  readonly title: string;
  readonly help?: string;
  readonly submit: string;
  /** Whether something is taken away. */
  readonly danger?: boolean;
  /** Whether it has more than a few fields. */
  readonly wide?: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const t = useT();
  const id = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} fullWidth maxWidth={wide ? 'sm' : 'xs'}>
      <Box
        component="form"
        noValidate
        // What is long scrolls between the title and the buttons.
        sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
        onKeyDown={(event) => {
          // A reason may wrap, and is one sentence all the same: Enter is the form's there too, unless with Shift. A text
          // of several lines keeps its own (CountedField).
          const { target, key, shiftKey, nativeEvent } = event;
          if (
            key !== 'Enter' ||
            shiftKey ||
            nativeEvent.isComposing ||
            nativeEvent.repeat ||
            !(target instanceof HTMLTextAreaElement)
          )
            return;
          event.preventDefault();
          if (!busy) onSubmit();
        }}
      >
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>
          {help && <Typography sx={{ color: 'text.secondary', mb: 2 }}>{help}</Typography>}
          {error ? <ErrorNotice error={error} /> : null}
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, pt: 1 }}>{children}</Box>
        </DialogContent>
        <DialogActions sx={{ px: 3, py: 2, flexWrap: 'wrap', gap: 1, overflowWrap: 'break-word' }}>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" variant="contained" color={danger ? 'error' : 'primary'} disabled={busy}>
            {submit}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
