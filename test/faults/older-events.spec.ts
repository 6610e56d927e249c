import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { START } from '../../backend/src/event-store/port.js';
import type { Position } from '../../backend/src/event-store/port.js';
import { ReadinessProbe } from '../../backend/src/health/readiness.js';
import { startEventStoreDouble } from '../support/eventstoredb/double.js';
import { readModels } from '../rebuild/read-models.js';
import { openEngine } from './engine.js';
import type { Engine } from './engine.js';
import { expectAsRebuilt, expectEachOnce } from './expectations.js';
import { homes, openStore } from './homes.js';
import type { Home } from './homes.js';
import { ledgerEvents, someSchool } from './ledger.js';
import { Moments, rounds } from './moments.js';
import { until } from './until.js';

describe.each(homes)('on %s', (_, open) => {
  let home: Home;
  let engine: Engine;
  /** What is left to close, last first. */
  let leaving: (() => Promise<unknown>)[];
  beforeEach(async () => {
    home = await open();
    leaving = [() => home.close(), () => engine.close()];
    engine = await openEngine(home);
  });
  afterEach(async () => {
    for (const leave of leaving.toReversed()) await leave();
  });

  /** One event in a stream of its own. */
  async function append(): Promise<Position> {
    const stream = someSchool();
    const { position } = await engine.store.append(stream, await ledgerEvents(stream, 1), 'none');
    return position;
  }

  /** The store as a backup has it that was made at this position; the read models stay as they are. */
  async function restore(position: Position): Promise<void> {
    if (home.double) {
      const [older, database] = [await startEventStoreDouble(), home.database];
      leaving.push(() => older.stop());
      const backup = { ...home, double: older, eventStoreUrl: older.url };
      const copy = openStore(backup);
      for await (const event of engine.store.readAll({ after: START })) {
        if (event.position <= position) await copy.append(event.stream, [event], 'any');
      }
      await copy.close();
      const { double } = home;
      home = { ...backup, database, close: home.close };
      await engine.close();
      await double.stop();
    } else {
      await engine.dataSource.query('DELETE FROM events.event WHERE position > $1', [position.toString()]);
      await engine.dataSource.query('UPDATE events.head SET position = $1', [position.toString()]);
      await engine.close();
    }
    engine = await openEngine(home);
  }

  async function expectAhead(): Promise<void> {
    await engine.runner.start();
    await until(() => engine.runner.status().every(({ state }) => state === 'stopped'));
    const probe = new ReadinessProbe(engine.store, engine.dataSource, engine.runner);
    expect(await probe.look()).toMatchObject({
      status: 'degraded',
      projections: [{ state: 'stopped', failure: { error: 'AheadOfStore' } }],
    });
  }

  const growth = ['fewer', 'more'] as const;
  test.each(rounds.flatMap(([round, seed]) => growth.map((than) => [than, round, seed] as const)))(
    'a projection ahead of restored events says so and applies nothing, after %s new events than were lost; a rebuild mends it (round %i, FAULT_SEED=%i)',
    async (than, _round, seed) => {
      const moments = new Moments(seed);
      await engine.runner.start();
      const positions: Position[] = [];
      while (positions.length < 60) positions.push(await append());
      expect(await engine.runner.waitFor(positions.at(-1)!, ['ledger'])).toBe(true);
      const lost = moments.between(2, 59);
      await restore(positions[59 - lost]!);

      const before = await readModels(engine.dataSource);
      await expectAhead();
      const grown = than === 'more' ? lost + 1 : moments.between(0, lost - 1);
      for (let at = 0; at < grown; at += 1) await append();
      // The events may reach as far as before by now, and are others: the next process must not take them for those.
      await engine.close();
      engine = await openEngine(home);
      await expectAhead();
      expect(await readModels(engine.dataSource)).toEqual(before);

      await engine.runner.rebuild();
      await append();
      await expectAsRebuilt(engine);
      const checked = await expectEachOnce(engine.store, []);
      expect(checked).toBe(60 - lost + grown + 1);
      const rows: unknown[] = await engine.dataSource.query('SELECT * FROM read.ledger');
      expect(rows).toHaveLength(checked);
      moments.tell({ 'events lost': lost, 'events new': grown, 'events checked': checked });
    },
    60_000,
  );
});
