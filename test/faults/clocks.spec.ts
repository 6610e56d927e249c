import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { all, followUntil } from '../../backend/src/event-store/event-store.contract.js';
import { START } from '../../backend/src/event-store/port.js';
import type { StoredEvent } from '../../backend/src/event-store/port.js';
import { PostgresEventStore } from '../../backend/src/event-store/postgres/postgres-event-store.js';
import { LAGS_AFTER } from '../../backend/src/health/readiness.js';
import { openEngine } from './engine.js';
import type { Engine } from './engine.js';
import { expectAsRebuilt, expectEachOnce } from './expectations.js';
import { inPostgres } from './homes.js';
import type { Home } from './homes.js';
import { ledger, ledgerEvents, someSchool } from './ledger.js';
import { Moments, rounds } from './moments.js';
import { until } from './until.js';

const HOUR = 3_600_000;
/** How far a clock may jump either way. */
const MOST_HOURS = 48;

let home: Home;
let engine: Engine;
beforeEach(async () => {
  home = await inPostgres();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await engine.close();
  await home.close();
});

/** From now on the clock of this process is so many hours off. */
function jump(hours: number): void {
  jest.restoreAllMocks();
  const now = Date.now.bind(Date);
  jest.spyOn(Date, 'now').mockImplementation(() => now() + hours * HOUR);
}

/** The clock of PostgreSQL as it stores an event is off by another number of hours each time. */
const jumpInPostgres = (seed: number) =>
  engine.dataSource.query(`
    CREATE FUNCTION events.jump() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      NEW.recorded_at = clock_timestamp()
        + ((NEW.position * 7919 + ${seed}) % ${2 * MOST_HOURS + 1} - ${MOST_HOURS}) * interval '1 hour';
      RETURN NEW; END $$;
    CREATE TRIGGER jump BEFORE INSERT ON events.event FOR EACH ROW EXECUTE FUNCTION events.jump()`);

test.each(rounds)(
  'the clocks of the process and of PostgreSQL jump: the order is the position (round %i, FAULT_SEED=%i)',
  async (_, seed) => {
    const moments = new Moments(seed);
    engine = await openEngine(home);
    await jumpInPostgres(seed);
    await engine.runner.start();
    const streams = Array.from({ length: 10 }, () => ({ name: someSchool(), end: -1 }));
    const sent: string[] = [];
    for (let at = 0; at < 150; at += 1) {
      const hours = moments.between(-MOST_HOURS, MOST_HOURS);
      jump(hours);
      const stream = streams[moments.between(0, 9)]!;
      const events = await ledgerEvents(stream.name, 2, () => new Date(Date.now()));
      await engine.store.append(stream.name, events, stream.end < 0 ? 'none' : stream.end);
      stream.end += events.length;
      sent.push(...events.map(({ id }) => id));
      for (const { lagSeconds } of engine.runner.status()) {
        expect(lagSeconds).toBeGreaterThanOrEqual(0);
        expect(lagSeconds).toBeLessThan(LAGS_AFTER);
      }
    }
    const ids = (events: readonly StoredEvent[]) => events.map(({ id }) => id);
    expect(ids(await all(engine.store.readAll({ after: START })))).toEqual(sent);
    expect(
      ids(await followUntil(engine.store, { after: START }, (seen) => seen.length >= sent.length)),
    ).toEqual(sent);
    const checked = await expectEachOnce(engine.store, []);
    await expectAsRebuilt(engine);
    moments.tell({ jumps: 150, 'events checked': checked });
  },
);

test('a projection that is behind tells how long it has been, whatever the clock says meanwhile', async () => {
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const { apply, ...rest } = ledger();
  const slow = {
    ...rest,
    apply: async (...args: Parameters<typeof apply>) => {
      await held;
      await apply(...args);
    },
  };
  engine = await openEngine(home, [slow]);
  const stream = someSchool();
  await engine.store.append(stream, await ledgerEvents(stream, 1), 'none');
  await engine.runner.start();
  const lag = () => engine.runner.status()[0]!.lagSeconds;
  await until(() => lag() > 0);
  for (const hours of [MOST_HOURS, -MOST_HOURS]) {
    const before = lag();
    jump(hours);
    expect(lag()).toBeGreaterThanOrEqual(before);
    expect(lag()).toBeLessThan(LAGS_AFTER);
  }
  goOn();
  await until(() => lag() === 0);
});

test.each(rounds)(
  'retention goes by the time that PostgreSQL recorded, event by event; revisions and positions go on (round %i, FAULT_SEED=%i)',
  async (_, seed) => {
    const moments = new Moments(seed);
    engine = await openEngine(home);
    await jumpInPostgres(seed);
    const stream = someSchool();
    await engine.store.append(stream, await ledgerEvents(stream, 200), 'none');
    const end = await engine.store.end();
    const hours = moments.between(1, MOST_HOURS - 1);
    const rows: { revision: number }[] = await engine.dataSource.query(
      `SELECT revision::int FROM events.event WHERE recorded_at > clock_timestamp() - $1 * interval '1 hour'
       ORDER BY position`,
      // Halves: no event is as old as this to the second.
      [hours + 0.5],
    );
    const kept = rows.map(({ revision }) => revision);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(200);
    await engine.store.setRetention(stream, { maxAge: (hours + 0.5) * 3_600 });
    const read = async () => (await all(engine.store.readStream(stream))).map(({ revision }) => revision);
    expect(await read()).toEqual(kept);
    const scavenging = new PostgresEventStore({ url: home.databaseUrl });
    const deleted = await scavenging.scavenge();
    await scavenging.close();
    expect(deleted).toBe(200 - kept.length);
    expect(await read()).toEqual(kept);
    const whole = await all(engine.store.readAll({ after: START }));
    expect(whole.map(({ revision }) => revision)).toEqual(kept);

    const { revision, position } = await engine.store.append(stream, await ledgerEvents(stream, 1), 199);
    expect(revision).toBe(200);
    expect(position).toBeGreaterThan(end);
    await engine.runner.start();
    await expectAsRebuilt(engine);
    moments.tell({ 'events kept': kept.length, 'events expired': deleted });
  },
);
