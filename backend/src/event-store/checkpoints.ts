import type { DataSource, QueryRunner } from 'typeorm';
import type { Position } from './port.js';
import { START } from './port.js';
import type { Projection, ProjectionTransaction } from './projection.js';

/** A checkpoint as it stands in the database. */
export interface Checkpoint {
  readonly version: number;
  readonly position: Position;
}

/** Whose checkpoint it is. */
export interface Owner {
  readonly name: string;
  readonly kind: 'projection' | 'reactor';
  readonly version: number;
}

/** Somebody else moved the checkpoint: another instance was faster, or a rebuild set it back. */
export class CheckpointLost extends Error {
  override readonly name = 'CheckpointLost';
}

/**
 * Where every projection and reactor stands (`runner.checkpoint`). A checkpoint moves by compare-and-set, first
 * thing in the transaction that writes the rows: of several instances one goes on, the others wait for it and
 * find that they lost.
 */
export class Checkpoints {
  constructor(private readonly dataSource: DataSource) {}

  async read({ name }: Pick<Owner, 'name'>): Promise<Checkpoint | undefined> {
    const rows = await this.dataSource.query<{ version: number; position: string }[]>(
      'SELECT version, position FROM runner.checkpoint WHERE name = $1',
      [name],
    );
    const [row] = rows;
    // A position that the database gave; the brand has no other maker.
    return row && { version: row.version, position: BigInt(row.position) as Position };
  }

  /** Makes the checkpoint unless there is one. */
  async make({ name, kind, version }: Owner, position: Position): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO runner.checkpoint (name, kind, version, position) VALUES ($1, $2, $3, $4)
       ON CONFLICT (name) DO NOTHING`,
      [name, kind, version, position.toString()],
    );
  }

  /**
   * Moves the checkpoint, does the work, and commits both or neither.
   * @throws CheckpointLost when it no longer stands at `from`.
   */
  move(
    { name, version }: Owner,
    from: Position,
    to: Position,
    work: (transaction: ProjectionTransaction) => Promise<void>,
  ): Promise<void> {
    return this.#transaction(async (transaction) => {
      const moved = await transaction.query(
        // The work names its tables without a schema; one statement for both saves a round trip.
        `UPDATE runner.checkpoint SET position = $4, updated_at = now()
         WHERE name = $1 AND version = $2 AND position = $3 RETURNING set_config('search_path', 'read', true)`,
        [name, version, from.toString(), to.toString()],
      );
      if (moved.length === 0) throw new CheckpointLost(name);
      await work(transaction);
    });
  }

  /**
   * Reads while the checkpoint can neither move nor be set back, if it stands where it should.
   * @returns undefined when it does not.
   */
  reading<T>(
    { name }: Pick<Owner, 'name'>,
    isRight: (stands: Position) => boolean,
    read: (transaction: ProjectionTransaction) => Promise<T>,
  ): Promise<{ readonly read: T } | undefined> {
    return this.#transaction(async (transaction) => {
      const [row] = await transaction.query<{ position: string }>(
        'SELECT position FROM runner.checkpoint WHERE name = $1 FOR SHARE',
        [name],
      );
      // A position that the database gave; the brand has no other maker.
      const isThere = row && isRight(BigInt(row.position) as Position);
      return isThere ? { read: await read(transaction) } : undefined;
    });
  }

  /**
   * Empties a projection's tables and sets it back to the first event.
   * @param when only from this checkpoint; otherwise another instance did it already.
   */
  reset({ name, version, tables }: Projection, when?: Checkpoint): Promise<void> {
    return this.#transaction(async (transaction) => {
      const stood = await transaction.query<{ version: number; position: string }>(
        'SELECT version, position FROM runner.checkpoint WHERE name = $1 FOR UPDATE',
        [name],
      );
      if (when && (stood[0]?.version !== when.version || stood[0].position !== when.position.toString()))
        return;
      if (tables.length > 0) {
        await transaction.query(`TRUNCATE ${tables.map(readTable).join(', ')} RESTART IDENTITY`);
      }
      await transaction.query(
        `INSERT INTO runner.checkpoint (name, kind, version, position) VALUES ($1, 'projection', $2, $3)
         ON CONFLICT (name) DO UPDATE
         SET kind = excluded.kind, version = excluded.version, position = excluded.position, updated_at = now()`,
        [name, version, START.toString()],
      );
    });
  }

  async #transaction<T>(work: (transaction: ProjectionTransaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      const result = await work(transactionOf(runner));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      // A broken connection cannot roll back, and need not; the first error is the one to know.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release().catch(() => undefined);
    }
  }
}

const transactionOf = (runner: QueryRunner): ProjectionTransaction => ({
  query: async <Row>(sql: string, parameters: readonly unknown[] = []) => {
    const { records } = await runner.query(sql, [...parameters], true);
    // What a statement gives is known to who wrote it.
    return (records ?? []) as Row[];
  },
});

/** A table of the schema `read`, with or without the schema's name; it goes into a statement, so nothing else. */
function readTable(table: string): string {
  const name = /^(?:read\.)?([a-z_][a-z0-9_]*)$/.exec(table)?.[1];
  if (!name) throw new Error(`${table} is no table of a read model.`);
  return `read."${name}"`;
}
