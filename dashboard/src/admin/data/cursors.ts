/** One page of a connection, as every list of the API gives it. */
export interface CursorPage<Node> {
  readonly nodes: readonly Node[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

/** Asks one page: how many, after which cursor. */
export type ReadPage<Node> = (first: number, after: string | null) => Promise<CursorPage<Node>>;

/**
 * Turns cursors into numbered pages: remembers where each page of each list begins, and walks there from the
 * nearest known page when a later one is asked for first (a reload, a shared link).
 */
export class CursorBook {
  readonly #starts = new Map<string, (string | null)[]>();

  /**
   * The `page`th page (from 1) of the list `key`; lists with other filters or page sizes have other keys.
   * Past the last page it gives an empty one.
   */
  async read<Node>(
    key: string,
    page: number,
    perPage: number,
    readPage: ReadPage<Node>,
  ): Promise<CursorPage<Node>> {
    const starts = this.#startsOf(key);
    let known = Math.min(page, starts.length);
    for (;;) {
      const result = await readPage(perPage, starts[known - 1] ?? null);
      // What comes after this page may have changed since it was last read.
      starts.length = known;
      if (result.hasNextPage && result.endCursor) starts.push(result.endCursor);
      if (known === page) return result;
      if (starts.length === known) return { nodes: [], endCursor: null, hasNextPage: false };
      known += 1;
    }
  }

  #startsOf(key: string): (string | null)[] {
    let starts = this.#starts.get(key);
    if (!starts) {
      starts = [null];
      this.#starts.set(key, starts);
    }
    return starts;
  }
}
