import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { DataSource } from 'typeorm';
import type { MasterKey } from './master-key.js';
import { openBytes, sealBytes } from './sealing.js';
import type { KeyOwner, PersonalKeys } from './vault.js';

/** How many opened keys are kept in memory. */
const CACHED_KEYS = 20_000;
/** How long, in milliseconds, this process may go on using a key that another process destroyed. */
export const KEY_CACHE_MS = 30_000;

interface KeyRow {
  readonly owner: KeyOwner;
  /** Null once destroyed. */
  readonly wrapped: Buffer | null;
}

/** {@link PersonalKeys} in PostgreSQL: wrapped with AES-256-GCM, the owner being the additional data. */
export class PostgresPersonalKeys implements PersonalKeys {
  readonly #database: DataSource;
  readonly #wrapping: Buffer;
  readonly #cache: LRUCache<KeyOwner, Buffer>;
  #destructions = 0;

  /** @param now milliseconds of a clock that only goes forward, for the age of what is cached. */
  constructor(database: DataSource, masterKey: MasterKey, now: () => number = () => performance.now()) {
    this.#database = database;
    this.#wrapping = masterKey.derive('personal-keys');
    this.#cache = new LRUCache({ max: CACHED_KEYS, ttl: KEY_CACHE_MS, ttlResolution: 0, perf: { now } });
  }

  async ensure(owners: readonly KeyOwner[]): Promise<ReadonlyMap<KeyOwner, Buffer>> {
    const keys = await this.find(owners);
    // One order for everybody, or two processes that make the same keys could wait for each other for ever.
    const missing = [...new Set(owners)].filter((owner) => !keys.has(owner)).sort();
    if (missing.length === 0) return present(keys);
    await this.#database.query(
      `INSERT INTO vault.personal_key (owner, wrapped)
       SELECT * FROM unnest($1::text[], $2::bytea[])
       ON CONFLICT (owner) DO NOTHING`,
      [missing, missing.map((owner) => sealBytes(this.#wrapping, randomBytes(32), owner))],
    );
    // Another process may have made some of them first: what the table holds is what counts.
    return present(new Map([...keys, ...(await this.find(missing))]));
  }

  async find(owners: readonly KeyOwner[]): Promise<ReadonlyMap<KeyOwner, Buffer | null>> {
    const keys = new Map<KeyOwner, Buffer | null>();
    const unknown = new Set<KeyOwner>();
    for (const owner of owners) {
      const cached = this.#cache.get(owner);
      if (cached) keys.set(owner, cached);
      else unknown.add(owner);
    }
    if (unknown.size === 0) return keys;

    const destructions = this.#destructions;
    const rows = await this.#database.query<KeyRow[]>(
      'SELECT owner, wrapped FROM vault.personal_key WHERE owner = ANY($1)',
      [[...unknown]],
    );
    for (const { owner, wrapped } of rows) {
      const key = wrapped && openBytes(this.#wrapping, wrapped, owner);
      keys.set(owner, key);
      // What was read before a destruction must not come back into the cache after it.
      if (key && destructions === this.#destructions) this.#cache.set(owner, key);
    }
    return keys;
  }

  async destroy(owner: KeyOwner): Promise<void> {
    await this.#database.query(
      `INSERT INTO vault.personal_key (owner, wrapped, destroyed_at) VALUES ($1, NULL, now())
       ON CONFLICT (owner) DO UPDATE
         SET wrapped = NULL, destroyed_at = coalesce(personal_key.destroyed_at, now())`,
      [owner],
    );
    this.#forget();
  }

  async destroyStrangersBefore(day: string): Promise<void> {
    // TypeORM answers an UPDATE with its rows and their count.
    const [, destroyed] = await this.#database.query<[unknown[], number]>(
      `UPDATE vault.personal_key SET wrapped = NULL, destroyed_at = now()
       WHERE owner LIKE 'stranger:%' AND owner COLLATE "C" < 'stranger:' || $1 AND wrapped IS NOT NULL`,
      [day],
    );
    if (destroyed > 0) this.#forget();
  }

  #forget(): void {
    this.#destructions += 1;
    this.#cache.clear();
  }
}

function present(keys: ReadonlyMap<KeyOwner, Buffer | null>): ReadonlyMap<KeyOwner, Buffer> {
  const made = new Map<KeyOwner, Buffer>();
  for (const [owner, key] of keys) if (key) made.set(owner, key);
  return made;
}
