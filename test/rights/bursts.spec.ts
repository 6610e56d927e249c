import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Bursts } from '../../backend/src/sessions/bursts.js';
import { PASSWORD, SIGN_IN, codeOf, startStaffApp } from './staff-app.fixture.js';
import type { StaffApp } from './staff-app.fixture.js';

let staff: StaffApp;
beforeAll(async () => {
  staff = await startStaffApp();
});
afterAll(() => staff.stop());

const ASK = 'mutation ($input: AskPasswordRecoveryInput!) { askPasswordRecovery(input: $input) { asked } }';
const from = (ip: string) => ({ headers: { 'x-forwarded-for': ip } });
const recover = async (login: string, ip: string) =>
  codeOf(await staff.ask(ASK, { input: { login, language: 'fr' } }, from(ip)));
const asked = async () => (await staff.events()).filter(({ type }) => type === 'UnknownRecoveryAsked').length;

test('a network that asks for mails without pause is held off before anything is looked up; others are not', async () => {
  const bursts = staff.app.get(Bursts, { strict: false });
  // Within the same ten seconds, as sign-ins would be counted.
  for (let times = 0; times < 199; times += 1) await bursts.count('192.0.2.1');
  const before = await asked();
  expect(await recover('un@exemple.test', '192.0.2.2')).toBeUndefined();
  expect(await recover('deux@exemple.test', '192.0.2.3')).toBe('TOO_MANY_ATTEMPTS');
  expect((await asked()) - before).toBe(1);

  await staff.person('elsewhere@loge.test');
  const login = 'elsewhere@loge.test';
  expect(codeOf(await staff.ask(SIGN_IN, { login, password: PASSWORD }, from('192.0.2.4')))).toBe(
    'TOO_MANY_ATTEMPTS',
  );
  expect(await recover('trois@exemple.test', '192.0.3.1')).toBeUndefined();
});
