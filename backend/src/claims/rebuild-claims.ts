import { AccountId } from '@loge/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import type { EventCodec } from '../event-store/codec.js';
import { START } from '../event-store/port.js';
import type { EventStore, StoredEvent } from '../event-store/port.js';
import type { Fingerprints } from '../vault/vault.js';
import { claimKey } from './claims.js';
import type { Claimed, ClaimValue } from './claims.js';
import { ProvenClaims, provingTypes } from './proven-claims.js';

const BATCH = 1_000;
/** Any number will do, as long as nothing else locks it. */
const LOCK = 7_601_002;

export interface RebuildParts {
  readonly database: Pick<EntityManager, 'query'>;
  readonly store: Pick<EventStore, 'readAll'>;
  readonly codec: Pick<EventCodec, 'open'>;
  readonly fingerprints: Pick<Fingerprints, 'of'>;
}

/**
 * {@link rebuildClaims} where there is no claim at all, such as in a database that was restored without them; to be
 * called before anybody claims. Processes that start together take turns, and all of it is there or nothing.
 * @returns how many claims it restored.
 */
export async function rebuildLostClaims(
  parts: RebuildParts & {
    readonly database: DataSource;
    readonly store: Pick<EventStore, 'readAll' | 'end'>;
  },
): Promise<number> {
  if ((await parts.store.end()) === START || !(await isEmpty(parts.database))) return 0;
  return parts.database.transaction(async (transaction) => {
    await transaction.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    return (await isEmpty(transaction)) ? rebuildClaims({ ...parts, database: transaction }) : 0;
  });
}

/**
 * Restores the claims that the events prove ({@link ProvenClaims}), after a loss of the table: each for the first
 * account that had it. Claims that are there and in force stay, since those of erased persons can no longer be
 * read from events; others give way to what an event proves.
 * @returns how many claims it restored.
 */
export async function rebuildClaims(parts: RebuildParts): Promise<number> {
  const proofs = new ProvenClaims();
  let restored = 0;
  let batch: StoredEvent[] = [];
  for await (const event of parts.store.readAll({ after: START, filter: { types: provingTypes } })) {
    batch.push(event);
    if (batch.length < BATCH) continue;
    restored += await restore(batch, proofs, parts);
    batch = [];
  }
  return restored + (await restore(batch, proofs, parts));
}

async function isEmpty(database: Pick<EntityManager, 'query'>): Promise<boolean> {
  return (await database.query<unknown[]>('SELECT 1 FROM claims.claim LIMIT 1')).length === 0;
}

async function restore(
  batch: readonly StoredEvent[],
  proofs: ProvenClaims,
  { database, codec, fingerprints }: RebuildParts,
): Promise<number> {
  const proven = new Map<string, ClaimValue & { fingerprint: string; claimed: Claimed; at: string }>();
  for (const event of await codec.open<(typeof provingTypes)[number]>(batch)) {
    const { id, recordedAt } = event.metadata;
    const account = AccountId.parse(event.stream.slice('account-'.length));
    for (const value of proofs.of(event)) {
      const key = claimKey(value);
      if (proven.has(key)) continue;
      const fingerprint = fingerprints.of('claims', key);
      proven.set(key, { ...value, fingerprint, claimed: { account, event: id }, at: recordedAt });
    }
  }
  if (proven.size === 0) return 0;
  const rows = [...proven.values()].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  const written = await database.query<unknown[]>(
    `INSERT INTO claims.claim (kind, scope, fingerprint, account, event, taken_at, in_force)
     SELECT kind, scope, fingerprint, account, event, taken_at, true
     FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::timestamptz[])
       AS proven (kind, scope, fingerprint, account, event, taken_at)
     ON CONFLICT (kind, scope, fingerprint) DO UPDATE
       SET account = excluded.account, event = excluded.event, former_events = '{}',
           taken_at = excluded.taken_at, in_force = true
       WHERE NOT claim.in_force
     RETURNING 1`,
    [
      rows.map(({ kind }) => kind),
      rows.map(({ scope }) => scope),
      rows.map(({ fingerprint }) => fingerprint),
      rows.map(({ claimed }) => claimed.account),
      rows.map(({ claimed }) => claimed.event),
      rows.map(({ at }) => at),
    ],
  );
  return written.length;
}
