import type { DataSource } from 'typeorm';
import type { Position } from '../port.js';
import { inTransaction } from './projection-transaction.js';
import type { ProjectionTransaction } from '../projection.js';

/** A checkpoint as it stands in the database. */
export interface Checkpoint {
  readonly version: number;
  readonly position: Position;
  /** It was found beyond the end of the store: the events it counted are gone, however far others reach since. */
  readonly isAhead?: boolean;
}

/** Whose checkpoint it is. */
export interface Owner {
  readonly name: string;
  readonly kind: 'projection' | 'reactor';
  readonly version: number;
}

/** Somebody else moved the checkpoint: another instance was faster, or a rebuild put another in its place. */
export class CheckpointLost extends Error {
  override readonly name = 'CheckpointLost';
}

/** From where to where a checkpoint moves, and for how many events. */
export interface Step {
  readonly from: Position;
  readonly to: Position;
  readonly events: number;
}

/** Where a loop keeps how far it is. A checkpoint moves by compare-and-set: of several instances one goes on. */
export interface KeptCheckpoints {
  read(owner: Owner): Promise<Checkpoint | undefined>;
  /** Makes the checkpoint unless there is one. */
  make(owner: Owner, position: Position): Promise<void>;
  /**
   * Moves the checkpoint, does the work, and commits both or neither.
   * @param work may tell that it came less far than the step goes; then the checkpoint does so too.
   * @throws CheckpointLost when it no longer stands at `from`, under the owner's version.
   */
  move(
    owner: Owner,
    step: Step,
    work: (transaction: ProjectionTransaction) => Promise<Position | undefined>,
  ): Promise<void>;
  /** Remembers that the checkpoint lay beyond the end of the store, until another takes its place. */
  findAhead(owner: Owner): Promise<void>;
}

/**
 * Where every projection and reactor stands (`runner.checkpoint`). A checkpoint moves first thing in the transaction
 * that writes the rows: other instances wait for it and find that they lost.
 */
export class Checkpoints implements KeptCheckpoints {
  constructor(private readonly dataSource: DataSource) {}

  async read({ name }: Pick<Owner, 'name'>): Promise<Checkpoint | undefined> {
    const rows = await this.dataSource.query<{ version: number; position: string; is_ahead: boolean }[]>(
      'SELECT version, position, is_ahead FROM runner.checkpoint WHERE name = $1',
      [name],
    );
    const [row] = rows;
    if (!row) return undefined;
    // A position that the database gave; the brand has no other maker.
    return { version: row.version, position: BigInt(row.position) as Position, isAhead: row.is_ahead };
  }

  async make({ name, kind, version }: Owner, position: Position): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO runner.checkpoint (name, kind, version, position) VALUES ($1, $2, $3, $4)
       ON CONFLICT (name) DO NOTHING`,
      [name, kind, version, position.toString()],
    );
  }

  move(
    { name, version }: Owner,
    { from, to }: Step,
    work: (transaction: ProjectionTransaction) => Promise<Position | undefined>,
  ): Promise<void> {
    return inTransaction(this.dataSource, async (transaction) => {
      const moved = await transaction.query(
        // The work names its tables without a schema. Nobody waits for the disk: what a crash takes back, checkpoint and
        // rows together, is done again from the events. One statement for all saves round trips.
        `UPDATE runner.checkpoint SET position = $4, updated_at = now()
         WHERE name = $1 AND version = $2 AND position = $3
         RETURNING set_config('search_path', 'read', true), set_config('synchronous_commit', 'off', true)`,
        [name, version, from.toString(), to.toString()],
      );
      if (moved.length === 0) throw new CheckpointLost(name);
      const less = await work(transaction);
      if (less !== undefined) {
        await transaction.query('UPDATE runner.checkpoint SET position = $2 WHERE name = $1', [
          name,
          less.toString(),
        ]);
      }
    });
  }

  async findAhead({ name }: Owner): Promise<void> {
    await this.dataSource.query('UPDATE runner.checkpoint SET is_ahead = true WHERE name = $1', [name]);
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
    return inTransaction(this.dataSource, async (transaction) => {
      const [row] = await transaction.query<{ position: string }>(
        'SELECT position FROM runner.checkpoint WHERE name = $1 FOR SHARE',
        [name],
      );
      // A position that the database gave; the brand has no other maker.
      const isThere = row && isRight(BigInt(row.position) as Position);
      return isThere ? { read: await read(transaction) } : undefined;
    });
  }
}
