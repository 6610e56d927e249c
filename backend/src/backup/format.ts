import { z } from 'zod';

/**
 * A backup is text in gzip: a line of JSON that tells what it is ({@link Header}); for each table a line that names it,
 * its rows as `COPY … TO STDOUT` writes them (a form that every PostgreSQL reads) and a line `\.`; last a line with the
 * counts and the digest of all before ({@link Trailer}). Nothing in it is decrypted.
 *
 * To be raised with every change of this, and with every migration that rewrites rows a backup keeps while their
 * columns stay as they were: nothing else would tell that older rows need it.
 */
export const FORMAT = 1;

/** The line after a table's rows; no row of `COPY` can be that line. */
export const END_OF_ROWS = '\\.\n';

const column = z.object({ name: z.string(), type: z.string() });
const table = z.object({ name: z.string(), columns: z.array(column).min(1) });

/** Tells a backup of any format from what is none. */
export const recognized = z.object({ backup: z.literal('loge'), format: z.int().positive() });

/** The first line. */
export const header = z.object({
  backup: z.literal('loge'),
  format: z.literal(FORMAT),
  /** When the snapshot was taken. */
  madeAt: z.iso.datetime(),
  events: z.enum(['POSTGRESQL', 'EVENTSTOREDB']),
  /** The version of PostgreSQL it was made on. */
  postgres: z.string(),
  /** The names of all migrations that had run. */
  migrations: z.array(z.string()),
  /** By which the master key is known that opens what is sealed; null before there was one. Base64. */
  masterKeyCheck: z.base64().nullable(),
  /** In the order in which they follow, none twice. */
  tables: z.array(table).refine((all) => new Set(all.map(({ name }) => name)).size === all.length),
});
export type Header = z.infer<typeof header>;

/** The line before a table's rows. */
export const tableLine = z.object({ table: z.string() });

/** The last line. */
export const trailer = z.object({
  /** How many rows each table has. */
  rows: z.record(z.string(), z.int().nonnegative()),
  /** SHA-256 of every byte before this line, in hexadecimal. */
  sha256: z.hex().length(64),
});
export type Trailer = z.infer<typeof trailer>;

/** A backup that cannot be made or restored. The message is one line that tells a person what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
