import { randomBytes, randomUUID } from 'node:crypto';
import { schoolId, schoolStream } from '@loge/contracts';
import type { StreamName } from '@loge/contracts';
import type { DataSource } from 'typeorm';
import type { Context } from '../../backend/src/context.js';
import { unsealed } from '../../backend/src/event-store/event-metadata.js';
import { PlainCodec } from '../../backend/src/event-store/plain-codec.fixture.js';
import type { NewEvent } from '../../backend/src/event-store/port.js';
import type { Projection } from '../../backend/src/event-store/projection.js';

/** The one type of event that the faults of the engine are tried with. */
export const LEDGER_TYPE = 'SchoolRegistered';
export type LedgerEvent = Parameters<Projection<typeof LEDGER_TYPE>['apply']>[0][number];

/** A stream of nobody else. */
export const someSchool = (): StreamName => schoolStream(schoolId(randomBytes(4).toString('hex')));

/** Events on their way into a stream; `clock` says when each occurred. */
export function ledgerEvents(
  stream: StreamName,
  count: number,
  clock: () => Date = () => new Date(),
): Promise<NewEvent[]> {
  const context: Context = {
    actor: { kind: 'SYSTEM', id: 'COMMAND_LINE' },
    channel: 'COMMAND_LINE',
    correlationId: randomUUID(),
    clock,
  };
  const data = {
    school: schoolId(stream.replace(/^school-uai-/, '')),
    record: { name: 'École', classes: [], groups: [] },
  };
  const facts = Array.from({ length: count }, () =>
    unsealed(stream, context, { event: { type: LEDGER_TYPE, data }, about: {} }),
  );
  return new PlainCodec().seal(stream, facts);
}

/** Makes the table of {@link ledger}. */
export async function makeLedger(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    'CREATE TABLE IF NOT EXISTS read.ledger (stream text PRIMARY KEY, ids uuid[] NOT NULL)',
  );
}

/**
 * Lists the ids of each stream's events as they are applied: an event that is skipped, applied twice or out of its turn
 * shows in its row.
 */
export const ledger = (
  changes: Partial<Projection<typeof LEDGER_TYPE>> & {
    /** Told of the events of one stream just before its row is written. */
    readonly before?: (events: readonly LedgerEvent[]) => void;
  } = {},
): Projection<typeof LEDGER_TYPE> => ({
  name: 'ledger',
  version: 1,
  types: [LEDGER_TYPE],
  tables: ['ledger'],
  async apply(events, transaction) {
    for (const [stream, own] of byStream(events)) {
      changes.before?.(own);
      await transaction.query(
        `INSERT INTO ledger (stream, ids) VALUES ($1, $2)
         ON CONFLICT (stream) DO UPDATE SET ids = ledger.ids || excluded.ids`,
        [stream, own.map(({ metadata }) => metadata.id)],
      );
    }
  },
  ...changes,
});

function byStream(events: readonly LedgerEvent[]): Map<StreamName, LedgerEvent[]> {
  const streams = new Map<StreamName, LedgerEvent[]>();
  for (const event of events) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  return streams;
}
