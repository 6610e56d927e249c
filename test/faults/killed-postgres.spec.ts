import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Callers } from './callers.js';
import { openEngine } from './engine.js';
import type { Engine } from './engine.js';
import { expectAsRebuilt, expectEachOnce } from './expectations.js';
import { Moments, rounds } from './moments.js';
import { OwnPostgres, reachableFolder } from './own-postgres.js';

/** In each round. */
const KILLS = 2;

let folder: string;
let postgres: OwnPostgres;
let engine: Engine;
let callers: Callers;
beforeEach(async () => {
  folder = await reachableFolder();
  postgres = await OwnPostgres.start(folder);
  engine = await openEngine({ databaseUrl: postgres.url });
  callers = new Callers([engine.store]);
}, 60_000);
afterEach(async () => {
  await callers.stop();
  await postgres.start();
  await engine.close();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

test.each(rounds)(
  'PostgreSQL is killed, all of its processes, while it stores and projects (round %i, FAULT_SEED=%i)',
  async (_, seed) => {
    const moments = new Moments(seed);
    await engine.runner.start();
    callers.begin(8);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await callers.acknowledges(callers.acknowledged.length + moments.between(1, 250));
      await postgres.kill();
      await callers.meetsRefusals(callers.refused + 1);
      await postgres.start();
    }
    await callers.finish();
    const checked = await expectEachOnce(engine.store, callers.acknowledged);
    expect(checked).toBe(callers.acknowledged.length);
    await expectAsRebuilt(engine);
    moments.tell({ kills: KILLS, 'appends sent again': callers.refused, 'events checked': checked });
  },
  90_000,
);
