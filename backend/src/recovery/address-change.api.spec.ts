import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AccountId } from '@loge/contracts';
import { until } from '../../../test/faults/until.js';
import { AccountByLogin } from '../accounts/commands.js';
import { SetPassword } from '../passwords/commands.js';
import { AgreeToAddressChange } from './commands.js';
import { everythingKept } from './kept.fixture.js';
import { ORIGIN, codeOf, cookieOf, startRecovery, system, tokenIn } from './recovery.fixture.js';
import type { Recovery } from './recovery.fixture.js';

const PASSWORD = 'une phrase assez longue';
const ANOTHER = 'une autre phrase encore';
const PENDING = 'address previousAddress waitingFor expiresAt';

let house: Recovery;
beforeAll(async () => {
  house = await startRecovery();
});
afterAll(() => house?.stop());

const secrets: string[] = [PASSWORD];

/** Somebody signed in; without an address, one of a directory that gives none. */
async function person(given: string, signsInBy = `${given.toLowerCase()}@exemple.test`) {
  const account = await house.person(given, signsInBy);
  await house.askFor(signsInBy);
  const token = tokenIn(await house.mailTo(signsInBy));
  const cookie = cookieOf(await house.reset(token, PASSWORD));
  // The notice of the new password is of no interest here.
  await house.mailTo(signsInBy, 2);
  return { account, old: signsInBy, next: `${given.toLowerCase()}@ailleurs.test`, cookie };
}
const askChange = (address: string, cookie: string, password = PASSWORD) =>
  house.post(
    `mutation ($input: AskAddressChangeInput!) { askAddressChange(input: $input) { pending { ${PENDING} } } }`,
    { input: { address, password, language: 'fr' } },
    { cookie },
  );
const read = (token: string) =>
  house.post(
    'mutation ($token: String!) { readAddressLink(token: $token) { displayName side address expiresAt } }',
    { token },
  );
const agree = (token: string) =>
  house.post('mutation ($token: String!) { agreeToAddressChange(token: $token) { done address } }', {
    token,
  });
const own = async (cookie: string) =>
  (await house.post(`{ me { address pendingAddressChange { ${PENDING} } } }`, {}, { cookie })).body.data.me;
const doneBy = async (token: string) => (await agree(token)).body.data.agreeToAddressChange.done;
const about = (address: string) =>
  house.mails().filter(({ to, text }) => to === address && text.includes('/adresse#token='));

/** The token of the newest mail about a change to an address, when there have been so many. */
async function mailed(address: string, count = 1): Promise<string> {
  await until(() => about(address).length >= count);
  const token = tokenIn(about(address)[0]!);
  secrets.push(token);
  return token;
}
/** Asks for a change, and takes both tokens out of the mails. */
async function askedBy({ old, next, cookie }: { old: string; next: string; cookie: string }) {
  const counts = [about(old).length, about(next).length] as const;
  expect(codeOf(await askChange(next, cookie))).toBeUndefined();
  return { ofOld: await mailed(old, counts[0] + 1), ofNew: await mailed(next, counts[1] + 1) };
}
const agreements = async (account: AccountId) =>
  (await house.events(account, 'AddressChangeAgreed')).map(({ data }) => data.side);

describe('a change of address (IT-1)', () => {
  test('needs the agreement of the old and the new; the new one is the login then, and has the mails', async () => {
    const anne = await person('Anne');
    const { ofOld, ofNew } = await askedBy(anne);
    expect(await own(anne.cookie)).toEqual({
      address: anne.old,
      pendingAddressChange: {
        address: anne.next,
        previousAddress: anne.old,
        waitingFor: ['OLD', 'NEW'],
        expiresAt: expect.any(String),
      },
    });
    expect(about(anne.next)[0]!.text).toContain(`${ORIGIN}/adresse#token=${ofNew}`);
    // A scanner that opens a link does not agree.
    for (let times = 0; times < 2; times += 1) {
      const links = await Promise.all([read(ofOld), read(ofNew)]);
      expect(links.map(({ body }) => body.data.readAddressLink)).toEqual(
        ['OLD', 'NEW'].map((side) => ({
          ...{ displayName: 'Anne Martin', side, address: anne.next, expiresAt: expect.any(String) },
        })),
      );
    }
    expect((await agree(ofNew)).body.data.agreeToAddressChange).toEqual({ done: false, address: anne.next });
    expect(codeOf(await house.signIn(anne.next, PASSWORD))).toBe('SIGN_IN_REFUSED');
    expect((await own(anne.cookie)).pendingAddressChange.waitingFor).toEqual(['OLD']);
    expect(await doneBy(ofOld)).toBe(true);

    expect(await own(anne.cookie)).toEqual({ address: anne.next, pendingAddressChange: null });
    for (const login of [anne.next, anne.old])
      expect(codeOf(await house.signIn(login, PASSWORD))).toBeUndefined();
    const before = house.mails().filter(({ to }) => to === anne.old).length;
    await house.askFor(anne.old);
    await until(() =>
      house.mails().some(({ to, text }) => to === anne.next && text.includes('/mot-de-passe#')),
    );
    expect(house.mails().filter(({ to }) => to === anne.old)).toHaveLength(before);

    const kinds = [
      'AddressChangeAsked',
      'AddressLinkMade',
      'AddressChangeAgreed',
      'AddressConfirmed',
    ] as const;
    const life = await house.events(anne.account, ...kinds);
    expect(life.slice(1).map(({ type, metadata }) => [type, metadata.actor.id])).toEqual([
      ['AddressChangeAsked', anne.account],
      ['AddressLinkMade', 'REACTOR'],
      ['AddressLinkMade', 'REACTOR'],
      ['AddressChangeAgreed', anne.account],
      ['AddressConfirmed', anne.account],
      ['AddressChangeAgreed', anne.account],
    ]);
    expect(life[2]!.metadata.causationId).toBe(life[1]!.metadata.id);
  });

  test('may be agreed to by the old one first, and leads back the same way', async () => {
    const bea = await person('Bea');
    const there = await askedBy(bea);
    expect([await doneBy(there.ofOld), await doneBy(there.ofNew)]).toEqual([false, true]);
    const back = await askedBy({ ...bea, old: bea.next, next: bea.old });
    expect([await doneBy(back.ofOld), await doneBy(back.ofNew)]).toEqual([false, true]);
    expect((await own(bea.cookie)).address).toBe(bea.old);
  });

  test('agreed to by both at once is done once, and by one link twice only once', async () => {
    const chloe = await person('Chloe');
    const { ofOld, ofNew } = await askedBy(chloe);
    const all = await Promise.all([ofOld, ofOld, ofNew, ofNew].map(agree));
    expect(all.map(codeOf).sort()).toEqual([...Array(2).fill('ADDRESS_LINK_INVALID'), undefined, undefined]);
    expect((await agreements(chloe.account)).sort()).toEqual(['NEW', 'OLD']);
    expect(all.filter(({ body }) => body.data?.agreeToAddressChange.done)).toHaveLength(1);
    expect((await own(chloe.cookie)).address).toBe(chloe.next);
    const confirmed = await house.events(chloe.account, 'AddressConfirmed');
    expect(confirmed.map(({ data }) => data.address)).toEqual([chloe.old, chloe.next]);
  });

  test('needs the agreement of the new one alone where there is none before', async () => {
    const lou = await house.person('Lou', undefined, { profile: 'PUPIL' });
    await house.commands.execute(new SetPassword(lou, PASSWORD, 'DEMO', system()));
    const cookie = cookieOf(await house.signIn('lou.martin', PASSWORD));
    expect(await own(cookie)).toEqual({ address: null, pendingAddressChange: null });
    expect(codeOf(await askChange('lou@ailleurs.test', cookie))).toBeUndefined();
    expect((await own(cookie)).pendingAddressChange).toMatchObject({
      previousAddress: null,
      waitingFor: ['NEW'],
    });
    expect(await doneBy(await mailed('lou@ailleurs.test'))).toBe(true);
    expect(codeOf(await house.signIn('lou@ailleurs.test', PASSWORD))).toBeUndefined();
  });

  test('to somebody else’s login is answered as any, and makes it a contact only', async () => {
    const dora = await person('Dora');
    const elsa = await person('Elsa');
    const free = await askChange('personne@ailleurs.test', dora.cookie);
    // What is void before its mail is on its way is not mailed.
    await mailed(dora.old);
    const taken = await askChange(elsa.old, dora.cookie);
    const shape = ({ status, body }: typeof free) => ({
      ...{ status, headers: Object.keys(free.headers) },
      pending: Object.entries(body.data.askAddressChange.pending).map(([name, value]) => [
        name,
        typeof value,
      ]),
    });
    expect(shape(taken)).toEqual(shape(free));
    expect(taken.body.data.askAddressChange.pending.waitingFor).toEqual(['OLD', 'NEW']);
    const [ofOld, ofNew] = [await mailed(dora.old, 2), await mailed(elsa.old)];
    expect([await doneBy(ofNew), await doneBy(ofOld)]).toEqual([false, true]);
    expect((await own(dora.cookie)).address).toBe(elsa.old);
    expect(await house.queries.execute(new AccountByLogin(elsa.old))).toBe(elsa.account);
    const confirmed = await house.events(dora.account, 'AddressConfirmed');
    expect(confirmed.at(-1)!.data).toEqual({ address: elsa.old, isLogin: false });
  });
});

describe('a link for a change of address', () => {
  test('does not work when another change was asked for, nor after a new password', async () => {
    const fanny = await person('Fanny');
    const first = await askedBy(fanny);
    const second = await askedBy(fanny);
    for (const token of Object.values(first)) {
      expect(codeOf(await read(token))).toBe('ADDRESS_LINK_INVALID');
      expect(codeOf(await agree(token))).toBe('ADDRESS_LINK_INVALID');
    }
    await house.post(
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { sessionsEnded } }',
      { input: { current: PASSWORD, next: ANOTHER } },
      { cookie: fanny.cookie },
    );
    for (const token of Object.values(second))
      expect(codeOf(await agree(token))).toBe('ADDRESS_LINK_INVALID');
    expect(await own(fanny.cookie)).toEqual({ address: fanny.old, pendingAddressChange: null });
    expect(await agreements(fanny.account)).toEqual([]);
  });

  test('does not work when its day is over', async () => {
    const gilles = await person('Gilles');
    const { ofNew } = await askedBy(gilles);
    const later = system(() => new Date(Date.now() + 24 * 3_600_000));
    await expect(house.commands.execute(new AgreeToAddressChange(ofNew, later))).rejects.toThrow(
      'ADDRESS_LINK_INVALID',
    );
    expect(codeOf(await agree(ofNew))).toBeUndefined();
  });

  test('opens nothing else, and is not found by guesses', async () => {
    const hana = await person('Hana');
    const { ofNew } = await askedBy(hana);
    expect(codeOf(await house.reset(ofNew, ANOTHER))).toBe('RECOVERY_LINK_INVALID');
    const id = Buffer.from(ofNew, 'base64url').subarray(0, 16);
    const guesses = Array.from({ length: 50 }, () =>
      Buffer.concat([id, randomBytes(32)]).toString('base64url'),
    );
    for (const token of ['', 'x', 'A'.repeat(50_000)]) guesses.push(token);
    const answers = await Promise.all(guesses.map((guess, at) => (at % 2 ? read(guess) : agree(guess))));
    expect(new Set(answers.map(codeOf))).toEqual(new Set(['ADDRESS_LINK_INVALID']));
    expect(codeOf(await agree(ofNew))).toBeUndefined();
  });
});

describe('asking for a change of address', () => {
  test('needs a session, the password and a real address', async () => {
    const iris = await person('Iris');
    expect(codeOf(await askChange(iris.next, ''))).toBe('UNAUTHENTICATED');
    expect(codeOf(await askChange(iris.next, iris.cookie, 'un mauvais mot de passe'))).toBe('PASSWORD_WRONG');
    for (const typed of ['', 'iris', 'iris@', 'a@b@c.test', `${'a'.repeat(250)}@b.test`, iris.old])
      expect(codeOf(await askChange(typed, iris.cookie))).toBe('ADDRESS_INVALID');
    expect(await house.events(iris.account, 'AddressChangeAsked')).toEqual([]);
  });

  test('counts wrong passwords, and lets nobody guess on', async () => {
    const jade = await person('Jade');
    const codes = [];
    for (let times = 0; times < 7; times += 1)
      codes.push(codeOf(await askChange(jade.next, jade.cookie, 'un mauvais mot de passe')));
    expect(codes).toEqual([...Array(6).fill('PASSWORD_WRONG'), 'TOO_MANY_ATTEMPTS']);
    expect(codeOf(await askChange(jade.next, jade.cookie))).toBe('TOO_MANY_ATTEMPTS');
    const { dataSource } = house.database;
    const guesses = `SELECT points FROM sessions.attempt WHERE key LIKE 'guess:%' AND points = 6`;
    expect(await dataSource.query(guesses)).toHaveLength(1);
  });

  test('pesters nobody: five askings an hour', async () => {
    const kim = await person('Kim');
    const codes = [];
    for (let times = 0; times < 6; times += 1) codes.push(codeOf(await askChange(kim.next, kim.cookie)));
    expect(codes).toEqual([...Array(5).fill(undefined), 'TOO_MANY_ATTEMPTS']);
  });
});

test('no token of all this is in the database or in the log', async () => {
  const everything = await everythingKept(house);
  expect(everything.length).toBeGreaterThan(10_000);
  expect(secrets.length).toBeGreaterThan(12);
  expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
});
