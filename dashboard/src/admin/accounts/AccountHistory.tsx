import Button from '@mui/material/Button';
import { AccountTimelineDocument } from '@loge/contracts/client';
import type { AccountTimelineQuery } from '@loge/contracts/client';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api.js';
import type { ApiError } from '../api.js';
import { SchoolYears } from '../as-of/SchoolYears.js';
import { ExportButton } from '../exports/ExportButton.js';
import { useT } from '../i18n/use-t.js';
import { useDisplay } from '../register/display.js';
import { EventDrawer } from '../register/EventDrawer.js';
import { withArrivals } from '../register/live.js';
import type { LiveEdge } from '../register/live.js';
import { LiveBar } from '../register/LiveBar.js';
import { useLive } from '../register/use-live.js';
import { useRowKeys } from '../register/use-row-keys.js';
import { useRight } from '../session/use-me.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';

const pageSize = 25;

/** As many arrivals are kept above the first page; what is older is read again when it is asked for. */
const MAX_FIRST_PAGE = 500;

type Pages = InfiniteData<AccountTimelineQuery, unknown>;

/** « Histoire »: what happened to this account and by it, newest first, older on demand, followed while it is open. */
export function AccountHistory({
  id,
  joined = [],
}: {
  readonly id: string;
  /** The accounts of the same person that lead to it. */
  readonly joined?: readonly { readonly id: string }[];
}) {
  const t = useT();
  const client = useQueryClient();
  const mayRead = useRight('READ_REGISTER');
  const [open, setOpen] = useState<string>();
  const { display } = useDisplay();
  const queryKey = ['AccountTimeline', id];
  const history = useInfiniteQuery<AccountTimelineQuery, ApiError>({
    queryKey,
    enabled: mayRead === true,
    // The first page has no cursor; the others get the one that getNextPageParam gave.
    queryFn: ({ pageParam, signal }) =>
      ask(AccountTimelineDocument, { id, first: pageSize, after: pageParam as string | null }, signal),
    initialPageParam: null,
    getNextPageParam: ({ account }) =>
      account?.timeline.pageInfo.hasNextPage ? account.timeline.pageInfo.endCursor : null,
  });
  const first = history.data?.pages[0]?.account?.timeline;
  const live = useLive({
    // The register's own list of the same events: to ask for the account's page again would be to read it again.
    filters: [id, ...joined.map((other) => other.id)].map((person) => ({ person })),
    page: first,
    readAt: history.dataUpdatedAt,
    enabled: mayRead === true,
    show: (arrived) => client.setQueryData<Pages>(queryKey, (now) => now && grown(now, arrived)),
    readAnew: async () => (await history.refetch()).data?.pages[0]?.account?.timeline,
  });
  useRowKeys(open === undefined);
  if (mayRead === false) return <EmptyNotice>{t('accounts.historyForbidden')}</EmptyNotice>;
  if (history.error) return <ErrorNotice error={history.error} retry={history.refetch} />;
  if (!history.data) return <RowsSkeleton rows={6} />;
  const events = history.data.pages.flatMap(
    ({ account }) => account?.timeline.edges.map(({ node }) => node) ?? [],
  );
  return (
    <>
      <LiveBar live={live}>
        <ExportButton wanted={{ what: 'TIMELINE', account: id }} />
      </LiveBar>
      {events.length === 0 && <EmptyNotice>{t('accounts.historyEmpty')}</EmptyNotice>}
      <SchoolYears events={events} onOpen={setOpen} display={display} arrived={live.arrived} opened={open} />
      {history.hasNextPage && (
        <Button
          variant="outlined"
          sx={{ mt: 2 }}
          data-no-print=""
          disabled={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('accounts.historyMore')}
        </Button>
      )}
      <EventDrawer register={{ event: open, open: setOpen }} rows={events.map((event) => event.id)} />
    </>
  );
}

/** The pages with what arrived above the first; where that one is full, the others are read again when wanted. */
function grown({ pages, pageParams }: Pages, arrived: readonly LiveEdge[]): Pages {
  const [first, ...others] = pages;
  if (!first?.account) return { pages, pageParams };
  const timeline = withArrivals(first.account.timeline, arrived, MAX_FIRST_PAGE);
  const isFull = timeline.edges.length === MAX_FIRST_PAGE;
  const kept = isFull ? [] : others;
  return {
    pages: [{ account: { ...first.account, timeline } }, ...kept],
    pageParams: pageParams.slice(0, kept.length + 1),
  };
}
