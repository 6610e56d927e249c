import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { accessStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import type { Context } from '../../backend/src/context.js';
import { EventSourcedStreams } from '../../backend/src/event-store/event-sourced-streams.js';
import { RecordReading } from '../../backend/src/register/commands.js';
import type { Reading } from '../../backend/src/register/commands.js';
import { readingFact } from '../../backend/src/register/readings.js';
import { figure } from './figures.js';
import { inTurns } from './in-turns.js';
import type { Part } from './part.js';
import { startLoge } from './running-loge.js';

/** Readings of one person that are under way at the same time. */
const AT_ONCE = 50;

/**
 * How many pages of people one reader can open in a second, 50 at a time, each recorded before it is answered
 * (invariant 3), on the `postgres` store with all read models following: while an append is under way, further
 * readings wait and go together. Compared with an append for each.
 */
export const readings: Part = {
  name: 'readings',
  async measure({ server, home, rounds, quick, say }) {
    const database = await server.fresh('bench_readings');
    const loge = await startLoge(database.url, join(home, 'bench_readings'));
    try {
      const streams = new EventSourcedStreams(loge.store, loge.codec);
      const reader = randomUUID() as AccountId;
      const apart = (reading: Reading, context: Context) =>
        streams.record(accessStream(reader), context, [readingFact(reading)]);
      const together = (reading: Reading, context: Context) =>
        loge.commands.execute(new RecordReading(reading, context));
      const forMs = quick ? 1_000 : 3_000;
      say(`${AT_ONCE} at a time`);
      const side = (record: typeof apart | typeof together) => async () => {
        const told = await perSecond(reader, record, forMs);
        await loge.settled();
        return told;
      };
      const pairs = await inTurns(rounds, side(together), side(apart));
      const what = { part: 'readings', name: '50 at once of one reader', unit: 'readings/s' };
      const goal = { bound: 'atLeast', floor: 0.9, aim: 1.1 } as const;
      return [figure({ ...what, against: 'an append each', goal }, pairs)];
    } finally {
      await loge.close();
      await database.close();
      await server.drop('bench_readings');
    }
  },
};

/** Lets one reader open pages for so long (milliseconds), each of somebody else. */
async function perSecond(
  reader: AccountId,
  record: (reading: Reading, context: Context) => Promise<unknown>,
  forMs: number,
): Promise<number> {
  const began = performance.now();
  let recorded = 0;
  const open = async () => {
    while (performance.now() - began < forMs) {
      // A fresh UUID is an account's id; the brand has no other maker here.
      const subject = randomUUID() as AccountId;
      const reading = { kind: 'ACCOUNT', part: 'PAGE', subject, schools: [], classes: [] } as const;
      await record(reading, {
        actor: { kind: 'ACCOUNT', id: reader },
        channel: 'DASHBOARD',
        ip: '192.0.2.7',
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
        correlationId: randomUUID(),
        clock: () => new Date(),
      });
      recorded += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, open));
  return (recorded * 1_000) / (performance.now() - began);
}
