import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { useT } from '../i18n/use-t.js';
import { pathTo } from '../register/sentences/SentenceLine.js';
import type { Made } from './CreateButton.js';
import { LoginText } from './LoginText.js';

/** The login of an account that was just made, large, and what is left to do. */
export function CreatedDialog({ made, onClose }: { readonly made: Made; readonly onClose: () => void }) {
  const t = useT();
  const { account, login, name, pending } = made;
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby="created-title"
      aria-describedby="created-said"
      fullWidth
      maxWidth="sm"
    >
      <DialogTitle id="created-title">{t('byhand.made')}</DialogTitle>
      <DialogContent>
        <Typography id="created-said" sx={{ mb: 2 }}>
          {t('byhand.madeSaid', { name })}
        </Typography>
        <LoginText login={login} />
        <Typography sx={{ mt: 2 }}>{t('byhand.next')}</Typography>
        {pending && (
          <Typography sx={{ mt: 1, color: 'text.secondary' }}>{t('byhand.madePending')}</Typography>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2, flexWrap: 'wrap', gap: 1 }}>
        <Button onClick={onClose}>{t('byhand.close')}</Button>
        <Button variant="contained" component={RouterLink} to={pathTo('person', account)}>
          {t('byhand.open')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
