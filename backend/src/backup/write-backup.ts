import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { columnList, connected, readMigrations, readTables } from './catalog.js';
import type { Table } from './catalog.js';
import { keptOf } from './fates.js';
import type { EventsHome } from './fates.js';
import { END_OF_ROWS, FORMAT } from './format.js';
import type { Header, Trailer } from './format.js';
import { makeWholeFile } from './whole-file.js';

export interface BackupAsked {
  readonly databaseUrl: string;
  /** The path of the file to be made. */
  readonly file: string;
  readonly events: EventsHome;
  readonly signal?: AbortSignal;
}

/** A backup that was made. */
export interface BackupMade extends Pick<Header, 'madeAt' | 'events'>, Trailer {
  readonly bytes: number;
}

/**
 * Writes everything that is no read model and cannot be made again, sealed as it is, as it stood at one moment; others
 * may write meanwhile. Memory stays flat.
 * @throws BackupError when the file cannot be made or the database was lost; then there is none.
 */
export function writeBackup({ databaseUrl, file, events, signal }: BackupAsked): Promise<BackupMade> {
  return connected({ databaseUrl, signal, outcome: 'no backup was made' }, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const tables = [...(await readTables(client)).values()].filter(({ name }) => keptOf(name, events));
    const header = await describe(client, tables, events);
    const snapshot = new Snapshot(client, header, tables);
    // Sealed bytes in hexadecimal halve at any level; a higher one only takes longer.
    const gzip = createGzip({ level: constants.Z_BEST_SPEED });
    const bytes = await makeWholeFile(file, (into) => pipeline(snapshot.content(), gzip, into, { signal }));
    return { madeAt: header.madeAt, events, bytes, ...snapshot.trailer() };
  });
}

async function describe(client: pg.Client, tables: readonly Table[], events: EventsHome): Promise<Header> {
  const { rows } = await client.query<{ madeAt: Date; postgres: string; key: Buffer | null }>(`
    SELECT now() AS "madeAt", current_setting('server_version') AS postgres,
      (SELECT check_value FROM vault.master_key_check) AS key`);
  const [row] = rows;
  if (!row) throw new Error('A SELECT without FROM gave no row.');
  return {
    backup: 'loge',
    format: FORMAT,
    madeAt: row.madeAt.toISOString(),
    events,
    postgres: row.postgres,
    migrations: await readMigrations(client),
    masterKeyCheck: row.key?.toString('base64') ?? null,
    tables: tables.map(({ name, columns }) => ({
      name,
      columns: columns.map((column) => ({ name: column.name, type: column.type })),
    })),
  };
}

/** The content of a backup, read in one transaction. */
class Snapshot {
  readonly #digest = createHash('sha256');
  readonly #rows: Record<string, number> = {};

  constructor(
    private readonly client: pg.Client,
    private readonly header: Header,
    private readonly tables: readonly Table[],
  ) {}

  async *content(): AsyncGenerator<string | Buffer> {
    for await (const chunk of this.#body()) {
      this.#digest.update(chunk);
      yield chunk;
    }
    yield line(this.trailer());
  }

  async *#body(): AsyncGenerator<string | Buffer> {
    yield line(this.header);
    for (const { name, sql, columns } of this.tables) {
      const kept = keptOf(name, this.header.events);
      if (!kept) continue;
      yield line({ table: name });
      // The condition is one of our own words, the names are the catalog's.
      const rows = this.client.query(
        copyTo(`COPY (SELECT ${columnList(columns)} FROM ${sql} WHERE ${kept.rows}) TO STDOUT`),
      );
      yield* rows;
      yield END_OF_ROWS;
      this.#rows[name] = rows.rowCount;
    }
  }

  /** Counts and digest of what was read so far. */
  trailer(): Trailer {
    return { rows: { ...this.#rows }, sha256: this.#digest.copy().digest('hex') };
  }
}

const line = (content: object): string => `${JSON.stringify(content)}\n`;
