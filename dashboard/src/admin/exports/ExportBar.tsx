import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { ExportRowFragment } from '@loge/contracts/client';
import { useT } from '../i18n/use-t.js';
import { secondsLeft } from './wanted.js';

/** A bar, how many rows, how fast, how long still, as far as it is known. */
export function ExportBar({
  row,
  total,
}: {
  readonly row: ExportRowFragment;
  readonly total: number | undefined;
}) {
  const t = useT();
  const { rows, rowsPerSecond, rowsUpTo1001 } = row;
  const known = rowsUpTo1001 !== null && rowsUpTo1001 <= 1_000 ? rowsUpTo1001 : total;
  const left = secondsLeft(row, known);
  return (
    <>
      <LinearProgress
        aria-label={t('exports.progress.title')}
        variant={known ? 'determinate' : 'indeterminate'}
        {...(known ? { value: Math.min(100, (rows / known) * 100) } : {})}
        sx={{ height: 8, borderRadius: 4, my: 1 }}
      />
      <Typography variant="body2">
        {rows === 0 && !rowsPerSecond
          ? t('exports.progress.waiting')
          : [
              known
                ? t('exports.progress.countOf', { rows, total: known })
                : t('exports.progress.count', { rows }),
              rowsPerSecond && t('exports.progress.rate', { rate: rowsPerSecond }),
              left !== undefined &&
                (left > 90
                  ? t('exports.progress.leftMinutes', { minutes: Math.round(left / 60) })
                  : t('exports.progress.left', { seconds: left })),
            ]
              .filter(Boolean)
              .join(' · ')}
      </Typography>
    </>
  );
}
