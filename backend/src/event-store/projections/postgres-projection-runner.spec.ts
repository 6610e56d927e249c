import { schoolId, schoolStream } from '@loge/contracts';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { TestDatabase } from '../../../../test/support/database.js';
import { someEvent, someEvents } from '../event-store.fixture.js';
import {
  NamedSchools,
  capitalsProjection,
  namesProjection,
  statusOf,
  until,
} from './named-schools.fixture.js';
import { EventStoreUnavailable } from '../port.js';
import type { EventStore, Position } from '../port.js';
import { ProjectionStopped } from '../projection.js';
import type { Reactor } from '../projection.js';

Logger.overrideLogger(false);

let schools: NamedSchools;
let database: TestDatabase;
let store: EventStore;

beforeEach(async () => {
  schools = await NamedSchools.open();
  ({ database, store } = schools);
});
afterEach(() => schools.close());

const register = (name: string) => schools.register(name);
const runnerOf: NamedSchools['runnerOf'] = (...what) => schools.runnerOf(...what);
const started: NamedSchools['started'] = (...what) => schools.started(...what);
const content = () => schools.content();
const names = () => schools.names();
const checkpoint = (name?: string) => schools.checkpoint(name);

test('applies what was there and what comes, in order, and tells when it is level', async () => {
  const before = await Promise.all(['a', 'b', 'c'].map(register));
  const runner = await started(namesProjection());
  expect(
    await runner.waitFor(
      before.reduce((x, y) => (x > y ? x : y)),
      ['names'],
    ),
  ).toBe(true);
  const last = await register('d');
  expect(await runner.waitFor(last, ['names'])).toBe(true);
  expect((await names()).at(-1)).toBe('d');
  expect(await names()).toHaveLength(4);
  expect(await checkpoint()).toBe(last);
  await until(() => statusOf(runner)?.state === 'live');
  expect(statusOf(runner)).toEqual({
    name: 'names',
    kind: 'projection',
    state: 'live',
    position: last,
    lagSeconds: 0,
  });
});

test('waits no longer than the time is out, and not at all for a stopped runner', async () => {
  const runner = await runnerOf(namesProjection());
  const position = await register('a');
  expect(await runner.waitFor(position, ['names'])).toBe(false);
  await runner.start();
  expect(await runner.waitFor((position + 5n) as Position, ['names'], 50)).toBe(false);
});

test('is level with a position whose events it does not want', async () => {
  const runner = await started(namesProjection());
  const { position } = await store.append(schoolStream(schoolId('X1')), someEvents('Other', 10), 'none');
  expect(await runner.waitFor(position, ['names'])).toBe(true);
});

test('goes on from its checkpoint after a restart', async () => {
  const first = await started(namesProjection());
  await first.waitFor(await register('a'), ['names']);
  await first.stop();
  const position = await register('b');
  const second = await started(namesProjection());
  expect(await second.waitFor(position, ['names'])).toBe(true);
  expect(await names()).toEqual(['a', 'b']);
});

describe('a poison event', () => {
  const poisoned = () =>
    namesProjection({
      name: 'poisoned',
      before: (name) => {
        if (name === 'poison') throw new TypeError(`cannot take ${name}`);
      },
    });

  test('stops its projection, which says which and keeps the good ones before; others go on', async () => {
    for (const name of ['a', 'b']) await register(name);
    const poison = await register('poison');
    const last = await register('c');
    const seen: string[] = [];
    const others = namesProjection({
      name: 'others',
      tables: [],
      apply: (events) => {
        seen.push(...events.map(({ data }) => data.record.name));
        return Promise.resolve();
      },
    });
    const runner = await started(poisoned(), others);
    expect(await runner.waitFor(last, ['others'])).toBe(true);
    await until(() => statusOf(runner, 'poisoned')?.state === 'stopped');
    expect(seen).toEqual(['a', 'b', 'poison', 'c']);
    expect(await names()).toEqual(['a', 'b']);
    expect(statusOf(runner, 'poisoned')).toMatchObject({
      failure: { event: { type: 'SchoolRegistered', position: poison }, error: 'TypeError' },
    });
    expect(await runner.waitFor(last, ['others', 'poisoned'])).toBe(false);
    await register('d');
    expect(await names()).toEqual(['a', 'b']);
  });

  test('may be one that cannot be opened', async () => {
    await register('a');
    const broken = { ...someEvent('SchoolRegistered'), metadata: Buffer.from('{}') };
    await store.append(schoolStream(schoolId('X1')), [broken], 'none');
    const runner = await started(namesProjection());
    await until(() => statusOf(runner)?.state === 'stopped');
    expect(statusOf(runner)?.failure?.event?.id).toBe(broken.id);
    expect(await names()).toEqual(['a']);
  });

  test('stops a rebuild, which says so', async () => {
    await register('poison');
    const runner = await runnerOf(poisoned());
    await expect(runner.rebuild('poisoned')).rejects.toThrow(ProjectionStopped);
    expect(statusOf(runner, 'poisoned')?.build?.failure).toMatchObject({ error: 'TypeError' });
  });
});

test('a failure of the moment is tried again until it passes', async () => {
  let failures = 3;
  const runner = await runnerOf(
    namesProjection({
      before: () => {
        if (failures-- > 0) throw new EventStoreUnavailable('for a moment');
      },
    }),
  );
  const position = await register('a');
  await runner.start();
  await until(() => statusOf(runner)?.state === 'retrying');
  expect(await runner.waitFor(position, ['names'], 10_000)).toBe(true);
  expect(await names()).toEqual(['a']);
});

test('outlives the loss of its connections', async () => {
  const runner = await started(namesProjection());
  await runner.waitFor(await register('a'), ['names']);
  await database.dataSource.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  await until(() =>
    store.ping().then(
      () => true,
      () => false,
    ),
  );
  const position = await register('b');
  expect(await runner.waitFor(position, ['names'], 10_000)).toBe(true);
  expect(await names()).toEqual(['a', 'b']);
});

describe('several instances', () => {
  test('share the work without skipping or doubling', async () => {
    const instances = await Promise.all(Array.from({ length: 3 }, () => started(namesProjection())));
    await Promise.all(Array.from({ length: 200 }, (_, at) => register(`${at}`)));
    const end = await store.end();
    for (const runner of instances) expect(await runner.waitFor(end, ['names'], 20_000)).toBe(true);
    const rows = await content();
    expect(rows).toHaveLength(200);
    expect(rows.map(({ position }) => BigInt(position))).toEqual(
      rows.map(({ position }) => BigInt(position)).sort((x, y) => (x < y ? -1 : 1)),
    );
    expect(instances.map((runner) => statusOf(runner)?.state)).not.toContain('stopped');
  });
});

describe('a rebuild', () => {
  test('gives the same content as the live one had, to the serial numbers', async () => {
    const runner = await started(namesProjection());
    for (const name of ['a', 'b', 'c']) await register(name);
    await runner.waitFor(await store.end(), ['names']);
    const live = await content();
    await database.dataSource.query(`UPDATE read.spec_name SET name = 'wrong'`);
    await runner.rebuild('names');
    expect(await content()).toEqual(live);
    expect(await runner.waitFor(await register('d'), ['names'])).toBe(true);
  });

  test('needs no running runner, and leaves none running', async () => {
    for (const name of ['a', 'b']) await register(name);
    const runner = await runnerOf(namesProjection());
    await runner.rebuild();
    expect(await names()).toEqual(['a', 'b']);
    const position = await register('c');
    expect(await runner.waitFor(position, ['names'])).toBe(false);
  });

  test('works beside another process that runs the same projection, under load', async () => {
    const server = await started(namesProjection());
    const commandLine = await runnerOf(namesProjection());
    await Promise.all(Array.from({ length: 100 }, (_, at) => register(`${at}`)));
    await server.waitFor(await store.end(), ['names'], 10_000);
    const load = (async () => {
      for (let at = 0; at < 100; at += 1) await register(`later ${at}`);
    })();
    await commandLine.rebuild('names');
    await commandLine.rebuild('names');
    await load;
    expect(await server.waitFor(await store.end(), ['names'], 10_000)).toBe(true);
    const rows = await content();
    expect(rows).toHaveLength(200);
    expect(new Set(rows.map(({ position }) => position)).size).toBe(200);
    expect(statusOf(server)?.failure).toBeUndefined();
  });

  test('wakes a projection that had stopped', async () => {
    let cured = false;
    const runner = await started(
      namesProjection({
        before: () => {
          if (!cured) throw new TypeError('ill');
        },
      }),
    );
    await register('a');
    await until(() => statusOf(runner)?.state === 'stopped');
    cured = true;
    await runner.rebuild('names');
    expect(await names()).toEqual(['a']);
    expect(statusOf(runner)?.failure).toBeUndefined();
  });

  test('of a name nobody has, or of a reactor, is refused', async () => {
    const reactor: Reactor<'SchoolRegistered'> = {
      name: 'mails',
      types: ['SchoolRegistered'],
      startsAt: 'now',
      react: () => Promise.resolve(),
    };
    const runner = await runnerOf(namesProjection(), reactor);
    await expect(runner.rebuild('nothing')).rejects.toMatchObject({ code: 'PROJECTION_UNKNOWN' });
    await expect(runner.rebuild('mails')).rejects.toMatchObject({ code: 'PROJECTION_UNKNOWN' });
    await expect(runner.waitFor(await store.end(), ['nothing'])).rejects.toMatchObject({
      code: 'PROJECTION_UNKNOWN',
    });
  });
});

test('a raised version is built at the start, and the older program stops and says so', async () => {
  const old = await started(namesProjection());
  await old.waitFor(await register('a'), ['names']);
  const fresh = await started(capitalsProjection());
  const position = await register('b');
  expect(await fresh.waitFor(position, ['names'], 10_000)).toBe(true);
  await until(async () => (await names()).join() === 'A,B');
  await register('c');
  await until(() => statusOf(old)?.state === 'stopped');
  expect(statusOf(old)?.failure).toEqual({ error: 'NewerVersion' });
});

test('a checkpoint beyond the end of the store stops it, which says so; a rebuild helps', async () => {
  await register('a');
  await database.dataSource.query(
    `INSERT INTO runner.checkpoint (name, kind, version, position) VALUES ('names', 'projection', 1, 1000)`,
  );
  const runner = await started(namesProjection());
  await until(() => statusOf(runner)?.state === 'stopped');
  expect(statusOf(runner)?.failure).toEqual({ error: 'AheadOfStore' });
  await runner.rebuild('names');
  expect(await names()).toEqual(['a']);
});

describe('a reactor', () => {
  const reacting = (
    seen: string[],
    changes: Partial<Reactor<'SchoolRegistered'>> = {},
  ): Reactor<'SchoolRegistered'> => ({
    name: 'reactor',
    types: ['SchoolRegistered'],
    startsAt: 'beginning',
    react: ({ data }) => {
      seen.push(data.record.name);
      return Promise.resolve();
    },
    ...changes,
  });

  test('acts on all that was ever recorded, or only on what comes after its first start', async () => {
    await register('old');
    const [all, fresh]: string[][] = [[], []];
    if (!all || !fresh) throw new Error('two lists');
    const runner = await started(reacting(all), reacting(fresh, { name: 'fresh', startsAt: 'now' }));
    await runner.waitFor(await store.end(), ['reactor', 'fresh']);
    expect(await runner.waitFor(await register('new'), ['reactor', 'fresh'])).toBe(true);
    expect(all).toEqual(['old', 'new']);
    expect(fresh).toEqual(['new']);
  });

  test('acts on an event again when it failed, then goes on', async () => {
    const seen: string[] = [];
    let failed = false;
    const runner = await started(
      reacting(seen, {
        react: ({ data }) => {
          seen.push(data.record.name);
          if (failed || data.record.name !== 'b') return Promise.resolve();
          failed = true;
          return Promise.reject(new EventStoreUnavailable('for a moment'));
        },
      }),
    );
    for (const name of ['a', 'b', 'c']) await register(name);
    expect(await runner.waitFor(await store.end(), ['reactor'], 10_000)).toBe(true);
    expect(seen).toEqual(['a', 'b', 'b', 'c']);
  });

  test('acts once for each event, however many instances there are; a rebuild leaves it alone', async () => {
    const seen: string[] = [];
    const runners = await Promise.all([started(reacting(seen)), started(reacting(seen))]);
    await Promise.all(Array.from({ length: 30 }, (_, at) => register(`${at}`)));
    const end = await store.end();
    for (const runner of runners) expect(await runner.waitFor(end, ['reactor'], 10_000)).toBe(true);
    await runners[0]?.rebuild();
    expect(seen).toHaveLength(30);
  });

  test('stops at an event that it cannot react to', async () => {
    const runner = await started(reacting([], { react: () => Promise.reject(new TypeError('never')) }));
    await register('a');
    await until(() => statusOf(runner, 'reactor')?.state === 'stopped');
    expect(statusOf(runner, 'reactor')?.failure).toMatchObject({ event: { type: 'SchoolRegistered' } });
  });
});
