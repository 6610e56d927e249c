import type { EventPageFragment } from '@loge/contracts/client';
import { describe, expect, it } from '@jest/globals';
import { LIVE_PAGE, catchUp, nextPollMs, unknownAmong, withArrivals } from './live.js';
import type { LiveEdge } from './live.js';

/** Rows are told apart by their id alone here. */
const edge = (number: number): LiveEdge => ({
  cursor: String(number),
  node: { id: String(number) } as LiveEdge['node'],
});

/** The newest first, from a number down. */
const rows = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, i) => edge(from - i));

function pageOf(edges: LiveEdge[], more: { next?: boolean; previous?: boolean } = {}): EventPageFragment {
  return {
    edges,
    pageInfo: {
      hasNextPage: more.next ?? false,
      hasPreviousPage: more.previous ?? false,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    countUpTo1001: edges.length,
  };
}

/** A register of `count` events, to which `meanwhile` is done before each answer. */
function registerOf(count: number, meanwhile: (count: number) => number = (same) => same) {
  let events = count;
  return async (before: string | null): Promise<EventPageFragment> => {
    events = meanwhile(events);
    if (before === null) {
      const first = Math.max(1, events - LIVE_PAGE + 1);
      return pageOf(events ? rows(events, first) : [], { next: first > 1 });
    }
    const last = Math.min(events, Number(before) + LIVE_PAGE);
    return pageOf(rows(last, Number(before) + 1), { previous: last < events, next: true });
  };
}

const ids = (edges: readonly LiveEdge[]) => edges.map(({ node }) => Number(node.id));

describe('what came while somebody looked', () => {
  it('is nothing, from where it was, when nothing came', async () => {
    expect(await catchUp(registerOf(7), '7')).toEqual({ kind: 'news', edges: [], cursor: '7' });
  });

  it('is read over as many pages as it takes, newest first, none missed and none twice', async () => {
    const news = await catchUp(registerOf(137), '7');
    expect(news).toMatchObject({ kind: 'news', cursor: '137' });
    expect(news.kind === 'news' && ids(news.edges)).toEqual(ids(rows(137, 8)));
  });

  it('holds what arrives between two of its pages', async () => {
    const news = await catchUp(
      registerOf(60, (count) => count + 3),
      '0',
    );
    expect(news.kind === 'news' && ids(news.edges)).toEqual(ids(rows(66, 1)));
  });

  it('is the newest page where nothing was there before', async () => {
    expect(await catchUp(registerOf(0), null)).toEqual({ kind: 'news', edges: [], cursor: null });
    const news = await catchUp(registerOf(80), null);
    expect(news).toMatchObject({ kind: 'news', cursor: '80' });
    expect(news.kind === 'news' && news.edges).toHaveLength(LIVE_PAGE);
  });

  it('is read anew from the top when it is too much, rather than followed without end', async () => {
    expect(await catchUp(registerOf(10_000), '7')).toEqual({ kind: 'too-much' });
    expect(
      await catchUp(
        registerOf(100, (count) => count + 100),
        '0',
      ),
    ).toEqual({ kind: 'too-much' });
  });
});

describe('a page that grows', () => {
  it('shows each event once, whatever it is told again', () => {
    const page = withArrivals(pageOf(rows(3, 1)), rows(5, 2));
    expect(ids(page.edges)).toEqual([5, 4, 3, 2, 1]);
    expect(page.countUpTo1001).toBe(5);
    expect(page.pageInfo).toMatchObject({ startCursor: '5', endCursor: '1', hasNextPage: false });
    expect(unknownAmong([edge(9), edge(9)], [])).toHaveLength(1);
  });

  it('stays the same one when nothing is new', () => {
    const page = pageOf(rows(3, 1));
    expect(withArrivals(page, rows(2, 1))).toBe(page);
  });

  it('lets its oldest rows go when it is full, and leads to them again', () => {
    const page = withArrivals(pageOf(rows(4, 1)), rows(6, 5), 4);
    expect(ids(page.edges)).toEqual([6, 5, 4, 3]);
    expect(page.pageInfo).toMatchObject({ startCursor: '6', endCursor: '3', hasNextPage: true });
    expect(withArrivals({ ...page, countUpTo1001: 1001 }, [edge(7)]).countUpTo1001).toBe(1001);
  });
});

it('asks every five seconds, ever more rarely while it fails, and at least once a minute', () => {
  expect([0, 1, 2, 3, 4, 50].map(nextPollMs)).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
});
