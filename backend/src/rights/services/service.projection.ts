import type { LogeEvent } from '@loge/contracts';
import type { Recorded } from '../../event-store/codec.js';
import type { Projection, ProjectionTransaction } from '../../event-store/projection.js';
import { storableJson, storableText } from '../../event-store/storable.js';

const types = ['ApiTokenCreated', 'ApiTokenRotated', 'ApiTokenRevoked'] as const;
type Type = (typeof types)[number];

/** The read model of the programs that have a token. They are few: events are applied one by one. */
export const serviceProjection: Projection<Type> = {
  name: 'services',
  version: 2,
  types,
  tables: ['read.service'],
  async apply(events, transaction) {
    for (const event of events) await applyOne(event, transaction);
  },
};

/** The name of the projection, to wait for. */
export const SERVICES = serviceProjection.name;

async function applyOne(
  event: Recorded<Extract<LogeEvent, { type: Type }>>,
  transaction: ProjectionTransaction,
): Promise<void> {
  const { actor, occurredAt } = event.metadata;
  const by = actor.kind === 'ACCOUNT' ? actor.id : null;
  switch (event.type) {
    case 'ApiTokenCreated': {
      const { service, label, rights, scope, expiresAt } = event.data;
      await transaction.query(
        `INSERT INTO service (id, label, rights, scope, created_by, given_by, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
        [service, storableText(label), rights, storableJson(scope), by, occurredAt, expiresAt],
      );
      return;
    }
    case 'ApiTokenRotated': {
      const { service, expiresAt, previousUntil } = event.data;
      await transaction.query(
        'UPDATE service SET expires_at = $2, previous_until = $3, given_by = $4 WHERE id = $1',
        [service, expiresAt, previousUntil, by],
      );
      return;
    }
    case 'ApiTokenRevoked':
      await transaction.query('UPDATE service SET revoked_at = $2 WHERE id = $1', [
        ...[event.data.service, occurredAt],
      ]);
      return;
  }
}
