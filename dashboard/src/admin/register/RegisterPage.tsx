import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { JournalDocument, JournalSummaryDocument, SchoolChoicesDocument } from '@loge/contracts/client';
import type { JournalQuery } from '@loge/contracts/client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerKey, useAsk } from '../data/use-ask.js';
import { usePlace } from '../data/use-place.js';
import { listOf } from '../i18n/format.js';
import { ExportButton } from '../exports/ExportButton.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { part } from '../layout/in-file.js';
import { ForbiddenPage } from '../layout/OtherPages.js';
import { useRight } from '../session/use-me.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page } from '../shown/Page.js';
import { Renewing } from '../shown/Renewing.js';
import { SavedViews } from '../views/SavedViews.js';
import { DayBars } from './DayBars.js';
import { useDisplay } from './display.js';
import { DisplayMenu } from './DisplayMenu.js';
import { EventDays } from './EventDays.js';
import { FilterBar } from './FilterBar.js';
import { FilterChips, periodWords } from './FilterChips.js';
import { isNarrowed } from './filters.js';
import { groupOf } from './kinds.js';
import { withArrivals } from './live.js';
import { LiveBar } from './LiveBar.js';
import { PrintButton, PrintedHead } from './Printed.js';
import { useLive } from './use-live.js';
import { useRefreshed } from './use-refreshed.js';
import { useRegister } from './use-register.js';
import { useRowKeys } from './use-row-keys.js';

const EventDrawer = part(() => import('./EventDrawer.js').then((file) => file.EventDrawer));

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
  const client = useQueryClient();
  const { filters, filter, place, go } = register;
  const newest = { filter, first: pageSize, after: place.after ?? null };
  // A search is not followed: each is written in the register, and a poll would be one.
  const follows =
    !place.after && !place.before && !filter.search && (!filter.to || Date.parse(filter.to) > Date.now());
  const journal = useAsk(
    JournalDocument,
    place.before ? { filter, last: pageSize, before: place.before } : newest,
    // Followed, it grows by what arrives, and is only read anew where that cannot be.
    { keepLast: true, stands: follows },
  );
  // Asked after the rows, for which people wait.
  const summary = useAsk(JournalSummaryDocument, { filter }, { keepLast: true });
  const seesSchools = useRight('READ_SCHOOLS') ?? false;
  const schools = useAsk(SchoolChoicesDocument, {}, { enabled: seesSchools }).data?.schools.edges ?? [];
  const page = journal.data?.journal;
  const events = page?.edges.map(({ node }) => node) ?? [];
  const counts = summary.data?.journalSummary;
  const schoolChoices = schools.map(({ node }) => node);
  const narrowed = isNarrowed(filters);
  const { display, ...displaying } = useDisplay();
  const live = useLive({
    filters: [filter],
    page: journal.isPlaceholderData || journal.error ? undefined : page,
    readAt: journal.dataUpdatedAt,
    enabled: follows,
    show: (arrived) =>
      client.setQueryData<JournalQuery>(
        answerKey(JournalDocument, newest),
        (now) => now && { ...now, journal: withArrivals(now.journal, arrived) },
      ),
    readAnew: async () => (await journal.refetch()).data?.journal,
  });
  useRefreshed(summary, live.count);
  const rows = events.map(({ id }) => id);
  const isThere = page !== undefined;
  usePlace(isThere);
  useEffect(() => {
    // The drawer comes after the rows, and before one of them is opened; where it does not, it is asked for then.
    if (isThere) EventDrawer.fetch().catch(() => undefined);
  }, [isThere]);
  // From then on it stays, to be seen to close.
  const [wasOpened, setWasOpened] = useState(false);
  if (register.event !== undefined && !wasOpened) setWasOpened(true);
  useRowKeys(register.event === undefined);

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
      actions={
        <Box data-no-print="" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <ExportButton wanted={{ what: 'JOURNAL', filter }} total={counts?.total} />
          <SavedViews page="REGISTER" />
        </Box>
      }
    >
      <PrintedHead register={register} events={events} schools={schoolChoices} />
      <Box data-no-print="">
        {counts ? (
          counts.total > 0 && (
            <DayBars
              summary={counts}
              onChoose={({ from, to }) => register.setFilters({ period: 'custom', from, to })}
            />
          )
        ) : (
          <Skeleton variant="rounded" height={64} sx={{ mb: 2 }} />
        )}
        <FilterBar register={register} schools={schoolChoices} />
        <FilterChips register={register} events={events} schools={schoolChoices} />
      </Box>
      {filter.search && (
        <Typography data-no-print="" variant="body2" sx={{ mt: 1, color: 'text.secondary' }}>
          {t('live.notSearches')}
        </Typography>
      )}
      <LiveBar live={live}>
        <DisplayMenu display={display} {...displaying} />
        <PrintButton />
      </LiveBar>
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
        <Renewing busy={journal.isPlaceholderData}>
          <EventDays
            events={events}
            onOpen={register.open}
            display={display}
            arrived={live.arrived}
            opened={register.event}
          />
        </Renewing>
      )}
      <Box
        component="nav"
        data-no-print=""
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
      {wasOpened && <EventDrawer register={register} rows={rows} />}
    </Page>
  );
}
