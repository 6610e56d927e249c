import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase } from '../../../test/support/database.js';
import { AccountId, EventId, LogeError, accountStream } from '@loge/contracts';
import type { Claims } from '../claims/claims.js';
import { rebuildClaims } from '../claims/rebuild-claims.js';
import { EventSourcedStreams } from '../event-store/event-sourced-streams.js';
import { AppendTooLate, EventStoreUnavailable } from '../event-store/port.js';
import { anImport, pupil } from './account.fixture.js';
import { accountFold } from './account.js';
import { ActivateAccountHandler, ConfirmAddressHandler, CreateAccountHandler } from './account.handlers.js';
import { loginClaim } from './claim-logins.js';
import {
  AccountByLogin,
  AccountsByJoinKeys,
  AccountStanding,
  ActivateAccount,
  ConfirmAddress,
  CreateAccount,
  RecordPeople,
} from './commands.js';
import { createGround } from './ground.fixture.js';
import type { Ground } from './ground.fixture.js';
import { AccountByLoginHandler, AccountsByJoinKeysHandler } from './known-people.queries.js';
import { AccountStandingHandler } from './standing.queries.js';
import { RecordPeopleHandler } from './record-people.handlers.js';

let ground: Ground;
beforeAll(async () => {
  ground = createGround(await createTestDatabase());
});
afterAll(() => ground.close());

const create = (login: string, parts: Pick<Ground, 'streams' | 'claims'> = ground) => {
  const person = {
    origin: 'INVITATION',
    name: { given: 'Claire', family: 'Besson' },
    login,
    contacts: {},
  } as const;
  return new CreateAccountHandler(parts.streams, parts.claims).execute(new CreateAccount(person, anImport()));
};
const byLogin = (login: string) =>
  new AccountByLoginHandler(ground.streams, ground.claims).execute(new AccountByLogin(login));

test('an account is found by its login, however it is typed', async () => {
  const { account, position } = await create(' Claire.Besson@AC-Ville.fr ');
  expect(position).toBe(await ground.store.end());
  expect(await byLogin('claire.besson@ac-ville.fr')).toBe(account);
  expect(await byLogin('CLAIRE.BESSON@ac-ville.fr ')).toBe(account);
  expect(await byLogin('somebody.else@ac-ville.fr')).toBeUndefined();
});

test('a login needs a letter, and no control characters', async () => {
  await expect(create('  ')).rejects.toThrow(new LogeError('BAD_INPUT'));
  await expect(create('a\0@b.fr')).rejects.toThrow(new LogeError('BAD_INPUT'));
});

test('of twenty administrators who create one login at once, one does', async () => {
  const login = `${randomUUID()}@ac-ville.fr`;
  const ends = await Promise.allSettled(Array.from({ length: 20 }, () => create(login)));
  const made = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value.account] : []));
  const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  expect(refused).toEqual(Array(19).fill(new LogeError('LOGIN_TAKEN')));
  expect(made).toEqual([await byLogin(login)]);
});

/** Streams on which every change ends so. */
function streamsThat(fail: Error): EventSourcedStreams {
  const streams = new EventSourcedStreams(ground.store, ground.codec);
  streams.change = () => Promise.reject(fail);
  return streams;
}

test('a login whose account was refused is free again', async () => {
  const login = `${randomUUID()}@ac-ville.fr`;
  const refused = new LogeError('CONFLICT');
  await expect(create(login, { streams: streamsThat(refused), claims: ground.claims })).rejects.toBe(refused);
  const { account } = await create(login);
  expect(await byLogin(login)).toBe(account);
});

test.each([
  ['a store out of reach', new EventStoreUnavailable('gone')],
  ['an unknown failure', new Error('gone')],
])('a login whose account may yet be stored, after %s, is free after 60 s', async (_, failure) => {
  const login = `${randomUUID()}@ac-ville.fr`;
  await expect(create(login, { streams: streamsThat(failure), claims: ground.claims })).rejects.toBe(failure);
  await expect(create(login)).rejects.toThrow(new LogeError('LOGIN_TAKEN'));
  await ground.database.query(`UPDATE claims.claim SET taken_at = taken_at - interval '60 s'`);
  const { account } = await create(login);
  expect(await byLogin(login)).toBe(account);
});

test('a login that was claimed too late each time is free again', async () => {
  const login = `${randomUUID()}@ac-ville.fr`;
  const streams = streamsThat(new AppendTooLate(accountStream(AccountId.parse(randomUUID()))));
  await expect(create(login, { streams, claims: ground.claims })).rejects.toThrow('CONFLICT');
  await expect(create(login)).resolves.toBeDefined();
});

/** The claims of a process that stands still for 61 s once it has taken its first one, as others see it. */
function claimsBeforeAPause(): Claims {
  let paused = false;
  return {
    holders: (values) => ground.claims.holders(values),
    takeMany: (claims) => ground.claims.takeMany(claims),
    release: (values, claimed) => ground.claims.release(values, claimed),
    take: async (value, claimed, options) => {
      const taking = await ground.claims.take(value, claimed, options);
      if (paused || !taking.taken || !taking.appendBefore) return taking;
      paused = true;
      await ground.database.query(
        `UPDATE claims.claim SET taken_at = taken_at - interval '61 s' WHERE event = $1`,
        [claimed.event],
      );
      return { ...taking, appendBefore: new Date(taking.appendBefore.getTime() - 61_000) };
    },
  };
}

test('who stood still for a minute after the claim does not append to what others took over', async () => {
  const login = `${randomUUID()}@ac-ville.fr`;
  let other: AccountId | undefined;
  const streams = new EventSourcedStreams(ground.store, ground.codec);
  streams.change = async (...change) => {
    other ??= (await create(login)).account;
    return ground.streams.change(...change);
  };
  await expect(create(login, { streams, claims: claimsBeforeAPause() })).rejects.toThrow(
    new LogeError('LOGIN_TAKEN'),
  );
  expect(await byLogin(login)).toBe(other);
  const created = await ground.events('AccountCreated');
  expect(created.filter(({ data }) => data.login === login)).toHaveLength(1);
});

test('who stood still while nobody else came claims again', async () => {
  const login = `${randomUUID()}@ac-ville.fr`;
  const { account } = await create(login, { streams: ground.streams, claims: claimsBeforeAPause() });
  expect(await byLogin(login)).toBe(account);
});

test('a login claimed by an attempt that never was leads to nobody', async () => {
  const login = `${randomUUID()}@ac-ville.fr`;
  const claimed = { account: AccountId.parse(randomUUID()), event: EventId.parse(randomUUID()) };
  await ground.claims.take(loginClaim(login), claimed);
  expect(await byLogin(login)).toBeUndefined();
});

test('the first sign-in is told once', async () => {
  const { account } = await create(`${randomUUID()}@ac-ville.fr`);
  const handler = new ActivateAccountHandler(ground.streams);
  await handler.execute(new ActivateAccount(account, 'PASSWORD', anImport()));
  await handler.execute(new ActivateAccount(account, 'PASSWORD', anImport()));
  const activated = await ground.events('AccountActivated');
  expect(activated.map(({ stream }) => stream)).toEqual([accountStream(account)]);
});

describe('confirming an address (IT-1)', () => {
  const confirm = (account: AccountId, address: string, parts: Pick<Ground, 'streams' | 'claims'> = ground) =>
    new ConfirmAddressHandler(parts.streams, parts.claims).execute(
      new ConfirmAddress(account, address, anImport()),
    );
  const standing = (account: AccountId) =>
    new AccountStandingHandler(ground.streams).execute(new AccountStanding(account));
  const anAccount = async () => (await create(`${randomUUID()}@ac-ville.fr`)).account;
  const anAddress = () => `${randomUUID()}@exemple.fr`;
  const told = async (address: string) =>
    (await ground.events('AddressConfirmed')).filter(({ data }) => data.address === address);

  test('makes it a login beside the first one, however it is typed, and once', async () => {
    const [account, address] = [await anAccount(), anAddress()];
    const { position } = await confirm(account, ` ${address.toUpperCase()} `);
    expect(position).toBe(await ground.store.end());
    expect(await byLogin(`${address.toUpperCase()} `)).toBe(account);
    const { logins, confirmed } = await standing(account);
    expect(logins).toEqual([expect.stringContaining('@ac-ville.fr'), address]);
    expect(confirmed).toEqual([address]);
    expect((await confirm(account, address)).position).toBe(position);
    expect(await told(address)).toHaveLength(1);
  });

  test('of an account’s own login changes nothing about who has it', async () => {
    const account = await anAccount();
    const login = (await standing(account)).logins[0] ?? '';
    await confirm(account, login);
    expect(await standing(account)).toMatchObject({ logins: [login], confirmed: [login] });
    expect(await byLogin(login)).toBe(account);
  });

  test('that is somebody else’s login leaves it theirs', async () => {
    const [owner, other, address] = [await anAccount(), await anAccount(), anAddress()];
    await confirm(owner, address);
    await confirm(other, address);
    expect(await byLogin(address)).toBe(owner);
    expect(await standing(other)).toMatchObject({ confirmed: [address] });
    expect((await standing(other)).logins).not.toContain(address);
  });

  test('by twenty accounts at once makes it the login of one', async () => {
    const accounts = await Promise.all(Array.from({ length: 20 }, anAccount));
    const address = anAddress();
    await Promise.all(accounts.map((account) => confirm(account, address)));
    const events = await told(address);
    expect(events).toHaveLength(20);
    const winners = events.filter(({ data }) => data.isLogin).map(({ stream }) => stream);
    const owner = await byLogin(address);
    expect(owner && winners).toEqual([owner && accountStream(owner)]);
  });

  test('that was refused leaves it to the next', async () => {
    const [account, next, address] = [await anAccount(), await anAccount(), anAddress()];
    const streams = streamsThat(new LogeError('CONFLICT'));
    await expect(confirm(account, address, { streams, claims: ground.claims })).rejects.toThrow('CONFLICT');
    await confirm(next, address);
    expect(await byLogin(address)).toBe(next);
  });

  test('needs an account and an address', async () => {
    await expect(confirm(await anAccount(), ' ')).rejects.toThrow(new LogeError('BAD_INPUT'));
    await expect(confirm(await anAccount(), 'a\0@b.fr')).rejects.toThrow(new LogeError('BAD_INPUT'));
    const [nobody, address] = [AccountId.parse(randomUUID()), anAddress()];
    await expect(confirm(nobody, address)).rejects.toThrow(new LogeError('NOT_FOUND'));
    expect((await create(address)).account).toBe(await byLogin(address));
  });

  test('is claimed by its event: what a rebuild makes of the events is what was there', async () => {
    const [account, other, address] = [await anAccount(), await anAccount(), anAddress()];
    await confirm(account, address);
    await confirm(other, address);
    const kept = () =>
      ground.database.query<unknown[]>(
        'SELECT kind, fingerprint, account, event FROM claims.claim WHERE account = ANY($1) ORDER BY fingerprint',
        [[account, other]],
      );
    const before = await kept();
    expect(before).toHaveLength(3);
    await ground.database.query('TRUNCATE claims.claim');
    await rebuildClaims(ground);
    expect(await kept()).toEqual(before);
    expect(await byLogin(address)).toBe(account);
  });
});

test('accounts are found by join keys in force', async () => {
  const context = anImport();
  const people = [pupil({ joinKey: 'AC$100' }), pupil({ joinKey: 'AC$101' })];
  const recorder = new RecordPeopleHandler(ground.streams, ground.claims);
  const outcomes = await recorder.execute(new RecordPeople(people, { dryRun: false }, context));
  const found = await new AccountsByJoinKeysHandler(ground.streams, ground.claims).execute(
    new AccountsByJoinKeys(['AC$100', 'AC$101', 'AC$102']),
  );
  const ids = outcomes.flatMap((one) => (one.outcome === 'created' ? [one.account] : []));
  expect([...found]).toEqual([
    ['AC$100', ids[0]],
    ['AC$101', ids[1]],
  ]);
  const { state } = await ground.streams.load(
    accountStream(ids[1] ?? AccountId.parse(randomUUID())),
    accountFold,
  );
  expect(state.login).toBe('lea.martin2');
});
