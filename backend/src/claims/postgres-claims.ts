import { accountStream } from '@loge/contracts';
import type { EventId } from '@loge/contracts';
import type { DataSource } from 'typeorm';
import type { Streams } from '../event-store/streams.js';
import type { Fingerprints } from '../vault/vault.js';
import { claimKey } from './claims.js';
import type { Claimed, Claims, ClaimValue, Taking } from './claims.js';

/** How long, in seconds, a claim without its event is left to its taker: twice what an append may take to start. */
const GRACE_SECONDS = 60;
/** How long, in milliseconds, the append may take to start. */
const APPEND_WITHIN = 30_000;
/** How often a claim that changes hands under our eyes is tried again; each time somebody else got on. */
const ATTEMPTS = 10;

interface ClaimRow extends Claimed {
  readonly kind: ClaimValue['kind'];
  readonly scope: ClaimValue['scope'];
  readonly fingerprint: string;
  /** Of the same account, given up for a later attempt of it; an append of theirs may still be under way. */
  readonly former_events: readonly EventId[];
  readonly in_force: boolean;
}

export interface PostgresClaimsParts {
  readonly database: DataSource;
  readonly fingerprints: Pick<Fingerprints, 'of'>;
  readonly streams: Pick<Streams, 'holds'>;
  /** For tests. Without it the database's clock is used: one for all processes. */
  readonly clock?: () => Date;
}

/**
 * {@link Claims} as unique rows of PostgreSQL; a value is only kept as an HMAC. What a claim is worth is decided
 * from its account's stream, `in_force` merely remembers that the event was found there.
 */
export class PostgresClaims implements Claims {
  readonly #database: DataSource;
  readonly #fingerprints: Pick<Fingerprints, 'of'>;
  readonly #streams: Pick<Streams, 'holds'>;
  readonly #clock: (() => Date) | undefined;

  constructor({ database, fingerprints, streams, clock }: PostgresClaimsParts) {
    this.#database = database;
    this.#fingerprints = fingerprints;
    this.#streams = streams;
    this.#clock = clock;
  }

  async holders(values: readonly ClaimValue[]): Promise<ReadonlyMap<string, Claimed>> {
    const rows = await this.#rows(values);
    const holders = new Map<string, Claimed>();
    for (const value of values) {
      const row = rows.get(this.#fingerprint(value));
      if (row) holders.set(claimKey(value), holder(row));
    }
    return holders;
  }

  async take(value: ClaimValue, claimed: Claimed, options: { adopt?: boolean } = {}): Promise<Taking> {
    const [taking] = await this.takeMany([{ value, claimed, ...options }]);
    if (!taking) throw new Error('One claim gives one answer.');
    return taking;
  }

  async takeMany(
    claims: readonly { value: ClaimValue; claimed: Claimed; adopt?: boolean }[],
  ): Promise<readonly Taking[]> {
    const free = await this.#insert(claims);
    const takings: Taking[] = [];
    for (const [index, { value, claimed, adopt }] of claims.entries()) {
      const inserted = free.get(index);
      takings.push(inserted ? taken(claimed, inserted) : await this.#contest(value, claimed, adopt ?? false));
    }
    return takings;
  }

  async release(values: readonly ClaimValue[], claimed: Claimed): Promise<void> {
    if (values.length === 0 || (await this.#holds(claimed))) return;
    const given = [values.map((value) => this.#fingerprint(value)), claimed.account, claimed.event];
    await this.#database.query(
      `DELETE FROM claims.claim
       WHERE fingerprint = ANY($1) AND account = $2 AND event = $3 AND NOT in_force AND former_events = '{}'`,
      given,
    );
    await this.#database.query(
      `UPDATE claims.claim
       SET event = former_events[cardinality(former_events)], former_events = trim_array(former_events, 1)
       WHERE fingerprint = ANY($1) AND account = $2 AND event = $3 AND NOT in_force AND former_events <> '{}'`,
      given,
    );
  }

  /** Takes all that nobody holds, in one statement. @returns the places of those in the list, and when. */
  async #insert(
    claims: readonly { value: ClaimValue; claimed: Claimed }[],
  ): Promise<ReadonlyMap<number, Date>> {
    const rows = claims
      .map(({ value, claimed }, index) => ({ index, value, claimed, fingerprint: this.#fingerprint(value) }))
      // One order for everybody, or two processes that take the same values could wait for each other for ever.
      .sort((a, b) =>
        a.fingerprint < b.fingerprint ? -1 : a.fingerprint > b.fingerprint ? 1 : a.index - b.index,
      );
    const inserted = await this.#database.query<{ fingerprint: string; taken_at: Date }[]>(
      `INSERT INTO claims.claim (kind, scope, fingerprint, account, event, taken_at)
       SELECT kind, scope, fingerprint, account, event, coalesce($6, clock_timestamp())
       FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::uuid[])
         AS new (kind, scope, fingerprint, account, event)
       ON CONFLICT (kind, scope, fingerprint) DO NOTHING
       RETURNING fingerprint, taken_at`,
      [
        rows.map(({ value }) => value.kind),
        rows.map(({ value }) => value.scope),
        rows.map(({ fingerprint }) => fingerprint),
        rows.map(({ claimed }) => claimed.account),
        rows.map(({ claimed }) => claimed.event),
        this.#now(),
      ],
    );
    const times = new Map(inserted.map(({ fingerprint, taken_at: at }) => [fingerprint, at]));
    const places = new Map<number, Date>();
    for (const { index, fingerprint } of rows) {
      const at = times.get(fingerprint);
      if (at) places.set(index, at);
      // Of a value that stands twice in the list, the first one was inserted.
      times.delete(fingerprint);
    }
    return places;
  }

  /** Takes a claim that has, or just had, a holder. */
  async #contest(value: ClaimValue, claimed: Claimed, adopt: boolean): Promise<Taking> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const row = (await this.#rows([value])).get(this.#fingerprint(value));
      if (!row) {
        const inserted = (await this.#insert([{ value, claimed }])).get(0);
        if (inserted) return taken(claimed, inserted);
        continue;
      }
      const own = row.account === claimed.account;
      const proof = row.in_force ? row.event : await this.#proof(row);
      if (proof) {
        if (!row.in_force) await this.#putInForce(row, proof);
        return { taken: own, holder: { account: row.account, event: proof } };
      }
      const next = adopt ? holder(row) : claimed;
      const replaced = await this.#replace(row, next, adopt || own ? 0 : GRACE_SECONDS);
      if (replaced) return taken(next, replaced);
      const after = (await this.#rows([value])).get(row.fingerprint);
      if (after && after.account === row.account && after.event === row.event) {
        return { taken: false, holder: holder(row) };
      }
    }
    throw new Error('A claim kept changing hands.');
  }

  /** Hands a claim on, if it is still as it was read and at least so many seconds old. @returns when. */
  async #replace(row: ClaimRow, next: Claimed, seconds: number): Promise<Date | undefined> {
    const former = new Set(row.account === next.account ? [...row.former_events, row.event] : []);
    former.delete(next.event);
    const [replaced] = await this.#database.query<[{ taken_at: Date }[], number]>(
      `UPDATE claims.claim
       SET account = $6, event = $7, former_events = $8, taken_at = coalesce($9, clock_timestamp())
       WHERE kind = $1 AND scope = $2 AND fingerprint = $3 AND account = $4 AND event = $5 AND NOT in_force
         AND taken_at <= coalesce($9, clock_timestamp()) - make_interval(secs => $10)
       RETURNING taken_at`,
      [...identity(row), next.account, next.event, [...former], this.#now(), seconds],
    );
    return replaced[0]?.taken_at;
  }

  async #putInForce(row: ClaimRow, proof: EventId): Promise<void> {
    await this.#database.query(
      `UPDATE claims.claim SET in_force = true, event = $6, former_events = '{}'
       WHERE kind = $1 AND scope = $2 AND fingerprint = $3 AND account = $4 AND event = $5`,
      [...identity(row), proof],
    );
  }

  async #rows(values: readonly ClaimValue[]): Promise<ReadonlyMap<string, ClaimRow>> {
    if (values.length === 0) return new Map();
    const rows = await this.#database.query<ClaimRow[]>(
      `SELECT kind, scope, fingerprint, account, event, former_events, in_force
       FROM unnest($1::text[], $2::text[], $3::text[]) AS wanted (kind, scope, fingerprint)
       JOIN claims.claim USING (kind, scope, fingerprint)`,
      [
        values.map(({ kind }) => kind),
        values.map(({ scope }) => scope),
        values.map((value) => this.#fingerprint(value)),
      ],
    );
    return new Map(rows.map((row) => [row.fingerprint, row]));
  }

  /** The event of its account's stream that makes a claim valid, if one is there. */
  async #proof({ account, event, former_events: former }: ClaimRow): Promise<EventId | undefined> {
    for (const candidate of [event, ...former]) {
      if (await this.#holds({ account, event: candidate })) return candidate;
    }
    return undefined;
  }

  #holds({ account, event }: Claimed): Promise<boolean> {
    return this.#streams.holds(accountStream(account), event);
  }

  /** Over kind, scope and value: the same value never shows twice in the table. */
  #fingerprint(value: ClaimValue): string {
    return this.#fingerprints.of('claims', claimKey(value));
  }

  #now(): Date | null {
    return this.#clock?.() ?? null;
  }
}

const taken = (claimed: Claimed, at: Date): Taking => ({
  taken: true,
  holder: claimed,
  appendBefore: new Date(at.getTime() + APPEND_WITHIN),
});

const holder = ({ account, event }: ClaimRow): Claimed => ({ account, event });

/** What a claim was when it was read: an update that finds it otherwise does nothing. */
const identity = (row: ClaimRow): string[] => [row.kind, row.scope, row.fingerprint, row.account, row.event];
