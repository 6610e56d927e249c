import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { SchoolId } from '@loge/contracts';
import type { QueryRunner } from 'typeorm';

/** The first number of the advisory locks of imports: nothing else of Loge uses it. */
const SPACE = 0x10_6e;
/**
 * Schools share this many locks, so that an import of a whole academy does not exhaust PostgreSQL's table of locks;
 * two schools of one lock wait for each other without need.
 */
const LOCKS = 1024;

const lockOf = (school: SchoolId): number =>
  createHash('sha256').update(school).digest().readUInt16BE() % LOCKS;

/** How often a lock that another import holds is tried again, in milliseconds. */
const POLL = 250;

/**
 * Waits until no other import of these schools is going on, on any instance, and keeps others waiting until
 * {@link releaseSchools} or the end of the connection.
 * @param onWait told once, at once, if there is something to wait for.
 * @param signal ends the waiting.
 * @throws the reason of the signal; locks taken so far are held until {@link releaseSchools}.
 */
export async function lockSchools(
  connection: QueryRunner,
  schools: readonly SchoolId[],
  onWait: () => void,
  signal?: AbortSignal,
): Promise<void> {
  // Everybody takes them in the same order, so that no two wait for each other.
  const locks = [...new Set(schools.map(lockOf))].sort((a, b) => a - b);
  let waited = false;
  for (const lock of locks) {
    // PostgreSQL's own waiting could not be ended: a connection does one thing at a time.
    while (!(await tryLock(connection, lock))) {
      if (!waited) onWait();
      waited = true;
      await setTimeout(POLL, undefined, { signal }).catch(() => undefined);
      signal?.throwIfAborted();
    }
  }
}

async function tryLock(connection: QueryRunner, lock: number): Promise<boolean> {
  // One column of one row, as the statement says.
  const [row] = (await connection.query(`SELECT pg_try_advisory_lock($1, $2) AS locked`, [SPACE, lock])) as {
    locked: boolean;
  }[];
  return row?.locked === true;
}

/** Gives up every lock of the connection. */
export async function releaseSchools(connection: QueryRunner): Promise<void> {
  await connection.query(`SELECT pg_advisory_unlock_all()`);
}
