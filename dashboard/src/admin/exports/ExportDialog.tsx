import Typography from '@mui/material/Typography';
import { ExportsDocument } from '@loge/contracts/client';
import type { ExportFormat, ExportRowFragment } from '@loge/contracts/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLogoutIfAccessDenied } from 'ra-core';
import { useState } from 'react';
import type { ApiError } from '../api.js';
import { operationName } from '../data/use-ask.js';
import { ReasonField } from '../distribution/ReasonField.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from '../people/FormDialog.js';
import { ExportProgress } from './ExportProgress.js';
import { exportOf } from './wanted.js';
import type { Wanted } from './wanted.js';

const MANY = 1_000;

/** Says what will be exported, asks why, and then shows how far it is. */
export function ExportDialog({
  wanted,
  format,
  total,
  onClose,
}: {
  readonly wanted: Wanted;
  readonly format: ExportFormat;
  readonly total: number | undefined;
  readonly onClose: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const leaveIfSignedOut = useLogoutIfAccessDenied();
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  // What was asked for stays what it was, though the page behind goes on.
  const [asked] = useState(wanted);
  const [count] = useState(total);
  const tell = useMutation<ExportRowFragment, ApiError, string>({
    mutationFn: (why) => exportOf(asked, format, why),
    onSuccess: () => void client.invalidateQueries({ queryKey: [operationName(ExportsDocument)] }),
    onError: (error) => {
      if (error.code === 'UNAUTHENTICATED') void leaveIfSignedOut(error);
    },
  });
  // Where the page counts no further, neither do we.
  const known = asked.what === 'JOURNAL' ? count : count !== undefined && count <= MANY ? count : undefined;
  if (tell.data) return <ExportProgress made={tell.data} total={known} onClose={onClose} />;
  return (
    <FormDialog
      title={`${t(`exports.ask.${asked.what}`)} (${format === 'JSONL' ? 'JSON Lines' : format})`}
      help={t(`exports.help.${asked.what}`)}
      submit={t('exports.submit')}
      busy={tell.isPending}
      error={tell.error}
      onSubmit={() => {
        setChecked(true);
        if (reason.trim()) tell.mutate(reason.trim());
      }}
      onClose={onClose}
    >
      <Typography>
        {count !== undefined &&
          (known === undefined ? t('exports.countMany') : t('exports.count', { count: known }))}{' '}
        {format === 'PDF' && t('exports.pdfMost')}
      </Typography>
      <ReasonField value={reason} onChange={setReason} checked={checked} />
    </FormDialog>
  );
}
