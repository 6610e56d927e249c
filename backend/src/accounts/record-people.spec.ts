import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase } from '../../../test/support/database.js';
import { AccountId, EventId, accountStream } from '@loge/contracts';
import type { SchoolId } from '@loge/contracts';
import type { Claims } from '../claims/claims.js';
import type { Streams } from '../event-store/streams.js';
import {
  account as someAccount,
  anImport,
  college,
  details,
  lycee,
  pupil,
  relative,
  teacher,
} from './account.fixture.js';
import { accountFold } from './account.js';
import { EndAffiliationsHandler } from './account.handlers.js';
import { loginClaim } from './claim-logins.js';
import { EndAffiliations, RecordPeople } from './commands.js';
import type { PersonOutcome, PersonRecord } from './commands.js';
import { createGround } from './ground.fixture.js';
import type { Ground } from './ground.fixture.js';
import { joinKeyClaim } from './identities.js';
import { RecordPeopleHandler } from './record-people.handlers.js';

let ground: Ground;
beforeAll(async () => {
  ground = createGround(await createTestDatabase());
});
afterAll(() => ground.close());

interface Parts {
  readonly streams?: Streams;
  readonly claims?: Claims;
  readonly dryRun?: boolean;
  readonly mayChange?: (school: SchoolId) => boolean;
}

const record = (
  people: readonly PersonRecord[],
  { streams, claims, dryRun = false, mayChange }: Parts = {},
) =>
  new RecordPeopleHandler(streams ?? ground.streams, claims ?? ground.claims).execute(
    new RecordPeople(people, { dryRun, ...(mayChange && { mayChange }) }, anImport()),
  );

const accountsOf = (outcomes: readonly PersonOutcome[]): AccountId[] =>
  outcomes.flatMap((one) => (one.outcome === 'refused' ? [] : [one.account]));
const kindsOf = (outcomes: readonly PersonOutcome[]): string[] => outcomes.map(({ outcome }) => outcome);
const stateOf = async (id: AccountId) => (await ground.streams.load(accountStream(id), accountFold)).state;
const loginsOf = async (outcomes: readonly PersonOutcome[]): Promise<string[]> =>
  Promise.all(accountsOf(outcomes).map(async (id) => (await stateOf(id)).login));

/** A key and a name that no other test uses. */
let counter = 0;
const unique = () => `x${(counter += 1)}${randomUUID().replaceAll(/[^a-f]/g, '')}`;
const someone = (name = { given: 'Jean', family: unique() }): PersonRecord =>
  pupil({ joinKey: `AC$${unique()}`, person: { name } });

/** Somebody known by names in one school, as in files without keys. */
function named(
  keys: string[],
  more: {
    school?: SchoolId;
    family?: string;
    street?: string;
    candidates?: AccountId[];
    civility?: 'M' | 'MME';
  } = {},
): PersonRecord {
  const { school = college, family = 'Petit', street, candidates, civility = 'M' } = more;
  const address = street === undefined ? undefined : { street };
  return {
    identity: { kind: 'names', school, keys, ...(candidates && { candidates }) },
    person: { name: { given: 'Luc', family }, civility, contacts: {}, ...(address && { address }) },
    affiliations: [{ school, profile: 'RELATIVE', details: details({ classes: [] }), relatives: [] }],
    authoritativeSchools: [school],
  };
}

describe('people with a join key', () => {
  test('are made, then known again: a second import changes nothing', async () => {
    const people = [someone(), someone(), teacher({ joinKey: `AC$${unique()}`, schools: [college] })];
    const first = await record(people);
    const second = await record(people);
    expect(kindsOf(first)).toEqual(['created', 'created', 'created']);
    expect(kindsOf(second)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(accountsOf(second)).toEqual(accountsOf(first));
  });

  test('keep account and login under another name', async () => {
    const told = someone({ given: 'Zoé', family: 'Aubry' });
    const first = await record([told]);
    const renamed = { ...told, person: { ...told.person, name: { given: 'Zoé', family: 'Blanc' } } };
    const second = await record([renamed]);
    expect(kindsOf(second)).toEqual(['updated']);
    expect(accountsOf(second)).toEqual(accountsOf(first));
    expect(await loginsOf(second)).toEqual(['zoe.aubry']);
  });

  test('are one account in several schools', async () => {
    const joinKey = `AC$${unique()}`;
    const first = await record([teacher({ joinKey, schools: [college] })]);
    const second = await record([teacher({ joinKey, schools: [lycee] })]);
    expect(accountsOf(second)).toEqual(accountsOf(first));
    const [id] = accountsOf(first);
    const { affiliations } = await stateOf(id ?? someAccount);
    expect([...affiliations.values()].map(({ school, current }) => [school, current])).toEqual([
      [college, true],
      [lycee, true],
    ]);
  });

  test('under another kind of record are refused, and nothing is written', async () => {
    const told = someone();
    const joinKey = told.identity.kind === 'join-key' ? told.identity.joinKey : '';
    await record([told]);
    const before = await ground.store.end();
    const outcomes = await record([relative({ joinKey, children: [] })]);
    expect(outcomes).toEqual([{ outcome: 'refused', code: 'JOIN_KEY_OTHER_KIND' }]);
    expect(await ground.store.end()).toBe(before);
  });

  test('twice in one batch are one person', async () => {
    const told = someone();
    const elsewhere = {
      ...told,
      affiliations: told.affiliations.map((place) => ({ ...place, school: lycee })),
    };
    const outcomes = await record([told, someone(), elsewhere]);
    expect(kindsOf(outcomes)).toEqual(['created', 'created', 'updated']);
    expect(accountsOf(outcomes)[2]).toBe(accountsOf(outcomes)[0]);
  });

  test('and no place in any school get no account', async () => {
    const outcomes = await record([{ ...someone(), affiliations: [] }]);
    expect(outcomes).toEqual([{ outcome: 'refused', code: 'NO_KNOWN_SCHOOL' }]);
  });
});

describe('people who have a place beyond the importer’s scope', () => {
  const others = { street: '1 rue Volée', town: 'Ailleurs' };
  const forged = (told: PersonRecord): PersonRecord => ({
    ...told,
    person: {
      name: { given: 'Autre', family: 'Nom' },
      birthDate: '2001-02-03',
      contacts: { email: 'autre@exemple.fr' },
      address: others,
    },
    affiliations: told.affiliations.map((place) => ({ ...place, school: lycee })),
    authoritativeSchools: [lycee],
  });
  const onlyLycee = { mayChange: (school: SchoolId) => school === lycee };

  test('gain a place in its schools, told to these alone, and keep what they are', async () => {
    const told = someone();
    const [id = someAccount] = accountsOf(await record([told]));
    const before = await stateOf(id);
    const past = (await ground.events('AccountAffiliated', 'AccountRenamed')).length;
    const outcome = [{ outcome: 'updated', account: id, code: 'PERSON_BEYOND_SCOPE' }];
    expect(await record([forged(told)], { ...onlyLycee, dryRun: true })).toEqual(outcome);
    expect(await record([forged(told)], onlyLycee)).toEqual(outcome);
    expect(await record([forged(told)], onlyLycee)).toEqual([{ ...outcome[0], outcome: 'unchanged' }]);
    const { name, birthDate, contacts, address, affiliations } = await stateOf(id);
    expect({ name, birthDate, contacts, address }).toEqual({
      ...{ name: before.name, birthDate: before.birthDate, contacts: before.contacts },
      address: before.address,
    });
    expect([...affiliations.values()].map(({ school }) => school)).toEqual([college, lycee]);
    const events = (await ground.events('AccountAffiliated', 'AccountRenamed')).slice(past);
    expect(events.map(({ type, metadata }) => [type, metadata.schools])).toEqual([
      ['AccountAffiliated', [lycee]],
    ]);
  });

  test('are changed again once that place has ended', async () => {
    const told = someone();
    const [id = someAccount] = accountsOf(await record([told]));
    const departures = [{ account: id, school: college, profile: 'PUPIL' as const }];
    await new EndAffiliationsHandler(ground.streams).execute(new EndAffiliations(departures, anImport()));
    expect(await record([forged(told)], onlyLycee)).toEqual([{ outcome: 'updated', account: id }]);
    expect((await stateOf(id)).name.family).toBe('Nom');
  });
});

describe('people known by names', () => {
  test('are known again within their school, and others elsewhere', async () => {
    const key = unique();
    const first = await record([named([key])]);
    const again = await record([named([key]), named([key], { school: lycee })]);
    expect(kindsOf(again)).toEqual(['unchanged', 'created']);
    expect(accountsOf(again)[0]).toBe(accountsOf(first)[0]);
    expect(accountsOf(again)[1]).not.toBe(accountsOf(first)[0]);
  });

  test('who moved are found by a shared child, and by their new key from then on', async () => {
    const [family, before, after] = [unique(), unique(), unique()];
    const first = await record([named([before], { family, street: '1 rue Haute' })]);
    const moved = await record([
      named([after], { family, street: '2 rue Basse', candidates: accountsOf(first) }),
    ]);
    const again = await record([named([after], { family, street: '2 rue Basse' })]);
    expect([...kindsOf(moved), ...kindsOf(again)]).toEqual(['updated', 'unchanged']);
    expect(accountsOf(again)).toEqual(accountsOf(first));
  });

  test('are somebody new when two candidates fit, or none', async () => {
    const family = unique();
    const two = accountsOf(await record([named([unique()], { family }), named([unique()], { family })]));
    const outcomes = await record([
      named([unique()], { family, candidates: two }),
      named([unique()], { family, candidates: two.slice(0, 1), civility: 'MME' }),
      named([unique()], { family: unique(), candidates: two.slice(0, 1) }),
    ]);
    expect(kindsOf(outcomes)).toEqual(['created', 'created', 'created']);
  });

  test('never two of them are one candidate', async () => {
    const family = unique();
    const candidates = accountsOf(await record([named([unique()], { family })]));
    const outcomes = await record([
      named([unique()], { family, candidates }),
      named([unique()], { family, candidates }),
    ]);
    expect(kindsOf(outcomes)).toEqual(['unchanged', 'created']);
  });
});

describe('logins', () => {
  test('of homonyms are numbered in the order of the records', async () => {
    const name = { given: 'Jean', family: unique() };
    const outcomes = await record([someone(name), someone(name), someone(name)]);
    const base = `jean.${name.family}`;
    expect(await loginsOf(outcomes)).toEqual([base, `${base}2`, `${base}3`]);
    expect(await loginsOf(await record([someone(name)]))).toEqual([`${base}4`]);
  });

  test('of hundreds of homonyms take a few questions, not hundreds', async () => {
    const name = { given: 'Jean', family: unique() };
    let questions = 0;
    const counting: Claims = {
      holders: (values) => (questions++, ground.claims.holders(values)),
      take: (...asked) => (questions++, ground.claims.take(...asked)),
      takeMany: (asked) => (questions++, ground.claims.takeMany(asked)),
      release: (...asked) => ground.claims.release(...asked),
    };
    const outcomes = await record(
      Array.from({ length: 300 }, () => someone(name)),
      { claims: counting },
    );
    const more = await record(
      Array.from({ length: 100 }, () => someone(name)),
      { claims: counting },
    );
    const base = `jean.${name.family}`;
    const expected = Array.from({ length: 400 }, (_, at) => (at === 0 ? base : `${base}${at + 1}`));
    expect([...(await loginsOf(outcomes)), ...(await loginsOf(more))]).toEqual(expected);
    expect(questions).toBeLessThan(20);
  });

  test('are never given again, whoever departs or is renamed', async () => {
    const name = { given: 'Jean', family: unique() };
    const told = someone(name);
    const [id] = accountsOf(await record([told]));
    const departures = [{ account: id ?? someAccount, school: college, profile: 'PUPIL' as const }];
    const handler = new EndAffiliationsHandler(ground.streams);
    expect(await handler.execute(new EndAffiliations(departures, anImport()))).toEqual({ ended: 1 });
    expect(await handler.execute(new EndAffiliations(departures, anImport()))).toEqual({ ended: 0 });
    await record([
      { ...told, affiliations: [], person: { ...told.person, name: { given: 'A', family: unique() } } },
    ]);
    expect(await loginsOf(await record([someone(name)]))).toEqual([`jean.${name.family}2`]);
  });

  test('of twenty imports that meet at one name are all different', async () => {
    const name = { given: 'Jean', family: unique() };
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => record([someone(name)])));
    const logins = await loginsOf(outcomes.flat());
    const base = `jean.${name.family}`;
    expect(logins.sort()).toEqual(
      [base, ...Array.from({ length: 19 }, (_, at) => `${base}${at + 2}`)].sort(),
    );
  });
});

describe('an interrupted attempt', () => {
  /** A store that is gone for every account after the first so many. */
  const breaksAfter = (appends: number): Streams => {
    let left = appends;
    return {
      load: (...asked) => ground.streams.load(...asked),
      change: (...asked) => ground.streams.change(...asked),
      record: (...asked) => ground.streams.record(...asked),
      recordAll: (...asked) => ground.streams.recordAll(...asked),
      loadMany: (...asked) => ground.streams.loadMany(...asked),
      holds: (...asked) => ground.streams.holds(...asked),
      changeMany: async (changes) => {
        const results = [];
        for (const change of changes) {
          if ((left -= 1) < 0) throw new Error('The power went out between claim and append.');
          results.push(...(await ground.streams.changeMany([change])));
        }
        return results;
      },
    };
  };

  test('that stood still for a minute makes nobody whom another import made meanwhile', async () => {
    const name = { given: 'Jean', family: unique() };
    const [known, twice] = [someone(name), someone(name)];
    let meanwhile: PersonOutcome[] | undefined;
    /** Everything claimed until now is 61 s old all at once, and somebody else comes first. */
    const pausing: Streams = {
      load: (...asked) => ground.streams.load(...asked),
      change: (...asked) => ground.streams.change(...asked),
      record: (...asked) => ground.streams.record(...asked),
      recordAll: (...asked) => ground.streams.recordAll(...asked),
      loadMany: (...asked) => ground.streams.loadMany(...asked),
      holds: (...asked) => ground.streams.holds(...asked),
      changeMany: async (changes, options) => {
        if (meanwhile || !changes.some(({ notAfter }) => notAfter)) {
          return ground.streams.changeMany(changes, options);
        }
        await ground.database.query(
          `UPDATE claims.claim SET taken_at = taken_at - interval '61 s' WHERE NOT in_force`,
        );
        meanwhile = [...(await record([twice, someone(name)]))];
        const late = changes.map((change) => ({
          ...change,
          ...(change.notAfter && { notAfter: new Date(change.notAfter.getTime() - 61_000) }),
        }));
        return ground.streams.changeMany(late, options);
      },
    };
    const outcomes = await record([known, twice], { streams: pausing });
    expect(kindsOf(outcomes)).toEqual(['created', 'unchanged']);
    expect(accountsOf(outcomes)[1]).toBe(accountsOf(meanwhile ?? [])[0]);
    const logins = await loginsOf([...outcomes, ...(meanwhile ?? []).slice(1)]);
    expect(new Set(logins).size).toBe(3);
  });

  test('run again goes on with the same accounts and logins', async () => {
    const name = { given: 'Jean', family: unique() };
    const people = Array.from({ length: 6 }, () => someone(name));
    await expect(record(people, { streams: breaksAfter(3) })).rejects.toThrow('power');
    const claimed = await ground.claims.holders(
      people.flatMap(({ identity }) =>
        identity.kind === 'join-key' ? [joinKeyClaim(identity.joinKey)] : [],
      ),
    );
    const outcomes = await record(people);
    expect(kindsOf(outcomes)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
      'created',
      'created',
      'created',
    ]);
    expect(accountsOf(outcomes)).toEqual([...claimed.values()].map(({ account }) => account));
    const base = `jean.${name.family}`;
    expect(await loginsOf(outcomes)).toEqual([base, ...[2, 3, 4, 5, 6].map((n) => `${base}${n}`)]);
    expect(kindsOf(await record(people))).toEqual(Array(6).fill('unchanged'));
  });

  test('of people known by names does so too', async () => {
    const people = [named([unique(), unique()]), named([unique(), unique()])];
    await expect(record(people, { streams: breaksAfter(0) })).rejects.toThrow('power');
    const outcomes = await record(people);
    expect(kindsOf(outcomes)).toEqual(['created', 'created']);
    expect(kindsOf(await record(people))).toEqual(['unchanged', 'unchanged']);
  });

  test('met by two imports at once becomes one account', async () => {
    const told = someone();
    await expect(record([told], { streams: breaksAfter(0) })).rejects.toThrow('power');
    const outcomes = (await Promise.all([record([told]), record([told])])).flat();
    expect(new Set(accountsOf(outcomes)).size).toBe(1);
    const made = await ground.events('AccountCreated');
    expect(
      made.filter(({ stream }) => stream === accountStream(accountsOf(outcomes)[0] ?? someAccount)),
    ).toHaveLength(1);
  });
});

describe('two imports of one person at once', () => {
  test('make one account', async () => {
    const told = someone();
    const outcomes = (await Promise.all(Array.from({ length: 5 }, () => record([told])))).flat();
    expect(new Set(accountsOf(outcomes)).size).toBe(1);
    expect(kindsOf(outcomes).filter((kind) => kind === 'created')).toHaveLength(1);
  });
});

describe('a dry run', () => {
  test('tells what would be, and leaves no trace', async () => {
    const known = someone();
    await record([known]);
    const changed = { ...known, person: { ...known.person, birthDate: '2011-11-11' } };
    const fresh = someone();
    const people = [known, changed, fresh, fresh, { ...someone(), affiliations: [] }];
    const before = await ground.store.end();
    const outcomes = await record(people, { dryRun: true });
    expect(kindsOf(outcomes)).toEqual(['unchanged', 'updated', 'created', 'unchanged', 'refused']);
    expect(await ground.store.end()).toBe(before);
    const values = people.flatMap(({ identity }) =>
      identity.kind === 'join-key' ? [joinKeyClaim(identity.joinKey)] : [],
    );
    expect((await ground.claims.holders(values)).size).toBe(1);
  });
});

test('a login claimed by an attempt that never was leads to the next number', async () => {
  const name = { given: 'Jean', family: unique() };
  const claimed = { account: AccountId.parse(randomUUID()), event: EventId.parse(randomUUID()) };
  await ground.claims.take(loginClaim(`jean.${name.family}`), claimed);
  expect(await loginsOf(await record([someone(name)]))).toEqual([`jean.${name.family}2`]);
});
