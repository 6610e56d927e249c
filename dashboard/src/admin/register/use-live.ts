import { JournalDocument } from '@loge/contracts/client';
import type { EventPageFragment, JournalFilter, JournalQueryVariables } from '@loge/contracts/client';
import { useLogoutIfAccessDenied } from 'ra-core';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ApiError, ask } from '../api.js';
import { LIVE_PAGE, MAX_ROWS, POLL_MS, catchUp, nextPollMs, unknownAmong } from './live.js';
import type { LiveEdge } from './live.js';

/** What is followed, and where what arrives goes. */
interface Following {
  /** Which events; each is followed from a cursor of its own. */
  readonly filters: readonly JournalFilter[];
  /** The page shown, and when it was read; nothing is followed without one. */
  readonly page: EventPageFragment | undefined;
  readonly readAt: number;
  readonly enabled: boolean;
  readonly show: (arrived: readonly LiveEdge[]) => void;
  /** Reads the page anew from the top and gives it. */
  readonly readAnew: () => Promise<EventPageFragment | undefined>;
}

/** A list that grows while it is open. */
export interface Live {
  readonly enabled: boolean;
  readonly paused: boolean;
  readonly toggle: () => void;
  /** The server does not answer; it is asked again, ever more rarely. */
  readonly failing: boolean;
  /** How many wait above, so that what is being read stays where it is. */
  readonly waiting: number;
  readonly showWaiting: () => void;
  /** Stands just above the first row. */
  readonly top: React.RefObject<HTMLDivElement | null>;
  /** Which rows arrived since the page was opened. */
  readonly arrived: ReadonlySet<string>;
  /** How many arrived so far. */
  readonly count: number;
}

/** Follows a list: asks for what is newer while the tab is seen, and goes on from where it was. */
export function useLive({ filters, page, readAt, enabled, show, readAnew }: Following): Live {
  const leaveIfSignedOut = useLogoutIfAccessDenied();
  const top = useRef<HTMLDivElement>(null);
  const arrived = useRef(new Set<string>());
  const [paused, setPaused] = useState(false);
  const [failing, setFailing] = useState(false);
  const [waiting, setWaiting] = useState<readonly LiveEdge[]>([]);
  const [count, setCount] = useState(0);
  const key = JSON.stringify(filters);
  const place = useRef<{ key: string; cursors: (string | null)[] }>(undefined);
  const latest = useRef({ page, readAt, waiting, show, readAnew, filters });
  useLayoutEffect(() => {
    latest.current = { page, readAt, waiting, show, readAnew, filters };
  });

  useEffect(() => setWaiting([]), [key]);

  const receive = useCallback((news: readonly LiveEdge[]) => {
    const { page: shown, waiting: held, show: reveal } = latest.current;
    const unknown = unknownAmong(news, [...held, ...(shown?.edges ?? [])]);
    const all = [...unknown, ...held];
    if (all.length === 0) return;
    for (const { node } of unknown) arrived.current.add(node.id);
    if (unknown.length > 0) setCount((before) => before + unknown.length);
    if (isRead(top.current)) {
      setWaiting(all.slice(0, MAX_ROWS));
      return;
    }
    setWaiting([]);
    reveal(all);
  }, []);

  const follows = enabled && !paused && page !== undefined;
  useEffect(() => {
    if (!follows) return;
    const start = (from: EventPageFragment | undefined) => {
      const cursors = latest.current.filters.map(() => from?.pageInfo.startCursor ?? null);
      place.current = { key, cursors };
      return place.current;
    };
    if (place.current?.key !== key) start(latest.current.page);
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    let isAsking = false;

    const round = async (): Promise<void> => {
      const { cursors } = place.current ?? start(latest.current.page);
      const caught = await Promise.all(
        latest.current.filters.map((filter, index) =>
          catchUp(async (before) => {
            const variables: JournalQueryVariables =
              before === null ? { filter, first: LIVE_PAGE } : { filter, last: LIVE_PAGE, before };
            return (await ask(JournalDocument, variables, signal)).journal;
          }, cursors[index] ?? null),
        ),
      );
      if (signal.aborted) return;
      const news = caught.flatMap((each) => (each.kind === 'news' ? each.edges : []));
      if (caught.some(({ kind }) => kind === 'too-much')) {
        setWaiting([]);
        start(await latest.current.readAnew());
        return;
      }
      place.current = { key, cursors: caught.map((each) => (each.kind === 'news' ? each.cursor : null)) };
      // Of several lists the places cannot be compared, so what came at the same time is put in order by its time.
      if (caught.length > 1) news.sort((a, b) => b.node.occurredAt.localeCompare(a.node.occurredAt));
      receive(news);
    };
    const next = (after: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = undefined;
        if (document.visibilityState === 'hidden') return;
        isAsking = true;
        round()
          .then(
            () => {
              failures = 0;
            },
            (error: unknown) => {
              failures += 1;
              if (error instanceof ApiError && error.code === 'UNAUTHENTICATED') void leaveIfSignedOut(error);
            },
          )
          .finally(() => {
            isAsking = false;
            if (signal.aborted) return;
            setFailing(failures > 0);
            next(nextPollMs(failures));
          });
      }, after);
    };
    const onSeen = (): void => {
      if (document.visibilityState === 'visible' && !isAsking) next(0);
    };
    document.addEventListener('visibilitychange', onSeen);
    next(Math.max(0, latest.current.readAt + POLL_MS - Date.now()));
    return () => {
      document.removeEventListener('visibilitychange', onSeen);
      clearTimeout(timer);
      controller.abort();
    };
  }, [follows, key, receive, leaveIfSignedOut]);

  const showWaiting = useCallback(() => {
    const { waiting: held, show: reveal } = latest.current;
    setWaiting([]);
    reveal(held);
    top.current?.scrollIntoView();
    // The button that was pressed is gone; the newest row comes next.
    setTimeout(() => document.querySelector<HTMLElement>('[data-event]')?.focus({ preventScroll: true }));
  }, []);
  const toggle = useCallback(() => setPaused((before) => !before), []);
  return {
    ...{ enabled, paused, toggle, failing, waiting: waiting.length, showWaiting },
    ...{ top, arrived: arrived.current, count },
  };
}

/** Whether somebody reads further down: the first row is out of sight. */
function isRead(top: HTMLElement | null): boolean {
  return top !== null && top.getBoundingClientRect().top < 0;
}
