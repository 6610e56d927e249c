import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AccountId, Scope } from '@loge/contracts';
import { until } from '../../../test/faults/until.js';
import { college, lycee } from '../accounts/account.fixture.js';
import { CloseAccount } from '../accounts/commands.js';
import { codeOf, cookieOf, system, tokenIn } from '../recovery/recovery.fixture.js';
import { PasswordHashing } from '../passwords/password-hashing.js';
import { GrantRole } from '../rights/commands.js';
import { SetSignInPlace } from '../schools/commands.js';
import { DisputeActivity } from '../sessions/commands.js';
import { HashWork } from './hash-work.js';
import { KOSMOS, dayFromNow, shaOf, startOldLogins } from './legacy-login.fixture.js';
import type { OldLoginsHouse } from './legacy-login.fixture.js';

let house: OldLoginsHouse;
beforeAll(async () => {
  house = await startOldLogins();
});
afterAll(() => house?.stop());

const WRONG = 'un mauvais mot de passe';

/** Somebody of the collège with an old login. */
async function withOldLogin(given: string, email?: string): Promise<AccountId> {
  const account = await house.person(given, email, { profile: email ? 'RELATIVE' : 'PUPIL' });
  const name = given.toLowerCase();
  const taken = await house.take(
    'login;mot de passe;nom;prenom',
    `${name}.martin;${shaOf(`secret de ${given}`)};Martin;${given}`,
  );
  expect(taken).toMatchObject({ state: 'COMPLETED', imported: 1, refused: [] });
  return account;
}
const causes = async (account: AccountId | undefined) =>
  (await house.events(account, 'SignInRefused')).map(({ data }) => `${data.method} ${data.cause}`);
const isSignedIn = async (cookie: string) => (await house.me(cookie)).body.data.me !== null;

test("IT-3, KO-4: a file of Kosmos' opens the accounts of its school by its join keys, and every use is told", async () => {
  const lea = await house.person('Léa', undefined, { profile: 'PUPIL', joinKey: 'AC-VILLE$12234' });
  const taken = await house.take(
    KOSMOS,
    `0611234X;VAA1;6A;Eleve;Léa;Martin;Lea.MARTIN;${shaOf('Printemps2026')};AC-VILLE$12234`,
  );
  expect(taken).toMatchObject({ state: 'COMPLETED', lines: 1, done: 1, imported: 1, refused: [] });

  const answer = await house.old(' lea.martin ', 'Printemps2026');
  expect(codeOf(answer)).toBeUndefined();
  expect(answer.body.data.signInWithLegacyLogin.me).toMatchObject({
    id: lea,
    mustChangePassword: false,
    schools: [{ id: college }],
  });
  const cookie = cookieOf(answer);
  expect(await isSignedIn(cookie)).toBe(true);
  // Never remembered: the cookie goes with the browser.
  expect(String(answer.headers['set-cookie'])).toMatch(/__Host-loge=[^;]+;(?! Expires)/);

  await house.old('LEA.martin', 'Printemps2026');
  const used = await house.events(lea, 'LegacyLoginUsed');
  const sessions = await house.events(lea, 'SignedIn');
  expect(used.map(({ data }) => data.session)).toEqual(sessions.map(({ data }) => data.session));
  expect(used).toHaveLength(2);
  expect(used[0]?.data.legacy).toBe(await house.legacyOf(lea));
  expect(used[0]?.metadata).toMatchObject({ actor: { kind: 'ACCOUNT', id: lea }, schools: [college] });
  expect(sessions.map(({ data }) => [data.method, data.remembered])).toEqual([
    ['LEGACY_LOGIN', false],
    ['LEGACY_LOGIN', false],
  ]);
  const activated = await house.events(lea, 'AccountActivated');
  expect(activated.map(({ data }) => data.by)).toEqual(['LEGACY_LOGIN']);
});

test('IT-3: at the first right sign-in nothing is left of how the old system hashed, and the login goes on', async () => {
  const max = await withOldLogin('Max');
  const legacy = await house.legacyOf(max);
  const before = await house.kept(legacy);
  expect(before).toContain('"scheme":"SHA"');
  expect(before).not.toContain(shaOf('secret de Max').slice(5));
  expect(codeOf(await house.old('max.martin', WRONG))).toBe('SIGN_IN_REFUSED');
  expect(await house.kept(legacy)).toBe(before);

  expect(codeOf(await house.old('max.martin', 'secret de Max'))).toBeUndefined();
  await until(async () => (await house.kept(legacy))?.startsWith('$argon2id$') === true);
  expect(codeOf(await house.old('max.martin', 'secret de Max'))).toBeUndefined();
  expect(codeOf(await house.old('max.martin', WRONG))).toBe('SIGN_IN_REFUSED');
});

test('IT-3, HF-2: a wrong password, an unknown user name and the user name of another school answer alike', async () => {
  const zoe = await withOldLogin('Zoé');
  const answers = [
    await house.old('zoé.martin', WRONG),
    await house.old('personne.inconnue', WRONG),
    await house.old('zoé.martin', 'secret de Zoé', undefined, 'uai-0611235Y'),
  ];
  expect(answers.slice(0, 2).map(codeOf)).toEqual(['SIGN_IN_REFUSED', 'SIGN_IN_REFUSED']);
  expect(answers[0]?.body).toEqual({ ...answers[1]?.body });
  // The other school has no old login at all.
  expect(codeOf(answers[2]!)).toBe('LEGACY_ENDED');
  expect(await causes(zoe)).toEqual(['LEGACY_LOGIN WRONG_PASSWORD']);
  const unknown = (await house.events(undefined, 'UnknownLoginRefused')).at(-1);
  expect(unknown?.data).toMatchObject({ method: 'LEGACY_LOGIN', cause: 'UNKNOWN_LOGIN' });
  expect(JSON.stringify(unknown?.data)).not.toContain('personne.inconnue');
});

test('IT-3, HF-2: one hash of ours is computed for every try, and one as the old system of the school does', async () => {
  await withOldLogin('Eli');
  const [bob] = [await house.person('Bob', undefined, { profile: 'PUPIL' })];
  await house.take(
    'login;hash;nom;prenom',
    'bob.martin;$2b$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe;Martin;Bob',
  );
  const hashing = house.app.get(PasswordHashing, { strict: false });
  for (const userName of ['eli.martin', 'bob.martin', 'personne']) {
    const before = hashing.computed;
    await house.old(userName, WRONG);
    expect(hashing.computed - before).toBe(1);
  }
  // What a stranger's try, or one at a hash that costs nothing, is made to cost.
  const work = house.app.get(HashWork, { strict: false });
  for (const userName of ['eli.martin', 'personne', 'personne'])
    expect(await work.choose(college, userName)).toMatchObject({ scheme: 'BCRYPT', cost: 6 });
  expect(await work.choose(lycee, 'personne')).toBeUndefined();
  expect((await house.old('bob.martin', 'a')).body.data.signInWithLegacyLogin.me.id).toBe(bob);
});

test('IT-3: an old user name opens nothing where logins of the new way are typed', async () => {
  await withOldLogin('Ana');
  expect(codeOf(await house.signIn('ana.martin', 'secret de Ana'))).toBe('SIGN_IN_REFUSED');
});

test('IT-3: a hundred wrong passwords in a row lock the old login for good', async () => {
  const tom = await withOldLogin('Tom');
  await house.guessed(await house.legacyOf(tom), 99);
  expect(codeOf(await house.old('tom.martin', WRONG))).toBe('SIGN_IN_REFUSED');
  expect(codeOf(await house.old('tom.martin', 'secret de Tom'))).toBe('SIGN_IN_REFUSED');
  expect(await causes(tom)).toEqual(['LEGACY_LOGIN WRONG_PASSWORD', 'LEGACY_LOGIN PASSWORD_LOCKED']);
  const locks = await house.events(tom, 'LegacyLoginLocked');
  expect(locks).toMatchObject([
    { data: { school: college, cause: 'GUESSED' }, metadata: { actor: { id: 'STRANGER' } } },
  ]);
});

test('IT-3: what is right forgives the guesses before it', async () => {
  const eva = await withOldLogin('Eva');
  const legacy = await house.legacyOf(eva);
  await house.guessed(legacy, 98);
  expect(codeOf(await house.old('eva.martin', 'secret de Eva'))).toBeUndefined();
  expect(codeOf(await house.old('eva.martin', WRONG))).toBe('SIGN_IN_REFUSED');
  expect(codeOf(await house.old('eva.martin', 'secret de Eva'))).toBeUndefined();
});

test('IT-3: tries at one user name have to wait after the fifth, the first of which is told', async () => {
  const ida = await withOldLogin('Ida');
  for (let time = 0; time < 6; time += 1) await house.old('ida.martin', WRONG);
  expect(codeOf(await house.old('ida.martin', 'secret de Ida'))).toBe('TOO_MANY_ATTEMPTS');
  expect(codeOf(await house.old('ida.martin', 'secret de Ida'))).toBe('TOO_MANY_ATTEMPTS');
  expect((await causes(ida)).filter((cause) => cause.endsWith('THROTTLED'))).toHaveLength(1);
});

test('IT-3: a password chosen by mail replaces the old login, ends its sessions, and its hash is deleted', async () => {
  const address = 'rose.martin@exemple.test';
  const rose = await withOldLogin('Rose', address);
  const legacy = await house.legacyOf(rose);
  const cookie = cookieOf(await house.old('rose.martin', 'secret de Rose'));
  const kept = cookieOf(await house.old('rose.martin', 'secret de Rose'));
  await house.askFor(address);
  // There are mails about new devices, too.
  const tokens = () =>
    house
      .mails()
      .filter(({ to }) => to === address)
      .map(tokenIn)
      .filter(Boolean);
  await until(() => tokens().length > 0);
  const token = tokens()[0] ?? '';
  const reset = await house.reset(
    token,
    'une phrase assez longue',
    { endOtherSessions: true },
    { cookie: kept },
  );
  expect(codeOf(reset)).toBeUndefined();
  expect(await isSignedIn(cookie)).toBe(false);
  expect(codeOf(await house.old('rose.martin', 'secret de Rose'))).toBe('SIGN_IN_REFUSED');
  expect(await causes(rose)).toEqual(['LEGACY_LOGIN LEGACY_REPLACED']);
  await until(async () => (await house.kept(legacy)) === undefined);
  // And a file brings it back for nobody who has moved.
  const again = await house.take(
    'login;hash;nom;prenom',
    `rose.martin;${shaOf('secret de Rose')};Martin;Rose`,
  );
  expect(again.refused).toEqual([{ line: 2, code: 'LEGACY_ALREADY_MOVED' }]);
  const activated = await house.events(rose, 'AccountActivated');
  expect(activated.map(({ data }) => data.by)).toEqual(['LEGACY_LOGIN', 'PASSWORD']);
});

test('IT-3: « Ce n’était pas moi » shuts the old login of somebody who has no password', async () => {
  const noe = await withOldLogin('Noé');
  const answer = await house.old('noé.martin', 'secret de Noé');
  const [session] = await house.events(noe, 'SignedIn');
  const other = cookieOf(await house.old('noé.martin', 'secret de Noé'));
  const owner = { ...system(), actor: { kind: 'ACCOUNT' as const, id: noe } };
  const dispute = async () =>
    house.commands.execute(new DisputeActivity(noe, session!.data.session, session!.metadata.id, owner));
  await until(() =>
    dispute().then(
      () => true,
      () => false,
    ),
  );
  const locks = await house.events(noe, 'LegacyLoginLocked');
  expect(locks.map(({ data }) => data.cause)).toEqual(['DISPUTED']);
  expect(await isSignedIn(other)).toBe(false);
  expect(await isSignedIn(cookieOf(answer))).toBe(true);
  expect(codeOf(await house.old('noé.martin', 'secret de Noé'))).toBe('SIGN_IN_REFUSED');
});

test('IT-1, IT-3: who finds a session of an old login open cannot give the account an address of theirs', async () => {
  const yseult = await withOldLogin('Yseult');
  const cookie = cookieOf(await house.old('yseult.martin', 'secret de Yseult'));
  const ask = (password?: string) =>
    house.post(
      'mutation ($input: AskAddressChangeInput!) { askAddressChange(input: $input) { pending { address } } }',
      { input: { address: 'yseult@ailleurs.test', password, language: 'fr' } },
      { cookie },
    );
  for (const password of [undefined, '', WRONG]) expect(codeOf(await ask(password))).toBe('PASSWORD_WRONG');
  expect(await house.events(yseult, 'AddressChangeAsked')).toEqual([]);
  expect(codeOf(await ask('secret de Yseult'))).toBeUndefined();

  // Guesses are those at the old login, and shut it in the end.
  await house.guessed(await house.legacyOf(yseult), 99);
  expect(codeOf(await ask(WRONG))).toBe('PASSWORD_WRONG');
  expect((await house.events(yseult, 'LegacyLoginLocked')).map(({ data }) => data.cause)).toEqual([
    'GUESSED',
  ]);
  expect(codeOf(await house.old('yseult.martin', 'secret de Yseult'))).toBe('SIGN_IN_REFUSED');
});

test('IT-3: neither a closed account nor one that signs in at the academy is opened, nor one with a role since', async () => {
  const lou = await withOldLogin('Lou');
  const closing = { ...system(), reason: 'départ' };
  await house.commands.execute(new CloseAccount(lou, closing));
  expect(codeOf(await house.old('lou.martin', 'secret de Lou'))).toBe('SIGN_IN_REFUSED');
  expect(await causes(lou)).toEqual(['LEGACY_LOGIN CLOSED']);

  const gus = await withOldLogin('Gus');
  const cookie = cookieOf(await house.old('gus.martin', 'secret de Gus'));
  const scope: Scope = { kind: 'SCHOOLS', schools: [college] };
  await house.commands.execute(new GrantRole(gus, { role: 'CREDENTIAL_MANAGER', scope }, system()));
  expect(await isSignedIn(cookie)).toBe(false);
  expect(codeOf(await house.old('gus.martin', 'secret de Gus'))).toBe('SIGN_IN_REFUSED');
  expect(await causes(gus)).toEqual(['LEGACY_LOGIN NO_PASSWORD']);

  const ugo = await withOldLogin('Ugo');
  await house.commands.execute(new SetSignInPlace(college, 'PUPIL', 'ACADEMY', system()));
  expect(codeOf(await house.old('ugo.martin', 'secret de Ugo'))).toBe('SIGN_IN_REFUSED');
  expect(await causes(ugo)).toEqual(['LEGACY_LOGIN SIGNS_IN_ELSEWHERE']);
  const again = await house.take('login;hash;nom;prenom', `ugo;${shaOf('autre')};Martin;Ugo`);
  expect(again.refused).toEqual([{ line: 2, code: 'LEGACY_SIGNS_IN_ELSEWHERE' }]);
  await house.commands.execute(new SetSignInPlace(college, 'PUPIL', 'LOCAL', system()));
});

test('IT-3: after the last day it is over, for everybody alike, whatever is typed', async () => {
  const mia = await withOldLogin('Mia');
  await house.period(dayFromNow(-30), dayFromNow(-2));
  const answers = [
    await house.old('mia.martin', 'secret de Mia'),
    await house.old('mia.martin', WRONG),
    await house.old('personne', WRONG),
    await house.old('personne', WRONG, undefined, 'uai-9999999Z'),
    await house.old('personne', WRONG, undefined, 'nulle part'),
  ];
  expect(answers.map(codeOf)).toEqual(answers.map(() => 'LEGACY_ENDED'));
  expect(await causes(mia)).toEqual(['LEGACY_LOGIN LEGACY_ENDED', 'LEGACY_LOGIN LEGACY_ENDED']);
  await house.period(dayFromNow(-30), dayFromNow(0));
  expect(codeOf(await house.old('mia.martin', 'secret de Mia'))).toBeUndefined();
  await house.period(dayFromNow(-30), dayFromNow(30));
});
