import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openLoge, openLogeOn, smallTown } from '../imports/loge.fixture.js';
import { writeAafExport } from '../../backend/src/demo/aaf-files.js';
import { inEventStoreDb } from '../faults/homes.js';
import { createTestDatabase } from '../support/database.js';
import type { Loge } from '../imports/loge.fixture.js';
import { backUp, copyMasterKey, restoreInto, rowsOf, textOf } from './backed-up.fixture.js';

/** Nobody listens there: neither command asks EventStoreDB anything. */
const eventStoreUrl = 'esdb://127.0.0.1:1';

let folder: string;
let source: Loge;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loge-elsewhere-'));
  source = await openLoge();
  await writeAafExport(join(folder, 'town'), smallTown(10), new Date('2026-11-21T08:00:00Z'));
  expect((await source.import(join(folder, 'town'))).code).toBe(0);
}, 60_000);
afterAll(async () => {
  await source.close();
  await rm(folder, { recursive: true, force: true });
});

test('with EVENTSTORE_URL the vault and the claims are backed up and restored, and both say where events are', async () => {
  const { dataSource } = source.database;
  const file = join(folder, 'backup');
  const made = await backUp({ ...source, eventStoreUrl }, file);
  expect(made.err.join('\n')).toContain('back up EventStoreDB by its own means, always before this');
  const [header = ''] = (await textOf(file)).split('\n', 1);
  expect(JSON.parse(header)).toMatchObject({ events: 'EVENTSTOREDB' });

  const database = await createTestDatabase();
  try {
    const target = { database, dataDir: await mkdtemp(join(folder, 'target-')) };
    await copyMasterKey(source, target);
    await expect(restoreInto(target, file)).rejects.toThrow(/set EVENTSTORE_URL and restore again/);
    const restored = await restoreInto({ ...target, eventStoreUrl }, file);
    expect(restored.err.join('\n')).toContain('The events were not in it');
    const there = await rowsOf(database.dataSource, ['vault', 'claims']);
    expect(there['claims.claim']).not.toEqual([]);
    expect(there).toEqual(await rowsOf(dataSource, ['vault', 'claims']));
    // Positions mean something only to the store they came from.
    const { 'events.event': events, 'runner.checkpoint': checkpoints } = await rowsOf(database.dataSource, [
      'events',
      'runner',
    ]);
    expect([events, checkpoints]).toEqual([[], []]);
  } finally {
    await database.drop();
  }
}, 60_000);

test('where a server was started once on an empty node, its checkpoints go with the read models', async () => {
  const file = join(folder, 'for a started one');
  await backUp({ ...source, eventStoreUrl }, file);
  const ground = await inEventStoreDb();
  try {
    const target = { ...ground, dataDir: await mkdtemp(join(folder, 'started-')) };
    const started = await openLogeOn(target);
    await started.level();
    await started.close();
    const left = () => rowsOf(target.database.dataSource, ['read', 'runner', 'events']);
    expect((await left())['runner.checkpoint']).toContainEqual(expect.stringContaining('"projection"'));
    await copyMasterKey(source, target);
    await restoreInto(target, file);
    const { 'events.head': head, ...others } = await left();
    expect(Object.values(others).flat()).toEqual([]);
    // The tables of events are as the migrations made them.
    expect(head).toHaveLength(1);
  } finally {
    await ground.close();
  }
}, 60_000);

test('events of PostgreSQL are not restored beside an EventStoreDB, where nobody would read them', async () => {
  const file = join(folder, 'with events');
  await backUp(source, file);
  await expect(restoreInto({ ...source, eventStoreUrl }, file)).rejects.toThrow(/without EVENTSTORE_URL/);
});
