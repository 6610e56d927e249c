import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accessStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { PASSWORD, SIGN_IN, cookieOf, deviceOf, startStaffApp } from './staff-app.fixture.js';
import type { Asking, StaffApp } from './staff-app.fixture.js';

let staff: StaffApp;
beforeAll(async () => {
  staff = await startStaffApp();
});
afterAll(() => staff.stop());

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Safari/604.1';
const signIn = (login: string, asking?: Asking) => staff.ask(SIGN_IN, { login, password: PASSWORD }, asking);
const newDevices = async (account: AccountId) =>
  (await staff.events())
    .filter(({ type, stream }) => type === 'SignedIn' && stream === accessStream(account))
    .map(({ data }) => (data as { newDevice?: boolean }).newDevice);
const mailsTo = (account: AccountId) => staff.mails.queued.filter((mail) => mail.account === account);

test('a browser is known again by a cookie that opens nothing and lasts a year', async () => {
  await staff.person('cookie@loge.test');
  const response = await signIn('cookie@loge.test');
  const lines = [response.headers['set-cookie']].flat().map(String);
  expect(lines[1]).toMatch(
    /^__Host-loge-device=[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  const token = deviceOf(response).split('=')[1];
  const asked = await staff.ask('{ me { id } }', {}, { cookie: `__Host-loge=${token}` });
  expect(asked.body).toEqual({ data: { me: null } });
  const kept = await staff.database.dataSource.query('SELECT device_hash FROM sessions.device');
  expect(JSON.stringify(kept)).not.toContain(token);
});

test('the owner is told of a sign-in from a browser that is new to the account, once, with when and where', async () => {
  const account = await staff.person('owner@loge.test');
  const first = await signIn('owner@loge.test');
  await signIn('owner@loge.test', { cookie: deviceOf(first) });
  await staff.react();
  expect(mailsTo(account)).toEqual([]);

  await signIn('owner@loge.test', { headers: { 'user-agent': PHONE, 'x-forwarded-for': '203.0.113.77' } });
  expect(await newDevices(account)).toEqual([false, false, true]);
  await staff.react();
  await staff.react();
  const [mail, ...more] = mailsTo(account);
  expect(more).toEqual([]);
  expect(JSON.stringify(mail)).not.toMatch(/owner@|203\.0|iPhone/);
  expect(mail && (await staff.mails.read(mail))).toMatchObject({
    to: 'owner@loge.test',
    content: {
      kind: 'NEW_DEVICE',
      displayName: 'Camille Roux',
      at: expect.any(Date),
      device: 'Safari · iPhone',
      network: '203.0.113.*',
    },
  });
});

test('a browser is known to the accounts it signed in to, and after a year to none', async () => {
  const [mine, theirs] = [await staff.person('mine@loge.test'), await staff.person('theirs@loge.test')];
  const here = await signIn('mine@loge.test');
  await signIn('theirs@loge.test');
  const cookie = `${cookieOf(here)}; ${deviceOf(here)}`;
  const again = await signIn('theirs@loge.test', { cookie });
  expect(deviceOf(again)).toBe(deviceOf(here));
  expect(await newDevices(theirs)).toEqual([false, true]);
  await staff.database.dataSource.query(
    `UPDATE sessions.device SET last_used_at = now() - interval '366 days' WHERE account = $1`,
    [mine],
  );
  await signIn('mine@loge.test', { cookie });
  expect(await newDevices(mine)).toEqual([false, true]);
  const kept = await staff.database.dataSource.query(
    `SELECT 1 FROM sessions.device WHERE last_used_at < now() - interval '365 days'`,
  );
  expect(kept).toEqual([]);
});
