import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import type { RegeneratePasswordMutation } from '@loge/contracts/client';
import { longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { CopyButton } from '../shown/CopyButton.js';
import { PasswordSlip } from './PasswordSlip.js';

/** The new password, shown this once, large, to copy and to print; it goes away with the dialog. */
export function NewPasswordDialog({
  made,
  onClose,
}: {
  readonly made: RegeneratePasswordMutation['regeneratePassword'];
  readonly onClose: () => void;
}) {
  const t = useT();
  const language = useLanguage();
  const { displayName: name, login, password, expiresAt } = made;
  return (
    <Dialog
      open
      aria-labelledby="new-password-title"
      aria-describedby="new-password-said"
      fullWidth
      maxWidth="sm"
    >
      <DialogTitle id="new-password-title">{t('access.newPassword')}</DialogTitle>
      <DialogContent>
        <Typography id="new-password-said">{t('access.newPasswordSaid', { name, login })}</Typography>
        <Box
          component="p"
          data-secret=""
          translate="no"
          sx={{
            fontFamily: 'monospace',
            fontSize: { xs: '1.6rem', sm: '2.2rem' },
            lineHeight: 1.4,
            textAlign: 'center',
            p: 2,
            my: 2,
            border: 1,
            borderColor: 'divider',
            borderRadius: 2,
            userSelect: 'all',
            whiteSpace: 'nowrap',
          }}
        >
          {password}
        </Box>
        <Typography>
          {t('access.newPasswordHelp', { date: longDateTime(new Date(expiresAt), language) })}
        </Typography>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2, flexWrap: 'wrap', gap: 1 }}>
        <CopyButton text={password} variant="outlined" />
        <Button size="small" variant="outlined" onClick={() => window.print()}>
          {t('access.print')}
        </Button>
        <Button variant="contained" onClick={onClose}>
          {t('access.newPasswordDone')}
        </Button>
      </DialogActions>
      <PasswordSlip made={made} />
    </Dialog>
  );
}
