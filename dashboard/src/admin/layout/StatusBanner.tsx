import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { SystemStatusDocument } from '@loge/contracts/client';
import { useAsk } from '../data/use-ask.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { listOf } from '../i18n/format.js';

/** Says when what is shown may be old, what is being rebuilt, and when this is the demo. */
export function StatusBanner() {
  const t = useT();
  const language = useLanguage();
  const { data } = useAsk(
    SystemStatusDocument,
    {},
    {
      again: (last) => (last?.systemStatus.rebuilding.length ? 2_000 : 30_000),
    },
  );
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
      {status?.rebuilding.map((build) => (
        <Rebuilding key={build.name} {...build} />
      ))}
      {status?.demo && (
        <Box sx={{ px: 2, py: 0.5, fontSize: '0.85rem', color: 'text.secondary', bgcolor: 'action.hover' }}>
          {t('shell.demo')}
        </Box>
      )}
    </Box>
  );
}

/** One line with its bar. The figure is the bar's to tell: said aloud each time it changes, it would never end. */
function Rebuilding({ name, fraction }: { readonly name: string; readonly fraction: number }) {
  const t = useT();
  const what = t('shell.rebuilding', { what: name.replaceAll('-', '_') });
  return (
    <Box
      sx={{
        ...{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, px: 2, py: 0.5 },
        ...{ fontSize: '0.85rem', color: 'text.secondary', bgcolor: 'action.hover' },
      }}
    >
      {what}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flex: '1 1 12rem', maxWidth: '24rem' }}>
        <LinearProgress
          variant="determinate"
          value={Math.floor(fraction * 100)}
          aria-label={what}
          sx={{ flexGrow: 1, borderRadius: 1 }}
        />
        <Box component="span" aria-hidden sx={{ minWidth: '3rem', textAlign: 'end' }}>
          {t('shell.percent', { done: Math.floor(fraction * 100) / 100 })}
        </Box>
      </Box>
    </Box>
  );
}
