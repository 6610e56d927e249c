import { z } from 'zod';
import { ImportId, Network, SchoolId } from '../ids.js';
import { defineEvent } from './define.js';
import type { EventOf } from './define.js';

const stream = 'import' as const;

/** The kinds of record an import counts. */
export const RecordKind = z.enum(['PUPIL', 'RELATIVE', 'TEACHER', 'NON_TEACHING', 'SCHOOL', 'UNKNOWN']);
export type RecordKind = z.infer<typeof RecordKind>;

/** Counts by kind; a kind that is absent counts zero. */
export const KindCounts = z.partialRecord(RecordKind, z.int().nonnegative());
export type KindCounts = z.infer<typeof KindCounts>;

/** One record that was left out, merged or refused: where it stands and why, without its content. */
export const RecordReason = z.object({
  file: z.string(),
  /** The line its record starts at, from 1. */
  line: z.int().positive(),
  kind: RecordKind,
  code: z.string(),
});
export type RecordReason = z.infer<typeof RecordReason>;

/**
 * What an import did, or would do. Every record of every file is in exactly one of the buckets;
 * `departed` counts accounts, not records.
 */
export const ImportReport = z.object({
  created: KindCounts,
  updated: KindCounts,
  unchanged: KindCounts,
  merged: KindCounts,
  departed: KindCounts,
  leftOut: KindCounts,
  errors: KindCounts,
  reasons: z.array(RecordReason),
  /** Wall-clock time in seconds. */
  seconds: z.number().nonnegative(),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** The file formats that can be read. */
export const ImportFormat = z.enum(['AAF', 'BE1D', 'ONEROSTER']);
export type ImportFormat = z.infer<typeof ImportFormat>;

/** One file of an import, recognised by its digest rather than by where it lay. */
export const ImportFile = z.object({
  name: z.string(),
  bytes: z.int().nonnegative(),
  /** SHA-256, hexadecimal. */
  sha256: z.string(),
});
export type ImportFile = z.infer<typeof ImportFile>;

export const ImportStarted = defineEvent('ImportStarted', {
  version: 1,
  stream,
  room: 'directory',
  data: {
    import: ImportId,
    format: ImportFormat,
    files: z.array(ImportFile),
    schools: z.array(SchoolId),
    network: Network.optional(),
    /** Some of its files tell changes only; absent in events older than those. */
    delta: z.boolean().optional(),
  },
});

/** More than a tenth of a school would depart: nothing was written, a person must confirm. */
export const ImportHeld = defineEvent('ImportHeld', {
  version: 1,
  stream,
  room: 'directory',
  data: {
    import: ImportId,
    departures: z.array(
      z.object({ school: SchoolId, departing: z.int().positive(), members: z.int().positive() }),
    ),
  },
});

/** It ran to its end; the report without its list of reasons, which stays with the import's files. */
export const ImportCompleted = defineEvent('ImportCompleted', {
  version: 1,
  stream,
  room: 'directory',
  data: { import: ImportId, report: ImportReport },
});

/** It stopped before anything was written: a broken file, a school out of scope, … */
export const ImportRefused = defineEvent('ImportRefused', {
  version: 1,
  stream,
  room: 'directory',
  data: {
    import: ImportId,
    code: z.string(),
    file: z.string().optional(),
    line: z.int().positive().optional(),
  },
});

/**
 * A file of a school's old user names and password hashes was taken in (IT-3); what became of each account stands in
 * its own stream.
 */
export const LegacyLoginsImported = defineEvent('LegacyLoginsImported', {
  version: 1,
  stream,
  room: 'legacy-login',
  data: {
    import: ImportId,
    school: SchoolId,
    imported: z.int().nonnegative(),
    unchanged: z.int().nonnegative(),
    /** Lines that were left out, each for a reason that whoever imported was told. */
    refused: z.int().nonnegative(),
  },
});

export const importEvents = [
  ImportStarted,
  ImportHeld,
  ImportCompleted,
  ImportRefused,
  LegacyLoginsImported,
] as const;

/** Every event of an `import-<id>` stream: the course of one import. */
export type ImportEvent = EventOf<(typeof importEvents)[number]>;
