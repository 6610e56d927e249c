import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { all } from '../../backend/src/event-store/event-store.contract.js';
import { START } from '../../backend/src/event-store/port.js';
import type { NewEvent, StoredEvent } from '../../backend/src/event-store/port.js';
import type { Projection } from '../../backend/src/event-store/projection.js';
import { ReadinessProbe } from '../../backend/src/health/readiness.js';
import { openEngine } from './engine.js';
import type { Engine } from './engine.js';
import { expectAsRebuilt } from './expectations.js';
import { homes } from './homes.js';
import type { Home } from './homes.js';
import type { LEDGER_TYPE } from './ledger.js';
import { ledger, ledgerEvents, someSchool } from './ledger.js';
import { Moments, rounds } from './moments.js';
import { until } from './until.js';

const EVENTS = 1_500;

describe.each(homes)('on %s', (_, open) => {
  let home: Home;
  let engines: Engine[];
  beforeEach(async () => {
    engines = [];
    home = await open();
  });
  afterEach(async () => {
    for (const engine of engines) await engine.close();
    await home.close();
  });

  /** Starts an engine in place of the one before it, as a new process of the backend does. */
  async function start(...projections: Projection<typeof LEDGER_TYPE>[]): Promise<Engine> {
    await engines.pop()?.close();
    const engine = await openEngine(home, projections);
    engines.push(engine);
    await engine.runner.start();
    return engine;
  }

  async function append({ store }: Engine): Promise<NewEvent[]> {
    const stream = someSchool();
    const events = await ledgerEvents(stream, 100);
    await store.append(stream, events, 'none');
    return events;
  }

  const readiness = ({ store, dataSource, runner }: Engine) =>
    new ReadinessProbe(store, dataSource, runner).look();

  /** The ids in the ledger, those of these events, in the order of their streams. */
  async function expectInLedger({ dataSource }: Engine, events: readonly StoredEvent[]): Promise<void> {
    const rows: { stream: string; ids: string[] }[] = await dataSource.query('SELECT * FROM read.ledger');
    const due = new Map<string, string[]>();
    for (const { stream, id } of events) due.set(stream, [...(due.get(stream) ?? []), id]);
    expect(new Map(rows.map(({ stream, ids }) => [stream, ids]))).toEqual(due);
  }

  test.each(rounds)(
    'an event that a projection cannot apply stops it, which says so; others go on; it skips nothing, and goes on once it can (round %i, FAULT_SEED=%i)',
    async (_round, seed) => {
      const moments = new Moments(seed);
      let engine = await start();
      const sent: NewEvent[] = [];
      while (sent.length < EVENTS) sent.push(...(await append(engine)));
      const poison = sent[moments.between(0, EVENTS - 1)]!;
      const cannot = ledger({
        before: (events) => {
          if (events.some(({ metadata }) => metadata.id === poison.id)) throw new TypeError('cannot');
        },
      });
      const seen: string[] = [];
      const other: Projection<typeof LEDGER_TYPE> = {
        ...ledger(),
        name: 'other',
        tables: [],
        apply: async (events) => void seen.push(...events.map(({ metadata }) => metadata.id)),
      };

      engine = await start(cannot, other);
      const stopped = async () => {
        await until(() => engine.runner.status().some(({ state }) => state === 'stopped'));
        expect(await engine.runner.waitFor(await engine.store.end(), ['other'])).toBe(true);
        expect(await readiness(engine)).toMatchObject({
          status: 'degraded',
          projections: [
            { name: 'ledger', state: 'stopped', failure: { eventId: poison.id, error: 'TypeError' } },
            { name: 'other', state: 'live', status: 'ok' },
          ],
        });
        const stored = await all(engine.store.readAll({ after: START }));
        const at = stored.findIndex(({ id }) => id === poison.id);
        await expectInLedger(engine, stored.slice(0, at));
        return stored.map(({ id }) => id);
      };
      await stopped();
      sent.push(...(await append(engine)));
      expect(seen).toEqual(await stopped());

      // Started again it meets the same event, whatever came behind it.
      engine = await start(cannot, other);
      sent.push(...(await append(engine)));
      await stopped();

      engine = await start(ledger({ version: 2 }), other);
      await until(async () => (await readiness(engine)).status === 'ok');
      await expectAsRebuilt(engine);
      const stored = await all(engine.store.readAll({ after: START }));
      expect(stored.map(({ id }) => id)).toEqual(sent.map(({ id }) => id));
      await expectInLedger(engine, stored);
      moments.tell({ 'poison at': sent.indexOf(poison), 'events checked': stored.length });
    },
    60_000,
  );
});
