import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { AnalyseImportDocument, ImportProgressDocument, StartImportDocument } from '@loge/contracts/client';
import type { ImportHeadFragment, ImportState } from '@loge/contracts/client';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { Link as RouterLink, useParams } from 'react-router';
import { ApiError } from '../api.js';
import { useAsk, useTell } from '../data/use-ask.js';
import { longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { pathTo } from '../register/sentences/SentenceLine.js';
import { BackLink } from '../shown/BackLink.js';
import { ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page, Section } from '../shown/Page.js';
import { PersonText } from '../shown/People.js';
import { Departures } from './Departures.js';
import { ImportProgress } from './ImportProgress.js';
import { ImportStateText } from './ImportStateText.js';
import { NeedsFields } from './NeedsFields.js';
import { ReportView } from './ReportView.js';
import { kindOfFile } from './upload.js';

const active: readonly ImportState[] = ['ANALYSING', 'RUNNING'];
/** Refusals that go away when what the files lack is given. */
const mendable = [
  'IMPORT_SCHOOL_REQUIRED',
  'IMPORT_SCHOOL_INVALID',
  'IMPORT_ACADEMY_REQUIRED',
  'IMPORT_ACADEMY_CONTRADICTS',
];

/** One import, from the upload to the report; it can be left and found again. */
export function ImportPage() {
  const t = useT();
  const language = useLanguage();
  const { id = '' } = useParams();
  const { data, error, refetch } = useAsk(
    ImportProgressDocument,
    { id },
    { again: (result) => (result?.import && active.includes(result.import.state) ? 1000 : false) },
  );
  const above = <BackLink to="/imports">{t('imports.back')}</BackLink>;
  const held = data?.import;
  if (!held)
    return (
      <Page title={t('imports.title')} above={above}>
        {error ? (
          <ErrorNotice error={error} retry={refetch} />
        ) : data ? (
          <ErrorNotice error={new ApiError('NOT_FOUND')} />
        ) : (
          <RowsSkeleton rows={4} />
        )}
      </Page>
    );
  const count = held.files.length;
  return (
    <Page
      title={t('imports.heading', { date: longDateTime(new Date(held.createdAt), language) })}
      above={above}
      answer={
        <>
          <ImportStateText state={held.state} />
          {' · '}
          {held.format
            ? t('imports.filesOf', { format: t(`imports.formats.${held.format}`), count })
            : t('imports.files', { count })}
          {held.delta && ` · ${t('imports.delta')}`}
          {held.by && (
            <>
              {' · '}
              <PersonText person={held.by} />
            </>
          )}
          {held.schools.map((school) => (
            <Box key={school.id}>
              <Link component={RouterLink} to={pathTo('school', school.id)}>
                {school.name}
              </Link>
            </Box>
          ))}
        </>
      }
    >
      <ImportCourse held={held} onChanged={refetch} />
    </Page>
  );
}

/** What there is to see and to do, by where the import stands. */
function ImportCourse({
  held,
  onChanged,
}: {
  readonly held: ImportHeadFragment;
  readonly onChanged: () => unknown;
}) {
  const t = useT();
  const translate = useTranslate();
  const start = useTell(StartImportDocument);
  const run = (confirmDepartures: boolean): void =>
    start.mutate({ input: { id: held.id, confirmDepartures } }, { onSettled: () => void onChanged() });
  const { state, refusal } = held;
  return (
    <>
      {start.error && <ErrorNotice error={start.error} />}
      {active.includes(state) && <ImportProgress key={state} held={held} />}
      {state === 'REFUSED' && refusal && (
        <Alert severity="error" variant="outlined" sx={{ mb: 2 }}>
          <AlertTitle>{t('imports.refusal.title')}</AlertTitle>
          {translate(`errors.${refusal.code}`, { _: t('errors.INTERNAL') })}
          {refusal.file && (
            <Box sx={{ mt: 0.5 }}>
              {refusal.line
                ? t('imports.refusal.whereLine', { file: refusal.file, line: refusal.line })
                : t('imports.refusal.where', { file: refusal.file })}
            </Box>
          )}
          <Box sx={{ mt: 0.5 }}>{t('imports.refusal.nothing')}</Box>
        </Alert>
      )}
      {(state === 'UPLOADED' || (refusal && mendable.includes(refusal.code))) && (
        <AskNeeds held={held} onChanged={onChanged} />
      )}
      {state === 'INTERRUPTED' && (
        <Alert severity="warning" variant="outlined" sx={{ mb: 2 }}>
          <AlertTitle>{t('imports.interrupted.title')}</AlertTitle>
          {t('imports.interrupted.help')}
          <Box sx={{ mt: 1.5 }}>
            <Button variant="contained" disabled={start.isPending} onClick={() => run(false)}>
              {t('imports.interrupted.resume')}
            </Button>
          </Box>
        </Alert>
      )}
      {(state === 'ANALYSED' || state === 'HELD') && held.departures.length > 0 && (
        <Departures departures={held.departures} busy={start.isPending} onConfirm={() => run(true)} />
      )}
      {['ANALYSED', 'HELD', 'COMPLETED'].includes(state) && (
        <ReportView
          held={held}
          action={
            state === 'ANALYSED' &&
            held.departures.length === 0 && (
              <Button variant="contained" size="large" disabled={start.isPending} onClick={() => run(false)}>
                {t('imports.preview.run')}
              </Button>
            )
          }
        />
      )}
    </>
  );
}

function AskNeeds({
  held,
  onChanged,
}: {
  readonly held: ImportHeadFragment;
  readonly onChanged: () => unknown;
}) {
  const t = useT();
  const [needs, setNeeds] = useState({ schoolCode: '', academy: '' });
  const analyse = useTell(AnalyseImportDocument);
  return (
    <Section title={t('imports.needs.title')}>
      {analyse.error && <ErrorNotice error={analyse.error} />}
      <Box
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          analyse.mutate(
            {
              input: {
                id: held.id,
                schoolCode: needs.schoolCode.trim() || null,
                academy: needs.academy.trim() || null,
              },
            },
            { onSettled: () => void onChanged() },
          );
        }}
      >
        <NeedsFields
          needs={needs}
          onChange={setNeeds}
          school={
            held.refusal?.code.startsWith('IMPORT_SCHOOL_') === true ||
            held.files.some(({ name }) => kindOfFile(name) === 'BE1D')
          }
        />
        <Button type="submit" variant="contained" disabled={analyse.isPending} sx={{ mt: 2 }}>
          {t(held.state === 'UPLOADED' ? 'imports.needs.analyse' : 'imports.needs.again')}
        </Button>
      </Box>
    </Section>
  );
}
