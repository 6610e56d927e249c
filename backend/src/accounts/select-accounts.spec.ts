import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AccountId, EventId, accountStream } from '@loge/contracts';
import type { LogeEvent, SchoolId } from '@loge/contracts';
import { createTestDatabase } from '../../../test/support/database.js';
import type { Fact } from '../event-store/streams.js';
import type { Reach } from '../rights/rights.js';
import { affiliated, anImport, college, created, details, lycee } from './account.fixture.js';
import { accountProjection } from './account.projection.js';
import { SelectAccounts } from './commands.js';
import type { SelectionFilter } from './commands.js';
import { createGround } from './ground.fixture.js';
import type { Ground } from './ground.fixture.js';
import { SelectAccountsHandler } from './select-accounts.handler.js';

const importOfSeptember = { ...anImport(), clock: () => new Date('2026-09-01T08:00:00.000Z') };
const importOfOctober = { ...anImport(), clock: () => new Date('2026-10-01T08:00:00.000Z') };
const activated: LogeEvent = { type: 'AccountActivated', data: { by: 'PASSWORD' } };
const newId = () => AccountId.parse(randomUUID());
const ids = { lea: newId(), zoe: newId(), anne: newId(), paul: newId(), closed: newId(), joined: newId() };
const [lea, zoe, anne, paul] = ['Léa', 'Zoé', 'Anne', 'Paul'];

let ground: Ground;

async function happened(account: AccountId, context: typeof importOfSeptember, ...events: LogeEvent[]) {
  const facts = events.map((event): Fact => ({
    event,
    about: { subject: account, id: EventId.parse(randomUUID()) },
  }));
  await ground.streams.record(accountStream(account), context, facts);
}

const person = (given: string, email?: string): LogeEvent =>
  created({ name: { given, family: 'Martin' }, contacts: email ? { email } : {} });
const inClass = (code: string, school: SchoolId = college) =>
  affiliated({ school, details: details({ classes: [code] }) });

beforeAll(async () => {
  ground = createGround(await createTestDatabase());
  const children = [
    { child: ids.lea, relation: 'MOTHER', legalGuardian: 1 } as const,
    { child: ids.zoe, relation: 'MOTHER', legalGuardian: 1 } as const,
  ];
  const mother = affiliated({ profile: 'RELATIVE', details: details({ classes: [], children }) });
  await happened(ids.lea, importOfSeptember, person('Léa'), inClass('6A'));
  await happened(ids.zoe, importOfOctober, person('Zoé'), inClass('6B'));
  await happened(ids.anne, importOfSeptember, person('Anne', 'anne@exemple.fr'), mother);
  const teaching = affiliated({ profile: 'TEACHER', school: lycee, details: details({ classes: ['2A'] }) });
  await happened(ids.paul, importOfSeptember, person('Paul'), teaching);
  await happened(ids.closed, importOfSeptember, person('Ida'), inClass('6A'), {
    type: 'AccountClosed',
    data: {},
  });
  const joining: LogeEvent = {
    type: 'AccountsJoined',
    data: { standing: ids.paul, joined: ids.joined, by: 'OWNER' },
  };
  await happened(ids.joined, importOfSeptember, person('Paul'), inClass('6A'), activated, joining);
  await happened(ids.paul, importOfSeptember, joining);
  await happened(ids.lea, importOfOctober, activated);
  await ground.project(accountProjection);
});
afterAll(() => ground.close());

const everything: Reach = { kind: 'everything' };
const select = (filter: SelectionFilter, reach: Reach = everything, most = 100) =>
  new SelectAccountsHandler({
    query: (sql, parameters) => ground.database.query(sql, [...parameters]),
  }).execute(new SelectAccounts(filter, reach, most));
const found = async (filter: SelectionFilter, reach?: Reach) =>
  (await select(filter, reach)).map(({ given }) => given);

describe('KO-3, KO-6, KO-11: whom something is to be done to, many at once', () => {
  test('are open accounts by name, with their places; of a relative with the children’s classes', async () => {
    expect(await select({})).toEqual([
      {
        ...{ account: ids.anne, family: 'Martin', given: anne, activated: false, reachable: true },
        places: [{ school: college, profile: 'RELATIVE', classes: ['6A', '6B'] }],
      },
      {
        ...{ account: ids.lea, family: 'Martin', given: lea, activated: true, reachable: false },
        places: [{ school: college, profile: 'PUPIL', classes: ['6A'] }],
      },
      {
        // Somebody signed in to the account that leads to this one.
        ...{ account: ids.paul, family: 'Martin', given: paul, activated: true, reachable: false },
        places: [{ school: lycee, profile: 'TEACHER', classes: ['2A'] }],
      },
      {
        ...{ account: ids.zoe, family: 'Martin', given: zoe, activated: false, reachable: false },
        places: [{ school: college, profile: 'PUPIL', classes: ['6B'] }],
      },
    ]);
  });

  test('are those of schools, of profiles there, of classes with the relatives of their pupils', async () => {
    expect(await found({ schools: [lycee] })).toEqual([paul]);
    expect(await found({ schools: [] })).toEqual([]);
    expect(await found({ schools: [college, lycee], profiles: ['PUPIL', 'TEACHER'] })).toEqual([
      ...[lea, paul, zoe],
    ]);
    expect(await found({ schools: [college], profiles: ['TEACHER'] })).toEqual([]);
    expect(await found({ schools: [college], profiles: [], classes: [] })).toEqual([anne, lea, zoe]);
    expect(await found({ schools: [college], classes: ['6A'] })).toEqual([anne, lea]);
    expect(await found({ schools: [college], classes: ['6B'], profiles: ['PUPIL'] })).toEqual([zoe]);
    await expect(select({ classes: ['6A'] })).rejects.toThrow('BAD_INPUT');
    await expect(select({ schools: [college, lycee], classes: ['6A'] })).rejects.toThrow('BAD_INPUT');
  });

  test('are those created by an import, or since a day, or picked, or found by a search', async () => {
    expect(await found({ createdWith: importOfOctober.correlationId })).toEqual([zoe]);
    expect(await found({ createdSince: new Date('2026-10-01T00:00:00.000Z') })).toEqual([zoe]);
    expect(await found({ accounts: [ids.lea, ids.closed, ids.joined, newId()] })).toEqual([lea]);
    expect(await found({ search: 'zo', activated: false })).toEqual([zoe]);
    expect(await found({ activated: true })).toEqual([lea, paul]);
    expect(await found({ status: 'CLOSED' })).toEqual([]);
  });

  test('lie within reach, and are shown with the places there', async () => {
    const classOnly: Reach = {
      ...{ kind: 'schools', schools: [college], networks: [] },
      classes: new Map([[college, ['6A']]]),
    };
    expect(await found({}, classOnly)).toEqual([lea]);
    expect(await found({ accounts: [ids.lea, ids.zoe] }, classOnly)).toEqual([lea]);
    expect(await found({ schools: [college] }, classOnly)).toEqual([lea]);
  });

  test('are refused when there are too many', async () => {
    await expect(select({}, everything, 3)).rejects.toMatchObject({
      ...{ code: 'TARGET_TOO_LARGE', detail: { max: 3 } },
    });
    expect(await select({}, everything, 4)).toHaveLength(4);
  });
});
