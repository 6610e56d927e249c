import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { ImportHeadFragment } from '@loge/contracts/client';
import { useEffect, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { paceOf } from './pace.js';
import type { Sighting } from './pace.js';

/** A long job: its phase, a bar, how many, how fast, how long still. */
export function ImportProgress({ held }: { readonly held: ImportHeadFragment }) {
  const t = useT();
  const { progress, state } = held;
  const [first, setFirst] = useState<Sighting>();
  const [last, setLast] = useState<Sighting>();
  const done = progress?.done ?? 0;
  useEffect(() => {
    // What was done when one began to look: the clocks of server and browser may differ.
    const now = { done, at: Date.now() };
    setFirst((seen) => (seen && seen.done <= done ? seen : now));
    setLast(now);
  }, [done]);
  const pace = first && last && progress ? paceOf(first, last, progress.total) : undefined;
  const title = t(state === 'ANALYSING' ? 'imports.progress.analysing' : 'imports.progress.running');
  const known = progress !== null && progress.total > 0;
  return (
    <Box role="group" aria-label={title} sx={{ my: 2 }}>
      <Typography sx={{ fontWeight: 600 }}>{title}</Typography>
      <Typography aria-live="polite">{progress ? t(`imports.phases.${progress.phase}`) : '…'}</Typography>
      <LinearProgress
        aria-label={title}
        variant={known ? 'determinate' : 'indeterminate'}
        {...(known ? { value: Math.min(100, (progress.done / progress.total) * 100) } : {})}
        sx={{ height: 10, borderRadius: 5, my: 1 }}
      />
      <Typography sx={{ color: 'text.secondary' }}>
        {[
          known
            ? t('imports.progress.count', { done: progress.done, total: progress.total })
            : t('imports.progress.counting'),
          known && pace && t('imports.progress.rate', { rate: pace.rate }),
          known &&
            pace &&
            (pace.secondsLeft > 90
              ? t('imports.progress.leftMinutes', { minutes: Math.round(pace.secondsLeft / 60) })
              : t('imports.progress.left', { seconds: pace.secondsLeft })),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
        {t('imports.progress.leave')}
      </Typography>
    </Box>
  );
}
