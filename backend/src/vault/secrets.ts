import type { AccountId, EventId, SecretId } from '@loge/contracts';
import type { DataSource } from 'typeorm';
import type { MasterKey } from './master-key.js';
import { openBytes, sealBytes } from './sealing.js';
import type { Secret, SecretKind, Secrets, UnconfirmedSecret } from './vault.js';

interface SecretRow {
  readonly id: SecretId;
  readonly kind: SecretKind;
  readonly account: AccountId;
  readonly event: EventId;
  readonly sealed: Buffer;
  readonly expires_at: Date | null;
}

/** {@link Secrets} in PostgreSQL: each value sealed under a key of the master key, bound to its row. */
export class PostgresSecrets implements Secrets {
  readonly #database: DataSource;
  readonly #key: Buffer;

  constructor(database: DataSource, masterKey: MasterKey) {
    this.#database = database;
    this.#key = masterKey.derive('secrets');
  }

  async put(secret: Secret): Promise<void> {
    const { id, kind, account, event, value, expiresAt } = secret;
    const inserted = await this.#database.query<{ id: string }[]>(
      `INSERT INTO vault.secret (id, kind, account, event, sealed, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [id, kind, account, event, sealBytes(this.#key, Buffer.from(value), about(secret)), expiresAt ?? null],
    );
    if (inserted.length === 1) return;
    const there = await this.get(id);
    if (!there || about(there) !== about(secret) || there.value !== value) {
      throw new Error(`Secret ${id} is there already, and is another.`);
    }
  }

  async get(id: SecretId): Promise<Secret | undefined> {
    const [row] = await this.#database.query<SecretRow[]>(
      'SELECT id, kind, account, event, sealed, expires_at FROM vault.secret WHERE id = $1',
      [id],
    );
    if (!row) return undefined;
    const { kind, account, event, sealed, expires_at: expiresAt } = row;
    const value = openBytes(this.#key, sealed, about(row)).toString();
    return { id: row.id, kind, account, event, value, ...(expiresAt && { expiresAt }) };
  }

  async replaceValue(
    id: SecretId,
    { from, to, kind: next }: { readonly from: string; readonly to: string; readonly kind?: SecretKind },
  ): Promise<boolean> {
    const [row] = await this.#database.query<SecretRow[]>(
      'SELECT id, kind, account, event, sealed FROM vault.secret WHERE id = $1',
      [id],
    );
    if (!row || openBytes(this.#key, row.sealed, about(row)).toString() !== from) return false;
    const kind = next ?? row.kind;
    const sealed = sealBytes(this.#key, Buffer.from(to), about({ ...row, kind }));
    // Compared as sealed: the same value never has the same bytes twice.
    const [, replaced] = await this.#database.query<[unknown[], number]>(
      'UPDATE vault.secret SET sealed = $3, kind = $4 WHERE id = $1 AND sealed = $2',
      [id, row.sealed, sealed, kind],
    );
    return replaced === 1;
  }

  async delete(ids: readonly SecretId[]): Promise<void> {
    await this.#database.query('DELETE FROM vault.secret WHERE id = ANY($1)', [ids]);
  }

  async deleteExpired(before: Date): Promise<number> {
    // TypeORM answers a DELETE with its rows and their count.
    const [, deleted] = await this.#database.query<[unknown[], number]>(
      'DELETE FROM vault.secret WHERE expires_at < $1',
      [before],
    );
    return deleted;
  }

  async unconfirmed(before: Date, limit: number): Promise<readonly UnconfirmedSecret[]> {
    return this.#database.query<UnconfirmedSecret[]>(
      `SELECT id, account, event FROM vault.secret
       WHERE NOT confirmed AND created_at < $1 ORDER BY created_at LIMIT $2`,
      [before, limit],
    );
  }

  async confirm(ids: readonly SecretId[]): Promise<void> {
    await this.#database.query('UPDATE vault.secret SET confirmed = true WHERE id = ANY($1)', [ids]);
  }
}

/** The additional data: a value moved to another row does not open there. */
function about({ id, kind, account, event }: Pick<Secret, 'id' | 'kind' | 'account' | 'event'>): string {
  return JSON.stringify([id, kind, account, event]);
}
