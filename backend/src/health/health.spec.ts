import type { AddressInfo } from 'node:net';
import { schoolId, schoolStream } from '@loge/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Global, Module } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { CONFIG } from '../config.js';
import { EVENT_CODEC } from '../event-store/codec.js';
import { someEvents } from '../event-store/event-store.fixture.js';
import { EventStoreModule } from '../event-store/event-store.module.js';
import { PlainCodec } from '../event-store/plain-codec.fixture.js';
import { EVENT_STORE, EventStoreUnavailable } from '../event-store/port.js';
import type { EventStore } from '../event-store/port.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { HttpErrorsFilter } from '../rights/http-errors.filter.js';
import { HealthModule } from './health.module.js';
import { isLocal } from './metrics.controller.js';
import { healthOf } from './readiness.js';
import { SystemStatusResolver } from './system-status.resolver.js';

@Global()
@Module({
  providers: [
    { provide: EVENT_CODEC, useClass: PlainCodec },
    { provide: CONFIG, useValue: { accessRetentionDays: 365 } },
  ],
  exports: [EVENT_CODEC, CONFIG],
})
class GroundModule {}

let database: TestDatabase;
let app: INestApplication;
let address: string;
/** How the store answers a ping: `real` unless a test says otherwise. */
let ping: () => Promise<void>;
let real: () => Promise<void>;
beforeAll(async () => {
  database = await createTestDatabase();
  const module = await Test.createTestingModule({
    imports: [
      TypeOrmModule.forRoot({ type: 'postgres', url: database.url }),
      GroundModule,
      EventStoreModule.forRoot({ databaseUrl: database.url }),
      HealthModule.forRoot({ metricsToken: 'a-token' }),
    ],
  }).compile();
  app = module.createNestApplication({ logger: false });
  app.useGlobalFilters(new HttpErrorsFilter());
  const runner = app.get<ProjectionRunner>(PROJECTION_RUNNER);
  runner.register({
    name: 'quiet',
    version: 1,
    types: ['SchoolRegistered'],
    tables: [],
    apply: () => Promise.resolve(),
  });
  const store = app.get<EventStore>(EVENT_STORE);
  real = store.ping.bind(store);
  store.ping = () => ping();
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  address = `http://127.0.0.1:${port}`;
});
beforeEach(() => {
  ping = real;
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${address}${path}`, { headers });
const json = async (path: string) => (await get(path)).json();

test('live says that the process runs', async () => {
  expect(await json('/health/live')).toEqual({ status: 'ok' });
});

describe('ready', () => {
  test('is ok when store, database and projections are', async () => {
    const position = (
      await app
        .get<EventStore>(EVENT_STORE)
        .append(schoolStream(schoolId('X1')), someEvents('Other', 2), 'any')
    ).position;
    await app.get<ProjectionRunner>(PROJECTION_RUNNER).waitFor(position, ['quiet']);
    const response = await get('/health/ready');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: 'ok',
      store: 'ok',
      database: 'ok',
      projections: [{ name: 'quiet', kind: 'projection', status: 'ok', state: 'live', lagSeconds: 0 }],
    });
  });

  test('is 503 without the store', async () => {
    ping = () => Promise.reject(new EventStoreUnavailable('gone'));
    const response = await get('/health/ready');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      status: 'unavailable',
      store: 'unavailable',
      database: 'ok',
    });
  });

  test('is degraded, and still 200, when a projection has stopped; it says at which event', async () => {
    const broken = someEvents('SchoolRegistered', 1);
    await app.get<EventStore>(EVENT_STORE).append(schoolStream(schoolId('X2')), broken, 'any');
    const runner = app.get<ProjectionRunner>(PROJECTION_RUNNER);
    while (runner.status()[0]?.state !== 'stopped') await new Promise((resolve) => setTimeout(resolve, 10));
    const response = await get('/health/ready');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: 'degraded',
      projections: [
        {
          name: 'quiet',
          status: 'degraded',
          state: 'stopped',
          failure: { eventId: broken[0]?.id, error: 'ZodError' },
        },
      ],
    });
  });

  test('calls a projection degraded that retries or was last level long ago', () => {
    const status = { name: 'x', kind: 'projection', position: 0n as never, lagSeconds: 0 } as const;
    expect(healthOf({ ...status, state: 'catching-up' }).status).toBe('ok');
    expect(healthOf({ ...status, state: 'retrying' }).status).toBe('degraded');
    expect(healthOf({ ...status, state: 'catching-up', lagSeconds: 31 }).status).toBe('degraded');
  });

  test('tells how far a rebuild is, and calls it degraded only when it cannot go on', () => {
    const build = {
      version: 2,
      position: 42n as never,
      goal: 100n as never,
      fraction: 0.42,
      eventsPerSecond: 9,
    };
    const status = {
      ...({ name: 'x', kind: 'projection', state: 'live', lagSeconds: 0 } as const),
      ...{ position: 100n as never, build },
    };
    expect(healthOf(status)).toMatchObject({
      status: 'ok',
      build: { version: 2, position: '42', goal: '100', fraction: 0.42, eventsPerSecond: 9 },
    });
    expect(JSON.parse(JSON.stringify(healthOf(status)))).toEqual(healthOf(status));
    const failed = { ...status, build: { ...build, failure: { error: 'TypeError' } } };
    expect(healthOf(failed)).toMatchObject({
      status: 'degraded',
      build: { failure: { error: 'TypeError' } },
    });
    const banner = (...all: object[]) =>
      // Only what it asks of a runner.
      new SystemStatusResolver({ status: () => all } as never, false).systemStatus();
    expect(banner(status)).toMatchObject({
      ...{ state: 'OK', behind: [] },
      rebuilding: [{ name: 'x', fraction: 0.42, eventsPerSecond: 9 }],
    });
    expect(banner(failed)).toMatchObject({ state: 'DEGRADED', behind: [{ name: 'x' }], rebuilding: [] });
  });
});

describe('metrics', () => {
  test('show appends and projections to the loopback', async () => {
    const response = await get('/metrics');
    const text = await response.text();
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(text).toMatch(/^loge_events_appended_total 3$/m);
    expect(text).toMatch(/^loge_append_duration_seconds_count\{outcome="stored"\} 2$/m);
    expect(text).toMatch(/^loge_projection_lag_seconds\{name="quiet",kind="projection"\} \d/m);
    expect(text).toMatch(/^loge_projection_state\{name="quiet",kind="projection",state="stopped"\} 1$/m);
  });

  test('are refused to what came through a proxy, unless it shows the token', async () => {
    const proxied = { 'X-Forwarded-For': '192.0.2.1' };
    const refused = await get('/metrics', proxied);
    expect(refused.status).toBe(403);
    expect(await refused.text()).not.toContain('loge_');
    expect((await get('/metrics', { ...proxied, Authorization: 'Bearer another' })).status).toBe(403);
    expect((await get('/metrics', { ...proxied, Authorization: 'Bearer a-token' })).status).toBe(200);
  });

  test.each([
    ['127.0.0.1', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['192.0.2.1', false],
    ['::ffff:192.0.2.1', false],
    ['127.0.0.1.example', false],
  ])('know %s to be the loopback: %s', (remoteAddress, local) => {
    expect(isLocal({ headers: {}, socket: { remoteAddress } as never })).toBe(local);
  });
});
