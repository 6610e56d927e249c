/** A column on paper, as a share of the width. */
export interface PrintedColumn {
  readonly title: string;
  readonly share: number;
}

/** What a list is called, and how each format shows a row of it. */
export interface Listing<Row> {
  readonly title: string;
  /** CSV: the names of the columns, and a row's cells. */
  readonly header: readonly string[];
  cells(row: Row): readonly string[];
  /** JSON Lines: a row; its keys are stable. */
  object(row: Row): object;
  /** PDF: the columns, and a row's cells, which may have lines. */
  readonly columns: readonly PrintedColumn[];
  printed(row: Row): readonly string[];
}

/** What stands at the foot of each page: what the list was narrowed to, for whom, when and up to which event. */
export interface Heading {
  readonly filter: string;
  readonly askedBy: string;
  readonly at: Date;
  readonly upTo: bigint;
}

/** The rows of a list, some hundreds at a time. */
export type Pages<Row> = AsyncIterable<readonly Row[]>;
