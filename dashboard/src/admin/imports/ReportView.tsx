import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { ImportReportDocument } from '@loge/contracts/client';
import type { ImportHeadFragment, ReportFragment } from '@loge/contracts/client';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { useRight } from '../session/use-me.js';
import { ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Section } from '../shown/Page.js';
import { registerOf } from './Difference.js';
import { Reasons } from './Reasons.js';
import { ReportCounts } from './ReportCounts.js';

/** People of a bucket: schools and unread records are counted apart. */
export function peopleOf(tallies: ReportFragment['created']): number {
  return tallies
    .filter(({ kind }) => kind !== 'SCHOOL' && kind !== 'UNKNOWN')
    .reduce((sum, { count }) => sum + count, 0);
}

/** What an import would do or did: the answer in a line, the counts, the records it could not take as they are. */
export function ReportView({
  held,
  action,
}: {
  readonly held: ImportHeadFragment;
  readonly action?: ReactNode;
}) {
  const t = useT();
  const readsRegister = useRight('READ_REGISTER');
  const { data, error, refetch } = useAsk(ImportReportDocument, { id: held.id }, { anew: held.state });
  const done = held.state === 'COMPLETED';
  const report = done ? data?.import?.report : data?.import?.preview;
  if (error) return <ErrorNotice error={error} retry={refetch} />;
  if (!data) return <RowsSkeleton rows={4} />;
  if (!report) return action;
  const counts = {
    created: peopleOf(report.created),
    updated: peopleOf(report.updated),
    departed: peopleOf(report.departed),
    errors: report.errors.reduce((sum, { count }) => sum + count, 0),
  };
  const nothing = counts.created + counts.updated + counts.departed + counts.errors === 0;
  return (
    <>
      <Section title={t(done ? 'imports.report.title' : 'imports.preview.title')}>
        <Typography sx={{ fontSize: '1.15rem', mb: 0.5 }}>
          {nothing
            ? t(done ? 'imports.report.nothing' : 'imports.preview.nothing')
            : t(done ? 'imports.report.answer' : 'imports.preview.answer', counts)}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
          {done ? (
            <>
              {t('imports.report.seconds', { seconds: Math.max(1, Math.round(report.seconds)) })}
              {readsRegister && held.correlationId !== null && (
                <>
                  {' · '}
                  <Link component={RouterLink} to={registerOf(held.correlationId)}>
                    {t('imports.report.inRegister')}
                  </Link>
                </>
              )}
            </>
          ) : (
            t('imports.preview.old')
          )}
        </Typography>
        {action && <Box sx={{ mb: 3 }}>{action}</Box>}
        <ReportCounts report={report} />
      </Section>
      <Reasons report={report} />
    </>
  );
}
