import type { EventPageFragment } from '@loge/contracts/client';

/** A row of the register with its place in it. */
export type LiveEdge = EventPageFragment['edges'][number];

/** Milliseconds between two questions when all is well. */
export const POLL_MS = 5_000;
const MAX_POLL_MS = 60_000;

/** How many are asked for at once. */
export const LIVE_PAGE = 50;

/** More than this is no news but another page: it is then read anew from the top. */
const MAX_PAGES = 10;

/** How many rows a page keeps; older ones are still there, behind « plus anciens ». */
export const MAX_ROWS = 500;

/** Milliseconds until the next question, after so many failures in a row. */
export function nextPollMs(failures: number): number {
  return Math.min(MAX_POLL_MS, POLL_MS * 2 ** Math.min(failures, 10));
}

/** What came since a cursor. */
export type CaughtUp =
  | { readonly kind: 'news'; readonly edges: readonly LiveEdge[]; readonly cursor: string | null }
  /** So much that the page is better read anew. */
  | { readonly kind: 'too-much' };

/** Asks for the page just newer than a cursor; null for the newest page, where nothing was there before. */
export type ReadNewer = (before: string | null) => Promise<EventPageFragment>;

/**
 * All that is newer than a cursor, newest first, over as many pages as it takes, and where to go on from: nothing is
 * missed and nothing comes twice, whatever arrives meanwhile.
 */
export async function catchUp(read: ReadNewer, cursor: string | null): Promise<CaughtUp> {
  let edges: readonly LiveEdge[] = [];
  let reached = cursor;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const newer = await read(reached);
    edges = [...newer.edges, ...edges];
    // Where nothing was there before, one page is the newest: what is older is behind « plus anciens ».
    const isLast = reached === null || !newer.pageInfo.hasPreviousPage;
    reached = newer.pageInfo.startCursor ?? reached;
    if (isLast) return { kind: 'news', edges, cursor: reached };
  }
  return { kind: 'too-much' };
}

/** Those that are not among the rows yet. */
export function unknownAmong(arrived: readonly LiveEdge[], rows: readonly LiveEdge[]): readonly LiveEdge[] {
  const known = new Set(rows.map(({ node }) => node.id));
  return arrived.filter(({ node }) => !known.has(node.id) && known.add(node.id));
}

/** A page with what arrived above it, each event once, and not longer than `max`. */
export function withArrivals(
  page: EventPageFragment,
  arrived: readonly LiveEdge[],
  max = MAX_ROWS,
): EventPageFragment {
  const fresh = unknownAmong(arrived, page.edges);
  if (fresh.length === 0) return page;
  const all = [...fresh, ...page.edges];
  const edges = all.slice(0, max);
  const { pageInfo } = page;
  return {
    ...page,
    edges,
    pageInfo: {
      ...pageInfo,
      startCursor: edges[0]?.cursor ?? pageInfo.startCursor,
      endCursor: edges.at(-1)?.cursor ?? pageInfo.endCursor,
      hasNextPage: pageInfo.hasNextPage || edges.length < all.length,
    },
    countUpTo1001: Math.min(1001, page.countUpTo1001 + fresh.length),
  };
}
