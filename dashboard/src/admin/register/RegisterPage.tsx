import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { JournalDocument, JournalSummaryDocument, SchoolChoicesDocument } from '@loge/contracts/client';
import { useAsk } from '../data/use-ask.js';
import { listOf } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { ForbiddenPage } from '../layout/OtherPages.js';
import { useRight } from '../session/use-me.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page } from '../shown/Page.js';
import { DayBars } from './DayBars.js';
import { EventDays } from './EventDays.js';
import { EventDrawer } from './EventDrawer.js';
import { FilterBar } from './FilterBar.js';
import { FilterChips, periodWords } from './FilterChips.js';
import { isNarrowed } from './filters.js';
import { groupOf } from './kinds.js';
import { useRegister } from './use-register.js';

const pageSize = 50;

/** The register: the answer in a line, the picture, the filters, the events by day. */
export function RegisterPage() {
  const mayRead = useRight('READ_REGISTER');
  if (mayRead === undefined) return <RowsSkeleton />;
  return mayRead ? <Register /> : <ForbiddenPage />;
}

function Register() {
  const t = useT();
  const language = useLanguage();
  const register = useRegister();
  const { filters, filter, place, go } = register;
  const seesSchools = useRight('READ_SCHOOLS') ?? false;
  const schools = useAsk(SchoolChoicesDocument, {}, { enabled: seesSchools }).data?.schools.edges ?? [];
  const summary = useAsk(JournalSummaryDocument, { filter }, { keepLast: true });
  const journal = useAsk(
    JournalDocument,
    place.before
      ? { filter, last: pageSize, before: place.before }
      : { filter, first: pageSize, after: place.after ?? null },
    { keepLast: true },
  );
  const page = journal.data?.journal;
  const events = page?.edges.map(({ node }) => node) ?? [];
  const counts = summary.data?.journalSummary;
  const schoolChoices = schools.map(({ node }) => node);
  const narrowed = isNarrowed(filters);

  const groups = new Map<string, number>();
  for (const { kind, count } of counts?.kinds ?? []) {
    const group = groupOf(kind);
    if (group) groups.set(group, (groups.get(group) ?? 0) + count);
  }
  const busiest = [...groups]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 2)
    // The keys are those of kindGroups.
    .map(([group]) => t(`register.groups.${group as 'ACCOUNTS'}`).toLocaleLowerCase(language));

  const older = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
  const newer =
    page?.pageInfo.hasPreviousPage || place.after ? (page?.pageInfo.startCursor ?? undefined) : undefined;

  return (
    <Page
      title={t('register.title')}
      answer={
        counts && (
          <>
            {t(narrowed ? 'register.answerFiltered' : 'register.answer', {
              total: counts.total,
              refused: counts.refused,
              period: periodWords(filters, t, language),
            })}
            {busiest.length > 1 &&
              !filters.group &&
              ` · ${t('register.busiest', { kinds: listOf(busiest, language) })}`}
          </>
        )
      }
    >
      {counts && counts.total > 0 && (
        <DayBars
          summary={counts}
          onChoose={({ from, to }) => register.setFilters({ period: 'custom', from, to })}
        />
      )}
      <FilterBar register={register} schools={schoolChoices} />
      <FilterChips register={register} events={events} schools={schoolChoices} />
      {journal.error ? (
        <ErrorNotice error={journal.error} retry={() => journal.refetch()} />
      ) : !page ? (
        <RowsSkeleton rows={8} />
      ) : events.length === 0 ? (
        <EmptyNotice
          title={t('register.emptyTitle')}
          action={
            narrowed ? (
              <Button variant="outlined" onClick={register.clear}>
                {t('register.clearAll')}
              </Button>
            ) : (
              filters.period !== 'all' && (
                <Button
                  variant="outlined"
                  onClick={() => register.setFilters({ period: 'all', from: undefined, to: undefined })}
                >
                  {t('register.periods.all')}
                </Button>
              )
            )
          }
        >
          {t(
            narrowed
              ? 'register.emptyFiltered'
              : filters.period === 'all'
                ? 'register.emptyHelp'
                : 'register.emptyPeriod',
          )}
        </EmptyNotice>
      ) : (
        <Box aria-busy={journal.isPlaceholderData} sx={{ opacity: journal.isPlaceholderData ? 0.6 : 1 }}>
          <EventDays events={events} onOpen={register.open} />
        </Box>
      )}
      <Box
        component="nav"
        aria-label={t('register.title')}
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 3 }}
      >
        {newer && (
          <>
            <Button variant="outlined" onClick={() => go({})}>
              {t('register.newest')}
            </Button>
            <Button variant="outlined" onClick={() => go({ before: newer })}>
              {t('register.newer')}
            </Button>
          </>
        )}
        {older && (
          <Button variant="outlined" onClick={() => go({ after: older })}>
            {t('register.older')}
          </Button>
        )}
      </Box>
      <EventDrawer register={register} />
    </Page>
  );
}
