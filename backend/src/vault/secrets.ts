import type { EventId, SecretId, ServiceId } from '@loge/contracts';
import type { DataSource } from 'typeorm';
import type { MasterKey } from './master-key.js';
import { openBytes, sealBytes } from './sealing.js';
import type { Secret, SecretKind, Secrets, UnconfirmedSecret } from './vault.js';

type SecretRow = UnconfirmedSecret & {
  readonly event: EventId;
  readonly sealed: Buffer;
  readonly expires_at: Date | null;
};

/** {@link Secrets} in PostgreSQL: each value sealed under a key of the master key, bound to its row. */
export class PostgresSecrets implements Secrets {
  readonly #database: DataSource;
  readonly #key: Buffer;

  constructor(database: DataSource, masterKey: MasterKey) {
    this.#database = database;
    this.#key = masterKey.derive('secrets');
  }

  put(secret: Secret): Promise<void> {
    return this.putMany([secret]);
  }

  async putMany(secrets: readonly Secret[]): Promise<void> {
    if (secrets.length === 0) return;
    const sealed = secrets.map((secret) =>
      sealBytes(this.#key, Buffer.from(secret.value), about(secret)).toString('hex'),
    );
    // One statement, so that all are kept or none.
    const inserted = await this.#database.query<{ id: SecretId }[]>(
      `INSERT INTO vault.secret (id, kind, account, event, sealed, expires_at)
       SELECT id, kind, account, event, decode(sealed, 'hex'), expires_at
       FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[])
         AS put (id, kind, account, event, sealed, expires_at)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        ...[secrets.map(({ id }) => id), secrets.map(({ kind }) => kind)],
        ...[secrets.map(({ account }) => account), secrets.map(({ event }) => event)],
        ...[sealed, secrets.map(({ expiresAt }) => expiresAt ?? null)],
      ],
    );
    if (inserted.length === secrets.length) return;
    const there = await this.getMany(secrets.map(({ id }) => id));
    for (const secret of secrets) {
      const known = there.get(secret.id);
      if (!known || about(known) !== about(secret) || known.value !== secret.value) {
        throw new Error(`Secret ${secret.id} is there already, and is another.`);
      }
    }
  }

  async get(id: SecretId): Promise<Secret | undefined> {
    return [...(await this.getMany([id])).values()][0];
  }

  async getMany(ids: readonly SecretId[]): Promise<ReadonlyMap<SecretId, Secret>> {
    if (ids.length === 0) return new Map();
    const rows = await this.#database.query<SecretRow[]>(
      'SELECT id, kind, account, event, sealed, expires_at FROM vault.secret WHERE id = ANY($1::uuid[])',
      [ids],
    );
    return new Map(
      rows.map((row) => {
        const { sealed, expires_at: expiresAt, ...owned } = row;
        const value = openBytes(this.#key, sealed, about(row)).toString();
        return [row.id, { ...owned, value, ...(expiresAt && { expiresAt }) }];
      }),
    );
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

  async deleteTokensOf(service: ServiceId): Promise<void> {
    await this.#database.query(`DELETE FROM vault.secret WHERE account = $1 AND kind = 'api-token'`, [
      service,
    ]);
  }

  async endBy(id: SecretId, at: Date): Promise<void> {
    await this.#database.query(
      'UPDATE vault.secret SET expires_at = least(expires_at, $2::timestamptz) WHERE id = $1',
      [id, at],
    );
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
      `SELECT id, kind, account, event FROM vault.secret
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
