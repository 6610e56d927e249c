import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ImportId, schoolId } from '@loge/contracts';
import type { AccountId, Actor } from '@loge/contracts';
import {
  AccountByLogin,
  CreateAccount,
  JoinAccountsOfPerson,
  MembersOf,
} from '../../backend/src/accounts/commands.js';
import type { Context } from '../../backend/src/context.js';
import { writeAafExport } from '../../backend/src/demo/aaf-files.js';
import { college, lycee } from '../../backend/src/demo/town.js';
import type { DemoTown } from '../../backend/src/demo/town.js';
import { PROJECTION_RUNNER } from '../../backend/src/event-store/projection.js';
import type { ProjectionRunner } from '../../backend/src/event-store/projection.js';
import {
  AcceptInvitation,
  ChangePassword,
  InvitePerson,
  RenewInvitation,
} from '../../backend/src/passwords/commands.js';
import { RecordReading } from '../../backend/src/register/commands.js';
import type { Reading } from '../../backend/src/register/commands.js';
import { GrantRole, WithdrawRole } from '../../backend/src/rights/commands.js';
import type { RoleAsked } from '../../backend/src/rights/commands.js';
import { parisDay } from '../../backend/src/rights/held.js';
import { CreateService } from '../../backend/src/rights/services/commands.js';
import { SignIn, SignOut } from '../../backend/src/sessions/commands.js';
import { PERSONAL_KEYS } from '../../backend/src/vault/vault.js';
import type { PersonalKeys } from '../../backend/src/vault/vault.js';
import { ImportingProcess, countsOf, openLoge, smallTown, writeFiles } from '../imports/loge.fixture.js';
import type { Loge } from '../imports/loge.fixture.js';
import { readModels } from './read-models.js';

const DAY = new Date('2026-11-21T08:00:00Z');
const collegeId = schoolId(college.uai);
const lyceeId = schoolId(lycee.uai);
const everything = { role: 'ADMINISTRATOR', scope: { kind: 'INSTALLATION' } } as const;

let loge: Loge;
let runner: ProjectionRunner;
let folder: string;
let exportsMade = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loge-rebuild-'));
  loge = await openLoge();
  runner = loge.app.get<ProjectionRunner>(PROJECTION_RUNNER);
  await busyRun();
}, 90_000);
afterAll(async () => {
  await loge.close();
  await rm(folder, { recursive: true, force: true });
});

const context = (actor: Actor, reason?: string): Context => ({
  actor,
  channel: 'DASHBOARD',
  correlationId: randomUUID(),
  clock: () => new Date(),
  ip: '203.0.113.77',
  userAgent: 'Navigateur/1.0',
  ...(reason ? { reason } : {}),
});
const system = () => context({ kind: 'SYSTEM', id: 'COMMAND_LINE' });
const stranger = () => context({ kind: 'SYSTEM', id: 'STRANGER' });

async function exportOf(town: DemoTown): Promise<string> {
  const path = join(folder, String(++exportsMade));
  await writeAafExport(path, town, DAY);
  return path;
}

/** Imports with changes, departures and refusals, people with roles who sign in, read, and lose their roles. */
async function busyRun(): Promise<void> {
  const town = smallTown(60);
  const imports = async (changed: DemoTown, ...options: string[]) =>
    countsOf(await loge.import(await exportOf(changed), ...options));
  await imports(town);
  const [first, second, third, ...others] = town.pupils;
  if (!first || !second || !third) throw new Error('The town has no pupils.');
  const changed = {
    ...town,
    pupils: [
      { ...first, family: 'Nouveau-Nom' },
      { ...second, className: '2de C', school: lycee.key },
      { ...third, className: '4B' },
      ...others.slice(0, -20),
    ],
    relatives: town.relatives.map((one, at) =>
      at % 9 ? one : { ...one, street: `${at} rue Neuve`, email: '' },
    ),
  };
  expect((await loge.import(await exportOf(changed))).code).toBe(3);
  expect(await imports(changed, '--confirm-departures')).toHaveProperty('departed');
  expect(await imports(town)).toHaveProperty('updated');
  expect((await loge.import(await writeFiles(folder, { 'a_Eleve_0.xml': '<cut' }))).code).toBe(1);

  await people();
}

async function people(): Promise<void> {
  const commands = loge.app.get(CommandBus);
  const invite = async (email: string, asked: RoleAsked, by: Context) => {
    const person = { given: 'Théodora', family: 'Quimperlé', email };
    const { account, link } = await commands.execute(new InvitePerson(person, asked, by));
    return { account, token: link.split('token=')[1] ?? '' };
  };
  const admin = await invite('admin@loge.test', everything, system());
  await commands.execute(new AcceptInvitation(admin.token, 'la phrase de la première', stranger()));
  const asAdmin = () => context({ kind: 'ACCOUNT', id: admin.account }, 'rentrée');
  const { token, session } = await commands.execute(
    new SignIn({ login: 'admin@loge.test', password: 'la phrase de la première' }, stranger()),
  );
  for (const login of ['admin@loge.test', 'nobody@loge.test', 'lucas.martin'])
    await expect(
      commands.execute(new SignIn({ login, password: 'une autre phrase' }, stranger())),
    ).rejects.toThrow('SIGN_IN_REFUSED');
  const passwords = { current: 'la phrase de la première', next: 'une seconde phrase à elle' };
  await commands.execute(new ChangePassword(admin.account, session, passwords, asAdmin()));

  const granted: { account: AccountId; grant: string }[] = [];
  const scopes = [
    { role: 'AUDITOR', scope: { kind: 'SCHOOLS', schools: [collegeId, lyceeId] } },
    { role: 'ADMINISTRATOR', scope: { kind: 'SCHOOLS', schools: [lyceeId] } },
    { role: 'DATA_PROTECTION_OFFICER', scope: { kind: 'INSTALLATION' } },
  ] satisfies RoleAsked[];
  for (const [at, asked] of scopes.entries()) {
    const { account } = await invite(`person${at}@loge.test`, asked, asAdmin());
    await commands.execute(new RenewInvitation(account, asAdmin()));
    const more: RoleAsked = { role: 'AUDITOR', scope: { kind: 'SCHOOLS', schools: [collegeId] } };
    granted.push({ account, ...(await commands.execute(new GrantRole(account, more, asAdmin()))) });
  }
  for (const { account, grant } of granted.slice(1))
    await commands.execute(new WithdrawRole(account, grant, asAdmin()));

  const pupil = await loge.app.get(QueryBus).execute(new AccountByLogin('lucas.martin'));
  if (!pupil) throw new Error('The town has a Lucas Martin.');
  const readings: readonly Reading[] = [
    { kind: 'ACCOUNT', part: 'PAGE', subject: pupil, schools: [collegeId], classes: [`${collegeId}/4A`] },
    {
      kind: 'SEARCH',
      ...{ where: 'ACCOUNTS', typed: 'martin', found: 2, shown: new Map([[pupil, [collegeId]]]) },
    },
    { kind: 'IMPORT_REPORT', import: ImportId.parse(randomUUID()), schools: [collegeId] },
  ];
  for (const reading of readings) await commands.execute(new RecordReading(reading, asAdmin()));

  const again = { origin: 'COMMAND_LINE', name: { given: 'Lucas', family: 'Martin' }, contacts: {} } as const;
  const { account: other } = await commands.execute(
    new CreateAccount({ ...again, login: 'lucas@loge.test' }, system()),
  );
  await commands.execute(new JoinAccountsOfPerson(pupil, other, asAdmin()));
  const endsOn = parisDay(new Date(Date.now() + 30 * 86_400_000));
  const program = {
    label: 'Vie scolaire',
    rights: ['READ_SCHOOLS'],
    scope: everything.scope,
    endsOn,
  } as const;
  await commands.execute(new CreateService(program, asAdmin()));
  await commands.execute(new SignOut(token, asAdmin())).catch(() => undefined);
}

/** The read models once they hold everything. */
async function levelModels(): Promise<Record<string, string[]>> {
  await loge.level();
  return readModels(loge.database.dataSource);
}

const projections = () => runner.status().flatMap(({ name, kind }) => (kind === 'projection' ? [name] : []));

describe('a rebuild gives the content that the events gave one by one', () => {
  test('of all read models, each of which holds something', async () => {
    const live = await levelModels();
    expect(Object.keys(live).length).toBeGreaterThan(10);
    expect(Object.entries(live).flatMap(([table, rows]) => (rows.length > 0 ? [] : [table]))).toEqual([]);
    await runner.rebuild();
    expect(await levelModels()).toEqual(live);
  }, 60_000);

  test('of one by its name, whatever had become of its tables, and of no other', async () => {
    const live = await levelModels();
    await loge.database.dataSource.query(`UPDATE read.account SET family = 'wrong'`);
    await loge.database.dataSource.query(`DELETE FROM read.affiliation`);
    const checkpoints = () =>
      loge.database.dataSource.query<{ name: string; updated_at: Date }[]>(
        `SELECT name, updated_at FROM runner.checkpoint WHERE name <> 'accounts' ORDER BY name`,
      );
    const before = await checkpoints();
    await runner.rebuild('accounts');
    expect(await levelModels()).toEqual(live);
    expect(await checkpoints()).toEqual(before);
    await expect(runner.rebuild('nothing')).rejects.toThrow('PROJECTION_UNKNOWN');
  }, 60_000);

  test('of each by its name', async () => {
    const live = await levelModels();
    for (const name of projections()) await runner.rebuild(name);
    expect(await levelModels()).toEqual(live);
  }, 60_000);
});

test('whoever asks meanwhile, in this process or another, is answered from whole read models', async () => {
  const apps = [loge.app, await loge.another()];
  const count = async (app: (typeof apps)[number]) =>
    (await app.get(QueryBus).execute(new MembersOf([collegeId, lyceeId], system()))).length;
  const whole = await count(loge.app);
  expect(whole).toBeGreaterThan(100);
  const answers = new Set<number>();
  let rebuilding = true;
  const done = runner.rebuild('accounts').finally(() => (rebuilding = false));
  const asking = apps.map(async (app) => {
    do answers.add(await count(app));
    while (rebuilding);
  });
  await Promise.all([done, ...asking]);
  expect([...answers]).toEqual([whole]);
}, 60_000);

test('whoever only reads meanwhile never finds the register empty or half made', async () => {
  const count = async () => {
    const [row] = await loge.database.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM read.journal JOIN read.journal_day ON position >= first_position',
    );
    return row?.count;
  };
  const whole = await count();
  const answers = new Set<number | undefined>();
  let rebuilding = true;
  const done = runner.rebuild('journal').finally(() => (rebuilding = false));
  do answers.add(await count());
  while (rebuilding);
  await done;
  expect([...answers]).toEqual([whole]);
}, 60_000);

test('beside another process that imports meanwhile, nothing is lost or doubled', async () => {
  const other = ImportingProcess.start();
  try {
    const before = await levelModels();
    // One half of the pupils is in other classes, and there are more of them.
    const town = smallTown(160);
    const path = await exportOf({
      ...town,
      pupils: town.pupils.map((pupil, at) =>
        at % 2 || pupil.school !== college.key ? pupil : { ...pupil, className: '3B' },
      ),
    });
    await other.begin(loge, path, { options: ['--confirm-departures'] });
    await other.says('pupils');
    // As often as the import lasts: each begins at another moment of it.
    let importing = true;
    const done = other.done().finally(() => (importing = false));
    let rebuilds = 0;
    do {
      await runner.rebuild();
      rebuilds += 1;
    } while (importing);
    expect(countsOf(await done)).toMatchObject({ created: { PUPIL: 100 } });
    expect(rebuilds).toBeGreaterThan(0);

    const live = await levelModels();
    expect(live).not.toEqual(before);
    expect(runner.status().filter(({ state }) => state === 'stopped')).toEqual([]);
    await runner.rebuild();
    expect(await levelModels()).toEqual(live);
  } finally {
    await other.stop();
  }
}, 90_000);

test('once the keys of strangers are destroyed, all but their addresses is rebuilt', async () => {
  const origins = async () => {
    const rows: { event: string; ip: string | null }[] = await loge.database.dataSource.query(
      `SELECT event, ip FROM read.journal WHERE actor = 'STRANGER' ORDER BY position`,
    );
    return rows;
  };
  const before = await origins();
  expect(before.filter(({ ip }) => ip)).not.toEqual([]);
  await loge.app.get<PersonalKeys>(PERSONAL_KEYS).destroyStrangersBefore('9999-12-31');
  await runner.rebuild();
  expect(runner.status().filter(({ state }) => state === 'stopped')).toEqual([]);
  const after = await origins();
  expect(after.map(({ event }) => event)).toEqual(before.map(({ event }) => event));
  // Refused sign-ins to a known account are that account's own.
  expect(after.filter(({ ip }) => ip).length).toBeLessThan(before.filter(({ ip }) => ip).length);
}, 60_000);
