import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import type { InvitePersonMutation } from '@loge/contracts/client';
import { longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { CopyButton } from '../shown/CopyButton.js';

/** The one-time link, shown this once, large; it goes away with the dialog, which only its button closes. */
export function LinkDialog({
  name,
  made: { link, expiresAt },
  onClose,
}: {
  readonly name: string;
  readonly made: InvitePersonMutation['invitePerson'];
  readonly onClose: () => void;
}) {
  const t = useT();
  const language = useLanguage();
  return (
    <Dialog open aria-labelledby="link-title" aria-describedby="link-help" fullWidth maxWidth="sm">
      <DialogTitle id="link-title">{t('people.linkTitle')}</DialogTitle>
      <DialogContent>
        <Typography id="link-help">
          {t('people.linkHelp', { date: longDateTime(new Date(expiresAt), language) })}
        </Typography>
        <Typography component="h3" variant="h3" sx={{ mt: 2 }}>
          {t('people.linkLabel', { name })}
        </Typography>
        <Box
          component="p"
          data-secret=""
          sx={{
            fontFamily: 'monospace',
            fontSize: '1.15rem',
            lineHeight: 1.6,
            p: 2,
            my: 1,
            border: 1,
            borderColor: 'divider',
            borderRadius: 2,
            userSelect: 'all',
            wordBreak: 'break-all',
          }}
        >
          {link}
        </Box>
        <CopyButton text={link} variant="contained" />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose}>{t('people.linkDone')}</Button>
      </DialogActions>
    </Dialog>
  );
}
