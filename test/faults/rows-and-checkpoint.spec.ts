import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { all } from '../../backend/src/event-store/event-store.contract.js';
import { EventStoreUnavailable, START } from '../../backend/src/event-store/port.js';
import { openEngine } from './engine.js';
import type { Engine } from './engine.js';
import { expectAsRebuilt, expectEachOnce } from './expectations.js';
import { homes } from './homes.js';
import type { Home } from './homes.js';
import { ledger, ledgerEvents, someSchool } from './ledger.js';
import { Moments, rounds } from './moments.js';
import { ProjectingProcess } from './projecting.fixture.js';
import type { Death } from './projecting.process.js';
import { until } from './until.js';

const DEATHS: [Death, ...Death[]] = ['between rows', 'before the commit', 'when the commit is sent'];
const STREAMS = 80;
const EACH = 20;
const EVENTS = STREAMS * EACH;

describe.each(homes)('on %s, of a batch its rows and its checkpoint are kept, or neither', (_, open) => {
  let home: Home;
  let engine: Engine;
  /** What is left to close, last first. */
  let leaving: (() => Promise<unknown>)[];
  beforeEach(async () => {
    home = await open();
    engine = await openEngine(home);
    leaving = [() => home.close(), () => engine.close()];
    const appending = Array.from({ length: STREAMS }, async () => {
      const stream = someSchool();
      await engine.store.append(stream, await ledgerEvents(stream, EACH), 'none');
    });
    await Promise.all(appending);
  });
  afterEach(async () => {
    for (const leave of leaving.toReversed()) await leave();
  });

  /** How many events the ledger has counted; as many as there are up to its checkpoint, none of them twice. */
  async function counted(): Promise<number> {
    const [{ count, position }] = await engine.dataSource.query(
      `SELECT (SELECT coalesce(sum(cardinality(ids)), 0)::int AS count FROM read.ledger),
         (SELECT coalesce(max(position), 0) AS position FROM runner.checkpoint WHERE name = 'ledger')`,
    );
    const stored = await all(engine.store.readAll({ after: START }));
    expect(count).toBe(stored.filter((event) => event.position <= BigInt(position)).length);
    return count;
  }

  test.each(rounds)(
    'when the process is killed in its transaction, again and again (round %i, FAULT_SEED=%i)',
    async (_round, seed) => {
      const moments = new Moments(seed);
      // The transaction is PostgreSQL's wherever the events are: of one kind of death there is enough to see that.
      const deaths = home.double ? [moments.among(DEATHS)] : DEATHS;
      const victims = deaths.map(() => ProjectingProcess.start());
      leaving.push(() => Promise.all(victims.map((victim) => victim.stop())));
      let kept = 0;
      for (const [at, death] of deaths.entries()) {
        const events = moments.between(1, EVENTS - kept);
        const { databaseUrl, eventStoreUrl } = home;
        expect(await victims[at]!.project({ databaseUrl, eventStoreUrl, events, death })).toBe('SIGKILL');
        const now = await counted();
        expect(now).toBeGreaterThanOrEqual(kept);
        kept = now;
      }
      await engine.runner.start();
      await expectAsRebuilt(engine);
      expect(await counted()).toBe(EVENTS);
      const checked = await expectEachOnce(engine.store, []);
      moments.tell({ kills: deaths.length, 'events checked': checked });
    },
    60_000,
  );

  test.each([
    ['for a moment, it is applied once in the end', new EventStoreUnavailable('for a moment'), 'live'],
    ['for good, it stops before the event that does it', new TypeError('for good'), 'stopped'],
  ] as const)('when it throws after it wrote rows: %s', async (_name, thrown, state) => {
    const { apply, ...rest } = ledger();
    let throws = 3;
    const throwing = {
      ...rest,
      apply: async (...[events, transaction]: Parameters<typeof apply>) => {
        await apply(events, transaction);
        const [poison] = events.filter(({ revision }) => revision === EACH - 1);
        if (poison && (state === 'stopped' || throws-- > 0)) throw thrown;
      },
    };
    const other = await openEngine(home, [throwing]);
    leaving.push(() => other.close());
    await other.runner.start();
    await until(() => other.runner.status().every((status) => status.state === state));
    const count = await counted();
    if (state === 'live') expect(count).toBe(EVENTS);
    else expect(other.runner.status()[0]?.failure?.event?.position).toBeGreaterThan(0n);
    await other.runner.stop();
    await engine.runner.rebuild();
    expect(await counted()).toBe(EVENTS);
  });
});
