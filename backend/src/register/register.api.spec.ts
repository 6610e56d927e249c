import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ApolloDriver } from '@nestjs/apollo';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Global, Module } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { CqrsModule, QueryHandler } from '@nestjs/cqrs';
import { Args, GraphQLModule, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import type { AccountId, SchoolId, SessionId, StreamName } from '@loge/contracts';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { PeopleRefs, PeopleWithin } from '../accounts/commands.js';
import type { PersonRefView } from '../accounts/commands.js';
import type { Recorded } from '../event-store/codec.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import { AccessRetention } from '../event-store/access-retention.js';
import { STREAMS } from '../event-store/streams.js';
import type { Fact } from '../event-store/streams.js';
import { graphqlOptions } from '../graphql/graphql.module.js';
import type { LogeRequest } from '../rights/request.js';
import type { Reach } from '../rights/rights.js';
import { SchoolNames } from '../schools/commands.js';
import { livelyHistory, matches, visible } from './journal.model.fixture.js';
import { account, person, project, school, uuid } from './register.fixture.js';
import type { History } from './register.fixture.js';
import { RegisterModule } from './register.module.js';
import { sightOf } from './sight.js';

let database: TestDatabase;
let app: INestApplication;
let history: History;
let reach: Reach;
let minute = 0;
let shared: Recorded;
const recorded: { stream: StreamName; fact: Fact }[] = [];
const registered: string[] = [];

/** What the guard leaves on a request of somebody with the right, as far as `reach` goes. */
function signedIn(): { req: { loge: LogeRequest } } {
  const viewer = {
    account: account(9),
    session: uuid(1) as SessionId,
    sessionExpiresAt: new Date('2027-01-01'),
    grants: [],
    mustChangePassword: false,
  };
  const context = {
    actor: person(account(9)),
    channel: 'DASHBOARD' as const,
    correlationId: uuid(1),
    clock: () => new Date(Date.UTC(2026, 10, 21, 8, minute)),
  };
  return { req: { loge: { context, viewer, reaches: new Map([['READ_REGISTER', reach]]) } } };
}

/** The account's page as another room gives it: what the timeline is a part of. */
@Resolver('Account')
class Accounts {
  @Query('account')
  account(@Args('id') id: string) {
    const affiliation = { school: { id: school(1) }, classes: ['6A'], current: true };
    return { id, affiliations: [affiliation, { ...affiliation, school: { id: school(2) }, current: false }] };
  }
}

/** What others' rooms are asked: whom each page names, and within which reaches. */
const asked: { ids: readonly AccountId[]; reaches: readonly Reach[] }[] = [];
const named: PersonRefView = { displayName: 'Léa Martin', profile: 'PUPIL', hint: '6A' };

@QueryHandler(PeopleRefs)
class People {
  async execute({ ids, reaches }: PeopleRefs) {
    asked.push({ ids, reaches });
    return new Map(ids.filter((id) => id !== account(2)).map((id) => [id, named]));
  }
}
/** Within reach of one school are the first four people, who have a place there. */
@QueryHandler(PeopleWithin)
class Within {
  async execute({ ids, reach: of }: PeopleWithin) {
    if (of.kind === 'everything') return new Map(ids.map((id) => [id, [school(1), school(2)]]));
    const within = ids.filter((id) => [1, 2, 3, 4].map(account).includes(id));
    return new Map(within.map((id) => [id, of.schools]));
  }
}
@QueryHandler(SchoolNames)
class Schools {
  async execute({ ids }: SchoolNames) {
    return new Map<SchoolId, string>(ids.map((id) => [id, `School ${id}`]));
  }
}
/** Completes those whose page did not name them. */
@Resolver('PersonRef')
class Others {
  @ResolveField('displayName')
  displayName() {
    return 'asked';
  }
}

beforeAll(async () => {
  database = await createTestDatabase();
  history = livelyHistory(100);
  shared = history.add({
    type: 'AffiliationEnded',
    subject: account(3),
    schools: [school(1), school(2)],
    classes: [`${school(1)}/6A`, `${school(2)}/5C`],
    ip: '192.0.2.7',
    userAgent: 'Browser',
  });
  const [cause] = history.events;
  history.add({
    type: 'AccountActivated',
    subject: account(2),
    schools: [school(1)],
    ...(cause && { causationId: cause.metadata.id }),
    ip: '192.0.2.7',
  });
  await project(database.dataSource, history.events);

  const recordAll = async (stream: StreamName, facts: readonly { readonly fact: Fact }[]) => {
    recorded.push(...facts.map(({ fact }) => ({ stream, fact })));
  };
  const register = ({ name }: { name: string }) => registered.push(name);
  @Global()
  @Module({
    providers: [
      { provide: DataSource, useValue: database.dataSource },
      { provide: STREAMS, useValue: { recordAll } },
      { provide: AccessRetention, useValue: { keep: async () => undefined } },
      { provide: PROJECTION_RUNNER, useValue: { register } },
      ...[Accounts, People, Within, Schools, Others],
    ],
    exports: [AccessRetention, DataSource, STREAMS, PROJECTION_RUNNER],
  })
  class Shared {}

  const options: ApolloDriverConfig = { ...graphqlOptions({ production: false }), context: signedIn };
  const api = GraphQLModule.forRoot<ApolloDriverConfig>({ driver: ApolloDriver, ...options });
  const imports = [CqrsModule.forRoot(), Shared, RegisterModule, api];
  app = (await Test.createTestingModule({ imports }).compile()).createNestApplication({ logger: false });
  await app.init();
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
beforeEach(() => {
  reach = { kind: 'everything' };
  recorded.length = 0;
  asked.length = 0;
  minute += 2;
});

async function ask(query: string) {
  const { body } = await request(app.getHttpServer())
    .post('/graphql')
    .set('apollo-require-preflight', '1')
    .send({ query });
  return body;
}

describe('the register through GraphQL', () => {
  test('gives its projection to the runner', () => {
    expect(registered).toContain('journal');
  });

  test('shows a page with actor, subject, cause and count, but no address', async () => {
    const { data, errors } =
      await ask(`{ journal(first: 1) { countUpTo1001 pageInfo { hasNextPage } edges { cursor node {
      kind occurredAt actor { kind name person { id } } subject { id } schools { id } channel outcome facts
      changes { field } ip causedBy { kind } causedWith { id } causedWithCountUpTo1001 technical } } } }`);
    expect(errors).toBeUndefined();
    expect(data.journal).toEqual({
      countUpTo1001: history.events.length,
      pageInfo: { hasNextPage: true },
      edges: [
        {
          cursor: expect.any(String),
          node: {
            kind: 'AccountActivated',
            occurredAt: '2026-11-21T13:05:00.000Z',
            actor: { kind: 'SYSTEM', name: 'COMMAND_LINE', person: null },
            subject: { id: account(2) },
            schools: [{ id: school(1) }],
            channel: 'SYSTEM',
            outcome: 'SUCCESS',
            facts: { by: 'PASSWORD' },
            changes: [],
            ip: null,
            causedBy: { kind: 'AccountCreated' },
            causedWith: [],
            causedWithCountUpTo1001: 0,
            technical: null,
          },
        },
      ],
    });
    expect(recorded).toEqual([]);
  });

  test.each(['person', 'subject'])(
    'narrowed to a %s it is that person’s history, and is read as one; where it holds nothing nothing was read',
    async (by) => {
      await ask(`{ journal(filter: { ${by}: "${account(2)}" }) { edges { node { id } } } }`);
      await ask(`{ journal(filter: { ${by}: "${account(99)}" }) { edges { node { id } } } }`);
      expect(recorded.map(({ fact }) => fact)).toEqual([
        {
          event: { type: 'AccountRead', data: { part: 'TIMELINE' } },
          about: expect.objectContaining({ subject: account(2) }),
        },
      ]);
    },
  );

  test('a page gives names along, asked for once, by the reach that shows it; who has none is looked for', async () => {
    reach = { kind: 'schools', schools: [school(1)], classes: new Map(), networks: [] };
    const person = '{ id displayName profile hint }';
    const { data, errors } = await ask(
      `{ journal(first: 100) { edges { node { actor { person ${person} } subject ${person} schools { id name } } } } }`,
    );
    expect(errors).toBeUndefined();
    const nodes = data.journal.edges.map(({ node }: { node: object }) => node);
    const people = nodes.flatMap((node: { actor: { person: object | null }; subject: object | null }) =>
      [node.actor.person, node.subject].filter((one) => one !== null),
    );
    const ids = new Set<AccountId>(people.map(({ id }: { id: AccountId }) => id));
    expect(ids.size).toBeGreaterThan(3);
    for (const { id, ...told } of people) {
      expect(told).toEqual(
        id === account(2) ? { displayName: 'asked', profile: null, hint: null } : { ...named },
      );
    }
    for (const { id, name } of nodes.flatMap(({ schools }: { schools: object[] }) => schools))
      expect(name).toBe(`School ${id}`);
    expect(asked).toEqual([{ ids: expect.any(Array), reaches: [reach] }]);
    expect([...(asked[0]?.ids ?? [])].sort()).toEqual([...ids].sort());
  });

  test('shows an event in full, and records that it was read', async () => {
    const id = history.events.at(-1)?.metadata.id;
    const { data } = await ask(`{ event(id: "${id}") { ip technical causedWithCountUpTo1001 } }`);
    expect(data.event).toMatchObject({ ip: '192.0.2.7', technical: { revision: expect.any(Number) } });
    expect(recorded).toEqual([
      {
        stream: `access-${account(9)}`,
        fact: {
          event: { type: 'AccountRead', data: { part: 'EVENT' } },
          about: { subject: account(2), schools: [school(1)], classes: [] },
        },
      },
    ]);
  });

  test('an event that is out of reach, or none, is null and leaves no trace', async () => {
    reach = { kind: 'schools', schools: [school(3)], classes: new Map(), networks: [] };
    const id = history.events.at(-1)?.metadata.id;
    const { data } = await ask(`{ one: event(id: "${id}") { id } other: event(id: "nonsense") { id } }`);
    expect(data).toEqual({ one: null, other: null });
    expect(recorded).toEqual([]);
  });

  test.each([
    ['the page first', (page: string, summary: string) => `${page} ${summary}`],
    ['the summary first', (page: string, summary: string) => `${summary} ${page}`],
  ])('records a search once, with whom its page showed, though page and summary ask: %s', async (_, both) => {
    reach = { kind: 'schools', schools: [school(1)], classes: new Map(), networks: [] };
    const people = 'edges { node { actor { person { id } } subject { id } } }';
    const { data, errors } = await ask(
      `{ ${both(
        `journal(filter: { search: " Arnaud " }, first: 10) { countUpTo1001 ${people} }`,
        `journalSummary(filter: { search: " Arnaud " }) { total kinds { kind count } days { day count } }`,
      )} }`,
    );
    expect(errors).toBeUndefined();
    expect(data.journalSummary.total).toBe(data.journal.countUpTo1001);
    const shown = new Set<string>();
    for (const { node } of data.journal.edges)
      for (const one of [node.actor.person, node.subject]) if (one) shown.add(one.id);
    expect(shown).toContain(account(2));
    expect(recorded.map(({ fact }) => fact)).toEqual([
      {
        event: {
          type: 'PeopleSearched',
          data: { where: 'REGISTER', typed: 'Arnaud', found: data.journal.countUpTo1001, shown: [...shown] },
        },
        about: { schools: [school(1)] },
      },
    ]);
  });

  test('records a search of which the counts alone were asked, too', async () => {
    await ask(`{ journalSummary(filter: { search: "tom" }) { total } }`);
    expect(recorded.map(({ fact }) => fact.event.data)).toEqual([
      { where: 'REGISTER', typed: 'tom', found: expect.any(Number), shown: [] },
    ]);
  });

  test('tells whom a search showed that are within reach, with the event in full only', async () => {
    const shown = [account(1), account(7)];
    const searched = history.add({
      type: 'PeopleSearched',
      data: { where: 'ACCOUNTS', typed: 'claire', found: 2, shown },
      ...{ actor: person(account(3)), schools: [school(1), school(2)] },
    });
    await project(database.dataSource, [searched]);
    const event = async () => {
      const { data, errors } = await ask(
        `{ event(id: "${searched.metadata.id}") { facts shown { id displayName } }
           journal(filter: { kinds: ["PeopleSearched"] }, first: 1) { edges { node { id shown { id } } } } }`,
      );
      expect(errors).toBeUndefined();
      expect(data.journal.edges[0].node).toEqual({ id: searched.metadata.id, shown: [] });
      return data.event;
    };
    expect(await event()).toEqual({
      facts: { where: 'ACCOUNTS', typed: 'claire', found: 2 },
      shown: shown.map((id) => ({ id, displayName: 'asked' })),
    });
    reach = { kind: 'schools', schools: [school(1)], classes: new Map(), networks: [] };
    expect(await event()).toEqual({
      facts: { where: 'ACCOUNTS', typed: null, found: 2 },
      shown: [{ id: account(1), displayName: 'asked' }],
    });
  });

  test('an event of several schools shows those in reach; its reading is told to all of them', async () => {
    reach = { kind: 'schools', schools: [school(1)], classes: new Map(), networks: [] };
    const id = shared.metadata.id;
    const { data } = await ask(`{ event(id: "${id}") { schools { id } classes ip userAgent } }`);
    expect(data.event).toEqual({ schools: [{ id: school(1) }], classes: ['6A'], ip: null, userAgent: null });
    expect(recorded.map(({ fact }) => fact.about)).toEqual([
      { subject: account(3), schools: [school(1), school(2)], classes: [] },
    ]);
  });

  test('an account’s timeline pages through its events, and records that it was read', async () => {
    const page = '{ countUpTo1001 pageInfo { endCursor hasNextPage } edges { node { id } } }';
    const timeline = async (given: string) => {
      const { data, errors } = await ask(`{ account(id: "${account(2)}") { timeline${given} ${page} } }`);
      expect(errors).toBeUndefined();
      return data.account.timeline;
    };
    const expected = history.events.filter((event) => matches(event, { person: account(2) })).reverse();
    const first = await timeline('(first: 2)');
    const next = await timeline(`(first: 100, after: "${first.pageInfo.endCursor}")`);
    const ids = [...first.edges, ...next.edges].map(({ node }: { node: { id: string } }) => node.id);
    expect(ids).toEqual(expected.map(({ metadata }) => metadata.id));
    expect(first).toMatchObject({ countUpTo1001: expected.length, pageInfo: { hasNextPage: true } });
    expect(recorded).toEqual([
      {
        stream: `access-${account(9)}`,
        fact: {
          event: { type: 'AccountRead', data: { part: 'TIMELINE' } },
          about: { subject: account(2), schools: [school(1)], classes: [`${school(1)}/6A`] },
        },
      },
    ]);
  });

  test('a timeline is polled for what arrives, each event once, also after an empty page', async () => {
    const quiet = account(60);
    const page = '{ pageInfo { startCursor hasPreviousPage } edges { node { id } } }';
    const timeline = async (given: string) => {
      const { data, errors } = await ask(`{ account(id: "${quiet}") { timeline(${given}) ${page} } }`);
      expect(errors).toBeUndefined();
      return data.account.timeline;
    };
    const arrive = async (count: number) => {
      const events = Array.from({ length: count }, () => history.add({ type: 'SignedIn', subject: quiet }));
      await project(database.dataSource, events);
      return events.map(({ metadata }) => metadata.id).reverse();
    };
    const ids = ({ edges }: { edges: { node: { id: string } }[] }) => edges.map(({ node }) => node.id);
    expect(await timeline('first: 5')).toEqual({
      pageInfo: { startCursor: null, hasPreviousPage: false },
      edges: [],
    });
    expect(ids(await timeline('last: 5'))).toEqual([]);
    const arrived = await arrive(7);
    const first = await timeline('last: 5');
    expect([ids(first), first.pageInfo.hasPreviousPage]).toEqual([arrived.slice(2), true]);
    const second = await timeline(`last: 5, before: "${first.pageInfo.startCursor}"`);
    expect([ids(second), second.pageInfo.hasPreviousPage]).toEqual([arrived.slice(0, 2), false]);
    const asked = `last: 5, before: "${second.pageInfo.startCursor}"`;
    expect(await timeline(asked)).toMatchObject({ edges: [], pageInfo: { startCursor: null } });
    const more = await arrive(1);
    expect(ids(await timeline(asked))).toEqual(more);
  });

  test('a timeline holds what is within reach only, and needs a page that makes sense', async () => {
    reach = { kind: 'schools', schools: [school(3)], classes: new Map(), networks: [] };
    const sight = sightOf(reach, account(9));
    const expected = history.events.filter(
      (event) => matches(event, { person: account(2) }) && visible(event, sight),
    );
    const asked = `account(id: "${account(2)}")`;
    const { data } = await ask(`{ ${asked} { timeline(first: 100) { edges { node { id } } } } }`);
    expect(data.account.timeline.edges).toHaveLength(expected.length);
    const { errors } = await ask(`{ ${asked} { timeline(first: 101) { countUpTo1001 } } }`);
    expect(errors[0].extensions.code).toBe('BAD_INPUT');
  });

  test.each([
    'filter: { kinds: ["Nonsense"] }',
    'filter: { from: "2026-13-45T00:00:00.000Z" }',
    'filter: { person: "1 OR 1=1" }',
    'filter: { school: "x" }',
    'filter: { class: "6A" }',
    'first: 5000',
    'after: "nonsense"',
  ])('%s is BAD_INPUT', async (wrong) => {
    const { errors } = await ask(`{ journal(${wrong}) { countUpTo1001 } }`);
    expect(errors[0].extensions.code).toBe('BAD_INPUT');
  });
});
