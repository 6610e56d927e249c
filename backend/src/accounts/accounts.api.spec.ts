import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AccountId, SchoolId } from '@loge/contracts';
import { ApolloDriver } from '@nestjs/apollo';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Global, Module } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { CommandBus, CommandHandler, CqrsModule, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { GraphQLModule } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '../../../test/support/database.js';
import { CLAIMS } from '../claims/claims.js';
import { EVENT_STORE } from '../event-store/port.js';
import { PostgresProjectionRunner } from '../event-store/projections/postgres-projection-runner.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import { STREAMS } from '../event-store/streams.js';
import { graphqlOptions } from '../graphql/graphql.module.js';
import { LastSignIn, RecordReading } from '../register/commands.js';
import type { Reading } from '../register/commands.js';
import type { LogeRequest } from '../rights/request.js';
import type { Reach, Right } from '../rights/rights.js';
import { RecordSchools } from '../schools/commands.js';
import { SchoolsModule } from '../schools/schools.module.js';
import { anImport, college, lycee, pupil, relative } from './account.fixture.js';
import { accountProjection } from './account.projection.js';
import { AccountsModule } from './accounts.module.js';
import { MembersOf, RecordPeople, RelativesNamedIn } from './commands.js';
import { createGround } from './ground.fixture.js';
import type { Ground } from './ground.fixture.js';

const readings: Reading[] = [];

@CommandHandler(RecordReading)
class ReadingsKept {
  async execute({ reading }: RecordReading): Promise<void> {
    readings.push(reading);
  }
}

@QueryHandler(LastSignIn)
class SignedInOnce {
  async execute({ accounts }: LastSignIn): Promise<ReadonlyMap<AccountId, Date>> {
    return new Map(accounts.map((id) => [id, new Date('2026-10-01T00:00:00.000Z')]));
  }
}

let ground: Ground;
let runner: PostgresProjectionRunner;
let app: INestApplication;
let lea: AccountId;
let anne: AccountId;
let reach: Reach = { kind: 'everything' };

const only = (...schools: SchoolId[]): Reach => ({
  kind: 'schools',
  schools,
  classes: new Map(),
  networks: [],
});

/** What the guard leaves on a request of somebody with every right, as far as `reach` goes. */
function signedIn(): { req: { loge: LogeRequest } } {
  const rights: Right[] = ['READ_ACCOUNTS', 'READ_SCHOOLS', 'MANAGE_SCHOOLS'];
  return { req: { loge: { context: anImport(), reaches: new Map(rights.map((right) => [right, reach])) } } };
}

beforeAll(async () => {
  ground = createGround(await createTestDatabase());
  const { database: dataSource, store, codec } = ground;
  runner = new PostgresProjectionRunner({ dataSource, store, codec });

  @Global()
  @Module({
    providers: [
      { provide: DataSource, useValue: dataSource },
      { provide: EVENT_STORE, useValue: store },
      { provide: STREAMS, useValue: ground.streams },
      { provide: CLAIMS, useValue: ground.claims },
      { provide: PROJECTION_RUNNER, useValue: runner },
      ...[ReadingsKept, SignedInOnce],
    ],
    exports: [DataSource, EVENT_STORE, STREAMS, CLAIMS, PROJECTION_RUNNER],
  })
  class Shared {}

  const options: ApolloDriverConfig = { ...graphqlOptions({ production: false }), context: signedIn };
  const api = GraphQLModule.forRoot<ApolloDriverConfig>({ driver: ApolloDriver, ...options });
  const imports = [CqrsModule.forRoot(), Shared, AccountsModule, SchoolsModule, api];
  const testing = await Test.createTestingModule({ imports }).compile();
  app = testing.createNestApplication({ logger: false });
  await app.init();
  await runner.start();

  const commands = app.get(CommandBus);
  const record = { classes: [{ code: '6B' }, { code: '6A', label: 'Sixième A' }], groups: [] };
  const schools = [
    { school: college, record: { ...record, name: 'Collège Jean-Moulin' } },
    { school: lycee, record: { ...record, name: 'Lycée Simone-Veil' } },
  ];
  await commands.execute(new RecordSchools(schools, { dryRun: false }, anImport()));
  const named = [{ joinKey: 'AC$2', relation: 'MOTHER', legalGuardian: 1 }] as const;
  const recorded = async (...people: ConstructorParameters<typeof RecordPeople>[0]) => {
    const outcomes = await commands.execute(new RecordPeople(people, { dryRun: false }, anImport()));
    return outcomes.flatMap((one) => ('account' in one ? [one.account] : []));
  };
  const [pupilId] = await recorded(
    pupil({ relatives: [...named] }),
    pupil({ joinKey: 'AC$3', school: lycee, person: { name: { given: 'Zoé', family: 'Martin' } } }),
  );
  if (!pupilId) throw new Error('Léa was not made.');
  lea = pupilId;
  const [relativeId] = await recorded(relative({ children: [lea] }));
  if (!relativeId) throw new Error('Anne was not made.');
  anne = relativeId;
  await runner.waitFor(await store.end(), [accountProjection.name, 'schools'], 10_000);
});
afterAll(async () => {
  await app.close();
  await runner.stop();
  await ground.close();
});
beforeEach(() => {
  readings.length = 0;
  reach = { kind: 'everything' };
});

async function ask(query: string): Promise<{ data: unknown; errors?: { extensions: { code: string } }[] }> {
  const answer = await request(app.getHttpServer())
    .post('/graphql')
    .set('apollo-require-preflight', '1')
    .send({ query });
  return answer.body;
}

const accountQuery = (id: string) => `{ account(id: "${id}") {
  displayName login status birthDate createdAt lastSignInAt
  affiliations { school { id name } profile current since classes signInPlace joinKey }
  family { person { id displayName profile hint } side relation legalGuardian school { name } }
} }`;

describe('an account', () => {
  test('is shown with places and family, and its reading is recorded', async () => {
    expect(await ask(accountQuery(lea))).toEqual({
      data: {
        account: {
          displayName: 'Léa Martin',
          login: 'lea.martin',
          status: 'ACTIVE',
          birthDate: '2010-01-01',
          createdAt: '2026-09-01T08:00:00.000Z',
          lastSignInAt: '2026-10-01T00:00:00.000Z',
          affiliations: [
            {
              school: { id: college, name: 'Collège Jean-Moulin' },
              ...{ profile: 'PUPIL', current: true, classes: ['6A'], signInPlace: 'LOCAL', joinKey: 'AC$1' },
              since: '2026-09-01T08:00:00.000Z',
            },
          ],
          family: [
            {
              person: { id: anne, displayName: 'Anne Martin', profile: 'RELATIVE', hint: null },
              ...{ side: 'RELATIVE', relation: 'MOTHER', legalGuardian: 1 },
              school: { name: 'Collège Jean-Moulin' },
            },
          ],
        },
      },
    });
    expect(readings).toEqual([
      { kind: 'ACCOUNT', subject: lea, part: 'PAGE', schools: [college], classes: [`${college}/6A`] },
    ]);
  });

  test('out of reach is as if there were none, and no reading', async () => {
    reach = only(lycee);
    expect(await ask(accountQuery(lea))).toEqual({ data: { account: null } });
    expect(await ask(accountQuery('nonsense'))).toEqual({ data: { account: null } });
    expect(readings).toEqual([]);
  });
});

describe('the list of accounts', () => {
  const listQuery = (filter: string) =>
    `{ accounts(first: 2, filter: ${filter}) { edges { node { login schools { name } classes } cursor }
       pageInfo { hasNextPage hasPreviousPage } countUpTo1001 } }`;

  test('is a connection, and a search is recorded with what was found', async () => {
    expect(await ask(listQuery('{ search: "martin" }'))).toMatchObject({
      data: {
        accounts: {
          edges: [
            { node: { login: 'anne.martin', schools: [{ name: 'Collège Jean-Moulin' }], classes: [] } },
            { node: { login: 'lea.martin', schools: [{ name: 'Collège Jean-Moulin' }], classes: ['6A'] } },
          ],
          pageInfo: { hasNextPage: true, hasPreviousPage: false },
          countUpTo1001: 3,
        },
      },
    });
    const shown = new Map([anne, lea].map((id) => [id, [college]]));
    expect(readings).toEqual([{ kind: 'SEARCH', where: 'ACCOUNTS', typed: 'martin', found: 3, shown }]);
  });

  test('KO-11: whatever names a person is recorded, whichever field it was typed into', async () => {
    await ask(listQuery(`{ family: "Martin", given: " lé ", joinKey: "AC$1", email: "", id: "${lea}" }`));
    expect(readings).toEqual([
      {
        ...{ kind: 'SEARCH', where: 'ACCOUNTS', typed: `Martin · lé · AC$1 · ${lea}`, found: 1 },
        shown: new Map([[lea, [college]]]),
      },
    ]);
  });

  test('KO-11: tells who ever signed in', async () => {
    const answer = await ask(
      '{ accounts(filter: { activated: false, family: "mar" }) { edges { node { login activated } } } }',
    );
    expect(answer).toMatchObject({
      data: { accounts: { edges: [{ node: { activated: false } }, {}, { node: { login: 'zoe.martin' } }] } },
    });
    const none = await ask('{ accounts(filter: { activated: true }) { countUpTo1001 } }');
    expect(none).toEqual({ data: { accounts: { countUpTo1001: 0 } } });
  });

  test('without a search records nothing', async () => {
    await ask(listQuery('{ profile: PUPIL }'));
    expect(readings).toEqual([]);
  });

  test.each(['school', 'id'])('refuses a %s that is none', async (field) => {
    const { errors } = await ask(listQuery(`{ ${field}: "NONSENSE" }`));
    expect(errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  });
});

describe('schools', () => {
  test('are shown with classes and members', async () => {
    reach = only(college);
    expect(
      await ask(
        '{ schools { edges { node { id code classes { code label } members { profile count } } } } }',
      ),
    ).toEqual({
      data: {
        schools: {
          edges: [
            {
              node: {
                id: college,
                code: '0611234X',
                classes: [
                  { code: '6A', label: 'Sixième A' },
                  { code: '6B', label: null },
                ],
                members: [
                  { profile: 'PUPIL', count: 1 },
                  { profile: 'RELATIVE', count: 1 },
                ],
              },
            },
          ],
        },
      },
    });
  });

  const setPlace = (school: string) => `mutation { setSignInPlace(input:
    { school: "${school}", profile: PUPIL, place: ACADEMY }) { pending school { signInPlaces { profile place } } } }`;

  test('send a profile elsewhere to sign in, within reach only', async () => {
    reach = only(college);
    expect(await ask(setPlace(college))).toMatchObject({
      data: {
        setSignInPlace: {
          pending: false,
          school: {
            signInPlaces: [{ profile: 'PUPIL', place: 'ACADEMY' }, { place: 'LOCAL' }, {}, {}, {}, {}],
          },
        },
      },
    });
    const { errors } = await ask(setPlace(lycee));
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('what an import asks', () => {
  test('members and named relatives hold all that was appended before', async () => {
    const queries = app.get(QueryBus);
    const fresh = pupil({
      joinKey: 'AC$77',
      relatives: [{ joinKey: 'AC$78', relation: 'FATHER', legalGuardian: 2 }],
    });
    const [made] = await app
      .get(CommandBus)
      .execute(new RecordPeople([fresh], { dryRun: false }, anImport()));
    const account = made && 'account' in made ? made.account : undefined;
    expect(await queries.execute(new MembersOf([college], anImport()))).toContainEqual({
      ...{ account, school: college, profile: 'PUPIL' },
    });
    const named = await queries.execute(new RelativesNamedIn(['AC$78', 'AC$79']));
    expect([...named]).toEqual([
      ['AC$78', [{ child: account, school: college, relation: 'FATHER', legalGuardian: 2 }]],
    ]);
  });
});
