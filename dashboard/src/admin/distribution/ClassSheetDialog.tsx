import Alert from '@mui/material/Alert';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { CredentialsTargetInput } from '@loge/contracts/client';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from '../people/FormDialog.js';
import { DownloadStarted } from './DownloadStarted.js';
import { ReasonField } from './ReasonField.js';
import { Standing, useStanding } from './Standing.js';
import { useClassSheet } from './use-class-sheet.js';

/** What is done for a class: slips, a list, or new passwords for everybody and slips with them. */
export type ClassAct = 'print' | 'list' | 'renew';

/** Asks why, says whom it touches, then makes the PDF. New passwords for people who chose theirs are confirmed apart. */
export function ClassSheetDialog({
  act,
  className,
  target,
  onClose,
}: {
  readonly act: ClassAct;
  /** As people know it. */
  readonly className: string;
  readonly target: CredentialsTargetInput;
  readonly onClose: () => void;
}) {
  const t = useT();
  const sheet = useClassSheet();
  const renewal = act === 'renew' ? 'EVERYONE' : 'NONE';
  const standing = useStanding(target, true);
  const counts = standing.data?.credentialsFilePreview;
  const [reason, setReason] = useState(act === 'renew' ? '' : t('distribution.class.printReason'));
  const [understood, setUnderstood] = useState(false);
  const [checked, setChecked] = useState(false);
  if (sheet.ready) return <DownloadStarted name={sheet.ready.name} onClose={onClose} />;
  const toConfirm = act === 'renew' && (counts?.activated ?? 0) > 0;
  const submit = (): void => {
    setChecked(true);
    if (!reason.trim() || !counts || (toConfirm && !understood)) return;
    sheet.print({ target, renewal, format: act === 'list' ? 'LIST' : 'SLIPS', reason: reason.trim() });
  };
  return (
    <FormDialog
      title={t(`distribution.class.${act}Title`, { class: className })}
      help={t(act === 'renew' ? 'distribution.class.renewHelp' : 'distribution.class.printHelp')}
      submit={t(act === 'renew' ? 'distribution.class.renewSubmit' : 'distribution.class.printSubmit')}
      danger={act === 'renew'}
      busy={sheet.busy || counts?.accounts === 0 || (toConfirm && !understood)}
      error={sheet.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Standing standing={standing} renewal={renewal} />
      {toConfirm && (
        <Alert severity="warning" variant="outlined">
          {t('distribution.class.renewWarning', { activated: counts?.activated ?? 0 })}
        </Alert>
      )}
      {toConfirm && (
        <FormControlLabel
          control={
            <Checkbox checked={understood} onChange={({ target: { checked: on } }) => setUnderstood(on)} />
          }
          label={t('distribution.class.renewConfirm')}
        />
      )}
      <ReasonField value={reason} onChange={setReason} checked={checked} />
    </FormDialog>
  );
}
