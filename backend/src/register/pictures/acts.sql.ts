import type { Actor, AccountId } from '@loge/contracts';
import type { Values } from '../journal.sql.js';
import { ownOf } from '../sight.js';
import type { Sight } from '../sight.js';
import { notables } from './families.js';
import type { Notable } from './families.js';
import { beginningOf, endOf } from './period.js';
import type { Asked } from './period.js';
import type { ActFilter } from './pictures.queries.js';

type Columns = Readonly<Record<(typeof notables)[number]['column'], number>>;

/** Acts, summed up. */
export interface SumRow extends Columns {
  readonly count: number;
  readonly people: number;
}

/** Those of one who acted. */
export interface ActorRow extends SumRow {
  readonly actor_kind: Actor['kind'];
  readonly actor: string;
  readonly last_at: Date;
}

const SUMS = `count(*)::int AS count, count(DISTINCT j.subject)::int AS people, ${notables
  .map(({ column }) => `(count(*) FILTER (WHERE j.${column}))::int AS ${column}`)
  .join(', ')}`;

/** How many of each way stand out. */
export const notableCounts = (row: Columns): { notable: Notable; count: number }[] =>
  notables.map(({ notable, column }) => ({ notable, count: row[column] }));

/** SQL of the acts `j` of a period that are seen, `FROM` on. */
export function actsSql({ from, to, school, sight }: Asked, filter: ActFilter, values: Values): string {
  const conditions = [
    `j.occurred_at >= ${beginningOf(values.of(from))}`,
    `j.occurred_at < ${endOf(values.of(to))}`,
  ];
  if (school) conditions.push(`j.schools @> ARRAY[${values.of(school)}::text]`);
  else conditions.push(seenCondition(sight, values));
  if (filter.actor) conditions.push(actorIs(filter.actor, values));
  const column = notables.find(({ notable }) => notable === filter.notable)?.column;
  if (column) conditions.push(`j.${column}`);
  return `FROM read.credential_act AS j WHERE ${conditions.join(' AND ')}`;
}

/** As the journal sees them: of the schools and classes in sight, and by or about the viewer. */
function seenCondition(sight: Sight, values: Values): string {
  if (sight.kind === 'everything') return 'true';
  const own = values.of(ownOf(sight));
  return `(j.schools && ${values.of(sight.schools)}::text[] OR j.classes && ${values.of(sight.classes)}::text[]
    OR j.subject = ANY(${own}::uuid[]) OR (j.actor_kind = 'ACCOUNT' AND j.actor = ANY(${own}::uuid[]::text[])))`;
}

const actorIs = (actor: AccountId, values: Values): string =>
  `j.actor_kind = 'ACCOUNT' AND j.actor = ${values.of(actor.toLowerCase())}`;

/** All of them, summed up. */
export const sumSql = (asked: Asked, values: Values): string =>
  `SELECT ${SUMS} ${actsSql(asked, {}, values)}`;

/** By who acted, most first, the latest first of those alike. */
export const actorsSql = (asked: Asked, most: number, values: Values): string =>
  `SELECT j.actor_kind, j.actor, max(j.occurred_at) AS last_at, ${SUMS} ${actsSql(asked, {}, values)}
   GROUP BY 1, 2 ORDER BY count DESC, last_at DESC, j.actor LIMIT ${values.of(most)}`;
