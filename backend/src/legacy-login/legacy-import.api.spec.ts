import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import { ImportId, importStream } from '@loge/contracts';
import type { Scope } from '@loge/contracts';
import { until } from '../../../test/faults/until.js';
import { college, lycee } from '../accounts/account.fixture.js';
import { everythingKept } from '../recovery/kept.fixture.js';
import { codeOf, cookieOf, system } from '../recovery/recovery.fixture.js';
import { GrantRole } from '../rights/commands.js';
import { SchoolById } from '../schools/commands.js';
import { LegacyImportRuns } from './import-run.js';
import { readLegacyFile } from './legacy-file.js';
import { LegacyImportJobs } from './legacy-import-jobs.js';
import { KOSMOS, dayFromNow, shaOf, startOldLogins } from './legacy-login.fixture.js';
import type { OldLoginsHouse } from './legacy-login.fixture.js';

let house: OldLoginsHouse;
beforeAll(async () => {
  house = await startOldLogins();
});
afterAll(() => house?.stop());

const COLUMNS = 'login;hash;prenom;nom';
const passwords = new Set<string>();
/** A hash as Kosmos has them; its password is looked for where none may be. */
function sha(password: string): string {
  passwords.add(password);
  return shaOf(password);
}
const pupil = (given: string, more: { joinKey?: string; school?: typeof college } = {}) =>
  house.person(given, undefined, { profile: 'PUPIL', ...more });

test('IT-3, KO-4: each line is taken or left out for its own reason, told by its number', async () => {
  await pupil('Abel', { joinKey: 'AC-VILLE$1' });
  await pupil('Bela');
  await pupil('Cleo');
  await pupil('Dina');
  await pupil('Emil', { school: lycee });
  const holder = await pupil('Fred');
  const scope: Scope = { kind: 'SCHOOLS', schools: [college] };
  await house.commands.execute(new GrantRole(holder, { role: 'CREDENTIAL_MANAGER', scope }, system()));
  const both = await pupil('Gala', { joinKey: 'AC-VILLE$2' });
  await pupil('Gala', { joinKey: 'AC-VILLE$2', school: lycee });
  await pupil('Hugo');
  await pupil('Hugo');
  const hash = sha('Printemps2026');
  const line = (given: string, login: string, word = hash, key = '', rne = '0611234X') =>
    `${rne};u;6A;Eleve;${given};Martin;${login};${word};${key}`;
  const taken = await house.take(
    KOSMOS,
    line('Abel', 'abel', hash, 'AC-VILLE$1'),
    line('Bela', 'bela', 'Printemps2026'),
    line('Bela', 'bela', '$2a$15$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'),
    line('Cleo', ''),
    line('Dina', 'dina', hash, '', '0611235Y'),
    line('Emil', 'emil'),
    line('Fred', 'fred'),
    line('Gala', 'gala', hash, 'AC-VILLE$2'),
    line('Hugo', 'hugo'),
    line('Abel', 'abel2', hash, 'AC-VILLE$1'),
    line('Cleo', 'abel'),
    '0611234X;u',
    line('Bela', 'bela'),
  );
  expect(taken).toMatchObject({ state: 'COMPLETED', lines: 13, done: 13, imported: 2, unchanged: 0 });
  expect(taken.refused).toEqual([
    { line: 3, code: 'LEGACY_HASH_UNKNOWN' },
    { line: 4, code: 'LEGACY_HASH_TOO_COSTLY' },
    { line: 5, code: 'LEGACY_USER_NAME_MISSING' },
    { line: 6, code: 'LEGACY_OTHER_SCHOOL' },
    { line: 7, code: 'LEGACY_PERSON_UNKNOWN' },
    { line: 8, code: 'PERSON_BEYOND_SCOPE' },
    { line: 9, code: 'PERSON_BEYOND_SCOPE' },
    { line: 10, code: 'LEGACY_PERSON_AMBIGUOUS' },
    { line: 11, code: 'DUPLICATE_RECORD' },
    { line: 12, code: 'DUPLICATE_RECORD' },
    { line: 13, code: 'COLUMNS_MISSING' },
  ]);
  for (const account of [holder, both])
    expect(await house.events(account, 'LegacyLoginImported')).toEqual([]);
});

test('IT-3: the register has the file and each login, with who imported; no event holds a hash', async () => {
  const ines = await pupil('Inès');
  const begun = await house.begin(`${COLUMNS}\ninès.m;${sha('Eté 2026')};Inès;Martin`);
  const { id, state, lines } = begun.body.data.importLegacyLogins;
  expect({ state, lines }).toEqual({ state: 'RUNNING', lines: 1 });
  await until(async () => (await house.progress(id))?.state === 'COMPLETED');
  const [imported] = await house.events(ines, 'LegacyLoginImported');
  expect(imported).toMatchObject({
    data: { school: college, userName: 'inès.m', scheme: 'SHA' },
    metadata: {
      actor: { kind: 'ACCOUNT', id: house.head.account },
      channel: 'DASHBOARD',
      schools: [college],
    },
  });
  const files = await house.events(undefined, 'LegacyLoginsImported');
  expect(files.at(-1)).toMatchObject({
    stream: importStream(id),
    data: { import: id, school: college, imported: 1, unchanged: 0, refused: 0 },
    metadata: { actor: { id: house.head.account }, schools: [college] },
  });
});

test('IT-3: the same file twice changes nothing; a new password in it replaces the old one and its sessions', async () => {
  const jade = await pupil('Jade');
  await pupil('Kim');
  const file = (password: string) => [
    COLUMNS,
    `jade;${sha(password)};Jade;Martin`,
    `kim;${sha('k')};Kim;Martin`,
  ];
  expect(await house.take(...file('avant'))).toMatchObject({ imported: 2, unchanged: 0 });
  expect(await house.take(...file('avant'))).toMatchObject({ imported: 0, unchanged: 2 });
  const before = await house.legacyOf(jade);
  expect(await house.take(...file('après'))).toMatchObject({ imported: 1, unchanged: 1, refused: [] });
  expect(codeOf(await house.old('jade', 'avant'))).toBe('SIGN_IN_REFUSED');
  const cookie = cookieOf(await house.old('jade', 'après'));
  await until(async () => (await house.kept(before)) === undefined);

  // Once it was used nothing is left to compare with: it stays.
  const used = await house.legacyOf(jade);
  await until(async () => (await house.kept(used))?.startsWith('$argon2id$') === true);
  expect(await house.take(...file('encore autre'))).toMatchObject({ imported: 0, unchanged: 2 });
  expect((await house.me(cookie)).body.data.me).not.toBeNull();

  // Under another user name it is another login, and the sessions of the one before are over.
  expect(await house.take(COLUMNS, `jade.m;${sha('la suite')};Jade;Martin`)).toMatchObject({ imported: 1 });
  expect(codeOf(await house.old('jade', 'après'))).toBe('SIGN_IN_REFUSED');
  expect((await house.me(cookie)).body.data.me).toBeNull();
  const ends = await house.events(jade, 'SessionEnded');
  expect(ends.map(({ data }) => data.cause)).toEqual(['PASSWORD_CHANGED']);
  expect(codeOf(await house.old('jade.m', 'la suite'))).toBeUndefined();
});

test('IT-3: a user name is unique in its school, and free in another', async () => {
  await pupil('Lara');
  await pupil('Mona');
  const nora = await pupil('Nora', { school: lycee });
  await house.take(COLUMNS, `nom-sans-pareil;${sha('u1')};Lara;Martin`);
  const again = await house.take(COLUMNS, ` NOM-sans-pareil ;${sha('u2')};Mona;Martin`);
  expect(again.refused).toEqual([{ line: 2, code: 'LEGACY_USER_NAME_TAKEN' }]);

  const { account } = await house.staff('lycee@exemple.test');
  const scope: Scope = { kind: 'SCHOOLS', schools: [lycee] };
  await house.commands.execute(new GrantRole(account, { role: 'ADMINISTRATOR', scope }, system()));
  const cookie = cookieOf(await house.signIn('lycee@exemple.test', 'une phrase assez longue'));
  await house.period(dayFromNow(-1), dayFromNow(1), lycee);
  await house.begin(`${COLUMNS}\nnom-sans-pareil;${sha('u3')};Nora;Martin`, { cookie, school: lycee });
  await until(async () => (await house.events(nora, 'LegacyLoginImported')).length === 1);
  const there = await house.old('nom-sans-pareil', 'u3', undefined, lycee);
  expect(there.body.data.signInWithLegacyLogin.me.id).toBe(nora);
  expect(codeOf(await house.old('nom-sans-pareil', 'u3'))).toBe('SIGN_IN_REFUSED');
});

test('IT-3: only who manages the school takes files in and sees what became of them', async () => {
  const file = `${COLUMNS}\nx;${sha('x')};X;Martin`;
  const { cookie } = await house.staff('auditor@exemple.test', 'AUDITOR');
  expect(codeOf(await house.begin(file, { cookie }))).toBe('FORBIDDEN');
  expect(codeOf(await house.begin(file, { cookie: '' }))).toBe('UNAUTHENTICATED');
  expect(codeOf(await house.begin(file, { school: lycee }))).toBe('NOT_FOUND');
  const list = (school: string) =>
    house.post(
      'query ($school: ID!) { legacyImports(school: $school) { id state } }',
      { school },
      { cookie: house.head.cookie },
    );
  expect((await list(college)).body.data.legacyImports.length).toBeGreaterThan(2);
  expect((await list(lycee)).body.data.legacyImports).toEqual([]);
  const [theirs] = await house.database.dataSource.query<{ id: string }[]>(
    'SELECT id FROM legacy_login.import WHERE school = $1',
    [lycee],
  );
  expect(await house.progress(theirs?.id ?? '')).toBeNull();
});

test('IT-3: a file of 2 MB comes through; a larger one, and what is none, is refused at once', async () => {
  const line = (number: number) => `nobody${number};${shaOf('x')};${'N'.repeat(120)};Inconnu\n`;
  const lines = Array.from({ length: 9_999 }, (_, number) => line(number)).join('');
  const begun = await house.begin(`${COLUMNS}\n${lines}`);
  expect(codeOf(begun)).toBeUndefined();
  const { id } = begun.body.data.importLegacyLogins;
  await until(async () => (await house.progress(id))?.done === 9_999);
  expect(codeOf(await house.begin(`${COLUMNS}\n${'x'.repeat(2_000_001)}`))).toBe('LEGACY_FILE_TOO_LARGE');
  expect(codeOf(await house.begin('bonjour'))).toBe('LEGACY_FILE_INVALID');
});

test('IT-3: what was interrupted says so, and the same file given again goes on where it stopped', async () => {
  const names = ['Oda', 'Pia', 'Quin', 'Ravi', 'Sara', 'Théa', 'Uma', 'Vera'];
  for (const name of names) await pupil(name);
  const file = [COLUMNS, ...names.map((name) => `${name};${sha(name)};${name};Martin`)];
  // A process of its own, which is stopped after some lines.
  const [jobs, queries] = [house.app.get(LegacyImportJobs, { strict: false }), house.app.get(QueryBus)];
  const known = (await queries.execute(new SchoolById([college]))).get(college);
  const there = house.app.get(LegacyImportRuns, { strict: false });
  const parts = there as unknown as Record<'streams' | 'line', never>;
  const other = new LegacyImportRuns(queries, parts.streams, jobs, parts.line);
  const id = ImportId.parse(randomUUID());
  await jobs.begin(id, college, names.length, new Date());
  const context = { ...system(), actor: { kind: 'ACCOUNT' as const, id: house.head.account } };
  other.start({ id, school: known!, lines: readLegacyFile(file.join('\n')), context });
  expect(codeOf(await house.begin(file.join('\n')))).toBe('CONFLICT');
  await until(async () => (await importedNow(names)) > 0);
  await other.onModuleDestroy();
  const stopped = await house.progress(id);
  expect(stopped).toMatchObject({ state: 'INTERRUPTED', lines: 8 });
  expect(stopped?.imported).toBeGreaterThan(0);
  expect(stopped?.imported).toBeLessThan(8);

  const again = await house.take(...file);
  expect(again).toMatchObject({ state: 'COMPLETED', unchanged: stopped?.imported, refused: [] });
  expect(again.imported + again.unchanged).toBe(8);
  expect(codeOf(await house.old('Vera', 'Vera'))).toBeUndefined();
});

/** How many of these user names can be used. */
async function importedNow(names: readonly string[]): Promise<number> {
  const [{ count }] = await house.database.dataSource.query<[{ count: string }]>(
    `SELECT count(*) FROM vault.secret WHERE kind = 'legacy-hash' AND created_at > now() - interval '1 minute'
       AND account IN (SELECT id FROM read.account WHERE given = ANY($1))`,
    [names],
  );
  return Number(count);
}

test('IT-3: of files given to one school in the same moment, one is taken in', async () => {
  const jobs = house.app.get(LegacyImportJobs, { strict: false });
  const ids = Array.from({ length: 8 }, () => ImportId.parse(randomUUID()));
  const begun = await Promise.allSettled(ids.map((id) => jobs.begin(id, lycee, 1, new Date())));
  expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('IT-3: one whose process is gone is not under way for ever', async () => {
  const id = randomUUID();
  await house.database.dataSource.query(
    `INSERT INTO legacy_login.import (id, school, state, lines, done, started_at, updated_at)
     VALUES ($1, $2, 'RUNNING', 5, 2, now(), now() - interval '21 seconds')`,
    [id, college],
  );
  expect(await house.progress(id)).toMatchObject({ state: 'INTERRUPTED', lines: 5, done: 2 });
  expect(await house.take(COLUMNS, `w;${sha('w')};Inconnue;Martin`)).toMatchObject({ state: 'COMPLETED' });
});

test('IT-3: neither database nor log holds a password or a hash of a file, and the events and the files no user name', async () => {
  const everything = await everythingKept(house);
  expect(everything).toContain('LegacyLoginImported');
  const hashes = [...passwords].flatMap((password) => {
    const digest = createHash('sha1').update(password).digest();
    return [digest.toString('base64'), digest.toString('hex'), digest.toString('latin1')];
  });
  expect(hashes.filter((hash) => everything.includes(hash))).toEqual([]);
  const long = [...passwords].filter((password) => password.length > 8);
  expect(long.filter((password) => everything.includes(password))).toEqual([]);
  // Read models show it to staff; the events and the table of the files do not.
  const tables = ['events.event', 'legacy_login.import', 'claims.claim'];
  const rows = await Promise.all(
    tables.map((table) => house.database.dataSource.query<object[]>(`SELECT t::text FROM ${table} t`)),
  );
  const events = await house.database.dataSource.query<object[]>(
    `SELECT convert_from(data, 'UTF8') AS data FROM events.event`,
  );
  const kept = JSON.stringify([rows, events]);
  expect(kept).toContain('LEGACY_USER_NAME_TAKEN');
  expect(kept).toContain('userName');
  expect(kept).not.toMatch(/nom-sans-pareil/i);
});
