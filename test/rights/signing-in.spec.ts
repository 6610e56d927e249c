import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accessStream, accountStream, schoolId, unknownAccessStream } from '@loge/contracts';
import type { AccountId, SecretId } from '@loge/contracts';
import type { Response } from 'supertest';
import { CloseAccount } from '../../backend/src/accounts/commands.js';
import { LockPassword, SetPassword } from '../../backend/src/passwords/commands.js';
import { PasswordHashing } from '../../backend/src/passwords/password-hashing.js';
import { RecordSchools, SetSignInPlace } from '../../backend/src/schools/commands.js';
import {
  PASSWORD,
  REFUSAL_STEP_MS,
  SIGN_IN,
  codeOf,
  commandLine,
  cookieOf,
  installation,
  startStaffApp,
} from './staff-app.fixture.js';
import type { Asking, StaffApp } from './staff-app.fixture.js';

let staff: StaffApp;
const school = schoolId('0611234X');
beforeAll(async () => {
  staff = await startStaffApp();
  const record = { name: 'Lycée Jean-Moulin', classes: [], groups: [] };
  await staff.commands.execute(new RecordSchools([{ school, record }], { dryRun: false }, commandLine()));
  await staff.commands.execute(new SetSignInPlace(school, 'PUPIL', 'ACADEMY', commandLine()));
});
afterAll(() => staff.stop());

const signIn = (login: string, password = PASSWORD, asking?: Asking) =>
  staff.ask(SIGN_IN, { login, password }, asking);
const from = (ip: string): Asking => ({ headers: { 'x-forwarded-for': ip } });
const me = (cookie: string) => staff.ask('{ me { login } }', {}, { cookie });
/** The id of the password that was set. */
async function passwordOf(account: AccountId): Promise<SecretId> {
  const set = (await staff.events()).find(
    ({ type, stream }) => type === 'PasswordSet' && stream === accountStream(account),
  );
  return (set?.data as { password: SecretId }).password;
}

describe('signing in', () => {
  test('gives who it is and what they may do, in a cookie that scripts and other sites cannot use', async () => {
    await staff.person('ada@loge.test', installation);
    const response = await signIn(' Ada@Loge.TEST ');
    expect(response.body).toMatchObject({
      data: { signIn: { me: { login: 'ada@loge.test', rights: expect.arrayContaining(['MANAGE_RIGHTS']) } } },
    });
    const [cookie] = [response.headers['set-cookie']].flat();
    expect(cookie).toMatch(/^__Host-loge=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/i);
    expect((await me(cookieOf(response))).body).toEqual({ data: { me: { login: 'ada@loge.test' } } });
  });

  test('HF-2: answers the same, with the same number of hashes, whatever is wrong', async () => {
    await staff.person('known@loge.test', installation);
    await staff.person('invited@loge.test', installation, '');
    const closed = await staff.person('closed@loge.test');
    await staff.commands.execute(new CloseAccount(closed, { ...commandLine(), reason: 'parti' }));
    const locked = await staff.person('locked@loge.test');
    await staff.commands.execute(new LockPassword(locked, await passwordOf(locked), commandLine()));
    const elsewhere = await staff.pupil(school);
    await staff.commands.execute(new SetPassword(elsewhere, PASSWORD, 'DEMO', commandLine()));
    const hashing = staff.app.get(PasswordHashing, { strict: false });
    const tries: Response[] = [];
    for (const [login, password] of [
      ['known@loge.test', 'un mauvais mot de passe'],
      ['invited@loge.test', PASSWORD],
      ['closed@loge.test', PASSWORD],
      ['locked@loge.test', PASSWORD],
      ['leo.martin', PASSWORD],
      ['unknown@loge.test', PASSWORD],
    ] as const) {
      const before = hashing.computed;
      tries.push(await signIn(login, password));
      expect(hashing.computed - before).toBe(1);
    }
    const causes = (await staff.events()).flatMap(({ data }) => ('cause' in data ? [data.cause] : []));
    expect(causes).toEqual([
      ...['WRONG_PASSWORD', 'NO_PASSWORD', 'CLOSED', 'PASSWORD_LOCKED', 'SIGNS_IN_ELSEWHERE'],
      'UNKNOWN_LOGIN',
    ]);
    const arrived = performance.now();
    await signIn('known@loge.test', 'un mauvais mot de passe');
    // A timer may go off within the millisecond before.
    expect(performance.now() - arrived).toBeGreaterThan(REFUSAL_STEP_MS - 1);
    for (const tried of tries) {
      expect(tried.body).toEqual({
        data: null,
        errors: [{ message: 'SIGN_IN_REFUSED', path: ['signIn'], extensions: { code: 'SIGN_IN_REFUSED' } }],
      });
      expect(tried.headers['set-cookie']).toBeUndefined();
      expect(tried.status).toBe(tries[0]?.status);
    }
  });

  test('is in the register with its outcome; what was typed at an unknown login is not', async () => {
    const account = await staff.person('grace@loge.test', installation);
    await signIn('grace@loge.test', 'un mauvais mot de passe', from('192.0.2.7'));
    await signIn('grace@loge.test', PASSWORD, from('192.0.2.7'));
    await signIn('mon-mot-de-passe', PASSWORD, from('192.0.2.7'));
    const events = await staff.events();
    const access = events.filter(({ stream }) => stream === accessStream(account));
    expect(access.map(({ type, data, metadata }) => ({ type, data, metadata }))).toMatchObject([
      {
        type: 'SignInRefused',
        data: { cause: 'WRONG_PASSWORD' },
        metadata: { actor: { kind: 'SYSTEM', id: 'STRANGER' }, subject: account, ip: '192.0.2.7' },
      },
      { type: 'SignedIn', metadata: { actor: { kind: 'ACCOUNT', id: account }, subject: account } },
    ]);
    expect(
      events.some(({ type, metadata }) => type === 'AccountActivated' && metadata.subject === account),
    ).toBe(true);
    const today = unknownAccessStream(new Date().toISOString().slice(0, 10));
    expect(events.filter(({ stream }) => stream === today).at(-1)?.data).toMatchObject({
      cause: 'UNKNOWN_LOGIN',
    });
    expect(JSON.stringify(events.map(({ data, metadata }) => ({ data, metadata })))).not.toContain(
      'mon-mot-de-passe',
    );
  });

  test('gives a session no one knew before, and ends the one the browser brought', async () => {
    await staff.person('fix@loge.test', installation);
    const first = cookieOf(await signIn('fix@loge.test'));
    const planted = '__Host-loge=' + 'A'.repeat(43);
    expect(cookieOf(await signIn('fix@loge.test', PASSWORD, { cookie: planted }))).not.toBe(planted);
    const second = cookieOf(await signIn('fix@loge.test', PASSWORD, { cookie: first }));
    expect(second).not.toBe(first);
    expect((await me(first)).body).toEqual({ data: { me: null } });
    expect((await me(second)).body).toEqual({ data: { me: { login: 'fix@loge.test' } } });
  });

  test('leaves no token and no password in the database in clear', async () => {
    await staff.person('clear@loge.test', installation, 'un mot de passe tres secret');
    const token =
      cookieOf(await signIn('clear@loge.test', 'un mot de passe tres secret')).split('=')[1] ?? '-';
    const tables = await staff.database.dataSource.query<{ name: string }[]>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables) {
      // The names come from the catalogue of this very database.
      const [dump] = await staff.database.dataSource.query<{ text: string }[]>(
        `SELECT coalesce(string_agg(t::text, ' '), '') AS text FROM ${name} t`,
      );
      expect(dump?.text.includes(token)).toBe(false);
      expect(dump?.text.includes('tres secret')).toBe(false);
      expect(dump?.text.includes(Buffer.from(token).toString('hex'))).toBe(false);
    }
  });
});

describe('guessing', () => {
  test('has to wait longer and longer, alike for a known and an unknown login', async () => {
    await staff.person('target@loge.test', installation);
    for (const login of ['target@loge.test', 'no-target@loge.test']) {
      const codes: (string | undefined)[] = [];
      for (let count = 0; count < 7; count += 1) {
        const tried = await signIn(login, 'un mauvais mot de passe', from('198.51.100.1'));
        codes.push(codeOf(tried));
        if (count === 6) {
          expect(tried.body).toMatchObject({
            errors: [
              {
                extensions: { code: 'TOO_MANY_ATTEMPTS', detail: { retryAfterSeconds: expect.any(Number) } },
              },
            ],
          });
        }
      }
      expect(codes).toEqual([...Array<string>(6).fill('SIGN_IN_REFUSED'), 'TOO_MANY_ATTEMPTS']);
    }
  });

  test('is counted before it is tried, so that many tries at once are no way around', async () => {
    await staff.person('parallel@loge.test', installation);
    const tries = await Promise.all(
      Array.from({ length: 20 }, () =>
        signIn('parallel@loge.test', 'un mauvais mot de passe', from('198.51.100.2')),
      ),
    );
    const tried = tries.map(codeOf).filter((code) => code === 'SIGN_IN_REFUSED');
    expect(tried).toHaveLength(6);
  });

  test('is written down once for each wait, however often one knocks', async () => {
    const account = await staff.person('knocked@loge.test', installation);
    for (let count = 0; count < 12; count += 1) {
      await signIn('knocked@loge.test', 'un mauvais mot de passe', from('198.51.100.9'));
    }
    const causes = (await staff.events())
      .filter(({ stream }) => stream === accessStream(account))
      .map(({ data }) => ('cause' in data ? data.cause : undefined));
    expect(causes).toEqual([...Array<string>(6).fill('WRONG_PASSWORD'), 'THROTTLED']);
  });

  test('does not keep the owner out who comes from elsewhere', async () => {
    await staff.person('owner@loge.test', installation);
    for (let count = 0; count < 8; count += 1) {
      await signIn('owner@loge.test', 'un mauvais mot de passe', from('198.51.100.3'));
    }
    expect(codeOf(await signIn('owner@loge.test', PASSWORD, from('198.51.100.4')))).toBe('TOO_MANY_ATTEMPTS');
    expect(codeOf(await signIn('owner@loge.test', PASSWORD, from('203.0.113.9')))).toBeUndefined();
  });
});

describe('a session', () => {
  test('ends when one signs out, also a second time', async () => {
    const account = await staff.person('out@loge.test', installation);
    const cookie = cookieOf(await signIn('out@loge.test'));
    for (let times = 0; times < 2; times += 1) {
      const out = await staff.ask('mutation { signOut { signedOut } }', {}, { cookie });
      expect(out.body).toEqual({ data: { signOut: { signedOut: true } } });
      expect(String(out.headers['set-cookie'])).toMatch(/^__Host-loge=; Max-Age=0;/);
    }
    expect((await me(cookie)).body).toEqual({ data: { me: null } });
    const ends = (await staff.events()).filter(
      ({ type, metadata }) => type === 'SessionEnded' && metadata.subject === account,
    );
    expect(ends.map(({ data }) => data)).toMatchObject([{ cause: 'SIGNED_OUT' }]);
  });

  test('ends elsewhere when the password is changed, and goes on here', async () => {
    await staff.person('change@loge.test', installation);
    const here = cookieOf(await signIn('change@loge.test'));
    const elsewhere = cookieOf(await signIn('change@loge.test'));
    const change = (current: string, next: string) =>
      staff.ask(
        `mutation ($current: String!, $next: String!) {
           changePassword(input: { current: $current, next: $next }) { sessionsEnded }
         }`,
        { current, next },
        { cookie: here },
      );
    expect(codeOf(await change('un mauvais mot de passe', 'une autre phrase longue'))).toBe('PASSWORD_WRONG');
    expect(codeOf(await change(PASSWORD, 'court'))).toBe('PASSWORD_TOO_SHORT');
    expect(codeOf(await change(PASSWORD, 'motdepasse123'))).toBe('PASSWORD_COMMON');
    expect((await change(PASSWORD, 'une autre phrase longue')).body).toEqual({
      data: { changePassword: { sessionsEnded: 1 } },
    });
    expect((await me(here)).body).toEqual({ data: { me: { login: 'change@loge.test' } } });
    expect((await me(elsewhere)).body).toEqual({ data: { me: null } });
    expect(codeOf(await signIn('change@loge.test', PASSWORD, from('203.0.113.77')))).toBe('SIGN_IN_REFUSED');
    expect(codeOf(await signIn('change@loge.test', 'une autre phrase longue'))).toBeUndefined();
  });

  test('of another password than the present one counts for nothing, whatever its row says', async () => {
    const account = await staff.person('crash@loge.test', installation);
    const cookie = cookieOf(await signIn('crash@loge.test'));
    await staff.database.dataSource.query(
      'UPDATE sessions.session SET password = gen_random_uuid() WHERE account = $1',
      [account],
    );
    expect((await me(cookie)).body).toEqual({ data: { me: null } });
  });

  test('ends at its last hour', async () => {
    const account = await staff.person('old@loge.test', installation);
    const cookie = cookieOf(await signIn('old@loge.test'));
    await staff.database.dataSource.query(
      `UPDATE sessions.session SET expires_at = now() - interval '1 second' WHERE account = $1`,
      [account],
    );
    expect((await me(cookie)).body).toEqual({ data: { me: null } });
  });

  test('is removed when its event could not be appended', async () => {
    await staff.person('fails@loge.test', installation);
    const append = staff.store.append.bind(staff.store);
    staff.store.append = (stream, events, expected) =>
      stream.startsWith('access-')
        ? Promise.reject(new Error('The store is gone.'))
        : append(stream, events, expected);
    try {
      const refused = await signIn('fails@loge.test');
      expect(codeOf(refused)).toBe('INTERNAL');
      expect(refused.headers['set-cookie']).toBeUndefined();
      expect(JSON.stringify(refused.body)).not.toContain('The store is gone');
    } finally {
      staff.store.append = append;
    }
    const rows = await staff.database.dataSource.query(
      `SELECT 1 FROM sessions.session s WHERE NOT EXISTS (SELECT 1 FROM events.event e WHERE e.id = s.event)`,
    );
    expect(rows).toEqual([]);
  });
});
