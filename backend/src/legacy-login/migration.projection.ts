import type { AccountId } from '@loge/contracts';
import { sortKey } from '../accounts/commands.js';
import type { Projection, ProjectionTransaction } from '../event-store/projection.js';
import { storableJson } from '../event-store/storable.js';
import { isCounted, isReachable, moverFold, movingStateOf, movingTypes, ownerOf } from './migration.js';
import type { Mover, MovingEvent } from './migration.js';

/** A row of `read.migration`, as JSON; all but `mover` and `sort_key` is made of `mover`, for the questions asked. */
interface Row {
  readonly account: AccountId;
  readonly mover: Mover;
  readonly sort_key: string;
  readonly state: string;
  readonly reachable: boolean;
  readonly counted: boolean;
}

/**
 * The read model of the way from old logins to the new one (IT-3): how each person signs in now. A batch reads the
 * rows it touches, folds its events in memory, and writes the rows back.
 */
export const migrationProjection: Projection<(typeof movingTypes)[number]> = {
  name: 'migration',
  version: 1,
  types: movingTypes,
  tables: ['read.migration'],
  async apply(events, transaction) {
    const rows = await load([...new Set(events.map(ownerOf))], transaction);
    for (const event of events) applyToRows(rows, event);
    await save([...rows.values()], transaction);
  },
};

/** The name of the projection, to wait for. */
export const MIGRATION = migrationProjection.name;

async function load(
  accounts: readonly AccountId[],
  transaction: ProjectionTransaction,
): Promise<Map<AccountId, Row>> {
  const found = await transaction.query<{ row: Row }>(
    `SELECT to_jsonb(migration) AS row FROM migration WHERE account = ANY($1::uuid[])`,
    [accounts],
  );
  return new Map(found.map(({ row }) => [row.account, row]));
}

function applyToRows(rows: Map<AccountId, Row>, event: MovingEvent): void {
  const account = ownerOf(event);
  const before = rows.get(account);
  // Access to an account that nobody made: there is nobody to count.
  if (!before && event.type !== 'AccountCreated') return;
  const mover = moverFold.evolve(before?.mover ?? moverFold.initial, event);
  rows.set(account, {
    ...{ account, mover, sort_key: sortKeyAfter(before?.sort_key, event) },
    ...{ state: movingStateOf(mover), reachable: isReachable(mover), counted: isCounted(mover) },
  });
}

function sortKeyAfter(before: string | undefined, event: MovingEvent): string {
  if (event.type !== 'AccountCreated' && event.type !== 'AccountRenamed') return before ?? '';
  const { family, given } = event.data.name;
  return sortKey(family, given);
}

async function save(rows: readonly Row[], transaction: ProjectionTransaction): Promise<void> {
  if (rows.length === 0) return;
  await transaction.query(
    `INSERT INTO migration SELECT * FROM jsonb_populate_recordset(NULL::migration, $1::jsonb)
     ON CONFLICT (account) DO UPDATE SET mover = excluded.mover, sort_key = excluded.sort_key,
       state = excluded.state, reachable = excluded.reachable, counted = excluded.counted`,
    [storableJson(rows)],
  );
}
