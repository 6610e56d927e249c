import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { hasCode } from '../local-postgres/error.js';
import { proveMasterKey } from '../vault/master-key.js';
import { columnList, connected, isLost, readMigrations, readTables } from './catalog.js';
import type { Table } from './catalog.js';
import { fateOf, keptOf } from './fates.js';
import type { EventsHome } from './fates.js';
import { BackupError } from './format.js';
import type { Header, Trailer } from './format.js';
import { readBackup } from './read-backup.js';

/** How long a restore waits for a table that others hold, and makes them wait (milliseconds). */
const LOCK_PATIENCE = 3_000;

export interface RestoreAsked {
  /** An empty database whose migrations have run. */
  readonly databaseUrl: string;
  readonly file: string;
  readonly masterKeyFile: string;
  readonly events: EventsHome;
  readonly signal?: AbortSignal;
}

/** A backup that was restored. */
export type Restored = Pick<Header, 'madeAt' | 'events'> & Pick<Trailer, 'rows'>;

/**
 * Puts a backup into an empty database: all of it, or nothing when anything is wrong. Nothing is written before the
 * whole file was read and found good, and the master key the one that belongs to it. The read models are empty after
 * it and without checkpoints: a server that runs there, or the next start, makes them from the events.
 * @throws BackupError and MasterKeyError.
 */
export async function restoreBackup(asked: RestoreAsked): Promise<Restored> {
  const { databaseUrl, file, masterKeyFile, events, signal } = asked;
  const { header, trailer } = await readBackup(file, passOver, { signal });
  if (header.events !== events) throw elsewhere(header.events);
  if (header.masterKeyCheck !== null)
    await proveMasterKey(masterKeyFile, Buffer.from(header.masterKeyCheck, 'base64'), 'this backup');

  await connected({ databaseUrl, signal, outcome: 'nothing was changed' }, async (client) => {
    await client.query('BEGIN');
    const tables = await readTables(client);
    const all = [...tables.values()].filter((table) => isReplaced(table, events)).map(({ sql }) => sql);
    await lockEmpty(client, all);
    refuseUnlessFitting(header, tables, await readMigrations(client));
    await client.query(`TRUNCATE ${all.join(', ')}`);
    const again = await readBackup(file, (table, rows) => fill(client, tables, table, rows), { signal });
    if (again.trailer.sha256 !== trailer.sha256)
      throw new BackupError(`${file} was changed while it was read. Nothing was changed.`);
    await client.query('COMMIT').catch((error: unknown) => {
      throw isLost(error) ? inDoubt() : error;
    });
  });
  return { madeAt: header.madeAt, events, rows: trailer.rows };
}

async function passOver(_: unknown, rows: AsyncIterable<Buffer>): Promise<void> {
  for await (const piece of rows) void piece;
}

/** Whether a restored database has no row in a table but those that the backup brings. */
function isReplaced({ name }: Table, events: EventsHome): boolean {
  // The tables of events that live elsewhere stay as they were made; so does the list of migrations.
  if (name === 'public.migration' || (events === 'EVENTSTOREDB' && name.startsWith('events.'))) return false;
  return fateOf(name) !== undefined;
}

/** Takes tables for itself, once it is known that nobody works with what is in them: who does must not have to wait. */
async function lockEmpty(client: pg.Client, tables: readonly string[]): Promise<void> {
  try {
    await client.query(`SET LOCAL lock_timeout = ${LOCK_PATIENCE}`);
    await refuseUnlessEmpty(client);
    await client.query(`LOCK TABLE ${tables.join(', ')} IN ACCESS EXCLUSIVE MODE`);
  } catch (error) {
    if (hasCode(error, '55P03')) throw inUse();
    throw error;
  }
  // Somebody may have filled it before the lock was there.
  await refuseUnlessEmpty(client);
}

/** A first start without a backup leaves a master key's check and checkpoints behind, but nothing of these. */
async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ used: boolean }>(`
    SELECT (SELECT position > 0 FROM events.head)
      OR EXISTS (SELECT 1 FROM events.event)
      OR EXISTS (SELECT 1 FROM vault.personal_key)
      OR EXISTS (SELECT 1 FROM vault.secret)
      OR EXISTS (SELECT 1 FROM claims.claim) AS used`);
  if (rows[0]?.used !== false)
    throw new BackupError('The database is not empty: restore into a new one. Nothing was changed.');
}

/** Rows go into tables that have all their columns, and no other that must be filled. */
function refuseUnlessFitting(
  header: Header,
  tables: ReadonlyMap<string, Table>,
  migrations: readonly string[],
): void {
  const unknown = header.migrations.find((name) => !migrations.includes(name));
  if (unknown !== undefined)
    throw new BackupError(
      `The backup was made by a newer version of Loge (migration ${unknown}): restore it with that one. Nothing was changed.`,
    );
  for (const { name, columns } of header.tables) {
    const here = keptOf(name, header.events) && tables.get(name);
    const given = new Map(columns.map((column) => [column.name, column.type]));
    const fits =
      here?.columns.every(
        (column) => given.get(column.name) === column.type || (column.optional && !given.has(column.name)),
      ) && columns.every((column) => here.columns.some(({ name: known }) => known === column.name));
    if (!fits)
      throw new BackupError(
        `The backup is of another version of Loge, whose ${name} has other columns: restore it with the version that made it, then start this one. Nothing was changed.`,
      );
  }
}

async function fill(
  client: pg.Client,
  tables: ReadonlyMap<string, Table>,
  { name, columns }: Header['tables'][number],
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  const table = tables.get(name);
  if (!table) throw new BackupError(`There is no table ${name}. Nothing was changed.`);
  // Names of the catalog, which the backup's columns were compared with.
  await pipeline(rows, client.query(copyFrom(`COPY ${table.sql} (${columnList(columns)}) FROM STDIN`)));
}

const inUse = () =>
  new BackupError('The database is in use: stop what works on it, then restore again. Nothing was changed.');

const inDoubt = () =>
  new BackupError(
    'The database was lost at the last moment: restore again; if it is then not empty, everything was restored.',
  );

function elsewhere(events: EventsHome): BackupError {
  return new BackupError(
    events === 'EVENTSTOREDB'
      ? 'The events of this backup are in EventStoreDB: restore that by its own means first, then set EVENTSTORE_URL and restore again. Nothing was changed.'
      : 'The events of this backup belong into PostgreSQL: restore it without EVENTSTORE_URL. Nothing was changed.',
  );
}
