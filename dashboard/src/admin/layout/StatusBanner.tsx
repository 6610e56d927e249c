import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { SystemStatusDocument } from '@loge/contracts/client';
import { useAsk } from '../data/use-ask.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { listOf } from '../i18n/format.js';

/** Says when what is shown may be old, and when this is the demo. */
export function StatusBanner() {
  const t = useT();
  const language = useLanguage();
  const { data } = useAsk(SystemStatusDocument, {}, { again: () => 30_000 });
  const status = data?.systemStatus;
  return (
    <Box role="status">
      {status?.state === 'DEGRADED' && (
        <Alert severity="warning" variant="outlined" sx={{ borderRadius: 0, borderInline: 0 }}>
          {t('shell.degraded')}
          {status.behind.length > 0 && (
            <Box sx={{ fontSize: '0.85rem' }}>
              {t('shell.degradedWho', {
                names: listOf(
                  status.behind.map(({ name }) => name),
                  language,
                ),
              })}
            </Box>
          )}
        </Alert>
      )}
      {status?.demo && (
        <Box sx={{ px: 2, py: 0.5, fontSize: '0.85rem', color: 'text.secondary', bgcolor: 'action.hover' }}>
          {t('shell.demo')}
        </Box>
      )}
    </Box>
  );
}
