import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accessStream } from '@loge/contracts';
import type { AccountId, Scope } from '@loge/contracts';
import { CloseAccount, ReopenAccount } from '../../backend/src/accounts/commands.js';
import { SetPassword } from '../../backend/src/passwords/commands.js';
import { GrantRole } from '../../backend/src/rights/commands.js';
import {
  PASSWORD,
  SIGN_IN,
  codeOf,
  commandLine,
  cookieOf,
  deviceOf,
  installation,
  startStaffApp,
} from './staff-app.fixture.js';
import type { Asking, StaffApp } from './staff-app.fixture.js';

let staff: StaffApp;
let admin: string;
beforeAll(async () => {
  staff = await startStaffApp();
  await staff.person('admin@loge.test', installation);
  admin = cookieOf(await signIn('admin@loge.test'));
});
afterAll(() => staff.stop());

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const signIn = (login: string, remember = false, asking?: Asking) =>
  staff.ask(SIGN_IN, { login, password: PASSWORD, remember }, asking);
const me = async (cookie: string) =>
  (await staff.ask('{ me { login } }', {}, { cookie })).body.data.me as unknown;
const LIST = '{ mySessions { id current device network remembered startedAt lastSeenAt expiresAt } }';
const sessionsOf = async (cookie: string) =>
  (await staff.ask(LIST, {}, { cookie })).body.data.mySessions as { id: string; current: boolean }[];
const endsOf = async (account: AccountId) =>
  (await staff.events())
    .filter(({ type, stream }) => type === 'SessionEnded' && stream === accessStream(account))
    .map(({ data, metadata }) => [(data as { cause: string }).cause, metadata.actor]);

describe('« Se souvenir de moi »', () => {
  test('keeps a session for 30 days, in a cookie that outlives the browser', async () => {
    const account = await staff.person('remembered@loge.test');
    const response = await signIn('remembered@loge.test', true);
    const [line] = [response.headers['set-cookie']].flat();
    const expires = Date.parse(/Expires=([^;]+)/.exec(String(line))?.[1] ?? '');
    expect(Math.round((expires - Date.now()) / 86_400_000)).toBe(30);
    const [started] = (await staff.events()).filter(
      ({ type, stream }) => type === 'SignedIn' && stream === accessStream(account),
    );
    expect(started?.data).toMatchObject({ remembered: true });
    expect(await sessionsOf(cookieOf(response))).toMatchObject([{ remembered: true }]);
  });

  test('not asked for, a session goes with the browser, and after 12 hours', async () => {
    await staff.person('forgotten@loge.test');
    const response = await signIn('forgotten@loge.test');
    const [line] = [response.headers['set-cookie']].flat();
    expect(String(line)).not.toMatch(/expires|max-age/i);
    const ends = Date.parse(response.body.data.signIn.me.sessionExpiresAt);
    expect(Math.round((ends - Date.now()) / 3_600_000)).toBe(12);
  });

  test('is not for people who hold a role', async () => {
    await staff.person('head@loge.test', installation);
    const response = await signIn('head@loge.test', true);
    expect(String([response.headers['set-cookie']].flat()[0])).not.toMatch(/expires/i);
    expect(await sessionsOf(cookieOf(response))).toMatchObject([{ remembered: false }]);
  });
});

describe('one’s own sessions', () => {
  test('are listed with browser, network and this one; others’ are not', async () => {
    await staff.person('list@loge.test');
    const from = (ip: string): Asking => ({ headers: { 'x-forwarded-for': ip, 'user-agent': WINDOWS } });
    await signIn('list@loge.test', true, from('198.51.100.7'));
    const here = cookieOf(await signIn('list@loge.test', false, from('2001:db8:7:1::5')));
    const listed = await sessionsOf(here);
    expect(listed).toHaveLength(2);
    expect(listed).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ current: true, device: 'Firefox · Windows', network: '2001:db8:7:*' }),
        expect.objectContaining({ current: false, device: 'Firefox · Windows', network: '198.51.100.*' }),
      ]),
    );
    expect(codeOf(await staff.ask(LIST))).toBe('UNAUTHENTICATED');
  });

  test('end one by one, and all but this one; another’s is not there', async () => {
    const account = await staff.person('end@loge.test');
    const [one, two, here] = [
      cookieOf(await signIn('end@loge.test')),
      cookieOf(await signIn('end@loge.test')),
      cookieOf(await signIn('end@loge.test')),
    ];
    const end = (id: string, cookie: string) =>
      staff.ask('mutation ($id: ID!) { endSession(id: $id) { ended } }', { id }, { cookie });
    const first = (await sessionsOf(one)).find(({ current }) => current)?.id ?? '';
    expect((await end(first, admin)).body).toEqual({ data: { endSession: { ended: 0 } } });
    expect((await end(first, here)).body).toEqual({ data: { endSession: { ended: 1 } } });
    expect((await end(first, here)).body).toEqual({ data: { endSession: { ended: 0 } } });
    expect([await me(one), await me(two)]).toEqual([null, { login: 'end@loge.test' }]);
    const others = await staff.ask('mutation { endOtherSessions { ended } }', {}, { cookie: here });
    expect(others.body).toEqual({ data: { endOtherSessions: { ended: 1 } } });
    expect([await me(two), await me(here)]).toEqual([null, { login: 'end@loge.test' }]);
    const owner = { kind: 'ACCOUNT', id: account };
    expect(await endsOf(account)).toEqual([
      ['ENDED_BY_OWNER', owner],
      ['ENDED_BY_OWNER', owner],
    ]);
  });
});

test('an end that was interrupted before the register had it is told by the next one', async () => {
  const account = await staff.person('interrupted@loge.test');
  await signIn('interrupted@loge.test');
  const here = cookieOf(await signIn('interrupted@loge.test'));
  const [, elsewhere] = await sessionsOf(here);
  await staff.database.dataSource.query(
    `UPDATE sessions.session SET ended_at = now() - interval '2 minutes' WHERE session = $1`,
    [elsewhere?.id],
  );
  await staff.ask('mutation { endOtherSessions { ended } }', {}, { cookie: here });
  expect(await endsOf(account)).toEqual([['ENDED_BY_OWNER', { kind: 'ACCOUNT', id: account }]]);
});

describe('sessions end', () => {
  const END = 'mutation ($input: AccountActInput!) { endSessionsOfAccount(input: $input) { ended } }';
  const A = { kind: 'SCHOOLS', schools: ['uai-0611234X'] } as unknown as Scope;

  test('when staff with authority over the whole account says so, with a reason', async () => {
    const account = await staff.person('lost@loge.test', { role: 'AUDITOR', scope: A });
    const cookie = cookieOf(await signIn('lost@loge.test'));
    await staff.person('head-of-a@loge.test', { role: 'ADMINISTRATOR', scope: A });
    const head = cookieOf(await signIn('head-of-a@loge.test'));
    const wider = await staff.person('wider@loge.test', {
      role: 'AUDITOR',
      scope: { ...A, schools: ['uai-0611234X', 'uai-0611235Y'] } as unknown as Scope,
    });
    const peer = await staff.person('peer@loge.test', { role: 'ADMINISTRATOR', scope: A });
    const nobody = await staff.person('out-of-sight@loge.test');
    const end = (whose: string, by: string, reason = 'téléphone perdu') =>
      staff.ask(END, { input: { account: whose, reason } }, { cookie: by });
    expect(codeOf(await end(account, head, '  '))).toBe('REASON_REQUIRED');
    expect(codeOf(await end(account, cookie))).toBe('FORBIDDEN');
    expect(codeOf(await end(wider, head))).toBe('FORBIDDEN');
    expect(codeOf(await end(peer, head))).toBe('RANK_TOO_HIGH');
    expect(codeOf(await end(nobody, head))).toBe('NOT_FOUND');
    expect(codeOf(await end('no id', head))).toBe('NOT_FOUND');
    expect(await me(cookie)).not.toBeNull();
    expect((await end(account, head)).body).toEqual({ data: { endSessionsOfAccount: { ended: 1 } } });
    expect(await me(cookie)).toBeNull();
    const last = (await staff.events()).filter(({ type }) => type === 'SessionEnded').at(-1);
    expect(last).toMatchObject({
      data: { cause: 'ENDED_BY_STAFF' },
      metadata: { reason: 'téléphone perdu' },
    });
  });

  test('at once when a role is given, and the register is told; what begins after that goes on', async () => {
    const account = await staff.person('rising@loge.test');
    const before = cookieOf(await signIn('rising@loge.test'));
    await staff.commands.execute(new GrantRole(account, { role: 'AUDITOR', scope: A }, commandLine()));
    expect(await me(before)).toBeNull();
    const after = cookieOf(await signIn('rising@loge.test'));
    expect(after).not.toBe(before);
    await staff.react();
    expect(await me(after)).not.toBeNull();
    expect(await endsOf(account)).toEqual([['ROLES_CHANGED', { kind: 'SYSTEM', id: 'REACTOR' }]]);
    await staff.react();
    expect(await endsOf(account)).toHaveLength(1);
  });

  test('at once when the account is closed, for good; nobody signs in to it until it is open again', async () => {
    const account = await staff.person('closed@loge.test');
    const before = cookieOf(await signIn('closed@loge.test'));
    const because = { ...commandLine(), reason: 'a quitté l’établissement' };
    await staff.commands.execute(new CloseAccount(account, because));
    expect(await me(before)).toBeNull();
    expect(codeOf(await signIn('closed@loge.test'))).toBe('SIGN_IN_REFUSED');
    await staff.commands.execute(new ReopenAccount(account, because));
    const after = cookieOf(await signIn('closed@loge.test'));
    await staff.react();
    expect([await me(before), await me(after)]).toEqual([null, { login: 'closed@loge.test' }]);
    expect(await endsOf(account)).toEqual([['ACCOUNT_CLOSED', { kind: 'SYSTEM', id: 'REACTOR' }]]);
    const causes = (await staff.events()).filter(
      ({ type, stream }) => type === 'SignInRefused' && stream === accessStream(account),
    );
    expect(causes.map(({ data }) => data)).toMatchObject([{ cause: 'CLOSED' }]);
  });
});

describe('coming and going', () => {
  test('who is signed in is told their schools, and what their password must be', async () => {
    const account = await staff.pupil('uai-0611234X');
    await staff.commands.execute(new SetPassword(account, PASSWORD, 'DEMO', commandLine()));
    const cookie = cookieOf(await signIn('leo.martin'));
    const asked = await staff.ask(
      '{ me { schools { id } mustChangePassword passwordRules { minLength maxLength composition } } }',
      {},
      { cookie },
    );
    expect(asked.body.data.me).toEqual({
      schools: [{ id: 'uai-0611234X' }],
      mustChangePassword: false,
      passwordRules: expect.objectContaining({ minLength: expect.any(Number), composition: false }),
    });
  });

  test('MB-5: who comes back signed in is known, and signing in again is no error', async () => {
    await staff.person('back@loge.test');
    const first = cookieOf(await signIn('back@loge.test'));
    expect(await me(first)).toEqual({ login: 'back@loge.test' });
    const again = await signIn('back@loge.test', false, { cookie: first });
    expect(codeOf(again)).toBeUndefined();
    expect([await me(first), await me(cookieOf(again))]).toEqual([null, { login: 'back@loge.test' }]);
  });

  test('MB-6: signing out ends the session and clears its cookie, so that another tab is signed out too', async () => {
    await staff.person('leaving@loge.test');
    const response = await signIn('leaving@loge.test', true);
    const cookie = `${cookieOf(response)}; ${deviceOf(response)}`;
    const out = await staff.ask('mutation { signOut { signedOut } }', {}, { cookie });
    expect([out.headers['set-cookie']].flat()).toEqual([
      expect.stringMatching(/^__Host-loge=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    expect(await me(cookie)).toBeNull();
    expect(codeOf(await staff.ask(LIST, {}, { cookie }))).toBe('UNAUTHENTICATED');
  });
});
