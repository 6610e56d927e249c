import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from './FormDialog.js';

/** Asks why before something is done that people feel: says what will happen, and lets nobody leave the reason out. */
export function ReasonDialog({
  onSubmit,
  ...dialog
}: {
  readonly title: string;
  readonly help: string;
  readonly submit: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const missing = checked && !reason.trim();
  return (
    <FormDialog
      {...dialog}
      onSubmit={() => {
        setChecked(true);
        if (reason.trim()) onSubmit(reason.trim());
      }}
    >
      <TextField
        label={t('people.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        error={missing}
        helperText={missing ? t('people.required') : t('people.reasonHelp')}
        multiline
        autoFocus
      />
    </FormDialog>
  );
}
