import type { LogeEvent } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import type { Projection, ProjectionTransaction } from '../event-store/projection.js';
import { storableJson } from '../event-store/storable.js';

const types = ['ImportStarted', 'ImportHeld', 'ImportCompleted', 'ImportRefused'] as const;
type Type = (typeof types)[number];

/** The read model of imports. Imports are few: events are applied one by one. */
export const importProjection: Projection<Type> = {
  name: 'imports',
  version: 2,
  types,
  tables: ['read.import'],
  async apply(events, transaction) {
    for (const event of events) await applyOne(event, transaction);
  },
};

/** The name of the projection, to wait for. */
export const IMPORTS = importProjection.name;

async function applyOne(
  { type, data, metadata }: Recorded<Extract<LogeEvent, { type: Type }>>,
  transaction: ProjectionTransaction,
): Promise<void> {
  const at = metadata.occurredAt;
  // A refused import may have no other event.
  await transaction.query(
    `INSERT INTO import (id, state, actor, created_at) VALUES ($1, 'RUNNING', $2, $3) ON CONFLICT DO NOTHING`,
    [data.import, metadata.actor.kind === 'ACCOUNT' ? metadata.actor.id : null, at],
  );
  switch (type) {
    case 'ImportStarted':
      return change(
        transaction,
        `state = 'RUNNING', format = $2, files = $3, schools = $4, delta = $5, correlation = $6, ended_at = NULL,
         refusal = NULL, departures = '[]'`,
        [
          ...[data.import, data.format, storableJson(data.files), data.schools],
          ...[data.delta ?? false, metadata.correlationId],
        ],
      );
    case 'ImportHeld':
      return change(transaction, `state = 'HELD', departures = $2`, [
        data.import,
        storableJson(data.departures),
      ]);
    case 'ImportCompleted':
      return change(transaction, `state = 'COMPLETED', report = $2, departures = '[]', ended_at = $3`, [
        data.import,
        storableJson(data.report),
        at,
      ]);
    case 'ImportRefused': {
      const { code, file, line } = data;
      return change(transaction, `state = 'REFUSED', refusal = $2, ended_at = $3`, [
        data.import,
        storableJson({ code, file, line }),
        at,
      ]);
    }
  }
}

/** @param set columns by number: literal text of this file, never of a caller. */
async function change(
  transaction: ProjectionTransaction,
  set: string,
  parameters: readonly unknown[],
): Promise<void> {
  await transaction.query(`UPDATE import SET ${set} WHERE id = $1`, parameters);
}
