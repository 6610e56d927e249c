import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { CreateServiceMutation } from '@loge/contracts/client';
import { longDate } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { root } from '../root.js';
import { CopyButton } from '../shown/CopyButton.js';
import { firstQuestion, lastDay } from './service-form.js';

const framed = { fontFamily: 'monospace', p: 2, my: 1, border: 1, borderColor: 'divider', borderRadius: 2 };

/** The token, shown this once, large, and a request ready to try; it goes away with the dialog, which only its button closes. */
export function TokenDialog({
  made: { token, service },
  onClose,
}: {
  readonly made: CreateServiceMutation['createService'];
  readonly onClose: () => void;
}) {
  const t = useT();
  const language = useLanguage();
  const example = [
    `POST ${window.location.origin}${root}graphql`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    '',
    JSON.stringify({ query: firstQuestion(service.rights) }),
  ].join('\n');
  return (
    <Dialog open aria-labelledby="token-title" aria-describedby="token-help" fullWidth maxWidth="sm">
      <DialogTitle id="token-title">{t('services.tokenTitle', { label: service.label })}</DialogTitle>
      <DialogContent>
        <Typography id="token-help" sx={{ fontWeight: 600 }}>
          {t('services.tokenHelp')}
        </Typography>
        <Typography component="h3" variant="h3" sx={{ mt: 2 }}>
          {t('services.token')}
        </Typography>
        <Box
          component="p"
          data-secret=""
          translate="no"
          sx={{ ...framed, fontSize: '1.15rem', lineHeight: 1.6, userSelect: 'all', wordBreak: 'break-all' }}
        >
          {token}
        </Box>
        <CopyButton text={token} variant="contained" what={t('services.token')} />
        <Typography sx={{ mt: 1.5 }}>
          {t('services.tokenUntil', { date: longDate(lastDay(service.expiresAt), language) })}
        </Typography>
        <Typography component="h3" variant="h3" sx={{ mt: 2 }}>
          {t('services.tokenExample')}
        </Typography>
        <Box
          component="pre"
          data-secret=""
          translate="no"
          sx={{ ...framed, fontSize: '0.875rem', whiteSpace: 'pre-wrap', wordBreak: 'break-all' }}
        >
          {example}
        </Box>
        <CopyButton text={example} variant="outlined" what={t('services.tokenExample')} />
        <Typography sx={{ mt: 1.5 }}>
          <Link href={`${root}api`} target="_blank" rel="noreferrer">
            {t('services.api')}
          </Link>
        </Typography>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose}>{t('services.tokenDone')}</Button>
      </DialogActions>
    </Dialog>
  );
}
