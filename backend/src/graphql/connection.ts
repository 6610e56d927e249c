/** A page as queries answer it: a cursor for each of what it shows, in order. */
export interface FoundPage {
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
}

/**
 * The `edges` and the `pageInfo` of a list.
 * @param nodes what the page shows, in the order of its cursors.
 * @param after the cursor that the page was asked for from, if any.
 */
export function connectionOf<Node>(
  nodes: readonly Node[],
  { cursors, hasNextPage }: FoundPage,
  after: string | undefined,
) {
  return {
    edges: nodes.map((node, index) => ({ node, cursor: cursors[index] ?? '' })),
    pageInfo: {
      hasNextPage,
      hasPreviousPage: after !== undefined,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
  };
}
