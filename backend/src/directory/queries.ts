import { Query } from '@nestjs/cqrs';
import type { AccountId, ImportFile, ImportFormat, ImportId, ImportReport, SchoolId } from '@loge/contracts';
import type { Reach } from '../rights/rights.js';
import type { ImportPhase, SchoolDepartures } from './commands.js';

/** Where an import stands, as shown (GraphQL `ImportState`). */
export type ImportStanding =
  'UPLOADED' | 'ANALYSING' | 'ANALYSED' | 'RUNNING' | 'HELD' | 'COMPLETED' | 'REFUSED' | 'INTERRUPTED';

/** Why an import was refused. */
export interface ImportRefusal {
  readonly code: string;
  readonly file?: string;
  readonly line?: number;
}

/** An import as lists and pages show it. */
export interface ImportView {
  readonly id: ImportId;
  readonly state: ImportStanding;
  readonly format?: ImportFormat;
  /** Some of its files tell changes only. */
  readonly delta: boolean;
  /** What its events have in common; absent before it ran. */
  readonly correlation?: string;
  readonly files: readonly ImportFile[];
  readonly schools: readonly SchoolId[];
  /** Absent for the command line. */
  readonly by?: AccountId;
  readonly createdAt: Date;
  readonly endedAt?: Date;
  /** While it is being analysed or runs. */
  readonly progress?: {
    readonly phase: ImportPhase;
    readonly done: number;
    readonly total: number;
    readonly startedAt: Date;
  };
  readonly preview?: ImportReport;
  readonly report?: ImportReport;
  readonly refusal?: ImportRefusal;
  readonly departures: readonly SchoolDepartures[];
}

/** Who asks: imports are theirs, or of schools within reach. */
export interface ImportReader {
  readonly viewer?: AccountId;
  readonly reach: Reach;
}

/** A page of imports; `cursors` stand beside `imports`. */
export interface ImportList {
  readonly imports: readonly ImportView[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
}

/**
 * The imports that a reader may see, newest first.
 * @throws LogeError `BAD_INPUT` for a cursor that is none, or a page of no size.
 */
export class ListImports extends Query<ImportList> {
  constructor(
    readonly reader: ImportReader,
    /** `first` from 1 to 100. */
    readonly page: { readonly first: number; readonly after?: string },
  ) {
    super();
  }
}

/** One import; `undefined` when there is none that the reader may see. */
export class ImportPage extends Query<ImportView | undefined> {
  constructor(
    readonly id: ImportId,
    readonly reader: ImportReader,
  ) {
    super();
  }
}
