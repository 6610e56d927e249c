import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accessStream, accountStream } from '@loge/contracts';
import type { AccountId, SecretId } from '@loge/contracts';
import { Guesses } from '../../backend/src/sessions/guesses.js';
import { PASSWORD, SIGN_IN, codeOf, cookieOf, startStaffApp } from './staff-app.fixture.js';
import type { StaffApp } from './staff-app.fixture.js';

let staff: StaffApp;
beforeAll(async () => {
  staff = await startStaffApp();
});
afterAll(() => staff.stop());

let network = 0;
/** From somewhere else each time. */
const attempt = (login: string, password: string, cookie?: string) =>
  staff.ask(
    SIGN_IN,
    { login, password },
    { headers: { 'x-forwarded-for': `10.2.${(network += 1)}.1` }, ...(cookie && { cookie }) },
  );
const signIn = async (login: string, password: string) => codeOf(await attempt(login, password));
const wrong = (login: string) => signIn(login, 'un mauvais mot de passe');
/** As if the password had been guessed so often. */
async function guessed(account: AccountId, times: number): Promise<void> {
  const [set] = (await staff.events())
    .filter(({ stream, type }) => stream === accountStream(account) && type === 'PasswordSet')
    .slice(-1);
  const { password } = set?.data as { password: SecretId };
  const guesses = staff.app.get(Guesses, { strict: false });
  for (let time = 0; time < times; time += 1) await guesses.count(password);
}
const causesOf = async (account: AccountId) =>
  (await staff.events())
    .filter(({ type, stream }) => type === 'SignInRefused' && stream === accessStream(account))
    .map(({ data }) => (data as { cause: string }).cause);

test('99 wrong passwords in a row lock nothing, and the right one forgives them', async () => {
  const account = await staff.person('forgiven@loge.test');
  await guessed(account, 98);
  expect(await wrong('forgiven@loge.test')).toBe('SIGN_IN_REFUSED');
  expect(await signIn('forgiven@loge.test', PASSWORD)).toBeUndefined();
  expect(await wrong('forgiven@loge.test')).toBe('SIGN_IN_REFUSED');
  expect(await signIn('forgiven@loge.test', PASSWORD)).toBeUndefined();
});

test('the hundredth locks the password, the owner is told, and a reset by mail opens the account again', async () => {
  const account = await staff.person('locked@loge.test');
  await guessed(account, 99);
  // At a browser in which somebody else's session is open: that says nothing of who guesses.
  await staff.person('else@loge.test');
  const cookie = cookieOf(await attempt('else@loge.test', PASSWORD));
  const hundredth = await attempt('locked@loge.test', 'un mauvais mot de passe', cookie);
  expect(codeOf(hundredth)).toBe('SIGN_IN_REFUSED');
  expect(await signIn('locked@loge.test', PASSWORD)).toBe('SIGN_IN_REFUSED');
  expect(await wrong('locked@loge.test')).toBe('SIGN_IN_REFUSED');
  expect(await causesOf(account)).toEqual(['WRONG_PASSWORD', 'PASSWORD_LOCKED', 'WRONG_PASSWORD']);
  const locks = (await staff.events()).filter(({ type }) => type === 'PasswordLocked');
  expect(locks).toMatchObject([{ metadata: { subject: account, actor: { id: 'STRANGER' } } }]);

  await staff.react();
  const [told] = staff.mails.queued.filter(({ kind }) => kind === 'PASSWORD_LOCKED');
  expect(told && (await staff.mails.read(told))).toMatchObject({
    to: 'locked@loge.test',
    content: { kind: 'PASSWORD_LOCKED', displayName: 'Camille Roux', at: expect.any(Date) },
  });

  await staff.ask(
    'mutation ($input: AskPasswordRecoveryInput!) { askPasswordRecovery(input: $input) { asked } }',
    { input: { login: 'locked@loge.test', language: 'fr' } },
  );
  await staff.react();
  const [recovery] = staff.mails.queued.filter(({ kind }) => kind === 'RECOVERY');
  const mail = recovery && (await staff.mails.read(recovery));
  const token = mail?.content.kind === 'RECOVERY' ? mail.content.link.split('token=')[1] : '';
  const password = 'une tout autre phrase';
  const reset = await staff.ask(
    'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { me { id } } }',
    { input: { token, password, endOtherSessions: true } },
  );
  expect(codeOf(reset)).toBeUndefined();
  expect(await signIn('locked@loge.test', password)).toBeUndefined();
});

test('guesses made at once past the hundredth open nothing, though the password is not locked yet', async () => {
  const account = await staff.person('at-once@loge.test');
  await guessed(account, 100);
  expect(await signIn('at-once@loge.test', PASSWORD)).toBe('SIGN_IN_REFUSED');
  expect(await causesOf(account)).toEqual(['PASSWORD_LOCKED']);
});

test('wrong tries at changing it count with those of signing in, and the hundredth locks it', async () => {
  const account = await staff.person('changing@loge.test');
  const cookie = cookieOf(await attempt('changing@loge.test', PASSWORD));
  const change = async (current: string) =>
    codeOf(
      await staff.ask(
        'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { sessionsEnded } }',
        { input: { current, next: 'une tout autre phrase' } },
        { cookie },
      ),
    );
  await guessed(account, 98);
  expect(await change('un mauvais mot de passe')).toBe('PASSWORD_WRONG');
  const locks = async () =>
    (await staff.events()).filter(
      ({ type, stream }) => type === 'PasswordLocked' && stream === accountStream(account),
    );
  expect(await locks()).toEqual([]);
  expect(await change('un mauvais mot de passe')).toBe('PASSWORD_WRONG');
  expect(await locks()).toMatchObject([{ metadata: { subject: account, actor: { id: 'STRANGER' } } }]);
  expect(await change(PASSWORD)).toBe('PASSWORD_WRONG');
  expect(await signIn('changing@loge.test', PASSWORD)).toBe('SIGN_IN_REFUSED');
});

test('the right one, typed to change it, forgives wrong tries as a sign-in does', async () => {
  const account = await staff.person('forgiving@loge.test');
  const cookie = cookieOf(await attempt('forgiving@loge.test', PASSWORD));
  await guessed(account, 98);
  const refused = await staff.ask(
    'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { sessionsEnded } }',
    { input: { current: PASSWORD, next: 'court' } },
    { cookie },
  );
  expect(codeOf(refused)).toBe('PASSWORD_TOO_SHORT');
  for (let times = 0; times < 2; times += 1)
    expect(await wrong('forgiving@loge.test')).toBe('SIGN_IN_REFUSED');
  expect(await signIn('forgiving@loge.test', PASSWORD)).toBeUndefined();
});
