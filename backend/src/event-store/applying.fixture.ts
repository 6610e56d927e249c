import type { EventType, LogeEvent } from '@loge/contracts';
import type { DataSource } from 'typeorm';
import type { Recorded } from './codec.js';
import type { Projection } from './projection.js';

/** Applies a batch to the live tables as the runner does: in a transaction of its own, in their schema. */
export function applyBatch<T extends EventType>(
  database: DataSource,
  projection: Projection<T>,
  events: readonly Recorded<Extract<LogeEvent, { type: T }>>[],
): Promise<void> {
  return database.transaction(async (transaction) => {
    await transaction.query('SET LOCAL search_path = read');
    await projection.apply(events, {
      query: (sql, parameters = []) => transaction.query(sql, [...parameters]),
    });
  });
}
