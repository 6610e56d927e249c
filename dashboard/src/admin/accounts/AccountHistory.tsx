import Button from '@mui/material/Button';
import { AccountTimelineDocument } from '@loge/contracts/client';
import type { AccountTimelineQuery } from '@loge/contracts/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api.js';
import type { ApiError } from '../api.js';
import { useT } from '../i18n/use-t.js';
import { EventDays } from '../register/EventDays.js';
import { EventDrawer } from '../register/EventDrawer.js';
import { useRight } from '../session/use-me.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';

const pageSize = 25;

/** « Histoire »: what happened to this account and by it, newest first, older on demand. */
export function AccountHistory({ id }: { readonly id: string }) {
  const t = useT();
  const mayRead = useRight('READ_REGISTER');
  const [open, setOpen] = useState<string>();
  const history = useInfiniteQuery<AccountTimelineQuery, ApiError>({
    queryKey: ['AccountTimeline', id],
    enabled: mayRead === true,
    // The first page has no cursor; the others get the one that getNextPageParam gave.
    queryFn: ({ pageParam, signal }) =>
      ask(AccountTimelineDocument, { id, first: pageSize, after: pageParam as string | null }, signal),
    initialPageParam: null,
    getNextPageParam: ({ account }) =>
      account?.timeline.pageInfo.hasNextPage ? account.timeline.pageInfo.endCursor : null,
  });
  if (mayRead === false) return <EmptyNotice>{t('accounts.historyForbidden')}</EmptyNotice>;
  if (history.error) return <ErrorNotice error={history.error} retry={history.refetch} />;
  if (!history.data) return <RowsSkeleton rows={6} />;
  const events = history.data.pages.flatMap(
    ({ account }) => account?.timeline.edges.map(({ node }) => node) ?? [],
  );
  return (
    <>
      {events.length === 0 && <EmptyNotice>{t('accounts.historyEmpty')}</EmptyNotice>}
      <EventDays events={events} onOpen={setOpen} />
      {history.hasNextPage && (
        <Button
          variant="outlined"
          sx={{ mt: 2 }}
          disabled={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('accounts.historyMore')}
        </Button>
      )}
      <EventDrawer register={{ event: open, open: setOpen }} />
    </>
  );
}
