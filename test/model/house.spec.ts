import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import fc from 'fast-check';
import { expectAgreement } from './house.agreement.js';
import { directorySteps } from './house.directory.js';
import {
  expectCompleteRegister,
  expectNothingReadable,
  expectPlacesInTurn,
  expectUniqueness,
  expectWholeStreams,
  readModels,
} from './house.rules.js';
import { HouseRun } from './house.run.js';
import { staffSteps } from './house.staff.js';
import { runs } from './runs.js';
import { Town } from './town.js';
import { PROJECTION_RUNNER } from '../../backend/src/event-store/projection.js';
import type { Position } from '../../backend/src/event-store/port.js';
import type { ProjectionRunner } from '../../backend/src/event-store/projection.js';
import { openLoge } from '../imports/loge.fixture.js';
import type { Loge } from '../imports/loge.fixture.js';

let loge: Loge;
let other: INestApplicationContext;
beforeAll(async () => {
  loge = await openLoge();
  other = await loge.another();
}, 60_000);
afterAll(() => loge?.close());

/** What the design holds to whatever was done after a position. */
async function expectInvariants(after: Position, town: Town): Promise<void> {
  const { dataSource } = loge.database;
  const events = await loge.events(after);
  expectWholeStreams(events);
  expectUniqueness(events);
  expectPlacesInTurn(events);
  await expectCompleteRegister(events, dataSource, after);
  await expectNothingReadable(dataSource, after, town.tokens.keys());
  const signIns = Object.keys(town.signIns).map((type) => [
    type,
    events.filter((event) => event.type === type).length,
  ]);
  expect(Object.fromEntries(signIns)).toEqual(town.signIns);
}

/** Invariant 6, of everything that all runs so far have left. */
async function expectEqualRebuild(): Promise<void> {
  const { dataSource } = loge.database;
  const runner = loge.app.get<ProjectionRunner>(PROJECTION_RUNNER);
  expect(runner.status().filter(({ state }) => state === 'stopped')).toEqual([]);
  const live = await readModels(dataSource);
  await runner.rebuild();
  await loge.level();
  expect(await readModels(dataSource)).toEqual(live);
}

test('whatever two instances are asked, at once or in turn, the design holds and Loge knows who is who', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.commands([...directorySteps, ...staffSteps], { maxCommands: 40, size: 'max' }),
      async (course) => {
        const run = new HouseRun([loge.app, other]);
        const town = new Town();
        const start = await loge.end();
        await fc.asyncModelRun(() => ({ model: town, real: run }), course);
        await loge.level();
        await expectAgreement(town, run);
        await expectInvariants(start, town);
        await expectEqualRebuild();
      },
    ),
    { numRuns: runs(6) },
  );
}, 300_000);

test('over all of these runs no login and no join key was ever given twice', async () => {
  expectUniqueness(await loge.events());
});
