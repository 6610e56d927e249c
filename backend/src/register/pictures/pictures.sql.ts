import type { SchoolId } from '@loge/contracts';
import type { Values } from '../journal.sql.js';
import { ownOf } from '../sight.js';
import { picturedKinds } from './families.js';
import type { PicturedKind } from './families.js';
import { beginningOf, endOf } from './period.js';
import type { Asked } from './period.js';

/** How much of a kind on one day, and in each of its hours. */
interface DayRow {
  readonly day: string;
  readonly type: PicturedKind;
  readonly count: number;
}
interface HourRow {
  readonly weekday: number;
  readonly hour: number;
  readonly count: number;
}
interface SchoolRow {
  readonly school: SchoolId;
  readonly type: PicturedKind;
  readonly count: number;
}

/** What each question answers. */
export interface Answers {
  readonly days: DayRow;
  readonly hours: HourRow;
  readonly schools: SchoolRow;
}

/**
 * SQL of what is counted of a period, as `counted`: the statistics of the schools in sight. One's own events elsewhere
 * (a sign-in of staff carries no school) are seen in the register as well; they are one person's, and few.
 * Whoever may read the register reads it of whole schools: no role gives that right for classes.
 */
function countedSql({ from, to, school, sight }: Asked, values: Values): string {
  const [first, last, kinds] = [values.of(from), values.of(to), values.of(picturedKinds)];
  const conditions = [`day BETWEEN ${first}::date AND ${last}::date`, `type = ANY(${kinds}::text[])`];
  if (school) conditions.push(`schools @> ARRAY[${values.of(school)}::text]`);
  else if (sight.kind === 'places') conditions.push(`schools && ${values.of(sight.schools)}::text[]`);
  const statistics = `SELECT day, type, schools, count, hours FROM read.statistic_day
    WHERE ${conditions.join(' AND ')}`;
  if (school || sight.kind === 'everything' || !sight.viewer) return `WITH counted AS (${statistics})`;
  return `WITH counted AS (${statistics} UNION ALL
    SELECT local::date, type, schools, 1,
      array_fill(0, ARRAY[extract(hour FROM local)::int]) || 1 || array_fill(0, ARRAY[23 - extract(hour FROM local)::int])
    FROM (SELECT *, occurred_at AT TIME ZONE 'Europe/Paris' AS local FROM read.journal_person) AS own
    WHERE account = ANY(${values.of(ownOf(sight))}::uuid[]) AND type = ANY(${kinds}::text[])
      AND occurred_at >= ${beginningOf(first)} AND occurred_at < ${endOf(last)}
      AND NOT schools && ${values.of(sight.schools)}::text[])`;
}

/** How much of each kind on each day. */
export const daysSql = (asked: Asked, values: Values): string =>
  `${countedSql(asked, values)}
   SELECT day::text AS day, type, sum(count)::int AS count FROM counted GROUP BY 1, 2`;

/** How much of some kinds in each hour of each weekday. */
export const hoursSql = (asked: Asked, kinds: readonly PicturedKind[], values: Values): string =>
  `${countedSql(asked, values)}
   SELECT extract(isodow FROM day)::int AS weekday, (place - 1)::int AS hour, sum(many)::int AS count
   FROM counted CROSS JOIN unnest(hours) WITH ORDINALITY AS of_hour(many, place)
   WHERE type = ANY(${values.of(kinds)}::text[]) GROUP BY 1, 2`;

/** How much of each kind in the schools in sight, or in the one asked for. */
export function schoolsSql(asked: Asked, values: Values): string {
  const { school, sight } = asked;
  const shown = school ? [school] : sight.kind === 'places' ? sight.schools : undefined;
  const condition = shown ? `WHERE school = ANY(${values.of(shown)}::text[])` : '';
  return `${countedSql(asked, values)}
    SELECT school, type, sum(count)::int AS count FROM counted CROSS JOIN unnest(schools) AS school
    ${condition} GROUP BY 1, 2`;
}
