import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AccountId, EventId, SchoolId, accountStream } from '@loge/contracts';
import { openDatabase } from '../database.js';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { claimKey } from './claims.js';
import type { Claimed, ClaimValue } from './claims.js';
import { PostgresClaims } from './postgres-claims.js';

const fingerprints = {
  of: (purpose: string, value: string) => createHmac('sha256', purpose).update(value).digest('base64url'),
};

/** The events that accounts' streams hold. */
let appended: Set<string>;
const streams = {
  holds: async (stream: string, event: EventId) => appended.has(`${stream} ${event}`),
};
const append = ({ account, event }: Claimed): void => void appended.add(`${accountStream(account)} ${event}`);

let database: TestDatabase;
let now: Date;
let claims: PostgresClaims;
const pass = (seconds: number): void => {
  now = new Date(now.getTime() + seconds * 1_000);
};

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  appended = new Set();
  now = new Date('2026-09-01T06:00:00.000Z');
  claims = new PostgresClaims({ database: database.dataSource, fingerprints, streams, clock: () => now });
});

const someone = (account: string = randomUUID()): Claimed => ({
  account: AccountId.parse(account),
  event: EventId.parse(randomUUID()),
});
const login = (value: string = randomUUID()): ClaimValue => ({ kind: 'login', scope: '', value });
const joinKey = (): ClaimValue => ({ kind: 'join-key', scope: '', value: `AC-VILLE$${randomUUID()}` });

describe('a claim', () => {
  test('goes to the first who takes it', async () => {
    const [value, first, second] = [login(), someone(), someone()];
    expect(await claims.take(value, first)).toMatchObject({ taken: true, holder: first });
    expect(await claims.take(value, second)).toEqual({ taken: false, holder: first });
  });

  test('is of one kind and one scope', async () => {
    const [one, other] = [someone(), someone()];
    const value = { kind: 'identity', value: 'dupont|jean', scope: SchoolId.parse('uai-0691234X') } as const;
    await claims.take(value, one);
    expect(await claims.take({ ...value, scope: SchoolId.parse('uai-0699999Z') }, other)).toMatchObject({
      taken: true,
    });
    expect(await claims.take({ ...value, kind: 'login', scope: '' }, other)).toMatchObject({ taken: true });
  });

  test('is compared letter by letter', async () => {
    await claims.take(login('jean.dupont'), someone());
    expect(await claims.take(login('Jean.Dupont'), someone())).toMatchObject({ taken: true });
  });

  test('is kept as a fingerprint only', async () => {
    await claims.take(login('eloise.martin'), someone());
    const rows = await database.dataSource.query<unknown[]>('SELECT * FROM claims.claim');
    expect(JSON.stringify(rows)).not.toContain('eloise');
  });

  test('of 20 who want it at the same moment goes to one', async () => {
    const value = login();
    const sources = await Promise.all(
      Array.from({ length: 20 }, () => openDatabase(database.url, []).initialize()),
    );
    try {
      const takings = await Promise.all(
        sources.map((source) =>
          new PostgresClaims({ database: source, fingerprints, streams }).take(value, someone()),
        ),
      );
      expect(takings.filter(({ taken }) => taken)).toHaveLength(1);
      expect(new Set(takings.map(({ holder }) => holder.account)).size).toBe(1);
    } finally {
      await Promise.all(sources.map((source) => source.destroy()));
    }
  });
});

describe('a claim whose event was appended', () => {
  test('is never taken over, however old', async () => {
    const [value, holder] = [login(), someone()];
    await claims.take(value, holder);
    append(holder);
    pass(86_400);
    expect(await claims.take(value, someone())).toEqual({ taken: false, holder });
    expect(await claims.take(value, someone(), { adopt: true })).toEqual({ taken: false, holder });
  });

  test('stays its account’s', async () => {
    const [value, holder] = [login(), someone()];
    await claims.take(value, holder);
    append(holder);
    expect(await claims.take(value, someone(holder.account))).toMatchObject({ taken: true, holder });
  });

  test('needs no look at the stream the second time', async () => {
    const [value, holder] = [login(), someone()];
    await claims.take(value, holder);
    append(holder);
    await claims.take(value, someone());
    appended.clear();
    pass(86_400);
    expect(await claims.take(value, someone())).toEqual({ taken: false, holder });
  });
});

describe('an append has to begin within 30 s of its claim', () => {
  const in30s = () => new Date(now.getTime() + 30_000);

  test('whether it is new, taken again, adopted or taken over', async () => {
    const [value, key, first] = [login(), joinKey(), someone()];
    expect(await claims.take(value, first)).toMatchObject({ appendBefore: in30s() });
    await claims.take(key, first);
    pass(10);
    expect(await claims.take(value, first)).toMatchObject({ appendBefore: in30s() });
    expect(await claims.take(key, someone(), { adopt: true })).toMatchObject({ appendBefore: in30s() });
    pass(61);
    expect(await claims.take(value, someone())).toMatchObject({ appendBefore: in30s() });
  });

  test('by the clock of the database', async () => {
    const taking = await new PostgresClaims({ database: database.dataSource, fingerprints, streams }).take(
      login(),
      someone(),
    );
    const [{ seconds } = { seconds: NaN }] = await database.dataSource.query<{ seconds: number }[]>(
      'SELECT extract(epoch FROM $1::timestamptz - clock_timestamp())::float AS seconds',
      [taking.taken && taking.appendBefore],
    );
    expect(seconds).toBeGreaterThan(20);
    expect(seconds).toBeLessThanOrEqual(30);
  });

  test('and whenever it likes where the event is there already', async () => {
    const [value, holder] = [login(), someone()];
    await claims.take(value, holder);
    append(holder);
    expect(await claims.take(value, holder)).toEqual({ taken: true, holder });
  });
});

describe('a claim whose event is missing', () => {
  test('is its taker’s for 60 s, then anybody’s', async () => {
    const [value, holder, other] = [login(), someone(), someone()];
    await claims.take(value, holder);
    pass(59.999);
    expect(await claims.take(value, other)).toEqual({ taken: false, holder });
    pass(0.001);
    expect(await claims.take(value, other)).toMatchObject({ taken: true, holder: other });
    expect(await claims.take(value, someone())).toEqual({ taken: false, holder: other });
  });

  test('is taken over by one only', async () => {
    const value = login();
    await claims.take(value, someone());
    pass(61);
    const takings = await Promise.all(Array.from({ length: 10 }, () => claims.take(value, someone())));
    expect(takings.filter(({ taken }) => taken)).toHaveLength(1);
  });

  test('is adopted at once, ids and all, and its 60 s begin again', async () => {
    const [value, interrupted, resumed] = [joinKey(), someone(), someone()];
    await claims.take(value, interrupted);
    pass(50);
    expect(await claims.take(value, resumed, { adopt: true })).toMatchObject({
      taken: true,
      holder: interrupted,
    });
    pass(50);
    expect(await claims.take(value, someone())).toEqual({ taken: false, holder: interrupted });
  });

  test('is its account’s at once, for another event', async () => {
    const [value, first] = [login(), someone()];
    const second = someone(first.account);
    await claims.take(value, first);
    expect(await claims.take(value, second)).toMatchObject({ taken: true, holder: second });
    append(second);
    pass(61);
    expect(await claims.take(value, someone())).toEqual({ taken: false, holder: second });
  });

  test('is in force too when an earlier attempt of its account gets through after all', async () => {
    const [value, first] = [login(), someone()];
    const second = someone(first.account);
    await claims.take(value, first);
    await claims.take(value, second);
    append(first);
    await claims.release([value], second);
    pass(61);
    expect(await claims.take(value, someone())).toEqual({ taken: false, holder: first });
  });
});

describe('many claims', () => {
  test('are answered in the order given, contested or not', async () => {
    const [held, stale, free, key] = [login(), login(), login(), joinKey()];
    const [holder, gone, interrupted, me] = [someone(), someone(), someone(), someone()];
    await claims.take(stale, gone);
    await claims.take(key, interrupted);
    pass(61);
    await claims.take(held, holder);
    expect(
      await claims.takeMany([
        { value: held, claimed: me },
        { value: key, claimed: me, adopt: true },
        { value: free, claimed: me },
        { value: stale, claimed: me },
      ]),
    ).toMatchObject([
      { taken: false, holder },
      { taken: true, holder: interrupted },
      { taken: true, holder: me },
      { taken: true, holder: me },
    ]);
  });

  test('of which two are the same go to the first of them', async () => {
    const [value, one, other] = [login(), someone(), someone()];
    expect(
      await claims.takeMany([
        { value, claimed: one },
        { value, claimed: other },
      ]),
    ).toMatchObject([
      { taken: true, holder: one },
      { taken: false, holder: one },
    ]);
  });

  test('none at all is no question', async () => {
    expect(await claims.takeMany([])).toEqual([]);
    expect(await claims.holders([])).toEqual(new Map());
  });

  test('by the thousand are one statement', async () => {
    const wanted = Array.from({ length: 3_000 }, () => ({ value: login(), claimed: someone() }));
    let statements = 0;
    const counted = Object.create(database.dataSource, {
      query: {
        value: (sql: string, parameters?: unknown[]) => {
          statements += 1;
          return database.dataSource.query(sql, parameters);
        },
      },
    });
    const takings = await new PostgresClaims({ database: counted, fingerprints, streams }).takeMany(wanted);
    expect(takings.every(({ taken }) => taken)).toBe(true);
    expect(statements).toBe(1);
  });

  test('wanted by two in opposite orders leave neither waiting for ever', async () => {
    const values = Array.from({ length: 500 }, () => login());
    const [one, other] = [someone(), someone()];
    const takings = await Promise.all([
      claims.takeMany(values.map((value) => ({ value, claimed: one }))),
      claims.takeMany([...values].reverse().map((value) => ({ value, claimed: other }))),
    ]);
    expect(takings.flat().filter(({ taken }) => taken)).toHaveLength(500);
  });
});

describe('who holds what', () => {
  test('is told by value, and nothing of what nobody holds', async () => {
    const [one, other, nobodys] = [login(), joinKey(), login()];
    const [first, second] = [someone(), someone()];
    await claims.take(one, first);
    await claims.take(other, second);
    expect(await claims.holders([one, other, nobodys])).toEqual(
      new Map([
        [claimKey(one), first],
        [claimKey(other), second],
      ]),
    );
  });
});

describe('giving up', () => {
  test('frees a claim at once', async () => {
    const [value, holder, other] = [login(), someone(), someone()];
    await claims.take(value, holder);
    await claims.release([value], holder);
    expect(await claims.take(value, other)).toMatchObject({ taken: true, holder: other });
  });

  test('leaves alone what is in force, and what is another’s', async () => {
    const [valid, others] = [login(), login()];
    const [holder, other] = [someone(), someone()];
    await claims.take(valid, holder);
    await claims.take(others, other);
    append(holder);
    await claims.release([valid, others], holder);
    expect(await claims.holders([valid, others])).toEqual(
      new Map([
        [claimKey(valid), holder],
        [claimKey(others), other],
      ]),
    );
  });
});
