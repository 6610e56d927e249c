import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import type { Actor } from '@loge/contracts';
import type { Context } from '../../backend/src/context.js';
import { writeAafExport } from '../../backend/src/demo/aaf-files.js';
import { PROJECTION_RUNNER } from '../../backend/src/event-store/projection.js';
import type { ProjectionRunner } from '../../backend/src/event-store/projection.js';
import { AcceptInvitation, ChangePassword, InvitePerson } from '../../backend/src/passwords/commands.js';
import { SignIn } from '../../backend/src/sessions/commands.js';
import { PERSONAL_KEYS } from '../../backend/src/vault/vault.js';
import type { PersonalKeys } from '../../backend/src/vault/vault.js';
import { ImportingProcess, countsOf, openLoge, smallTown } from '../imports/loge.fixture.js';
import type { Loge } from '../imports/loge.fixture.js';
import { backUp, copyMasterKey, restoreInto, rowsOf, textOf } from './backed-up.fixture.js';
import type { Said } from './backed-up.fixture.js';

const PASSWORD = 'la phrase de la directrice';
const NEXT_PASSWORD = 'une seconde phrase à elle';
const signIn = { login: 'admin@loge.test', password: NEXT_PASSWORD };

let folder: string;
let file: string;
let said: Said;
let source: Loge;
let copy: Loge;
/** Where the source stood before the import that ran meanwhile. */
let before: bigint;
/** Where the copy begins. */
let taken: bigint;
/** What the copy held beside that, before it was started. */
let untouched: Record<string, string[]>;

const as = (actor: Actor): Context => ({
  actor,
  channel: 'DASHBOARD',
  correlationId: randomUUID(),
  clock: () => new Date(),
  ip: '203.0.113.77',
  userAgent: 'Navigateur-Unique/1.0',
});

const stranger = () => as({ kind: 'SYSTEM', id: 'STRANGER' });

async function exportOf(pupils: number): Promise<string> {
  const path = join(folder, `town-${pupils}`);
  await writeAafExport(path, smallTown(pupils), new Date('2026-11-21T08:00:00Z'));
  return path;
}

/** People with roles and passwords, one that was changed, a refused stranger, and the keys of strangers destroyed. */
async function people(loge: Loge): Promise<void> {
  const commands = loge.app.get(CommandBus);
  const { account, link } = await commands.execute(
    new InvitePerson(
      { given: 'Théodora', family: 'Quimperlé', email: signIn.login },
      { role: 'ADMINISTRATOR', scope: { kind: 'INSTALLATION' } },
      as({ kind: 'SYSTEM', id: 'COMMAND_LINE' }),
    ),
  );
  await commands.execute(new AcceptInvitation(link.split('token=')[1] ?? '', PASSWORD, stranger()));
  const { session } = await commands.execute(new SignIn({ ...signIn, password: PASSWORD }, stranger()));
  const passwords = { current: PASSWORD, next: NEXT_PASSWORD };
  await commands.execute(
    new ChangePassword(account, session, passwords, as({ kind: 'ACCOUNT', id: account })),
  );
  await expect(
    commands.execute(new SignIn({ login: 'nobody@loge.test', password: PASSWORD }, stranger())),
  ).rejects.toThrow('SIGN_IN_REFUSED');
  await loge.level();
  await loge.app.get<PersonalKeys>(PERSONAL_KEYS).destroyStrangersBefore('9999-12-31');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loge-backup-'));
  file = join(folder, 'loge.backup');
  const importing = ImportingProcess.start();
  try {
    source = await openLoge();
    expect((await source.import(await exportOf(60))).code).toBe(0);
    await people(source);
    before = await source.end();
    await importing.begin(source, await exportOf(400), { options: ['--confirm-departures'] });
    await importing.says('staff');
    said = await backUp(source, file, '--json');
    expect(countsOf(await importing.done())).toMatchObject({ created: { PUPIL: 340 } });
  } finally {
    await importing.stop();
  }
  copy = await openLoge(async (place) => {
    await copyMasterKey(source, place);
    expect((await restoreInto(place, file)).code).toBe(0);
    const [head] = await place.database.dataSource.query<{ position: string }[]>(
      'SELECT position FROM events.head',
    );
    taken = BigInt(head!.position);
    untouched = await rowsOf(place.database.dataSource, ['read', 'runner', 'sessions', 'directory']);
  });
}, 120_000);
afterAll(async () => {
  for (const loge of [source, copy]) await loge?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a backup made while an import runs', () => {
  test('is of one moment in the middle of it', async () => {
    expect(taken).toBeGreaterThan(before);
    expect(taken).toBeLessThan(await source.end());
  });

  test('is a file of its owner alone, and nothing else is left beside it', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => name.includes('backup'))).toEqual(['loge.backup']);
  });

  test('tells what it is on its first line, to whoever unpacks it', async () => {
    const [first = ''] = (await textOf(file)).split('\n', 1);
    expect(JSON.parse(first)).toMatchObject({
      backup: 'loge',
      format: 1,
      madeAt: expect.any(String),
      events: 'POSTGRESQL',
      postgres: expect.stringMatching(/^\d+/),
    });
  });

  test('holds nothing personal in clear, and no password', async () => {
    const text = (await textOf(file)).toLowerCase();
    expect(text.length).toBeGreaterThan(100_000);
    const clear = new Set(['Quimperlé', 'Théodora', signIn.login, '203.0.113.77', 'Navigateur-Unique']);
    const town = smallTown(400);
    for (const { family, given } of [...town.pupils, ...town.relatives, ...town.staff])
      clear.add(`"${family}"`).add(`${given} ${family}`);
    for (const { email, mobile, street } of town.relatives) clear.add(email).add(mobile).add(street);
    clear.delete('');
    clear.add(PASSWORD).add(NEXT_PASSWORD);
    // Bytes are written in hexadecimal: what was clear in them would be so here.
    const hidden = [...clear].filter((one) =>
      [one.toLowerCase(), Buffer.from(one).toString('hex')].some((form) => text.includes(form)),
    );
    expect(hidden).toEqual([]);
    expect(text).toContain(Buffer.from('"recordedAt"').toString('hex'));
  });

  test('with --json ends with one object, and says that the master key is not in it', () => {
    expect(said.code).toBe(0);
    expect(said.out).toHaveLength(1);
    expect(JSON.parse(said.out[0] ?? '')).toEqual({
      file,
      madeAt: expect.any(String),
      events: 'POSTGRESQL',
      bytes: expect.any(Number),
      rows: expect.objectContaining({ 'events.event': Number(taken), 'events.head': 1 }),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(said.err.join('\n')).toContain(`back up ${join(source.dataDir, 'master.key')} apart`);
  });

  test('is never put in the place of another file', async () => {
    const other = join(folder, 'other');
    await writeFile(other, 'mine');
    await expect(backUp(source, other)).rejects.toThrow(
      `${other} exists already: name a file that does not.`,
    );
    await expect(backUp(source, join(folder, 'none/backup'))).rejects.toThrow(/cannot be written \(ENOENT\)/);
    expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/\.part$/));
  });

  test.each([[[]], [['a', 'b']], [['a', '--jsno']]])('wrongly called with %j ends with 2', async (args) => {
    expect(await backUp(source, ...args)).toMatchObject({ code: 2, out: [] });
    expect(await restoreInto(source, ...args)).toMatchObject({ code: 2, out: [] });
  });
});

describe('restored elsewhere', () => {
  test('the events up to that moment are there, byte for byte', async () => {
    const events = async ({ database }: Loge) =>
      database.dataSource.query<unknown[]>(
        'SELECT to_jsonb(e)::text AS row FROM events.event e WHERE position <= $1 ORDER BY position',
        [taken.toString()],
      );
    const there = await events(copy);
    expect(there).toHaveLength(Number(taken));
    expect(there).toEqual(await events(source));
  });

  test('no read model and no session came along, and of checkpoints those of reactors alone', () => {
    const { 'runner.checkpoint': checkpoints, 'sessions.device': devices, ...others } = untouched;
    // Or everybody would be told of a new device.
    expect(devices).not.toEqual([]);
    expect(Object.keys(others).length).toBeGreaterThan(10);
    expect(Object.values(others).flat()).toEqual([]);
    expect(checkpoints).toContainEqual(expect.stringContaining('"superseded-secrets"'));
    expect(checkpoints!.filter((row) => !row.includes('"kind": "reactor"'))).toEqual([]);
  });

  test('people sign in with the password they chose last', async () => {
    const { token } = await copy.app.get(CommandBus).execute(new SignIn(signIn, stranger()));
    expect(token).not.toBe('');
  });

  test('destroyed keys stay destroyed', async () => {
    const destroyed = async ({ database }: Loge) =>
      database.dataSource.query<{ owner: string }[]>(
        'SELECT owner FROM vault.personal_key WHERE destroyed_at IS NOT NULL ORDER BY owner',
      );
    expect(await destroyed(copy)).not.toEqual([]);
    expect(await destroyed(copy)).toEqual(await destroyed(source));
  });

  test('the import that ran meanwhile is simply run again, and ends as in the source', async () => {
    const again = await copy.import(await exportOf(400), '--confirm-departures');
    expect(countsOf(again).created?.['PUPIL'] ?? 0).toBeLessThan(340);
    const logins = async (loge: Loge) => {
      await loge.level();
      return loge.database.dataSource.query<unknown[]>('SELECT login FROM read.account ORDER BY login');
    };
    expect(await logins(copy)).toEqual(await logins(source));
  }, 60_000);
});

test('read models that a running server makes of it equal those of the source at that moment, row by row', async () => {
  const other = await openLoge((place) => copyMasterKey(source, place));
  try {
    await restoreInto(other, file);
    // The source goes back to that moment: what came after it is forgotten.
    const { dataSource } = source.database;
    await dataSource.query('DELETE FROM events.event WHERE position > $1', [taken.toString()]);
    await dataSource.query('UPDATE events.head SET position = $1', [taken.toString()]);
    await source.app.get<ProjectionRunner>(PROJECTION_RUNNER).rebuild();
    await source.level();
    await other.level();
    const there = await rowsOf(other.database.dataSource, ['read']);
    expect(Object.entries(there).filter(([, rows]) => rows.length > 0).length).toBeGreaterThan(10);
    expect(there).toEqual(await rowsOf(dataSource, ['read']));
  } finally {
    await other.close();
  }
}, 60_000);
