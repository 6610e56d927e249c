import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { LegacyImportCourseDocument } from '@loge/contracts/client';
import type { LegacyImportCourseQuery, LegacyImportHeadFragment } from '@loge/contracts/client';
import { useTranslate } from 'ra-core';
import { useEffect, useRef } from 'react';
import { useAsk } from '../data/use-ask.js';
import { count as inDigits, longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { ErrorNotice } from '../shown/Notices.js';
import { linesByReason } from './tally.js';

type Course = NonNullable<LegacyImportCourseQuery['legacyImport']>;

/** The newest import: how far it is while it goes on, what it took and what it left out when it is done. */
export function LegacyImportCourse({
  head,
  onEnded,
}: {
  readonly head: LegacyImportHeadFragment;
  readonly onEnded: () => unknown;
}) {
  const t = useT();
  const language = useLanguage();
  const { data, error, refetch } = useAsk(
    LegacyImportCourseDocument,
    { id: head.id },
    // Not found yet is still under way.
    { again: (result) => (result && (result.legacyImport?.state ?? head.state) !== 'RUNNING' ? false : 700) },
  );
  const course: Course = data?.legacyImport ?? { ...head, refused: [] };
  const { state, startedAt, lines, done, imported, unchanged } = course;
  const ran = useRef(state === 'RUNNING');
  useEffect(() => {
    if (state === 'RUNNING') ran.current = true;
    else if (ran.current) {
      ran.current = false;
      onEnded();
    }
  }, [state]);
  return (
    <Box sx={{ mt: 3 }}>
      <Typography variant="h3">
        {t('migration.import.of', { date: longDateTime(new Date(startedAt), language) })}
      </Typography>
      {error && <ErrorNotice error={error} retry={refetch} />}
      {state === 'RUNNING' ? (
        <Box role="group" aria-label={t('migration.import.running')}>
          <LinearProgress
            aria-label={t('migration.import.running')}
            variant={lines > 0 ? 'determinate' : 'indeterminate'}
            {...(lines > 0 ? { value: Math.min(100, (done / lines) * 100) } : {})}
            sx={{ height: 10, borderRadius: 5, my: 1 }}
          />
          <Typography>{t('migration.import.count', { done, lines })}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('migration.import.leave')}
          </Typography>
        </Box>
      ) : (
        <>
          <Typography role="status">
            {t('migration.import.taken', { imported, unchanged })}
            {t('migration.import.leftOut', { count: course.refused.length })}
          </Typography>
          {state === 'INTERRUPTED' && (
            <Alert severity="warning" variant="outlined" sx={{ my: 1.5 }}>
              {t('migration.import.interrupted')}
            </Alert>
          )}
        </>
      )}
      {course.refused.length > 0 && <Refusals refused={course.refused} />}
    </Box>
  );
}

/** So many lines are told at once; more only when they are asked for. */
const FEW = 12;

/** The lines left out, by why, each with what to do. */
function Refusals({ refused }: { readonly refused: Course['refused'] }) {
  const t = useT();
  const translate = useTranslate();
  const language = useLanguage();
  return (
    <Box sx={{ mt: 1.5 }}>
      <Typography variant="h3">{t('migration.import.refused')}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {linesByReason(refused).map(({ code, lines }) => {
          const all = t('migration.import.lines', {
            count: lines.length,
            lines: lines.map((line) => inDigits(line, language)).join(', '),
          });
          return (
            <Box component="li" key={code} sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}>
              <Typography>
                {translate(`migration.import.why.${code}`, { _: translate(`reasons.${code}`, { _: code }) })}
              </Typography>
              <Box sx={{ color: 'text.secondary', fontSize: '0.9rem' }}>
                {lines.length <= FEW ? (
                  all
                ) : (
                  <details>
                    <Box component="summary" sx={{ cursor: 'pointer', minHeight: 28 }}>
                      {t('migration.import.showLines', { count: lines.length })}
                    </Box>
                    {all}
                  </details>
                )}
              </Box>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

/** The imports before the newest, in a line each. */
export function EarlierImports({ imports }: { readonly imports: readonly LegacyImportHeadFragment[] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <Box component="details" sx={{ mt: 2 }}>
      <Box component="summary" sx={{ cursor: 'pointer', minHeight: 28, color: 'primary.main' }}>
        {t('migration.import.earlier', { count: imports.length })}
      </Box>
      <Box component="ul" sx={{ my: 1, pl: 3 }}>
        {imports.map(({ id, startedAt, imported, unchanged }) => (
          <li key={id}>
            {`${longDateTime(new Date(startedAt), language)} · ${t('migration.import.taken', { imported, unchanged })}`}
          </li>
        ))}
      </Box>
    </Box>
  );
}
