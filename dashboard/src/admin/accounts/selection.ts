/** Who is chosen of what a search found: some, or everybody. */
export interface Selection {
  /** The search it belongs to: of another one nobody is chosen yet. */
  readonly searched: string;
  readonly chosen: ReadonlySet<string>;
  readonly all: boolean;
  /** Whether everybody found was chosen until one was taken out, so that only others of that page are left. */
  readonly narrowed: boolean;
}

/** Nobody chosen of a search. */
export function nobodyOf(searched: string): Selection {
  return { searched, chosen: new Set(), all: false, narrowed: false };
}

/** Everybody a search found, on every page of it. */
export function everybodyOf(searched: string): Selection {
  return { searched, chosen: new Set(), all: true, narrowed: false };
}

/** Who of a page is chosen. */
export function chosenOf({ all, chosen }: Selection, page: readonly string[]): ReadonlySet<string> {
  return all ? new Set(page) : chosen;
}

/**
 * The selection with some put in or taken out. « Everybody but one » cannot be asked of the server: where one is taken
 * out of everybody found, the others of their page stay chosen, and the selection says so when there were more pages.
 */
export function choose(
  selection: Selection,
  ids: readonly string[],
  isChosen: boolean,
  page: { readonly ids: readonly string[]; readonly isOnlyOne: boolean },
): Selection {
  const chosen = new Set(chosenOf(selection, page.ids));
  for (const id of ids)
    if (isChosen) chosen.add(id);
    else chosen.delete(id);
  const narrowed = selection.all && !page.isOnlyOne && chosen.size > 0;
  return { searched: selection.searched, chosen, all: false, narrowed };
}
