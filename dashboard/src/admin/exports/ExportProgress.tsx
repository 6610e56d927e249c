import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import type { ExportRowFragment } from '@loge/contracts/client';
import { useId } from 'react';
import { Link } from 'react-router';
import { ApiError } from '../api.js';
import { fileSize, longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { useErrorText } from '../shown/Notices.js';
import { ExportBar } from './ExportBar.js';
import { useExports } from './use-exports.js';

/** How far an export is; ready, it can be downloaded. Whoever leaves finds it again under « Mes exports ». */
export function ExportProgress({
  made,
  total,
  onClose,
}: {
  readonly made: ExportRowFragment;
  readonly total: number | undefined;
  readonly onClose: () => void;
}) {
  const t = useT();
  const language = useLanguage();
  const id = useId();
  const textOf = useErrorText();
  const { exports, download } = useExports();
  const now = exports?.find((one) => one.id === made.id) ?? made;
  const titles = { WRITING: 'title', READY: 'ready', FAILED: 'failed' } as const;
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} fullWidth maxWidth="xs">
      <DialogTitle id={id}>{t(`exports.progress.${titles[now.state]}`)}</DialogTitle>
      <DialogContent>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{now.name}</Typography>
        {now.state === 'WRITING' && (
          <>
            <ExportBar row={now} total={total} />
            <Typography sx={{ color: 'text.secondary', mt: 2 }}>{t('exports.progress.leave')}</Typography>
          </>
        )}
        {now.state === 'READY' && (
          <Typography role="status">
            {t('exports.progress.readyHelp', {
              count: now.rows,
              size: fileSize(now.bytes ?? 0, language),
              date: longDateTime(new Date(now.expiresAt), language),
            })}
          </Typography>
        )}
        {now.state === 'FAILED' && (
          <Typography role="alert">
            {textOf(new ApiError(now.failure ?? 'INTERNAL'))} {t('exports.failedHelp')}
          </Typography>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, py: 2, flexWrap: 'wrap', gap: 1 }}>
        <Button onClick={onClose}>{t('exports.progress.close')}</Button>
        <Button component={Link} to="/exports">
          {t('exports.progress.toExports')}
        </Button>
        {now.state === 'READY' && (
          <Button variant="contained" onClick={() => download(now)}>
            {t('exports.download')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
