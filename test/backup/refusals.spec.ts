import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { restoreBackup, writeBackup } from '../../backend/src/backup/commands.js';
import { writeAafExport } from '../../backend/src/demo/aaf-files.js';
import { openLoge, smallTown } from '../imports/loge.fixture.js';
import type { Loge } from '../imports/loge.fixture.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { backUp, copyMasterKey, restoreInto, rowsOf, sealed, textOf } from './backed-up.fixture.js';
import type { Place } from './backed-up.fixture.js';

let folder: string;
let source: Loge;
let backup: string;
let text: string;
let target: Place & { readonly database: TestDatabase };

const schemas = ['public', 'events', 'runner', 'vault', 'claims', 'sessions', 'directory', 'read'];
const content = () => rowsOf(target.database.dataSource, schemas);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loge-refusals-'));
  source = await openLoge();
  await writeAafExport(join(folder, 'town'), smallTown(20), new Date('2026-11-21T08:00:00Z'));
  expect((await source.import(join(folder, 'town'))).code).toBe(0);
  backup = join(folder, 'backup');
  await backUp(source, backup);
  text = await textOf(backup);
  target = { database: await createTestDatabase(), dataDir: await mkdtemp(join(folder, 'target-')) };
  await copyMasterKey(source, target);
}, 60_000);
afterAll(async () => {
  await source.close();
  await target.database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** What `restore` says of a file of this content, after which the database is as it was. */
async function refusal(file: Buffer | string): Promise<string> {
  const before = await content();
  const path = join(folder, 'other');
  await writeFile(path, file);
  const line = await restoreInto(target, path).then(
    () => 'restored',
    (error: unknown) => (error instanceof Error ? error.message.replaceAll(path, '<file>') : 'no error'),
  );
  expect(await content()).toEqual(before);
  expect(line).not.toContain('\n');
  return line;
}

/** The backup with a header that somebody changed, and the digest that belongs to it. */
function withHeader(change: object, whole = text): Buffer {
  const end = whole.indexOf('\n');
  const header = JSON.parse(whole.slice(0, end)) as object;
  return sealed(`${JSON.stringify({ ...header, ...change })}${whole.slice(end)}`);
}

const damaged = '<file> is cut or damaged: take another copy of it. Nothing was changed.';
const foreign = '<file> is no backup of Loge. Nothing was changed.';
const newer = '<file> was made by a newer version of Loge: restore it with that one. Nothing was changed.';

describe('restore refuses, with one line and nothing changed,', () => {
  test('a file that is cut, wherever', async () => {
    const whole = await readFile(backup);
    for (const part of [0.01, 0.3, 0.7, 0.99])
      expect(await refusal(whole.subarray(0, Math.floor(whole.length * part)))).toBe(damaged);
    expect(await refusal(whole.subarray(0, -1))).toBe(damaged);
    // Cut between two lines, and packed again.
    const lines = text.split('\n');
    for (const left of [1, 2, 3, lines.length - 2])
      expect(await refusal(gzipSync(`${lines.slice(0, left).join('\n')}\n`))).toBe(damaged);
  });

  test('a file that was changed, wherever', async () => {
    const whole = await readFile(backup);
    for (const part of [0.2, 0.5, 0.9]) {
      const changed = Buffer.from(whole);
      const at = Math.floor(whole.length * part);
      changed[at] = changed[at]! ^ 1;
      expect(await refusal(changed)).toBe(damaged);
    }
    // One character of one value, packed again.
    const at = text.indexOf('\\\\x') + 40;
    const other = text[at] === '0' ? '1' : '0';
    expect(await refusal(gzipSync(text.slice(0, at) + other + text.slice(at + 1)))).toBe(damaged);
    expect(await refusal(gzipSync(`${text}more\n`))).toBe(damaged);
  });

  test('a file that names a table twice', async () => {
    const end = text.indexOf('\n') + 1;
    const { tables } = JSON.parse(text.slice(0, end)) as { tables: { name: string }[] };
    const [first] = tables;
    const twice = `${text.slice(0, end)}{"table":"${first!.name}"}\n\\.\n${text.slice(end)}`;
    expect(await refusal(withHeader({ tables: [first, ...tables] }, twice))).toBe(damaged);
  });

  test('what is no backup', async () => {
    for (const other of ['', 'hello', '{"backup":"loge"}', gzipSync('hello\n'), gzipSync('{"format":1}\n')])
      expect([foreign, damaged]).toContain(await refusal(other));
    expect(await refusal('hello')).toBe(foreign);
    expect(await refusal(gzipSync('hello\n'))).toBe(foreign);
    await expect(restoreInto(target, join(folder, 'none'))).rejects.toThrow('is not there.');
  });

  test('a backup of a newer version: of its form, its tables or their columns', async () => {
    expect(await refusal(gzipSync('{"backup":"loge","format":2}\nsomething else'))).toBe(newer);
    const { migrations, tables } = JSON.parse(text.slice(0, text.indexOf('\n'))) as {
      migrations: string[];
      tables: { name: string; columns: object[] }[];
    };
    expect(await refusal(withHeader({ migrations: [...migrations, 'Later1999999999999'] }))).toBe(
      'The backup was made by a newer version of Loge (migration Later1999999999999): restore it with that one. Nothing was changed.',
    );
    const columns = [...tables[0]!.columns, { name: 'new', type: 'text' }];
    expect(await refusal(withHeader({ tables: [{ ...tables[0]!, columns }, ...tables.slice(1)] }))).toMatch(
      /^The backup is of another version of Loge, whose claims\.claim has other columns/,
    );
  });

  test('a backup whose events are in EventStoreDB, where EVENTSTORE_URL names none', async () => {
    expect(await refusal(withHeader({ events: 'EVENTSTOREDB' }))).toMatch(
      /^The events of this backup are in EventS/,
    );
  });

  test('a whole file that the database cannot take, after some of it was taken', async () => {
    const twice = text.replace(
      /(\{"table":"vault\.secret"\}\n|\{"table":"vault\.personal_key"\}\n)(.+\n)/,
      '$1$2$2',
    );
    expect(twice).not.toBe(text);
    expect(await refusal(sealed(twice))).toMatch(/duplicate key/);
  });

  test('to begin without the master key that belongs to it, and names it', async () => {
    const key = join(target.dataDir, 'master.key');
    const whole = await readFile(backup);
    await writeFile(key, randomBytes(32));
    expect(await refusal(whole)).toMatch(
      `The master key ${key} is not the one of this backup: put back the one`,
    );
    await rm(key);
    expect(await refusal(whole)).toMatch(
      `The master key ${key} is missing: put back the copy that belongs to this`,
    );
    await copyMasterKey(source, target);
  });

  test('to go on when it is interrupted, as a backup does, which leaves no file', async () => {
    const place = { databaseUrl: target.database.url, masterKeyFile: join(target.dataDir, 'master.key') };
    const asked = { ...place, events: 'POSTGRESQL', signal: AbortSignal.abort() } as const;
    const before = await content();
    await expect(restoreBackup({ ...asked, file: backup })).rejects.toThrow(
      'Interrupted: nothing was changed.',
    );
    expect(await content()).toEqual(before);
    const file = join(folder, 'interrupted');
    await expect(writeBackup({ ...asked, file })).rejects.toThrow('Interrupted: no backup was made.');
    expect((await readdir(folder)).filter((name) => name.startsWith('interrupted'))).toEqual([]);
  });

  test('a database that holds something, and the backup itself is not to blame', async () => {
    const copy = join(folder, 'copy');
    await copyFile(backup, copy);
    await restoreInto(target, copy);
    expect(await refusal(await readFile(copy))).toBe(
      'The database is not empty: restore into a new one. Nothing was changed.',
    );
  });
});
