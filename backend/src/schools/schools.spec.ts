import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LogeError, Network, schoolId } from '@loge/contracts';
import type { SchoolId, SchoolRecord } from '@loge/contracts';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import type { Context } from '../context.js';
import { EventSourcedStreams } from '../event-store/event-sourced-streams.js';
import { PostgresEventStore } from '../event-store/postgres/postgres-event-store.js';
import { PostgresProjectionRunner } from '../event-store/projections/postgres-projection-runner.js';
import { SealedCodec } from '../event-store/sealed-codec/sealed-codec.js';
import type { Streams } from '../event-store/streams.js';
import type { Reach } from '../rights/rights.js';
import { ListSchools, RecordSchools, SchoolById, SchoolNames, SchoolsByJoinKey } from './commands.js';
import { SetLegacyLoginPeriod } from './commands.js';
import { SchoolsOfNetworks, SetPasswordPolicy, SetPortalSettings, SetSignInPlace } from './commands.js';
import { ListSchoolsHandler } from './list-schools.handler.js';
import {
  RecordSchoolsHandler,
  SetLegacyLoginPeriodHandler,
  SetPasswordPolicyHandler,
  SetPortalSettingsHandler,
  SetSignInPlaceHandler,
} from './school.handlers.js';
import { schoolProjection, SCHOOLS } from './school.projection.js';
import {
  SchoolByIdHandler,
  SchoolNamesHandler,
  SchoolsByJoinKeyHandler,
  SchoolsOfNetworksHandler,
} from './school.queries.js';

let database: TestDatabase;
let store: PostgresEventStore;
let streams: Streams;
let runner: PostgresProjectionRunner;

beforeAll(async () => {
  database = await createTestDatabase();
  store = new PostgresEventStore({ url: database.url });
  // A school is no person: no key is ever asked for.
  const none = async () => new Map();
  const codec = new SealedCodec({ ensure: none, find: none });
  streams = new EventSourcedStreams(store, codec);
  runner = new PostgresProjectionRunner({ dataSource: database.dataSource, store, codec });
  runner.register(schoolProjection);
  await runner.start();
});
afterAll(async () => {
  await runner.stop();
  await store.close();
  await database.drop();
});

const context: Context = {
  actor: { kind: 'SYSTEM', id: 'COMMAND_LINE' },
  channel: 'IMPORT',
  correlationId: randomUUID(),
  clock: () => new Date('2026-09-01T08:00:00.000Z'),
};
const network = Network.parse('AC-VILLE');
const moulin = schoolId('0750655E');
const zola = schoolId('0750654D');
const recordOf = (name: string, more: Partial<SchoolRecord> = {}): SchoolRecord => ({
  ...{ name, classes: [], groups: [] },
  ...more,
});
const record = (schools: { school: SchoolId; record: SchoolRecord }[], dryRun = false) =>
  new RecordSchoolsHandler(streams).execute(new RecordSchools(schools, { dryRun }, context));
const level = async () => expect(await runner.waitFor(await store.end(), [SCHOOLS])).toBe(true);
const list = (filter: ListSchools['filter'], reach: Reach, page: ListSchools['page'] = { first: 10 }) =>
  new ListSchoolsHandler(database.dataSource).execute(new ListSchools(filter, reach, page));

describe('schools', () => {
  const schools = [
    { school: moulin, record: recordOf('Lycée Jean-Moulin', { network, joinKey: 'AC-VILLE$1' }) },
    { school: zola, record: recordOf('École Émile Zola', { address: { town: 'Besançon' } }) },
  ];

  test('are registered once; a dry run says so before and leaves no trace', async () => {
    const before = await store.end();
    expect((await record(schools, true)).map(({ outcome }) => outcome)).toEqual(['created', 'created']);
    expect(await store.end()).toBe(before);
    expect(await record(schools)).toEqual([
      { school: moulin, outcome: 'created' },
      { school: zola, outcome: 'created' },
    ]);
    expect((await record(schools)).map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
  });

  test('with a wrong check letter are taken with a warning', async () => {
    const school = schoolId('0611234X');
    expect(await record([{ school, record: recordOf('Collège') }], true)).toEqual([
      { school, outcome: 'created', warning: 'UAI_CHECK_LETTER' },
    ]);
  });

  test('are known from their streams, where people sign in too', async () => {
    await new SetSignInPlaceHandler(streams).execute(new SetSignInPlace(moulin, 'PUPIL', 'ACADEMY', context));
    const known = await new SchoolByIdHandler(streams).execute(
      new SchoolById([moulin, schoolId('0000000A')]),
    );
    expect([...known.keys()]).toEqual([moulin]);
    expect(known.get(moulin)?.record.name).toBe('Lycée Jean-Moulin');
    expect(known.get(moulin)?.signInPlaces).toMatchObject({ PUPIL: 'ACADEMY', RELATIVE: 'LOCAL' });
    await expect(
      new SetSignInPlaceHandler(streams).execute(
        new SetSignInPlace(schoolId('0000000A'), 'PUPIL', 'ACADEMY', context),
      ),
    ).rejects.toThrow(new LogeError('NOT_FOUND'));
  });

  test('are known with their policies, the mildest until they set one', async () => {
    const policy = { minLength: 15, composition: true };
    const setPolicy = new SetPasswordPolicyHandler(streams);
    await setPolicy.execute(new SetPasswordPolicy(moulin, policy, context));
    const settings = new SetPortalSettings(moulin, { contact: ' Secrétariat ' }, context);
    await new SetPortalSettingsHandler(streams).execute(settings);
    const known = await new SchoolByIdHandler(streams).execute(new SchoolById([moulin, zola]));
    expect(known.get(moulin)).toMatchObject({ passwordPolicy: policy, portal: { contact: 'Secrétariat' } });
    expect(known.get(zola)).toMatchObject({
      passwordPolicy: { minLength: 8, composition: false },
      portal: {},
      letter: {},
    });
    for (const minLength of [7, 65, 8.5])
      await expect(
        setPolicy.execute(new SetPasswordPolicy(moulin, { ...policy, minLength }, context)),
      ).rejects.toThrow(new LogeError('BAD_INPUT'));
  });

  test('IT-3: are known and listed with the days of their old login, until these are taken back', async () => {
    const days = { opensOn: '2026-11-01', endsOn: '2027-01-31' };
    const set = (period: typeof days | undefined) =>
      new SetLegacyLoginPeriodHandler(streams).execute(new SetLegacyLoginPeriod(zola, period, context));
    const shown = async () => {
      await level();
      const known = await new SchoolByIdHandler(streams).execute(new SchoolById([zola]));
      const { schools: listed } = await list({ school: zola }, { kind: 'everything' });
      return [known.get(zola)?.legacyLogin, listed[0]?.legacyLogin];
    };
    await set(days);
    expect(await shown()).toEqual([days, days]);
    await expect(set({ ...days, endsOn: '2027-02-30' })).rejects.toThrow(new LogeError('BAD_INPUT'));
    await set(undefined);
    expect(await shown()).toEqual([undefined, undefined]);
    await set(days);
  });

  test('are found by join key as soon as they are recorded', async () => {
    const handler = new SchoolsByJoinKeyHandler(store, runner);
    expect([...(await handler.execute(new SchoolsByJoinKey(['AC-VILLE$1', 'AC-VILLE$2'])))]).toEqual([
      ['AC-VILLE$1', moulin],
    ]);
    await record([{ school: zola, record: recordOf('École Émile Zola', { joinKey: 'AC-VILLE$2' }) }]);
    expect((await handler.execute(new SchoolsByJoinKey(['AC-VILLE$2']))).get('AC-VILLE$2')).toBe(zola);
  });

  test('are listed by name within reach, found by part of name, code or town', async () => {
    await record([{ school: zola, record: recordOf('École Émile Zola', { address: { town: 'Besançon' } }) }]);
    await level();
    const names = async (search: string | undefined, reach: Reach) =>
      (await list({ search }, reach)).schools.map(({ record: { name } }) => name);
    const all: Reach = { kind: 'everything' };
    expect(await names(undefined, all)).toEqual(['École Émile Zola', 'Lycée Jean-Moulin']);
    expect(await names('emile zo', all)).toEqual(['École Émile Zola']);
    expect(await names('jean moulin', all)).toEqual(['Lycée Jean-Moulin']);
    expect(await names('0750655', all)).toEqual(['Lycée Jean-Moulin']);
    expect(await names('besancon', all)).toEqual(['École Émile Zola']);
    const some: Reach = { kind: 'schools', schools: [moulin], classes: new Map(), networks: [] };
    expect(await names(undefined, some)).toEqual(['Lycée Jean-Moulin']);
    const first = await list({}, all, { first: 1 });
    expect(first.hasNextPage).toBe(true);
    const second = await list({}, all, { first: 1, after: first.cursors[0] ?? '' });
    expect(second.schools.map(({ school }) => school)).toEqual([moulin]);
    await expect(list({}, all, { first: 1, after: 'nonsense' })).rejects.toThrow(new LogeError('BAD_INPUT'));
  });

  test('are listed with policies and the time of their registration', async () => {
    const { schools: shown } = await list({ school: moulin }, { kind: 'everything' });
    expect(shown).toMatchObject([
      {
        signInPlaces: { PUPIL: 'ACADEMY', OTHER: 'LOCAL' },
        passwordPolicy: { minLength: 15, composition: true },
        portal: { contact: 'Secrétariat' },
        registeredAt: new Date('2026-09-01T08:00:00.000Z'),
      },
    ]);
  });

  test('have names, and networks', async () => {
    const names = await new SchoolNamesHandler(database.dataSource).execute(
      new SchoolNames([moulin, schoolId('0000000A')]),
    );
    expect([...names]).toEqual([[moulin, 'Lycée Jean-Moulin']]);
    const ids = await new SchoolsOfNetworksHandler(database.dataSource, store, runner, streams).execute(
      new SchoolsOfNetworks([network, 'NOWHERE']),
    );
    expect(ids).toEqual([moulin]);
  });

  test('that left their network are not told of it, not even while the read model is behind', async () => {
    const handler = new SchoolsOfNetworksHandler(database.dataSource, store, runner, streams);
    const left = schoolId('0750001A');
    const there = { school: left, record: recordOf('Collège', { network }) };
    await record([there]);
    await level();
    expect(await handler.execute(new SchoolsOfNetworks([network]))).toEqual([left, moulin]);
    await runner.stop();
    try {
      await record([{ ...there, record: recordOf('Collège', { network: Network.parse('AC-BOURG') }) }]);
      expect(await handler.execute(new SchoolsOfNetworks([network]))).toEqual([moulin]);
    } finally {
      await runner.start();
    }
  });

  test('are there whatever their records hold, and however long their names are', async () => {
    // The codec refuses halves of surrogate pairs where nothing is sealed.
    const hostile = 'A\0B';
    const noise = Array.from({ length: 9000 }, (_, at) =>
      String.fromCharCode(0x4e00 + ((at * 7919) % 20000)),
    );
    const school = schoolId('0759999Z');
    const record_ = { phone: hostile, classes: [{ code: hostile }] };
    await record([{ school, record: recordOf(`${hostile} ${noise.join('')}`, record_) }]);
    await level();
    const { schools: shown } = await list({ school }, { kind: 'everything' });
    expect(shown).toMatchObject([{ record: { phone: 'A\uFFFDB' } }]);
  });

  test('are refused to what nobody types', async () => {
    const all: Reach = { kind: 'everything' };
    const cursor = Buffer.from(JSON.stringify(['a\0', 'b'])).toString('base64url');
    await expect(list({ search: 'a\0' }, all)).rejects.toThrow(new LogeError('BAD_INPUT'));
    await expect(list({ search: '\ud83d' }, all)).rejects.toThrow(new LogeError('BAD_INPUT'));
    await expect(list({}, all, { first: 1, after: cursor })).rejects.toThrow(new LogeError('BAD_INPUT'));
  });

  test('are the same after a rebuild', async () => {
    const rows = () => database.dataSource.query(`SELECT * FROM read.school ORDER BY id`);
    await level();
    const before = await rows();
    await runner.rebuild(SCHOOLS);
    expect(await rows()).toEqual(before);
  });
});
