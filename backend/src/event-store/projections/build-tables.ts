import type { Projection, ProjectionTransaction } from '../projection.js';

/** The live tables of all projections. */
export const LIVE = 'read';
/** The tables of projections that are being built. */
export const NEXT = 'read_next';

type Schema = typeof LIVE | typeof NEXT;
type Tables = Pick<Projection, 'tables'>;

/** Everything that a build copies from the live tables, as one digest: two that differ are of other migrations. */
export async function shapeOf({ tables }: Tables, transaction: ProjectionTransaction): Promise<string> {
  // Definitions tell the schema of what the search path does not lead to: always the same path, to compare them.
  await lookInto(LIVE, transaction);
  const [row] = await transaction.query<{ shape: string }>(
    `WITH live AS (SELECT oid, relname, reloptions FROM pg_class WHERE oid = ANY($1::regclass[]))
     SELECT md5(coalesce(string_agg(part, E'\\n' ORDER BY part COLLATE "C"), '')) AS shape FROM (
       SELECT concat_ws(' ', relname, reloptions::text, attname, format_type(atttypid, atttypmod), attnotnull,
         attcollation, attidentity, attgenerated, pg_get_expr(adbin, adrelid))
       FROM live JOIN pg_attribute ON attrelid = live.oid AND attnum > 0 AND NOT attisdropped
         LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
       UNION ALL SELECT pg_get_indexdef(indexrelid) FROM live JOIN pg_index ON indrelid = live.oid
       UNION ALL SELECT concat_ws(' ', relname, conname, pg_get_constraintdef(k.oid))
       FROM live JOIN pg_constraint AS k ON conrelid = live.oid
     ) AS parts (part)`,
    [tables.map((table) => named(table, LIVE))],
  );
  if (!row) throw new Error('An aggregate gave no row.');
  return row.shape;
}

/**
 * Makes empty tables beside the live ones, of their shape. Indexes and constraints get the very names of the live
 * ones, so that later migrations find them.
 */
export async function makeNextTables(projection: Tables, transaction: ProjectionTransaction): Promise<void> {
  const { tables } = projection;
  await dropTables(projection, NEXT, transaction);
  for (const table of tables)
    // Not the indexes: PostgreSQL would choose names of its own for them.
    await transaction.query(
      `CREATE TABLE ${named(table, NEXT)} (LIKE ${named(table, LIVE)} INCLUDING ALL EXCLUDING INDEXES)`,
    );
  // Definitions tell no schema for what the search path leads to: made again under another path they lie elsewhere.
  await lookInto(LIVE, transaction);
  const rest = await transaction.query<{ statement: string }>(
    `WITH live AS (SELECT oid, relname, reloptions FROM pg_class WHERE oid = ANY($1::regclass[]))
     SELECT statement FROM (
       SELECT 1, format('ALTER TABLE %I SET (%s)', relname, array_to_string(reloptions, ', '))
       FROM live WHERE reloptions IS NOT NULL
       UNION ALL
       SELECT CASE contype WHEN 'f' THEN 4 ELSE 2 END,
         format('ALTER TABLE %I ADD CONSTRAINT %I %s', relname, conname, pg_get_constraintdef(k.oid, true))
       FROM live JOIN pg_constraint AS k ON conrelid = live.oid WHERE contype IN ('p', 'u', 'x', 'f')
       UNION ALL
       SELECT 3, pg_get_indexdef(indexrelid, 0, true)
       FROM live JOIN pg_index ON indrelid = live.oid
       WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
     ) AS made (turn, statement) ORDER BY turn`,
    [tables.map((table) => named(table, LIVE))],
  );
  await lookInto(NEXT, transaction);
  for (const { statement } of rest) await transaction.query(statement);
}

/** Drops the tables of a build, where there are any. */
export async function dropNextTables(projection: Tables, transaction: ProjectionTransaction): Promise<void> {
  await dropTables(projection, NEXT, transaction);
}

/**
 * Has readers and migrations of the live tables wait for the end of the transaction.
 * @throws lock_not_available when somebody is at them longer than `patience` (milliseconds). It is below
 * PostgreSQL's deadlock_timeout (1 s): who waits for this meanwhile is never the one to give way.
 */
export async function lockLiveTables(
  { tables }: Tables,
  patience: number,
  transaction: ProjectionTransaction,
): Promise<void> {
  if (tables.length === 0) return;
  const live = tables.map((table) => named(table, LIVE)).join(', ');
  await transaction.query(`SELECT set_config('lock_timeout', $1, true)`, [`${patience}`]);
  await transaction.query(`LOCK TABLE ${live} IN ACCESS EXCLUSIVE MODE`);
}

/**
 * Puts the built tables in the place of the live ones, which are locked, and dropped. Readers who wait find the new
 * ones under the same names.
 */
export async function putInPlace(projection: Tables, transaction: ProjectionTransaction): Promise<void> {
  await dropTables(projection, LIVE, transaction);
  for (const table of projection.tables)
    await transaction.query(`ALTER TABLE ${named(table, NEXT)} SET SCHEMA ${LIVE}`);
}

/** Lets the planner know the built tables before anybody reads from them. */
export async function analyse({ tables }: Tables, transaction: ProjectionTransaction): Promise<void> {
  for (const table of tables) await transaction.query(`ANALYZE ${named(table, NEXT)}`);
}

/** Has names without a schema mean those of this one, to the end of the transaction. */
export async function lookInto(schema: Schema, transaction: ProjectionTransaction): Promise<void> {
  await transaction.query(`SELECT set_config('search_path', $1, true)`, [schema]);
}

async function dropTables(
  { tables }: Tables,
  schema: Schema,
  transaction: ProjectionTransaction,
): Promise<void> {
  if (tables.length === 0) return;
  const all = tables.map((table) => named(table, schema)).join(', ');
  await transaction.query(`DROP TABLE IF EXISTS ${all}`);
}

/** A table's name in a schema; projections may say `read.` or not. It goes into a statement, so nothing else. */
function named(table: string, schema: Schema): string {
  const name = /^(?:read\.)?([a-z_][a-z0-9_]*)$/.exec(table)?.[1];
  if (!name) throw new Error(`${table} is no table of a read model.`);
  return `${schema}."${name}"`;
}
