import { Command } from '@nestjs/cqrs';
import type { ImportFile, ImportId, ImportReport, Network, SchoolId } from '@loge/contracts';
import type { Context } from '../context.js';
import type { ImportReader } from './queries.js';

export * from './queries.js';

/** What an import is doing. */
export type ImportPhase =
  'WAITING' | 'READING' | 'SCHOOLS' | 'PUPILS' | 'STAFF' | 'RELATIVES' | 'DEPARTURES' | 'DONE';

/** How far an import is; `total` is 0 while records are still being counted. */
export interface ImportProgress {
  readonly phase: ImportPhase;
  readonly done: number;
  readonly total: number;
}

/** How many would leave one school, of how many. */
export interface SchoolDepartures {
  readonly school: SchoolId;
  readonly departing: number;
  readonly members: number;
}

/** A folder to import, and what its files lack. */
export interface ImportRequest {
  readonly import: ImportId;
  readonly folder: string;
  /** The school's UAI; needed for BE1D, whose files do not name it. */
  readonly schoolCode?: string;
  /** The academy, where the files do not name it. */
  readonly academy?: string;
  /** Go on though more than a tenth of a school departs. */
  readonly confirmDepartures: boolean;
  /** Only say what would change. */
  readonly dryRun: boolean;
  /**
   * Whether the importer's right reaches a school; `network` is the one it belongs to, or would belong to if nobody
   * has registered it yet. People with a place in a school beyond it only gain places, see `RecordPeople`.
   */
  readonly mayImportInto: (school: SchoolId, network?: Network) => boolean;
  /** Told now and then; never awaited. */
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Told once of what was given and changes nothing: the files, or what is known of the school, say it themselves. */
  readonly onUnused?: (given: 'schoolCode' | 'academy') => void;
  /** Its job was already begun by who asks. */
  readonly begun?: boolean;
  /** Stops the import between two batches; run again it goes on. */
  readonly signal?: AbortSignal;
}

/** How an import ended. */
export type ImportResult =
  | {
      readonly outcome: 'completed';
      readonly report: ImportReport;
      /** Of a dry run: the schools of which more than a tenth would leave, so that the run would be held. */
      readonly departures: readonly SchoolDepartures[];
    }
  | { readonly outcome: 'held'; readonly departures: readonly SchoolDepartures[] }
  | { readonly outcome: 'refused'; readonly code: string; readonly file?: string; readonly line?: number };

/**
 * Imports a folder from beginning to end, or says what that would change. It waits while another import of one of
 * its schools is going on. The report holds at most {@link MAX_REASONS} reasons.
 * @throws what stopped it halfway, such as `EventStoreUnavailable` or an abort; run again it goes on.
 */
export class RunImport extends Command<ImportResult> {
  constructor(
    readonly request: ImportRequest,
    readonly context: Context,
  ) {
    super();
  }
}

/** The most reasons that a report holds; the counts are always whole. */
export const MAX_REASONS = 10_000;

/**
 * Registers files that were uploaded into a folder; nothing is read yet.
 */
export class RegisterUpload extends Command<void> {
  constructor(
    readonly id: ImportId,
    readonly folder: string,
    readonly files: readonly ImportFile[],
    readonly context: Context,
  ) {
    super();
  }
}

/** What is asked of an upload, by somebody whose right reaches so far. */
export interface UploadRequest {
  readonly id: ImportId;
  readonly reader: ImportReader;
}

/**
 * Starts the dry run of an upload in the background.
 * @throws LogeError `NOT_FOUND`, `IMPORT_GONE` when its files are no longer there, `CONFLICT` while it is going on,
 * `BAD_INPUT` for what is too long or holds control characters.
 */
export class AnalyseUpload extends Command<void> {
  constructor(
    readonly upload: UploadRequest,
    readonly lacking: { readonly schoolCode?: string; readonly academy?: string },
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Runs an upload in the background, with what was given to its analysis.
 * @throws LogeError as {@link AnalyseUpload}, and `CONFLICT` for an import that has completed.
 */
export class StartUpload extends Command<void> {
  constructor(
    readonly upload: UploadRequest,
    readonly confirmDepartures: boolean,
    readonly context: Context,
  ) {
    super();
  }
}
