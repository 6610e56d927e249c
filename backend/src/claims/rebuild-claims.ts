import { AccountId } from '@loge/contracts';
import type { EventType } from '@loge/contracts';
import type { DataSource } from 'typeorm';
import type { EventCodec, Recorded } from '../event-store/codec.js';
import { START } from '../event-store/port.js';
import type { EventStore, StoredEvent } from '../event-store/port.js';
import type { Fingerprints } from '../vault/vault.js';
import { claimKey } from './claims.js';
import type { Claimed, ClaimValue } from './claims.js';

const BATCH = 1_000;
const types = ['AccountCreated', 'AccountAffiliated', 'AffiliationChanged'] as const satisfies EventType[];

/** An event that puts claims in force. */
export type ClaimingEvent = Recorded & { readonly type: (typeof types)[number] };

export interface RebuildParts {
  readonly database: DataSource;
  readonly store: Pick<EventStore, 'readAll'>;
  readonly codec: Pick<EventCodec, 'open'>;
  readonly fingerprints: Pick<Fingerprints, 'of'>;
  /** What else an event claims, such as the identity of a person without a join key; asked in order. */
  readonly alsoClaimed?: (event: ClaimingEvent) => readonly ClaimValue[];
}

/**
 * Restores the claims that the events prove, after a loss of the table: logins and join keys, each for the first
 * account that had it. Claims that are there and in force stay, since those of erased persons can no longer be
 * read from events; others give way to what an event proves.
 * @returns how many claims it restored.
 */
export async function rebuildClaims(parts: RebuildParts): Promise<number> {
  let restored = 0;
  let batch: StoredEvent[] = [];
  for await (const event of parts.store.readAll({ after: START, filter: { types } })) {
    batch.push(event);
    if (batch.length < BATCH) continue;
    restored += await restore(batch, parts);
    batch = [];
  }
  return restored + (await restore(batch, parts));
}

/** What an event of an account claims. An erased value claims nothing. */
export function claimsOf(event: ClaimingEvent): readonly ClaimValue[] {
  if (event.type === 'AccountCreated') {
    const { login } = event.data;
    return login === '' ? [] : [{ kind: 'login', scope: '', value: login }];
  }
  const { joinKey } = event.data;
  return joinKey === undefined ? [] : [{ kind: 'join-key', scope: '', value: joinKey }];
}

async function restore(batch: readonly StoredEvent[], parts: RebuildParts): Promise<number> {
  const { database, codec, fingerprints, alsoClaimed = () => [] } = parts;
  const proven = new Map<string, ClaimValue & { fingerprint: string; claimed: Claimed; at: string }>();
  for (const event of await codec.open<(typeof types)[number]>(batch)) {
    const { id, recordedAt } = event.metadata;
    const account = AccountId.parse(event.stream.slice('account-'.length));
    for (const value of [...claimsOf(event), ...alsoClaimed(event)]) {
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
