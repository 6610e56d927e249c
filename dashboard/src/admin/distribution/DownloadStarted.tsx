import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useT } from '../i18n/use-t.js';

/** Says what happens now: where the file goes, what it holds, and what to do when nothing comes. */
export function DownloadStarted({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const t = useT();
  const id = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} fullWidth maxWidth="xs">
      <DialogTitle id={id}>{t('distribution.download.startedTitle')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 1.5 }}>{t('distribution.download.started', { name })}</Typography>
        <Typography sx={{ mb: 1.5, fontWeight: 600 }}>{t('distribution.download.care')}</Typography>
        <Typography variant="body2" color="textSecondary">
          {t('distribution.download.failed')}
        </Typography>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button variant="contained" onClick={onClose} autoFocus>
          {t('distribution.download.done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
