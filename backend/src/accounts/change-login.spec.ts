import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Query, QueryBus } from '@nestjs/cqrs';
import { AccountId, LogeError } from '@loge/contracts';
import type { LogeEvent, Profile, SignInPlace } from '@loge/contracts';
import { recorded } from '../../../test/model/histories.js';
import { createTestDatabase } from '../../../test/support/database.js';
import { rebuildClaims } from '../claims/rebuild-claims.js';
import { CredentialAuthorityOf } from '../rights/commands.js';
import type { CredentialAuthority } from '../rights/credential-authority.js';
import { reachOf } from '../rights/reach.js';
import { account, affiliated, anImport, college, created, eventId, lycee, pupil } from './account.fixture.js';
import { ConfirmAddressHandler } from './account.handlers.js';
import { ChangeLoginHandler } from './change-login.handler.js';
import { changeLogin, loginChangeFold } from './change-login.js';
import { AccountByLogin, AccountStanding, ChangeLogin, ConfirmAddress, RecordPeople } from './commands.js';
import { createGround } from './ground.fixture.js';
import type { Ground } from './ground.fixture.js';
import { AccountByLoginHandler } from './known-people.queries.js';
import { RecordPeopleHandler } from './record-people.handlers.js';
import { AccountStandingHandler } from './standing.queries.js';

const system: CredentialAuthority = { kind: 'system' };
const managerOf = (school: typeof college): CredentialAuthority => {
  const grant = {
    grant: '',
    role: 'CREDENTIAL_MANAGER' as const,
    scope: { kind: 'SCHOOLS' as const, schools: [school] },
  };
  const giver = AccountId.parse('6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0099');
  return { kind: 'person', account: giver, levels: [{ rank: 1, reach: reachOf([grant], []) }] };
};
const signInPlaces = (place: SignInPlace) =>
  // One for each profile: `Object.fromEntries` forgets which keys it was given.
  Object.fromEntries(
    ['PUPIL', 'RELATIVE', 'TEACHER', 'NON_TEACHING', 'LOCAL_AUTHORITY', 'OTHER'].map((one) => [one, place]),
  ) as Record<Profile, SignInPlace>;

const changedTo = (login: string, previousLogin = 'lea.martin'): LogeEvent => ({
  type: 'LoginChanged',
  data: { login, previousLogin },
});
const confirmed = (address: string, isLogin: boolean): LogeEvent => ({
  type: 'AddressConfirmed',
  data: { address, isLogin },
});
const lea = [created(), affiliated()];

/** What comes of giving Léa a login, after what happened: the events, or the code of the refusal. */
function giving(
  login: string,
  history: readonly LogeEvent[] = lea,
  { authority = system, reason = 'Mariée depuis', place = 'LOCAL' as SignInPlace } = {},
) {
  const state = history
    .map((event) => recorded(event))
    .reduce(loginChangeFold.evolve, loginChangeFold.initial);
  const schools = new Map([[college, { signInPlaces: signInPlaces(place) }]]);
  try {
    const facts = changeLogin({ account, event: eventId, login, reason }, authority, state, schools);
    return facts.map(({ event }) => event);
  } catch (error) {
    if (error instanceof LogeError) return error.code;
    throw error;
  }
}

describe('KO-12: a login that staff gives', () => {
  test('takes the place of the one before, in the schools and classes of its owner, by the event that was claimed', () => {
    const state = lea.map((event) => recorded(event)).reduce(loginChangeFold.evolve, loginChangeFold.initial);
    const asked = { account, event: eventId, login: 'lea.durand', reason: 'Mariée' };
    expect(changeLogin(asked, managerOf(college), state, new Map())).toEqual([
      {
        event: changedTo('lea.durand'),
        about: { id: eventId, subject: account, schools: [college], classes: [`${college}/6A`] },
      },
    ]);
  });

  test.each(['lea', 'lea-marie.o2', '2a4', 'a'.repeat(64)])('may be “%s”', (login) => {
    expect(giving(login)).toEqual([changedTo(login)]);
  });

  test.each([
    ...['', 'le', 'a'.repeat(65), 'lea martin', 'léa.martin', 'lea_martin', '.lea', 'lea-', 'lea\u0000m'],
    // Cyrillic « а »: it looks like hers and is not.
    'leа.martin',
  ])('may not be %j', (login) => {
    expect(giving(login)).toBe('LOGIN_INVALID');
  });

  test('is no address but one that its owner confirmed as a login: nobody gets one by the word of others', () => {
    expect(giving('lea@exemple.fr')).toBe('LOGIN_INVALID');
    expect(giving('lea@exemple.fr', [...lea, confirmed('lea@exemple.fr', false)])).toBe('LOGIN_INVALID');
    expect(giving('lea@exemple.fr', [...lea, confirmed('lea@exemple.fr', true)])).toEqual([
      changedTo('lea@exemple.fr'),
    ]);
  });

  test('may be one it had before, whatever its form', () => {
    const history = [created(), changedTo('lm')];
    expect(giving('lea.martin', history)).toEqual([changedTo('lea.martin', 'lm')]);
    expect(giving('lm', [...history, changedTo('lea.martin', 'lm')])).toEqual([changedTo('lm')]);
  });

  test('changes nothing where it is the present one', () => {
    expect(giving('lea.martin')).toEqual([]);
    expect(giving('lea.durand', [...lea, changedTo('lea.durand')])).toEqual([]);
  });

  test('needs a reason, and authority over every place of the account, which is open', () => {
    expect(giving('lea.durand', lea, { reason: ' ' })).toBe('REASON_REQUIRED');
    expect(giving('lea.durand', [])).toBe('NOT_FOUND');
    expect(giving('lea.durand', lea, { authority: managerOf(lycee) })).toBe('NOT_FOUND');
    const both = [...lea, affiliated({ school: lycee })];
    expect(giving('lea.durand', both, { authority: managerOf(college) })).toBe('FORBIDDEN');
    expect(giving('lea.durand', [...lea, { type: 'AccountClosed', data: {} }])).toBe('FORBIDDEN');
  });

  test('is none for somebody who signs in at the academy (KO-8)', () => {
    expect(giving('lea.durand', lea, { place: 'ACADEMY' })).toBe('SIGNS_IN_ELSEWHERE');
  });
});

describe('KO-12: logins that are claimed', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = createGround(await createTestDatabase());
  });
  afterAll(() => ground.close());

  const queries = {
    execute: async (query: Query<unknown>) => (query instanceof CredentialAuthorityOf ? system : new Map()),
    // The handler asks two questions; both are answered here.
  } as unknown as QueryBus;
  const give = (to: AccountId, login: string) =>
    new ChangeLoginHandler(ground.streams, ground.claims, queries).execute(
      new ChangeLogin(to, login, { ...anImport(), reason: 'Mariée depuis' }),
    );
  const byLogin = (login: string) =>
    new AccountByLoginHandler(ground.streams, ground.claims).execute(new AccountByLogin(login));
  const standing = (of: AccountId) =>
    new AccountStandingHandler(ground.streams).execute(new AccountStanding(of));
  const record = (...records: ReturnType<typeof pupil>[]) =>
    new RecordPeopleHandler(ground.streams, ground.claims).execute(
      new RecordPeople(records, { dryRun: false }, anImport()),
    );
  const family = (name: string) => ({ person: { name: { given: 'Léa', family: name } } });
  const fresh = () => `n${randomUUID().slice(0, 8)}`;
  async function someone(name = fresh()): Promise<AccountId> {
    const [outcome] = await record(pupil({ joinKey: randomUUID(), ...family(name) }));
    if (outcome?.outcome !== 'created') throw new Error('Nobody was made.');
    return outcome.account;
  }

  test('the new one opens the account, however it is typed; the old one does not', async () => {
    const [name, login] = [fresh(), fresh()];
    const lea = await someone(name);
    expect(await give(lea, ` ${login.toUpperCase()} `)).toEqual({
      ...{ displayName: `Léa ${name}`, login, position: await ground.store.end() },
    });
    expect(await byLogin(login)).toBe(lea);
    expect(await byLogin(`lea.${name}`)).toBeUndefined();
    expect((await standing(lea)).logins).toEqual([login]);
  });

  test('the old one is nobody else’s ever again: not by staff, not by an import, not after a rebuild; its owner may go back', async () => {
    const name = fresh();
    const old = `lea.${name}`;
    const lea = await someone(name);
    const namesake = await someone();
    await give(lea, fresh());
    await expect(give(namesake, old)).rejects.toThrow(new LogeError('LOGIN_TAKEN'));
    expect((await standing(await someone(name))).logins).toEqual([`${old}2`]);
    await ground.database.query('DELETE FROM claims.claim');
    await rebuildClaims(ground);
    await expect(give(namesake, old)).rejects.toThrow(new LogeError('LOGIN_TAKEN'));
    await give(lea, old);
    expect(await byLogin(old)).toBe(lea);
  });

  test('one that was given is held against everybody after a rebuild, and opens the account', async () => {
    const login = fresh();
    const [lea, other] = [await someone(), await someone()];
    await give(lea, login);
    await ground.database.query('DELETE FROM claims.claim');
    await rebuildClaims(ground);
    await expect(give(other, login)).rejects.toThrow(new LogeError('LOGIN_TAKEN'));
    expect(await byLogin(login)).toBe(lea);
  });

  test('an address confirmed by another stays theirs', async () => {
    const address = `${fresh()}@exemple.fr`;
    const [lea, other] = [await someone(), await someone()];
    const confirm = new ConfirmAddressHandler(ground.streams, ground.claims);
    await confirm.execute(new ConfirmAddress(other, address, anImport()));
    await expect(give(lea, address)).rejects.toThrow(new LogeError('LOGIN_INVALID'));
    await give(other, address);
    expect((await standing(other)).logins).toEqual([address]);
  });

  test('of ten who are given one login at once, one gets it', async () => {
    const login = fresh();
    const people = await Promise.all(Array.from({ length: 10 }, () => someone()));
    const ends = await Promise.allSettled(people.map((one) => give(one, login)));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const end of ends) if (end.status === 'rejected') expect(end.reason.code).toBe('LOGIN_TAKEN');
    const changes = await ground.events('LoginChanged');
    expect(changes.filter(({ data }) => data.login === login)).toHaveLength(1);
  });

  test('one account given three at once has one of them in the end, and nobody else can have the others', async () => {
    const lea = await someone();
    const logins = [fresh(), fresh(), fresh()];
    await Promise.all(logins.map((login) => give(lea, login)));
    const opening = await Promise.all(logins.map(byLogin));
    expect(opening.filter((one) => one === lea)).toHaveLength(1);
    const other = await someone();
    for (const login of logins)
      await expect(give(other, login)).rejects.toThrow(new LogeError('LOGIN_TAKEN'));
  });

  test('one that an import gives in the same moment goes to one of the two', async () => {
    for (let round = 0; round < 5; round += 1) {
      const name = fresh();
      const lea = await someone();
      const joinKey = randomUUID();
      const [given] = await Promise.allSettled([
        give(lea, `lea.${name}`),
        record(pupil({ joinKey, ...family(name) })),
      ]);
      const holder = await byLogin(`lea.${name}`);
      expect(holder).toBeDefined();
      expect(holder === lea).toBe(given.status === 'fulfilled');
    }
  });

  test('an import that meets its person again leaves the login that staff gave', async () => {
    const [name, login, joinKey] = [fresh(), fresh(), randomUUID()];
    const [outcome] = await record(pupil({ joinKey, ...family(name) }));
    if (outcome?.outcome !== 'created') throw new Error('Nobody was made.');
    await give(outcome.account, login);
    await record(pupil({ joinKey, ...family(`${name}b`) }));
    expect(await standing(outcome.account)).toMatchObject({ name: { family: `${name}b` }, logins: [login] });
  });

  test('what is refused, or changes nothing, claims nothing', async () => {
    const [login, lea, other] = [fresh(), await someone(), await someone()];
    const unreasoned = new ChangeLogin(lea, login, anImport());
    const handler = new ChangeLoginHandler(ground.streams, ground.claims, queries);
    await expect(handler.execute(unreasoned)).rejects.toThrow('REASON_REQUIRED');
    await give(other, login);
    expect(await byLogin(login)).toBe(other);
    const end = await ground.store.end();
    await give(other, login);
    expect(await ground.store.end()).toBe(end);
  });
});
