import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accessStream, schoolId } from '@loge/contracts';
import type { AccountId, Role, Scope } from '@loge/contracts';
import { CloseAccount, ConfirmAddress, RecordPeople } from '../../backend/src/accounts/commands.js';
import { RegeneratePassword } from '../../backend/src/distribution/commands.js';
import { LockPassword } from '../../backend/src/passwords/commands.js';
import { RecordSchools, SetSignInPlace } from '../../backend/src/schools/commands.js';
import { SECRETS } from '../../backend/src/vault/vault.js';
import type { Secrets } from '../../backend/src/vault/vault.js';
import { until } from '../faults/until.js';
import { PASSWORD, SIGN_IN, codeOf, commandLine, cookieOf, startStaffApp } from './staff-app.fixture.js';
import type { StaffApp } from './staff-app.fixture.js';

const [A, B, academic] = [schoolId('0611234X'), schoolId('0611235Y'), schoolId('0619876B')];
const school = (...schools: (typeof A)[]): Scope => ({ kind: 'SCHOOLS', schools });

let staff: StaffApp;
let head: string;
let headId: AccountId;
beforeAll(async () => {
  staff = await startStaffApp();
  const record = (name: string) => ({ name, classes: [], groups: [] });
  const schools = [A, B, academic].map((id) => ({ school: id, record: record(`École ${id}`) }));
  await staff.commands.execute(new RecordSchools(schools, { dryRun: false }, commandLine()));
  [headId, head] = await member('ADMINISTRATOR', school(A, academic), 'proviseure@loge.test');
});
afterAll(() => staff.stop());

let network = 0;
const signIn = (login: string, password: string) =>
  staff.ask(
    SIGN_IN,
    { login, password },
    { headers: { 'x-forwarded-for': `10.9.${(network += 1) >> 8}.${network & 255}` } },
  );

async function member(role: Role, scope: Scope, login = `${randomUUID()}@loge.test`) {
  const account = await staff.person(login, { role, scope });
  return [account, cookieOf(await signIn(login, PASSWORD))] as const;
}

const regenerate = (cookie: string, account: string, reason = 'Venu au guichet, carte vue') =>
  staff.ask(
    `mutation ($input: AccountActInput!) {
       regeneratePassword(input: $input) { account displayName login password expiresAt }
     }`,
    { input: { account, reason } },
    { cookie },
  );
interface Shown {
  readonly login: string;
  readonly password: string;
  readonly expiresAt: string;
}
const made = async (cookie: string, account: string): Promise<Shown> =>
  (await regenerate(cookie, account)).body.data.regeneratePassword;
const change = (cookie: string, current: string, next: string) =>
  staff.ask(
    `mutation ($current: String!, $next: String!) {
       changePassword(input: { current: $current, next: $next }) { sessionsEnded }
     }`,
    { current, next },
    { cookie },
  );
const of = async (account: AccountId, ...types: string[]) =>
  (await staff.events()).filter(({ type, metadata }) => metadata.subject === account && types.includes(type));
const causes = async (account: AccountId) =>
  (await of(account, 'SignInRefused'))
    .filter(({ stream }) => stream === accessStream(account))
    .map(({ data }) => (data as { cause: string }).cause);
const secretOf = async (account: AccountId) => {
  const [latest] = (await of(account, 'TemporaryPasswordMade')).slice(-1);
  if (latest?.type !== 'TemporaryPasswordMade') throw new Error('None was made.');
  return staff.app.get<Secrets>(SECRETS, { strict: false }).get(latest.data.password);
};
/** A pupil with places, each in a school and some classes of it. */
async function pupil(...places: (readonly [typeof A, ...string[]])[]): Promise<AccountId> {
  const more = { groups: [], subjects: [], functions: [], formTeacherOf: [], children: [] };
  const [recorded] = await staff.commands.execute(
    new RecordPeople(
      [
        {
          identity: { kind: 'join-key', joinKey: `AC-VILLE$${randomUUID()}`, recordKind: 'PUPIL' },
          person: { name: { given: 'Léo', family: 'Martin' }, contacts: { email: 'leo@exemple.fr' } },
          affiliations: places.map(([id, ...classes]) => ({
            ...{ school: id, profile: 'PUPIL' as const, details: { classes, ...more }, relatives: [] },
          })),
          authoritativeSchools: [],
        },
      ],
      { dryRun: false },
      commandLine(),
    ),
  );
  if (recorded?.outcome !== 'created') throw new Error('The pupil was not made.');
  await staff.level();
  return recorded.account;
}

describe('KO-13: a password that is regenerated', () => {
  test('is shown once, signs in, opens nothing but choosing another, and is dead then', async () => {
    const leo = await pupil([A, '6A']);
    const shown = await regenerate(head, leo);
    expect(shown.body.data.regeneratePassword).toEqual({
      ...{ account: leo, displayName: 'Léo Martin', login: expect.stringMatching(/^leo\.martin/) },
      password: expect.stringMatching(/^[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}$/),
      expiresAt: expect.any(String),
    });
    const { login, password, expiresAt } = shown.body.data.regeneratePassword as Shown;
    const days = (new Date(expiresAt).getTime() - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(60);

    // As somebody types it off a slip on a telephone.
    const signedIn = await signIn(login, ` ${password.toUpperCase().replaceAll('-', ' ')} `);
    const cookie = cookieOf(signedIn);
    expect(codeOf(signedIn)).toBeUndefined();
    const me = await staff.ask('{ me { mustChangePassword } }', {}, { cookie });
    expect(me.body.data.me).toEqual({ mustChangePassword: true });
    const asked = await staff.ask('{ mySessions { id } }', {}, { cookie });
    expect(codeOf(asked)).toBe('PASSWORD_CHANGE_REQUIRED');
    // Twice, before another is chosen.
    await until(async () => (await secretOf(leo))?.kind === 'password-hash');
    expect(codeOf(await signIn(login, password))).toBeUndefined();

    expect(codeOf(await change(cookie, password, password.replaceAll('-', '')))).toBe('PASSWORD_SAME');
    expect(codeOf(await change(cookie, password, 'une phrase bien à moi'))).toBeUndefined();
    expect(codeOf(await staff.ask('{ mySessions { id } }', {}, { cookie }))).toBeUndefined();
    expect(codeOf(await signIn(login, password))).toBe('SIGN_IN_REFUSED');
    expect(codeOf(await signIn(login, 'une phrase bien à moi'))).toBeUndefined();
    await staff.react();
    expect(await secretOf(leo)).toBeUndefined();
  });

  test('replaces the one before and ends the sessions opened with it; both are in the register, with the reason', async () => {
    const [anne, own] = await member('AUDITOR', school(A), 'anne@loge.test');
    const { password } = await made(head, anne);
    expect((await staff.ask('{ me { id } }', {}, { cookie: own })).body).toEqual({ data: { me: null } });
    expect(codeOf(await signIn('anne@loge.test', PASSWORD))).toBe('SIGN_IN_REFUSED');
    const first = await secretOf(anne);
    const again = await made(head, anne);
    await staff.react();
    const secrets = staff.app.get<Secrets>(SECRETS, { strict: false });
    expect(await secrets.get(first!.id)).toBeUndefined();
    expect(codeOf(await signIn('anne@loge.test', password))).toBe('SIGN_IN_REFUSED');
    expect(codeOf(await signIn('anne@loge.test', again.password))).toBeUndefined();

    const told = await of(anne, 'TemporaryPasswordMade', 'CredentialsDistributed', 'SessionEnded');
    expect(told.map(({ type }) => type)).toEqual([
      ...['TemporaryPasswordMade', 'SessionEnded', 'CredentialsDistributed'],
      ...['TemporaryPasswordMade', 'CredentialsDistributed'],
    ]);
    for (const { metadata } of told)
      expect(metadata).toMatchObject({
        ...{ actor: { kind: 'ACCOUNT', id: headId }, subject: anne, schools: [A] },
        ...{ reason: 'Venu au guichet, carte vue' },
      });
    expect(told[1]?.data).toMatchObject({ cause: 'PASSWORD_REGENERATED' });
    expect(told[2]?.data).toEqual({ password: expect.any(String), means: 'COUNTER' });
  });

  test('made several times at once is one in the end: of those shown, one opens the account', async () => {
    const leo = await pupil([A, '6A']);
    const answers = await Promise.all(Array.from({ length: 5 }, () => regenerate(head, leo)));
    const shown = answers.flatMap(({ body }): Shown[] => body.data?.regeneratePassword ?? []);
    for (const answer of answers) expect([undefined, 'CONFLICT']).toContain(codeOf(answer));
    const opens: boolean[] = [];
    for (const { login, password } of shown) opens.push(codeOf(await signIn(login, password)) === undefined);
    expect(opens.filter(Boolean)).toHaveLength(1);
    expect(await of(leo, 'CredentialsDistributed')).toHaveLength(shown.length);
  });

  test('opens nothing once its time is over, and the answer tells nothing of it', async () => {
    const leo = await pupil([A, '6A']);
    const longAgo = () => new Date(Date.now() - 60 * 86_400_000 - 1_000);
    const context = { ...commandLine(), clock: longAgo, reason: 'Rentrée' };
    const { login, password } = await staff.commands.execute(new RegeneratePassword(leo, context));
    const late = await signIn(login, password);
    const wrong = await signIn(login, 'un mauvais mot de passe');
    expect(late.body.errors).toEqual(wrong.body.errors);
    expect(await causes(leo)).toEqual(['PASSWORD_EXPIRED', 'PASSWORD_EXPIRED']);
    const secrets = staff.app.get<Secrets>(SECRETS, { strict: false });
    expect(await secrets.deleteExpired(new Date())).toBeGreaterThan(0);
    expect(await secretOf(leo)).toBeUndefined();
    expect(codeOf(await signIn(login, password))).toBe('SIGN_IN_REFUSED');
    expect(await causes(leo)).toEqual(Array.from({ length: 3 }, () => 'PASSWORD_EXPIRED'));
    const page = await staff.ask(
      'query ($id: ID!) { account(id: $id) { credentials { password passwordExpiresAt } } }',
      { id: leo },
      { cookie: head },
    );
    expect(page.body.data.account.credentials).toMatchObject({
      ...{ password: 'EXPIRED', passwordExpiresAt: expect.any(String) },
    });
  });

  test('is told to its owner and to whoever made it by mail, in neither of which it is', async () => {
    const leo = await pupil([A, '6A']);
    await staff.react();
    staff.mails.queued.splice(0);
    const { password, login } = await made(head, leo);
    await staff.react();
    const mails = await Promise.all(staff.mails.queued.map((mail) => staff.mails.read(mail)));
    expect(mails).toMatchObject([
      { to: 'leo@exemple.fr', content: { kind: 'PASSWORD_REGENERATED', displayName: 'Léo Martin' } },
      {
        to: 'proviseure@loge.test',
        content: { kind: 'REGENERATION_NOTICE', whose: { displayName: 'Léo Martin', login } },
      },
    ]);
    expect(JSON.stringify([mails, staff.mails.queued])).not.toContain(password);
  });

  test('can be forgotten: the mail to choose another one comes and works meanwhile', async () => {
    const leo = await pupil([A, '6A']);
    const { login, password } = await made(head, leo);
    await staff.react();
    staff.mails.queued.splice(0);
    await staff.ask(
      'mutation ($input: AskPasswordRecoveryInput!) { askPasswordRecovery(input: $input) { asked } }',
      { input: { login, language: 'fr' } },
    );
    await staff.react();
    const [queued] = staff.mails.queued.filter(({ kind }) => kind === 'RECOVERY');
    const mail = queued && (await staff.mails.read(queued));
    const token = mail?.content.kind === 'RECOVERY' ? mail.content.link.split('token=')[1] : '';
    const reset = await staff.ask(
      'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { me { id } } }',
      { input: { token, password: 'retrouvée toute seule', endOtherSessions: true } },
    );
    expect(reset.body.data.resetPassword.me).toEqual({ id: leo });
    expect(codeOf(await signIn(login, password))).toBe('SIGN_IN_REFUSED');
    expect(codeOf(await signIn(login, 'retrouvée toute seule'))).toBeUndefined();
  });

  test('voids the links to choose one that were mailed before', async () => {
    const leo = await pupil([A, '6A']);
    const { login } = await made(head, leo);
    await staff.react();
    staff.mails.queued.splice(0);
    await staff.ask(
      'mutation ($input: AskPasswordRecoveryInput!) { askPasswordRecovery(input: $input) { asked } }',
      { input: { login, language: 'fr' } },
    );
    await staff.react();
    const mail = await staff.mails.read(staff.mails.queued.find(({ kind }) => kind === 'RECOVERY')!);
    await made(head, leo);
    const token = mail?.content.kind === 'RECOVERY' ? mail.content.link.split('token=')[1] : '';
    const reset = await staff.ask(
      'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { me { id } } }',
      { input: { token, password: 'retrouvée toute seule', endOtherSessions: true } },
    );
    expect(codeOf(reset)).toBe('RECOVERY_LINK_INVALID');
  });

  test('is in clear nowhere in the database, before and after its first use', async () => {
    const leo = await pupil([A, '6A']);
    const { login, password } = await made(head, leo);
    const forms = [password, password.replaceAll('-', '')];
    const inClear = async () => {
      const text = await dump();
      return forms.filter((form) => text.includes(form));
    };
    expect(await inClear()).toEqual([]);
    expect((await secretOf(leo))?.value).toBe(forms[1]);
    expect(codeOf(await signIn(login, password))).toBeUndefined();
    await until(async () => (await secretOf(leo))?.kind === 'password-hash');
    expect((await secretOf(leo))?.value).toMatch(/^\$argon2id\$/);
    expect(await inClear()).toEqual([]);
  });
});

describe('KO-13: who may regenerate a password', () => {
  test('needs the right, and a reason', async () => {
    const leo = await pupil([A, '6A']);
    expect(codeOf(await regenerate(head, leo, ' '))).toBe('REASON_REQUIRED');
    expect(codeOf(await regenerate(head, 'nonsense'))).toBe('NOT_FOUND');
    const [, auditor] = await member('AUDITOR', school(A));
    expect(codeOf(await regenerate(auditor, leo))).toBe('FORBIDDEN');
    expect(codeOf(await regenerate('', leo))).toBe('UNAUTHENTICATED');
    expect(await of(leo, 'TemporaryPasswordMade')).toEqual([]);
  });

  test('reaches every place of the account (invariant 9)', async () => {
    expect(codeOf(await regenerate(head, await pupil([B, '6A'])))).toBe('NOT_FOUND');
    expect(codeOf(await regenerate(head, await pupil([A, '6A'], [B, '6A'])))).toBe('FORBIDDEN');
    const [, manager] = await member('CREDENTIAL_MANAGER', school(A, B));
    expect(codeOf(await regenerate(manager, await pupil([A, '6A'], [B, '6A'])))).toBeUndefined();
  });

  test('for some classes: pupils all of whose classes are among them (KO-10)', async () => {
    const [, manager] = await member('CREDENTIAL_MANAGER', {
      kind: 'CLASSES',
      school: A,
      classes: ['6A', '6B'],
    });
    expect(codeOf(await regenerate(manager, await pupil([A, '6A'])))).toBeUndefined();
    expect(codeOf(await regenerate(manager, await pupil([A, '5C'])))).toBe('NOT_FOUND');
    expect(codeOf(await regenerate(manager, await pupil([A, '6A', '5C'])))).toBe('FORBIDDEN');
  });

  test('never for oneself, an equal or a superior', async () => {
    expect(codeOf(await regenerate(head, headId))).toBe('FORBIDDEN');
    const [peer] = await member('ADMINISTRATOR', school(A));
    expect(codeOf(await regenerate(head, peer))).toBe('RANK_TOO_HIGH');
    const [managerId, manager] = await member('CREDENTIAL_MANAGER', school(A));
    const [other] = await member('CREDENTIAL_MANAGER', school(A));
    expect(codeOf(await regenerate(manager, headId))).toBe('RANK_TOO_HIGH');
    expect(codeOf(await regenerate(manager, other))).toBe('RANK_TOO_HIGH');
    expect(codeOf(await regenerate(head, managerId))).toBeUndefined();
  });

  test('never for a closed account', async () => {
    const leo = await pupil([A, '6A']);
    await staff.commands.execute(new CloseAccount(leo, { ...commandLine(), reason: 'Parti' }));
    expect(codeOf(await regenerate(head, leo))).toBe('FORBIDDEN');
  });

  test('never for somebody who signs in at the academy (KO-8)', async () => {
    await staff.commands.execute(new SetSignInPlace(academic, 'PUPIL', 'ACADEMY', commandLine()));
    const leo = await pupil([academic, '6A']);
    expect(codeOf(await regenerate(head, leo))).toBe('SIGNS_IN_ELSEWHERE');
    expect(codeOf(await regenerate(head, await pupil([academic, '6A'], [A, '6A'])))).toBeUndefined();
  });

  test('leaves nothing in the vault where it is refused', async () => {
    const count = async () =>
      (await staff.database.dataSource.query('SELECT count(*)::int AS n FROM vault.secret'))[0].n as number;
    const [leo, before] = [await pupil([B, '6A']), await count()];
    expect(codeOf(await regenerate(head, leo))).toBe('NOT_FOUND');
    expect(await count()).toBe(before);
  });
});

test('a password that was locked by guesses is replaced like any other, and the account opens again', async () => {
  const leo = await pupil([A, '6A']);
  await staff.commands.execute(new ConfirmAddress(leo, `${randomUUID()}@exemple.fr`, commandLine()));
  const first = await made(head, leo);
  const [event] = await of(leo, 'TemporaryPasswordMade');
  if (event?.type !== 'TemporaryPasswordMade') throw new Error('None was made.');
  await staff.commands.execute(new LockPassword(leo, event.data.password, commandLine()));
  expect(codeOf(await signIn(first.login, first.password))).toBe('SIGN_IN_REFUSED');
  expect(await causes(leo)).toEqual(['PASSWORD_LOCKED']);
  const second = await made(head, leo);
  expect(codeOf(await signIn(second.login, second.password))).toBeUndefined();
  expect(await of(leo, 'AccountActivated')).toHaveLength(1);
});

/** Every row of every table, as text; bytes both as they are and as UTF-8. */
async function dump(): Promise<string> {
  const { dataSource } = staff.database;
  const tables: { table: string }[] = await dataSource.query(
    `SELECT format('%I.%I', table_schema, table_name) AS table FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { table } of tables) {
    const rows: Record<string, unknown>[] = await dataSource.query(`SELECT * FROM ${table}`);
    for (const value of rows.flatMap((row) => Object.values(row)))
      texts.push(Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value));
  }
  return texts.join('\n');
}
