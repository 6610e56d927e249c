import type { DataSource } from 'typeorm';
import {
  analyse,
  dropNextTables,
  lockLiveTables,
  lookInto,
  makeNextTables,
  NEXT,
  putInPlace,
  shapeOf,
} from './build-tables.js';
import { CheckpointLost } from './checkpoints.js';
import type { Checkpoint, KeptCheckpoints, Owner, Step } from './checkpoints.js';
import type { Position } from '../port.js';
import { inTransaction } from './projection-transaction.js';
import type { Projection, ProjectionFailure, ProjectionTransaction } from '../projection.js';

/** How long the live checkpoint may be held by others before a switch is put off (milliseconds). */
const CHECKPOINT_PATIENCE = 2_000;
/** How long readers wait behind a switch that waits for a slower reader (milliseconds, for each table). */
const TABLE_PATIENCE = 250;
/** After how long without a sign of whoever builds it a build counts as left (milliseconds). */
const LEFT_AFTER = 5_000;
/** Nobody builds it: it failed, or whoever built it has not been seen for so long ($1, milliseconds). */
const DEAD = `(failure IS NOT NULL OR seen_at < now() - $1 * interval '1 ms')`;

/** A projection that is built from the first event on, beside the live one. */
export interface Build extends Checkpoint {
  readonly name: string;
  /** The end of the store when it began. */
  readonly goal: Position;
  /** Since whoever builds it began. */
  readonly eventsPerSecond: number;
  /** Why it cannot be built. */
  readonly failure?: ProjectionFailure;
  /** Nobody builds it. */
  readonly dead: boolean;
}

/** What stands of a projection: the version of the live one, and what is built. */
export interface Standing {
  readonly name: string;
  readonly live?: number;
  readonly build?: Build;
}

/** How far a build has come, as the one who builds it knows. */
export interface Reach {
  /** Where its checkpoint stood. */
  readonly kept: Position;
  /** Events after that and up to here are none of its own. */
  readonly through: Position;
}

/** The projections that are being built (`runner.build`); their tables are in the schema `read_next`. */
export class Builds implements KeptCheckpoints {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leftAfter = LEFT_AFTER,
  ) {}

  /** All projections that are live or being built. */
  async look(): Promise<Standing[]> {
    return (await this.dataSource.query<StandingRow[]>(STANDINGS, [this.leftAfter])).map(standingOf);
  }

  /** @returns nothing for a build that failed or is of another version, which is another's affair. */
  async read({ name, version }: Owner): Promise<Checkpoint | undefined> {
    const [row] = await this.dataSource.query<{ position: string }[]>(
      'SELECT position FROM runner.build WHERE name = $1 AND version = $2 AND failure IS NULL',
      [name, version],
    );
    return row && { version, position: positionOf(row.position) };
  }

  /** One that is left and lies beyond the end is begun anew when it is taken up. */
  findAhead(): Promise<void> {
    return Promise.resolve();
  }

  /** Only {@link begin} and {@link takeUp} make one: where there is none, it was switched. */
  make(): Promise<void> {
    return Promise.resolve();
  }

  move(
    { name, version }: Owner,
    { from, to, events }: Step,
    work: (transaction: ProjectionTransaction) => Promise<unknown>,
  ): Promise<void> {
    return inTransaction(this.dataSource, async (transaction) => {
      const moved = await transaction.query(
        `UPDATE runner.build SET position = $4, events = events + $5
         WHERE name = $1 AND version = $2 AND position = $3 AND failure IS NULL
         RETURNING set_config('search_path', '${NEXT}', true)`,
        [name, version, from.toString(), to.toString(), events],
      );
      if (moved.length === 0) throw new CheckpointLost(name);
      await work(transaction);
      // Nobody could say so meanwhile; now() is when the transaction began.
      await transaction.query('UPDATE runner.build SET seen_at = clock_timestamp() WHERE name = $1', [name]);
    });
  }

  /** Begins a build, in the place of any other of this projection. */
  begin(projection: Projection, goal: Position): Promise<void> {
    return inTransaction(this.dataSource, async (transaction) => {
      await transaction.query(
        `INSERT INTO runner.build (name, version, position, goal, shape) VALUES ($1, 0, 0, 0, '')
         ON CONFLICT (name) DO UPDATE SET failure = NULL`,
        [projection.name],
      );
      await beginAnew(projection, goal, transaction);
    });
  }

  /**
   * Takes up a build where the one who built it left it, or begins one.
   * @returns false when somebody is building the projection already.
   */
  takeUp(projection: Projection, goal: Position): Promise<boolean> {
    const { name, version } = projection;
    return inTransaction(this.dataSource, async (transaction) => {
      const made = await transaction.query(
        `INSERT INTO runner.build (name, version, position, goal, shape) VALUES ($1, 0, 0, 0, '')
         ON CONFLICT (name) DO NOTHING RETURNING 1`,
        [name],
      );
      if (made.length === 0) {
        const [left] = await transaction.query(
          `SELECT FROM runner.build WHERE name = $2 AND ${DEAD} FOR UPDATE SKIP LOCKED`,
          [this.leftAfter, name],
        );
        if (!left) return false;
        const usable = await transaction.query(
          `UPDATE runner.build SET events = 0, began_at = now(), seen_at = now()
           WHERE name = $1 AND version = $2 AND position <= $3 AND shape = $4 AND failure IS NULL RETURNING 1`,
          [name, version, goal.toString(), await shapeOf(projection, transaction)],
        );
        if (usable.length > 0) return true;
      }
      await beginAnew(projection, goal, transaction);
      return true;
    });
  }

  /** Says that somebody builds this version; gives what stands, of whatever version. */
  async beat({ name, version }: Projection): Promise<Standing> {
    const [row] = await this.dataSource.query<StandingRow[]>(
      // It waits for no batch: a batch says it, too.
      `WITH beat AS (
         UPDATE runner.build SET seen_at = now() WHERE name IN (
           SELECT name FROM runner.build WHERE name = $2 AND version = $3 FOR UPDATE SKIP LOCKED)
       )
       ${STANDINGS} WHERE name = $2`,
      [this.leftAfter, name, version],
    );
    return row ? standingOf(row) : { name };
  }

  /** Gives a build up: its tables go, why stays. */
  async fail(projection: Projection, { event, ...failure }: ProjectionFailure): Promise<void> {
    const told = { ...failure, ...(event && { event: { ...event, position: event.position.toString() } }) };
    await inTransaction(this.dataSource, async (transaction) => {
      const given = await transaction.query(
        'UPDATE runner.build SET failure = $3 WHERE name = $1 AND version = $2 RETURNING 1',
        [projection.name, projection.version, JSON.stringify(told)],
      );
      if (given.length > 0) await dropNextTables(projection, transaction);
    });
  }

  /** Forgets a build that nobody works on. */
  async discard(projection: Projection): Promise<void> {
    await inTransaction(this.dataSource, async (transaction) => {
      const dead = await transaction.query(
        `DELETE FROM runner.build WHERE name = $2 AND ${DEAD} RETURNING 1`,
        [this.leftAfter, projection.name],
      );
      if (dead.length > 0) await dropNextTables(projection, transaction);
    });
  }

  /** To be done once before the switch: readers shall not meet tables that the planner knows nothing of. */
  analyse(projection: Projection): Promise<void> {
    return inTransaction(this.dataSource, (transaction) => analyse(projection, transaction));
  }

  /**
   * Puts a build in the place of the live projection, in one transaction: whoever reads finds the one or the other,
   * whole. It holds at least everything that the live one did.
   * @param bringLevel applies what the build lacks up to where the live one stands, and gives how far that is;
   * undefined when it is too much, or takes too long, to let others wait.
   * @returns whether it was done; if not, build on and try again.
   * @throws lock_not_available when readers or the live projection were in the way for too long: try again.
   * @throws CheckpointLost when the build is no longer there.
   */
  switch(
    projection: Projection,
    { kept, through }: Reach,
    bringLevel: (
      reached: Position,
      live: Position,
      transaction: ProjectionTransaction,
    ) => Promise<Position | undefined>,
  ): Promise<boolean> {
    const { name, version } = projection;
    return inTransaction(this.dataSource, async (transaction) => {
      await transaction.query(`SELECT set_config('lock_timeout', $1, true)`, [`${CHECKPOINT_PATIENCE}`]);
      const [live] = await transaction.query<{ position: string }>(
        'SELECT position FROM runner.checkpoint WHERE name = $1 FOR UPDATE',
        [name],
      );
      const [stands] = await transaction.query<{ position: string; goal: string; shape: string }>(
        `SELECT position, goal, shape FROM runner.build
         WHERE name = $1 AND version = $2 AND failure IS NULL FOR UPDATE`,
        [name, version],
      );
      if (!stands) throw new CheckpointLost(name);
      const at = positionOf(stands.position);
      // Begun anew by somebody, where it stands before what was kept.
      const reached = at >= kept && at < through ? through : at;
      if (reached < positionOf(stands.goal)) return false;
      const beganAnew = async () => {
        if ((await shapeOf(projection, transaction)) === stands.shape) return false;
        await beginAnew(projection, positionOf(stands.goal), transaction);
        return true;
      };
      if (await beganAnew()) return false;
      await lookInto(NEXT, transaction);
      const level = await bringLevel(reached, positionOf(live?.position ?? '0'), transaction);
      if (level === undefined) return false;
      await lockLiveTables(projection, TABLE_PATIENCE, transaction);
      // A migration may have committed until now; from here on none can.
      if (await beganAnew()) return false;
      await putInPlace(projection, transaction);
      await transaction.query(
        `WITH over AS (DELETE FROM runner.build WHERE name = $1)
         INSERT INTO runner.checkpoint (name, kind, version, position) VALUES ($1, 'projection', $2, $3)
         ON CONFLICT (name) DO UPDATE
         SET kind = excluded.kind, version = excluded.version, position = excluded.position, is_ahead = false,
           updated_at = now()`,
        [name, version, level.toString()],
      );
      return true;
    });
  }
}

/** Makes the build's tables anew, and its row the one of a build that begins; the transaction holds that row. */
async function beginAnew(
  projection: Projection,
  goal: Position,
  transaction: ProjectionTransaction,
): Promise<void> {
  const shape = await shapeOf(projection, transaction);
  await transaction.query(
    `UPDATE runner.build SET version = $2, position = 0, goal = $3, shape = $4, events = 0, began_at = now(),
       seen_at = now(), failure = NULL
     WHERE name = $1`,
    [projection.name, projection.version, goal.toString(), shape],
  );
  await makeNextTables(projection, transaction);
}

const STANDINGS = `
  SELECT name, checkpoint.version AS live, build.version, build.position, goal, failure, ${DEAD} AS dead,
    events / greatest(extract(epoch FROM seen_at - began_at)::float8, 1) AS "eventsPerSecond"
  FROM runner.build FULL JOIN runner.checkpoint USING (name)`;

/** Where there is no build, its columns are null. */
type StandingRow = { readonly live: number | null } & (
  BuildRow | { readonly name: string; readonly version: null }
);

function standingOf({ live, ...row }: StandingRow): Standing {
  return {
    name: row.name,
    ...(live !== null && { live }),
    ...(row.version !== null && { build: buildOf(row) }),
  };
}

interface BuildRow {
  readonly name: string;
  readonly version: number;
  readonly position: string;
  readonly goal: string;
  readonly eventsPerSecond: number;
  readonly dead: boolean;
  readonly failure: {
    readonly error: string;
    readonly event?: { readonly id: string; type: string; stream: string; position: string };
  } | null;
}

function buildOf({ failure, position, goal, ...row }: BuildRow): Build {
  return {
    ...row,
    position: positionOf(position),
    goal: positionOf(goal),
    ...(failure && {
      failure: {
        error: failure.error,
        ...(failure.event && {
          event: { ...failure.event, position: positionOf(failure.event.position) },
        }),
      },
    }),
  };
}

// A position that the database gave; the brand has no other maker.
const positionOf = (column: string): Position => BigInt(column) as Position;
