import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { restoreBackup, writeBackup } from '../../backend/src/backup/commands.js';
import { until } from '../faults/until.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { rowsOf } from './backed-up.fixture.js';

const NOTHING_CHANGED = 'nothing was changed.';
const IN_DOUBT =
  'The database was lost at the last moment: restore again; if it is then not empty, everything was restored.';
const WRITING = 'LOCK TABLE claims.claim IN ROW EXCLUSIVE MODE';
/** Held by a test, it holds up whoever comes to a trigger of `heldUpAt`. */
const GATE = 'SELECT pg_advisory_xact_lock(1)';

let folder: string;
let backup: string;
let database: TestDatabase;
let holder: pg.Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loge-held-up-'));
  await writeFile(join(folder, 'master.key'), randomBytes(32));
  backup = join(folder, 'backup');
});
beforeEach(async () => {
  database = await createTestDatabase();
  await rm(backup, { force: true });
  await writeBackup(asked(backup));
  holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('BEGIN');
});
afterEach(async () => {
  await holder.end();
  await database.drop();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const asked = (file: string, signal?: AbortSignal) =>
  ({
    databaseUrl: database.url,
    masterKeyFile: join(folder, 'master.key'),
    events: 'POSTGRESQL',
    file,
    signal,
  }) as const;
const restore = (signal?: AbortSignal) => restoreBackup(asked(backup, signal));
const backUp = (signal?: AbortSignal) => writeBackup(asked(join(folder, 'held'), signal));
const content = () => rowsOf(database.dataSource, ['public', 'events', 'runner', 'vault', 'claims']);

/** Has a trigger of `events.head`, of which every backup has a row, wait for the {@link GATE}. */
async function heldUpAt(trigger: string): Promise<void> {
  await database.dataSource.query(`
    CREATE FUNCTION held() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NEW; END $$;
    CREATE ${trigger} FOR EACH ROW EXECUTE FUNCTION held()`);
}

/** Has something happen to a command as soon as it waits for a lock; what it then says. */
async function whenHeldUp(
  command: (signal: AbortSignal) => Promise<unknown>,
  happens: (leave: AbortController, pid: number) => unknown,
): Promise<string> {
  const leave = new AbortController();
  const said = command(leave.signal).then(
    () => 'done',
    (error: unknown) => String(error),
  );
  let pid: number | undefined;
  await until(async () => {
    const [row] = await database.dataSource.query<{ pid: number }[]>(
      `SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'loge backup' AND wait_event_type = 'Lock'`,
    );
    pid = row?.pid;
    return pid !== undefined;
  });
  await happens(leave, pid!);
  return said;
}

describe('restore', () => {
  test('lets a database in use alone: it is not empty, so nobody has to wait for a lock', async () => {
    await database.dataSource.query('UPDATE events.head SET position = 1');
    await holder.query(WRITING);
    await expect(restore()).rejects.toThrow(
      'The database is not empty: restore into a new one. Nothing was changed.',
    );
  });

  test('sees what somebody writes into an empty one before it has its lock', async () => {
    await holder.query('UPDATE events.head SET position = 1');
    expect(await whenHeldUp(restore, () => holder.query('COMMIT'))).toMatch('The database is not empty');
  });

  test('gives up when an empty one is held by others', async () => {
    await holder.query(WRITING);
    await expect(restore()).rejects.toThrow(
      'The database is in use: stop what works on it, then restore again. Nothing was changed.',
    );
  });
});

describe.each([
  ['interrupted', 'Interrupted', (leave: AbortController) => leave.abort()],
  [
    'left by its database',
    'The database was lost',
    (_: AbortController, pid: number) => holder.query('SELECT pg_terminate_backend($1)', [pid]),
  ],
] as const)('%s', (_, told, happens) => {
  test('while it waits for its tables, a restore has changed nothing', async () => {
    await holder.query(WRITING);
    expect(await whenHeldUp(restore, happens)).toBe(`BackupError: ${told}: ${NOTHING_CHANGED}`);
  });

  test('while it writes rows, a restore has changed nothing', async () => {
    await heldUpAt('TRIGGER held BEFORE INSERT ON events.head');
    const before = await content();
    await holder.query(GATE);
    expect(await whenHeldUp(restore, happens)).toBe(`BackupError: ${told}: ${NOTHING_CHANGED}`);
    expect(await content()).toEqual(before);
  });

  test('while it commits, a restore does not claim that nothing was changed', async () => {
    await heldUpAt('CONSTRAINT TRIGGER held AFTER INSERT ON events.head DEFERRABLE INITIALLY DEFERRED');
    await holder.query(GATE);
    expect(await whenHeldUp(restore, happens)).toBe(`BackupError: ${IN_DOUBT}`);
  });

  test('a backup leaves no file', async () => {
    await holder.query('LOCK TABLE vault.secret IN ACCESS EXCLUSIVE MODE');
    expect(await whenHeldUp(backUp, happens)).toBe(`BackupError: ${told}: no backup was made.`);
    expect((await readdir(folder)).toSorted()).toEqual(['backup', 'master.key']);
  });
});

test('a database that went away between the start of a command and its work is told as lost, and held up by nothing', async () => {
  const databaseUrl = 'postgres://127.0.0.1:1/gone';
  await expect(writeBackup({ ...asked(join(folder, 'held')), databaseUrl })).rejects.toThrow(
    'The database was lost: no backup was made.',
  );
  await expect(restoreBackup({ ...asked(backup), databaseUrl })).rejects.toThrow(
    `The database was lost: ${NOTHING_CHANGED}`,
  );
});
