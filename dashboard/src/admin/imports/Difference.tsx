import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { DifferenceFragment, RecordKind } from '@loge/contracts/client';
import { Link as RouterLink } from 'react-router';
import { useT } from '../i18n/use-t.js';
import { useRight } from '../session/use-me.js';

const kinds = [
  'PUPIL',
  'RELATIVE',
  'TEACHER',
  'NON_TEACHING',
  'SCHOOL',
] as const satisfies readonly RecordKind[];
const buckets = ['created', 'updated', 'departed'] as const;

/** The register with exactly what one import changed. */
export const registerOf = (correlationId: string): string =>
  `/register?period=all&correlation=${correlationId}`;

/** What an import changed, in words by kind, and the way to each change in the register. */
export function Difference({
  report,
  correlationId,
}: {
  readonly report: DifferenceFragment;
  readonly correlationId: string | null;
}) {
  const t = useT();
  const readsRegister = useRight('READ_REGISTER');
  const lines = buckets.flatMap((bucket) => {
    const told = kinds.flatMap((kind) => {
      const count = report[bucket].find((tally) => tally.kind === kind)?.count ?? 0;
      return count > 0 ? [t(`imports.difference.kinds.${kind}`, { count })] : [];
    });
    return told.length > 0 ? [t(`imports.difference.${bucket}`, { kinds: told.join(', ') })] : [];
  });
  return (
    <Box sx={{ fontSize: '0.9rem', mt: 0.25 }}>
      {lines.length > 0 ? lines.join(' · ') : t('imports.difference.nothing')}
      {readsRegister && correlationId !== null && lines.length > 0 && (
        <>
          {' · '}
          <Link component={RouterLink} to={registerOf(correlationId)}>
            {t('imports.difference.inRegister')}
          </Link>
        </>
      )}
    </Box>
  );
}
