import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accessStream } from '@loge/contracts';
import { PASSWORD, SIGN_IN, codeOf, cookieOf, deviceOf, startStaffApp } from './staff-app.fixture.js';
import type { StaffApp } from './staff-app.fixture.js';

let staff: StaffApp;
beforeAll(async () => {
  staff = await startStaffApp();
});
afterAll(() => staff.stop());

const signIn = (login: string, password: string, ip: string, cookie?: string) =>
  staff.ask(SIGN_IN, { login, password }, { headers: { 'x-forwarded-for': ip }, cookie });

test('200 guesses at once, from 200 networks, are all counted; none opens, and the owner is not kept out', async () => {
  const account = await staff.person('target@loge.test');
  const device = deviceOf(await signIn('target@loge.test', PASSWORD, '203.0.113.5'));
  const guesses = await Promise.all(
    Array.from({ length: 200 }, (_, n) => signIn('target@loge.test', `mot de passe ${n}`, `10.3.${n}.1`)),
  );
  const codes = guesses.map(codeOf);
  expect(guesses.filter((guess) => cookieOf(guess) !== '')).toEqual([]);
  // 50 pass freely, then one for each wait, on a slow machine more than one; the others never reach the password.
  const compared = codes.filter((code) => code === 'SIGN_IN_REFUSED').length;
  expect(compared).toBeGreaterThanOrEqual(51);
  expect(compared).toBeLessThanOrEqual(54);
  expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(200 - compared);
  const causes = (await staff.events())
    .filter(({ type, stream }) => type === 'SignInRefused' && stream === accessStream(account))
    .map(({ data }) => (data as { cause: string }).cause);
  expect(causes.filter((cause) => cause === 'WRONG_PASSWORD')).toHaveLength(compared);
  expect(causes.filter((cause) => cause === 'THROTTLED').length).toBeLessThanOrEqual(compared - 50);

  expect(codeOf(await signIn('target@loge.test', PASSWORD, '10.3.7.1', device))).toBeUndefined();
});

test('100 sign-ins in one request are refused before any is tried', async () => {
  const account = await staff.person('aliased@loge.test');
  const tries = Array.from(
    { length: 100 },
    (_, n) => `a${n}: signIn(input: { login: "aliased@loge.test", password: "essai ${n}" }) { me { id } }`,
  );
  const asked = await staff.ask(`mutation { ${tries.join(' ')} }`);
  expect(codeOf(asked)).toBe('TOO_COMPLEX');
  const refused = (await staff.events()).filter(({ stream }) => stream === accessStream(account));
  expect(refused).toEqual([]);
});

test('a sign-in that another site sends is refused, and leaves no cookie', async () => {
  await staff.person('csrf@loge.test');
  for (const headers of [
    { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
    { origin: undefined, 'sec-fetch-site': undefined },
    { 'sec-fetch-site': 'same-site' },
  ]) {
    const asked = await staff.ask(SIGN_IN, { login: 'csrf@loge.test', password: PASSWORD }, { headers });
    expect(asked.status).toBe(403);
    expect(codeOf(asked)).toBe('CROSS_SITE');
    expect(asked.headers['set-cookie']).toBeUndefined();
  }
});

test('a session that somebody planted never becomes the one that is signed in', async () => {
  await staff.person('victim@loge.test');
  await staff.person('attacker@loge.test');
  const planted = cookieOf(await signIn('attacker@loge.test', PASSWORD, '203.0.113.8'));
  const given = cookieOf(await signIn('victim@loge.test', PASSWORD, '203.0.113.9', planted));
  expect(given).not.toBe(planted);
  const login = async (cookie: string) =>
    (await staff.ask('{ me { login } }', {}, { cookie })).body.data.me as unknown;
  expect([await login(planted), await login(given)]).toEqual([null, { login: 'victim@loge.test' }]);
});
