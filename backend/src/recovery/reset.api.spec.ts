import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AccountId } from '@loge/contracts';
import { until } from '../../../test/faults/until.js';
import { ResetPassword } from './commands.js';
import { everythingKept } from './kept.fixture.js';
import { ORIGIN, codeOf, cookieOf, startRecovery, system, tokenIn } from './recovery.fixture.js';
import type { Recovery } from './recovery.fixture.js';

const PASSWORD = 'une phrase assez longue';
const ANOTHER = 'une autre phrase encore';
const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { sessionsEnded } }';

let house: Recovery;
beforeAll(async () => {
  house = await startRecovery();
});
afterAll(() => house?.stop());

const secrets: string[] = [PASSWORD, ANOTHER];

/** Asks for a mail and takes the token out of it. */
async function mailedToken(address: string): Promise<string> {
  const tokens = () =>
    house
      .mails()
      .filter(({ to }) => to === address)
      .map(tokenIn);
  const known = new Set(['', ...tokens()]);
  const fresh = () => tokens().find((token) => !known.has(token));
  await house.askFor(address);
  await until(() => fresh() !== undefined);
  const token = fresh() ?? '';
  secrets.push(token);
  return token;
}
/** A relative of a directory, and a token mailed to them. */
async function invited(given: string): Promise<{ account: AccountId; address: string; token: string }> {
  const address = `${given.toLowerCase()}@exemple.test`;
  const account = await house.person(given, address);
  return { account, address, token: await mailedToken(address) };
}
const resets = (account: AccountId) => house.events(account, 'PasswordReset');
const refusals = async (account: AccountId) =>
  (await house.events(account, 'RecoveryRefused')).map(({ data }) => data.cause);
const isSignedIn = async (cookie: string) => (await house.me(cookie)).body.data.me !== null;

test('a relative of a directory signs in for the first time by mail; their address is their login (IT-1, IT-4)', async () => {
  const anne = await house.person('Anne', 'Anne.Martin@Exemple.test');
  const address = 'anne.martin@exemple.test';
  await house.askFor(address);
  const mail = await house.mailTo(address);
  const token = tokenIn(mail);
  expect(mail.text).toContain(`${ORIGIN}/mot-de-passe#token=${token}`);

  // A scanner that opens the link does not use it up.
  for (let times = 0; times < 2; times += 1) {
    expect((await house.read(token)).body.data.readRecoveryLink).toMatchObject({
      displayName: 'Anne Martin',
      login: address,
      first: true,
      rules: { minLength: expect.any(Number) },
    });
  }
  expect(codeOf(await house.reset(token, 'court'))).toBe('PASSWORD_TOO_SHORT');
  const chosen = await house.reset(token, PASSWORD);
  expect(chosen.body.data.resetPassword.me.id).toBe(anne);
  expect(await isSignedIn(cookieOf(chosen))).toBe(true);
  expect(codeOf(await house.signIn(address, PASSWORD))).toBeUndefined();
  expect(codeOf(await house.signIn('anne.martin', PASSWORD))).toBeUndefined();

  const life = await house.events(
    anne,
    ...([
      'RecoveryAsked',
      'RecoveryLinkMade',
      'AddressConfirmed',
      'PasswordReset',
      'AccountActivated',
    ] as const),
  );
  expect(life.map(({ type, metadata }) => [type, metadata.actor.id])).toEqual([
    ['RecoveryAsked', 'STRANGER'],
    ['RecoveryLinkMade', 'REACTOR'],
    ['AddressConfirmed', anne],
    ['PasswordReset', anne],
    ['AccountActivated', anne],
  ]);
  expect(life[1]!.metadata.causationId).toBe(life[0]!.metadata.id);

  const notice = await house.mailTo(address, 2);
  expect(notice.text).toContain('Firefox · Windows');
  expect(notice.text).toContain('127.0.0.*');
});

describe('a mailed link', () => {
  test('works once', async () => {
    const { account, token } = await invited('Bastien');
    await house.reset(token, PASSWORD);
    for (let times = 0; times < 3; times += 1) {
      expect(codeOf(await house.read(token))).toBe('RECOVERY_LINK_USED');
      expect(codeOf(await house.reset(token, ANOTHER))).toBe('RECOVERY_LINK_USED');
    }
    expect(await resets(account)).toHaveLength(1);
    // Nobody fills the register by knocking on.
    expect(await refusals(account)).toEqual(['USED']);
  });

  test('used by two at once lets one in', async () => {
    const { account, token } = await invited('Camille');
    const both = await Promise.all([house.reset(token, PASSWORD), house.reset(token, ANOTHER)]);
    expect(both.map(codeOf).sort()).toEqual(['RECOVERY_LINK_USED', undefined]);
    expect(both.filter((answer) => cookieOf(answer) !== '')).toHaveLength(1);
    const [only, ...more] = await resets(account);
    expect(more).toEqual([]);
    const hashes = await house.database.dataSource.query<{ id: string }[]>(
      `SELECT id FROM vault.secret WHERE account = $1 AND kind = 'password-hash'`,
      [account],
    );
    expect(hashes).toEqual([{ id: only!.data.password }]);
  });

  test('does not work when its hour is over', async () => {
    const { account, token } = await invited('Denis');
    const later = system(() => new Date(Date.now() + 60 * 60_000));
    const choice = { password: PASSWORD, endOtherSessions: true };
    await expect(house.commands.execute(new ResetPassword(token, choice, later))).rejects.toThrow(
      'RECOVERY_LINK_INVALID',
    );
    expect(await refusals(account)).toEqual(['EXPIRED']);
    expect(codeOf(await house.reset(token, PASSWORD))).toBeUndefined();
  });

  test('does not work when another was used, or the password was changed', async () => {
    const { account, address, token: first } = await invited('Elsa');
    const second = await mailedToken(address);
    const cookie = cookieOf(await house.reset(second, PASSWORD));
    expect(codeOf(await house.reset(first, ANOTHER))).toBe('RECOVERY_LINK_INVALID');

    const third = await mailedToken(address);
    expect((await house.read(third)).body.data.readRecoveryLink).toMatchObject({ first: false });
    await house.post(CHANGE, { input: { current: PASSWORD, next: ANOTHER } }, { cookie });
    expect(codeOf(await house.reset(third, PASSWORD))).toBe('RECOVERY_LINK_INVALID');
    expect(await refusals(account)).toEqual(['REPLACED', 'REPLACED']);
  });

  test('is not found by 200 guesses at once, of its id or of nothing', async () => {
    const { account, token } = await invited('Fanny');
    const id = Buffer.from(token, 'base64url').subarray(0, 16);
    const guesses = Array.from({ length: 200 }, (_, at) =>
      Buffer.concat([at % 2 ? id : randomBytes(16), randomBytes(32)]).toString('base64url'),
    );
    const answers = await Promise.all(
      guesses.map((guess, at) => (at % 4 < 2 ? house.read(guess) : house.reset(guess, ANOTHER))),
    );
    expect(new Set(answers.map(codeOf))).toEqual(new Set(['RECOVERY_LINK_INVALID']));
    expect(answers.filter((answer) => cookieOf(answer) !== '')).toEqual([]);
    expect(await refusals(account)).toEqual([]);
    expect(codeOf(await house.reset(token, PASSWORD))).toBeUndefined();
  });

  test.each(['', 'x', '../../etc/passwd', 'A'.repeat(50_000)])(
    'is nothing of this form (%#)',
    async (token) => {
      expect(codeOf(await house.read(token))).toBe('RECOVERY_LINK_INVALID');
      expect(codeOf(await house.reset(token, PASSWORD))).toBe('RECOVERY_LINK_INVALID');
    },
  );
});

describe('the sessions of somebody who chooses a new password', () => {
  const signedIn = async (given: string) => {
    const { account, address, token } = await invited(given);
    const old = cookieOf(await house.reset(token, PASSWORD));
    return { account, address, old, other: cookieOf(await house.signIn(address, PASSWORD)) };
  };

  test('end elsewhere', async () => {
    const { account, address, old, other } = await signedIn('Gilles');
    const here = cookieOf(await house.reset(await mailedToken(address), ANOTHER));
    expect(await Promise.all([here, old, other].map(isSignedIn))).toEqual([true, false, false]);
    const ended = await house.events(account, 'SessionEnded');
    expect(ended.map(({ data }) => data.cause)).toEqual(['PASSWORD_RESET', 'PASSWORD_RESET']);
  });

  test('go on where the owner wishes, but for the one this browser had (session fixation)', async () => {
    const { address, old, other } = await signedIn('Helena');
    const planted = '__Host-loge=' + 'A'.repeat(43);
    const more = { endOtherSessions: false };
    const here = cookieOf(await house.reset(await mailedToken(address), ANOTHER, more, { cookie: old }));
    expect(here).not.toBe(old);
    expect(await Promise.all([here, old, other, planted].map(isSignedIn))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    const next = cookieOf(await house.reset(await mailedToken(address), PASSWORD, more, { cookie: planted }));
    expect(next).not.toBe(planted);
  });

  test('are remembered in this browser where the owner wishes', async () => {
    const { token } = await invited('Iris');
    const chosen = await house.reset(token, PASSWORD, { remember: true });
    expect(String(chosen.headers['set-cookie'])).toMatch(/__Host-loge=[^;]+;[^,]*(Expires|Max-Age)=/);
  });
});

test('the owner is told of a changed password, in the language they last asked in', async () => {
  const address = 'jan@exemple.test';
  await house.person('Jan', address);
  await house.askFor(address, {}, 'nl');
  const token = tokenIn(await house.mailTo(address));
  secrets.push(token);
  const cookie = cookieOf(await house.reset(token, PASSWORD));
  await house.mailTo(address, 2);
  await house.post(CHANGE, { input: { current: PASSWORD, next: ANOTHER } }, { cookie });
  const changed = await house.mailTo(address, 3);
  expect(changed).toMatchObject({ language: 'nl', text: expect.stringContaining('Firefox · Windows') });
  expect(changed.subject).not.toBe(house.mails()[1]!.subject);
});

test('no token and no password of all this is in the database or in the log', async () => {
  const everything = await everythingKept(house);
  expect(everything.length).toBeGreaterThan(10_000);
  expect(secrets.length).toBeGreaterThan(8);
  expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
});
