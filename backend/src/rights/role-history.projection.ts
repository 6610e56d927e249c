import type { Projection } from '../event-store/projection.js';
import { storableJson } from '../event-store/storable.js';
import { recordedGrant } from './grants.js';

/** Every role that was ever given, and when it was withdrawn: what a school's roles as of a date are read from. */
export const roleHistoryProjection: Projection<'RoleGranted' | 'RoleWithdrawn'> = {
  name: 'role-history',
  version: 1,
  types: ['RoleGranted', 'RoleWithdrawn'],
  tables: ['read.role_history'],
  async apply(events, transaction) {
    for (const event of events) {
      const account = event.stream.slice('account-'.length);
      if (event.type === 'RoleGranted') {
        const { grant, role, scope, endsOn, grantedAt, grantedBy } = recordedGrant(
          event.data,
          event.metadata,
        );
        await transaction.query(
          `INSERT INTO role_history (id, account, role, scope, granted_at, granted_by, ends_on)
           VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
          [grant, account, role, storableJson(scope), grantedAt, grantedBy ?? null, endsOn ?? null],
        );
      } else {
        await transaction.query(
          'UPDATE role_history SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL',
          [event.data.grant, event.metadata.occurredAt],
        );
      }
    }
  },
};
