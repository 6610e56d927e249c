import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { RecordKind, ReportFragment } from '@loge/contracts/client';
import type { Theme } from '@mui/material/styles';
import { count } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';

const kinds: readonly RecordKind[] = ['PUPIL', 'RELATIVE', 'TEACHER', 'NON_TEACHING', 'SCHOOL', 'UNKNOWN'];
const buckets = ['created', 'updated', 'unchanged', 'merged', 'leftOut', 'errors', 'departed'] as const;

/** How many of each kind are in each bucket: a table, or lines where there is no room for one. */
export function ReportCounts({ report }: { readonly report: ReportFragment }) {
  const t = useT();
  const language = useLanguage();
  const wide = useMediaQuery((theme: Theme) => theme.breakpoints.up('sm'));
  const of = (bucket: (typeof buckets)[number], kind: RecordKind): number =>
    report[bucket].find((tally) => tally.kind === kind)?.count ?? 0;
  const rows = kinds.filter((kind) => buckets.some((bucket) => of(bucket, kind) > 0));
  if (rows.length === 0) return null;
  if (!wide)
    return (
      <Box component="dl" aria-label={t('imports.report.counts')} sx={{ m: 0 }}>
        {rows.map((kind) => (
          <Box key={kind} sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}>
            <Box component="dt" sx={{ fontWeight: 600 }}>
              {t(`recordKinds.${kind}`)}
            </Box>
            <Box component="dd" sx={{ m: 0, color: 'text.secondary' }}>
              {buckets
                .filter((bucket) => of(bucket, kind) > 0)
                .map((bucket) => `${t(`imports.report.${bucket}`)} ${count(of(bucket, kind), language)}`)
                .join(' · ')}
            </Box>
          </Box>
        ))}
      </Box>
    );
  return (
    <Table
      size="small"
      aria-label={t('imports.report.counts')}
      sx={{ tableLayout: 'auto', '& td, & th': { px: 1 } }}
    >
      <TableHead>
        <TableRow>
          <TableCell>{t('imports.report.kind')}</TableCell>
          {buckets.map((bucket) => (
            <TableCell key={bucket} align="right">
              {t(`imports.report.${bucket}`)}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((kind) => (
          <TableRow key={kind}>
            <TableCell component="th" scope="row">
              {t(`recordKinds.${kind}`)}
            </TableCell>
            {buckets.map((bucket) => {
              const value = of(bucket, kind);
              return (
                <TableCell key={bucket} align="right" sx={value === 0 ? { color: 'text.secondary' } : {}}>
                  {count(value, language)}
                </TableCell>
              );
            })}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
