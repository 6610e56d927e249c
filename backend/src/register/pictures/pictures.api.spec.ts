import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ApolloDriver } from '@nestjs/apollo';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { CqrsModule, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { GraphQLModule } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import type { SessionId } from '@loge/contracts';
import type { JournalFilter } from '@loge/contracts/schema';
import type * as Api from '@loge/contracts/schema';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '../../../../test/support/database.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { PeopleRefs } from '../../accounts/commands.js';
import { graphqlOptions } from '../../graphql/graphql.module.js';
import type { LogeRequest } from '../../rights/request.js';
import type { Reach } from '../../rights/rights.js';
import { SchoolNames } from '../../schools/commands.js';
import { JournalPage } from '../commands.js';
import { filterOf } from '../journal.input.js';
import { JournalEntriesHandler, JournalPageHandler } from '../journal.query.js';
import { JournalReader } from '../journal.reader.js';
import { PageNames } from '../page-names.js';
import { account, person, project, school, uuid } from '../register.fixture.js';
import { picturesProviders } from './pictures.providers.js';
import { busyAutumn, projectPictures } from './pictures.fixture.js';

const ofSchools = (...numbers: number[]): Reach => ({
  ...{ kind: 'schools', schools: numbers.map(school), classes: new Map(), networks: [] },
});
const everything: Reach = { kind: 'everything' };

let database: TestDatabase;
let app: INestApplication;
let reach: Reach;
let shared: string;

/** What the guard leaves on a request of somebody with the right, as far as `reach` goes. */
function signedIn(): { req: { loge: LogeRequest } } {
  const session = uuid(1) as SessionId;
  const viewer = { account: account(9), session, sessionExpiresAt: new Date('2027-01-01') };
  const context = {
    ...{ actor: person(account(9)), channel: 'DASHBOARD' as const, correlationId: uuid(1) },
    clock: () => new Date('2026-11-21T08:00:00.000Z'),
  };
  return {
    req: {
      loge: {
        ...{ context, viewer: { ...viewer, grants: [], mustChangePassword: false } },
        reaches: new Map([['READ_REGISTER', reach]]),
      },
    },
  };
}

@QueryHandler(PeopleRefs)
class People {
  async execute() {
    return new Map();
  }
}
@QueryHandler(SchoolNames)
class Schools {
  async execute() {
    return new Map();
  }
}

beforeAll(async () => {
  database = await createTestDatabase();
  const history = busyAutumn();
  shared = history.reset(account(8), account(20), '2026-11-18T10:00:00.000Z', {
    ...{ schools: [school(1), school(2)], ip: '192.0.2.7' },
  }).metadata.id;
  const { events } = history;
  await project(database.dataSource, events);
  await projectPictures(database.dataSource, events);
  @Module({
    imports: [CqrsModule.forRoot()],
    providers: [
      { provide: DataSource, useValue: database.dataSource },
      ...[JournalReader, JournalPageHandler, JournalEntriesHandler, PageNames],
      ...[...picturesProviders, People, Schools],
    ],
  })
  class Register {}
  const options: ApolloDriverConfig = { ...graphqlOptions({ production: false }), context: signedIn };
  const api = GraphQLModule.forRoot<ApolloDriverConfig>({ driver: ApolloDriver, ...options });
  const imports = [Register, api];
  app = (await Test.createTestingModule({ imports }).compile()).createNestApplication({ logger: false });
  await app.init();
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
beforeEach(() => {
  reach = everything;
});

async function post(query: string, variables: object = {}) {
  const { body } = await request(app.getHttpServer())
    .post('/graphql')
    .set('apollo-require-preflight', '1')
    .send({ query, variables });
  return body;
}

async function ask(query: string, variables: object = {}) {
  const { data, errors } = await post(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

/** The journal's page with a filter of the API: some hundreds are asked for, so they do not come as requests. */
const journal = (given: JournalFilter, first = 1) =>
  app.get(QueryBus).execute(new JournalPage(filterOf(given), { first }, reach, account(9)));

/** How many it lists with each of these filters. */
const listed = (filters: readonly JournalFilter[]): Promise<number[]> =>
  Promise.all(filters.map(async (one) => (await journal(one)).countUpTo1001));

/** Each of these counts is what the journal lists. */
async function expectListed(pairs: readonly (readonly [number, JournalFilter])[]): Promise<void> {
  const counts = await listed(pairs.map(([, filter]) => filter));
  expect(pairs.map(([, filter], index) => [counts[index], filter])).toEqual(pairs);
}

// Thirty days, the change of clocks among them: they begin in summer time, and end in winter time.
const filter = { from: '2026-10-20', to: '2026-11-18' };
const period = { from: '2026-10-19T22:00:00.000Z', to: '2026-11-18T23:00:00.000Z' };
const before = { from: '2026-09-19T22:00:00.000Z', to: period.from };
const midnight = (day: string) =>
  new Date(`${day}T00:00:00${day <= '2026-10-25' ? '+02:00' : '+01:00'}`).toISOString();
const next = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

const ACTOR = 'actor { kind name person { id } }';
const NOTABLE = 'notable { notable count }';
const PICTURES = `query($filter: PeriodFilter!) { registerPictures(filter: $filter) {
  families { family kinds count before days { day count } } schools { school { id } counts }
  hours { weekday hour count } resetters { ${ACTOR} count } } }`;
const ACTS = `query($filter: PeriodFilter!) { credentialActs(filter: $filter) {
  kinds count people ${NOTABLE} actors { ${ACTOR} count people lastAt ${NOTABLE} } } }`;
const LIST = `query($filter: PeriodFilter!, $actor: ID, $notable: Notable, $first: Int, $after: String) {
  credentialActList(filter: $filter, actor: $actor, notable: $notable, first: $first, after: $after) {
    countUpTo1001 pageInfo { hasNextPage endCursor } edges { node { event { id } notable ip } } } }`;

const looks: readonly (readonly [string, Reach, string | undefined])[] = [
  ['everything', everything, undefined],
  ['everything, one school', everything, school(1)],
  ['one school', ofSchools(1), undefined],
  ['two schools', ofSchools(1, 2), undefined],
  ['two schools, one of them', ofSchools(1, 2), school(2)],
  ['another school', ofSchools(3), undefined],
];

describe('what the pictures count is what the register lists', () => {
  test.each(looks)('for a reach of %s', async (_, reached, one) => {
    reach = reached;
    const at = one ? { school: one } : {};
    const { registerPictures } = await ask(PICTURES, { filter: { ...filter, ...at } });
    const { families, schools, hours, resetters }: Api.RegisterPictures = registerPictures;
    expect(families.map(({ family }) => family)).toEqual(['SIGN_INS', 'REFUSALS', 'RESETS', 'CREATIONS']);
    const pairs: [number, JournalFilter][] = [];
    for (const { kinds, count, before: earlier, days } of families) {
      expect(days).toHaveLength(30);
      pairs.push([count, { ...at, ...period, kinds }], [earlier, { ...at, ...before, kinds }]);
      // The days around the change of clocks, and every fifth.
      for (const { day, count: many } of days.filter(
        (_, index) => index % 5 === 0 || (index > 3 && index < 7),
      )) {
        pairs.push([many, { ...at, from: midnight(day), to: midnight(next(day)), kinds }]);
      }
    }
    for (const {
      school: { id },
      counts,
    } of schools) {
      for (const [index, { kinds }] of families.entries()) {
        pairs.push([counts[index] ?? -1, { ...period, school: id, kinds }]);
      }
    }
    const [signIns, , resets] = families;
    for (const { weekday, hour, count } of hours)
      pairs.push([count, { ...at, ...period, weekday, hour, kinds: signIns!.kinds }]);
    expect(hours.reduce((sum, { count }) => sum + count, 0)).toBe(signIns!.count);
    for (const { actor, count } of resetters) {
      if (!actor.person) continue;
      pairs.push([count, { ...at, ...period, actor: actor.person.id, kinds: resets!.kinds }]);
    }
    expect(pairs.filter(([count]) => count > 0).length).toBeGreaterThan(25);
    await expectListed(pairs);
  });

  test('an event of several schools counts once, and in each of them', async () => {
    reach = ofSchools(1, 2);
    const { families, schools }: Api.RegisterPictures = (await ask(PICTURES, { filter })).registerPictures;
    const total = families[1]!.count;
    const inSchools = schools.reduce((sum, { counts }) => sum + (counts[1] ?? 0), 0);
    expect(schools.map((one) => one.school.id).sort()).toEqual([school(1), school(2)]);
    expect(inSchools).toBeGreaterThan(total);
  });

  test('two heads of different schools see each their own', async () => {
    const seen: Api.RegisterPictures[] = [];
    for (const one of [1, 3]) {
      reach = ofSchools(one);
      seen.push((await ask(PICTURES, { filter })).registerPictures);
    }
    expect(seen.map(({ schools }) => schools.map((shown) => shown.school.id))).toEqual([
      [school(1)],
      [school(3)],
    ]);
    expect(seen[0]!.families.map(({ count }) => count)).not.toEqual(
      seen[1]!.families.map(({ count }) => count),
    );
  });

  test('the hour that comes twice when clocks go back is one, and the day before midnight ends with it', async () => {
    const sunday = { from: '2026-10-25', to: '2026-10-25' };
    const { families, hours }: Api.RegisterPictures = (await ask(PICTURES, { filter: sunday }))
      .registerPictures;
    expect(hours).toEqual(
      expect.arrayContaining([
        { weekday: 7, hour: 2, count: expect.any(Number) },
        { weekday: 7, hour: 23, count: expect.any(Number) },
      ]),
    );
    const day = { from: midnight('2026-10-25'), to: midnight('2026-10-26'), kinds: ['SignedIn'] };
    const twice = hours.find(({ hour }) => hour === 2)?.count ?? 0;
    expect(twice).toBeGreaterThanOrEqual(2);
    await expectListed([
      [families[0]!.count, day],
      [twice, { ...day, weekday: 7, hour: 2 }],
    ]);
  });
});

describe('who did what to whose credentials (KO-13)', () => {
  test.each(looks)('counts what the register lists, for a reach of %s', async (_, reached, one) => {
    reach = reached;
    const at = one ? { school: one } : {};
    const asked = { filter: { ...filter, ...at } };
    const { kinds, count, people, actors, notable }: Api.CredentialActs = (await ask(ACTS, asked))
      .credentialActs;
    const whose = async (given: JournalFilter) =>
      (await journal({ ...at, ...period, kinds, ...given }, 100)).edges.map(({ node }) => node);
    const all = await whose({});
    expect(all.length).toBeLessThan(100);
    expect(count).toBe(all.length);
    expect(people).toBe(new Set(all.map(({ subject }) => subject)).size);
    expect(actors.reduce((sum, actor) => sum + actor.count, 0)).toBe(count);
    for (const { actor, count: done, people: theirs, lastAt } of actors) {
      if (!actor.person) continue;
      const by = await whose({ actor: actor.person.id });
      expect([done, theirs]).toEqual([by.length, new Set(by.map(({ subject }) => subject)).size]);
      const times = by.map(({ occurredAt }) => occurredAt.toISOString());
      expect(lastAt).toBe(times.sort().at(-1));
      const list = (await ask(LIST, { ...asked, actor: actor.person.id, first: 100 })).credentialActList;
      expect(list.edges.map(({ node }: Api.CredentialActEdge) => node.event.id)).toEqual(
        by.map(({ id }) => id),
      );
    }
    const ids: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Api.CredentialActConnection = (await ask(LIST, { ...asked, first: 7, after }))
        .credentialActList;
      expect(page.countUpTo1001).toBe(count);
      ids.push(...page.edges.map(({ node }) => node.event.id));
      [after, more] = [page.pageInfo.endCursor ?? null, page.pageInfo.hasNextPage];
    }
    expect(ids).toEqual(all.map(({ id }) => id));
    expect(notable.map((way) => way.notable)).toEqual(['RANK', 'STAFF', 'NIGHT', 'MANY']);
    for (const way of notable) {
      const page: Api.CredentialActConnection = (
        await ask(LIST, { ...asked, notable: way.notable, first: 100 })
      ).credentialActList;
      expect([page.countUpTo1001, page.edges.length]).toEqual([way.count, way.count]);
      expect(page.edges.every(({ node }) => node.notable.includes(way.notable))).toBe(true);
    }
  });
});

test('acts stand out by rank, staff, night and number, by services as well; all are told where nothing is left out', async () => {
  const { actors, notable }: Api.CredentialActs = (await ask(ACTS, { filter })).credentialActs;
  const head = actors.find(({ actor }) => actor.person?.id === account(8));
  const counts = Object.fromEntries((head?.notable ?? []).map((way) => [way.notable, way.count]));
  expect(counts).toMatchObject({ RANK: 1, STAFF: 2, MANY: 22 });
  expect(notable.every(({ count }) => count > 0)).toBe(true);
  expect(actors.some(({ actor }) => actor.kind === 'SERVICE')).toBe(true);
});

test('the address is told to those only who see all schools of the act', async () => {
  const ips = async (reached: Reach): Promise<(string | null | undefined)[]> => {
    reach = reached;
    const page: Api.CredentialActConnection = (
      await ask(LIST, { filter: { from: '2026-11-18', to: '2026-11-18' } })
    ).credentialActList;
    return page.edges.flatMap(({ node }) => (node.event.id === shared ? [node.ip] : []));
  };
  expect(await ips(ofSchools(1))).toEqual([null]);
  expect(await ips(ofSchools(1, 2))).toEqual(['192.0.2.7']);
  expect(await ips(everything)).toEqual(['192.0.2.7']);
});

test.each([
  ['an end before the beginning', { from: '2026-11-02', to: '2026-11-01' }],
  ['more than 400 days', { from: '2025-01-01', to: '2026-02-05' }],
  ['a school out of scope', { ...filter, school: school(3) }],
  ['a school that is none', { ...filter, school: 'x' }],
])('%s is BAD_INPUT', async (_, wrong) => {
  reach = ofSchools(1);
  for (const query of [PICTURES, ACTS, LIST]) {
    expect((await post(query, { filter: wrong })).errors[0].extensions.code).toBe('BAD_INPUT');
  }
});

test.each([{ weekday: 0 }, { weekday: 8 }, { hour: -1 }, { hour: 24 }])(
  'the journal refuses %j',
  async (wrong) => {
    await expect(journal(wrong)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  },
);
