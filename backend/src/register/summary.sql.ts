import type { EventType } from '@loge/contracts';
import type { JournalFilter } from './commands.js';
import { kindsOf } from './journal.filter.js';
import { Values, mayAskFor, positionsSql, searchCondition, seesAllOf } from './journal.sql.js';
import type { Selection } from './journal.sql.js';
import { refusals } from './outcomes.js';
import type { WholeDays } from './paris-days.js';
import type { Sight } from './sight.js';

/** How many events of one kind on one Europe/Paris day. */
export interface DayKindCount {
  /** `2026-11-21` */
  readonly day: string;
  readonly type: EventType;
  readonly count: number;
}

export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Whether the counts by day can answer: only kinds, channel, outcome and one school are asked, and who asks sees all
 * of it, or whole schools.
 */
export function countedByDay({ filter, sight }: Pick<Selection, 'filter' | 'sight'>): boolean {
  const { actor, subject, person, class: code, search, correlation, school } = filter;
  if (actor ?? subject ?? person ?? code ?? search?.trim() ?? correlation) return false;
  if (sight.kind === 'everything') return true;
  return sight.classes.length === 0 && (!school || sight.schools.includes(school));
}

/** Counts from the counts by day. Each event stands there once, under all of its schools. */
export function daysSql({ filter, sight }: Pick<Selection, 'filter' | 'sight'>, whole: WholeDays): Sql {
  const values = new Values();
  const conditions = ['true'];
  const kinds = kindsOf(filter);
  if (whole.firstDay) conditions.push(`day >= ${values.of(whole.firstDay)}::date`);
  if (whole.dayAfter) conditions.push(`day < ${values.of(whole.dayAfter)}::date`);
  if (kinds) conditions.push(`type = ANY(${values.of(kinds)}::text[])`);
  if (filter.outcome === 'SUCCESS') conditions.push(`type <> ALL(${values.of(refusals)}::text[])`);
  if (filter.channel) conditions.push(`channel = ${values.of(filter.channel)}`);
  if (filter.school) conditions.push(`schools @> ARRAY[${values.of(filter.school)}::text]`);
  else if (sight.kind === 'places') conditions.push(`schools && ${values.of(sight.schools)}::text[]`);
  const text = `SELECT day::text AS day, type, sum(count)::int AS count FROM read.journal_day
    WHERE ${conditions.join(' AND ')} GROUP BY 1, 2`;
  return { text, values: values.list };
}

/** Counts from the events themselves; `outside` leaves out those of these schools. */
export function rowsSql(selection: Selection, outside?: readonly string[]): Sql {
  if (countedByPerson(selection)) return peopleSql(selection, outside);
  const values = new Values();
  const positions = positionsSql(selection, { towards: 'older' }, values);
  const condition = outside ? `WHERE NOT j.schools && ${values.of(outside)}::text[]` : '';
  const text = `SELECT (j.occurred_at AT TIME ZONE 'Europe/Paris')::date::text AS day, j.type, count(*)::int AS count
    FROM (${positions}) AS counted JOIN read.journal AS j ON j.position = counted.position
    ${condition} GROUP BY 1, 2`;
  return { text, values: values.list };
}

/** Whether people's own rows can answer: who did or underwent it is asked once, and no class plays a part. */
function countedByPerson({ filter, sight, found }: Selection): boolean {
  const { actor, subject, person, class: code, channel, correlation } = filter;
  const whose = [actor, subject, person, found].filter((asked) => asked !== undefined);
  const classes = code !== undefined || (sight.kind === 'places' && sight.classes.length > 0);
  return whose.length === 1 && !classes && !channel && !correlation && mayAskFor(filter, sight);
}

/** Counts from people's own rows: an event of two people who were found is counted once. */
function peopleSql({ filter, sight, bounds, found }: Selection, outside: readonly string[] | undefined): Sql {
  const values = new Values();
  const { actor, subject, person, from, to, school, outcome } = filter;
  const kinds = kindsOf(filter);
  const conditions: string[] = [];
  const one = actor ?? subject ?? person;
  if (one) conditions.push(`d.account = ${values.of(one)}::uuid`);
  else if (found && 'people' in found) conditions.push(`d.account = ANY(${values.of(found.people)}::uuid[])`);
  else if (found) {
    const held = searchCondition(found.words, values);
    conditions.push(`d.account IN (SELECT account FROM read.journal_name WHERE ${held})`);
  }
  if (actor) conditions.push('d.as_actor');
  if (subject) conditions.push('d.as_subject');
  if (bounds?.low !== undefined) conditions.push(`d.position >= ${values.of(bounds.low.toString())}::bigint`);
  if (bounds?.high !== undefined)
    conditions.push(`d.position <= ${values.of(bounds.high.toString())}::bigint`);
  if (from) conditions.push(`d.occurred_at >= ${values.of(from)}::timestamptz`);
  if (to) conditions.push(`d.occurred_at < ${values.of(to)}::timestamptz`);
  if (kinds) conditions.push(`d.type = ANY(${values.of(kinds)}::text[])`);
  if (outcome === 'SUCCESS') conditions.push(`d.type <> ALL(${values.of(refusals)}::text[])`);
  if (school) conditions.push(`d.schools @> ARRAY[${values.of(school)}::text]`);
  if (outside) conditions.push(`NOT d.schools && ${values.of(outside)}::text[]`);
  if (sight.kind === 'places' && !seesAllOf(filter, sight)) {
    const seen = [`d.schools && ${values.of(sight.schools)}::text[]`];
    if (sight.viewer) {
      const own = `SELECT position FROM read.journal_person WHERE account = ${values.of(sight.viewer)}::uuid`;
      seen.push(`d.position IN (${own})`);
    }
    conditions.push(`(${seen.join(' OR ')})`);
  }
  const counted = found ? 'DISTINCT d.position' : '*';
  const text = `SELECT (d.occurred_at AT TIME ZONE 'Europe/Paris')::date::text AS day, d.type,
      count(${counted})::int AS count
    FROM read.journal_person AS d WHERE ${conditions.join(' AND ')} GROUP BY 1, 2`;
  return { text, values: values.list };
}

/**
 * What the counts by day of whole schools leave out: events about or by the viewer that concern none of these
 * schools. `undefined` when there can be none.
 */
export function ownOutside(filter: JournalFilter, sight: Sight) {
  if (sight.kind === 'everything' || !sight.viewer || filter.school) return undefined;
  return { viewer: sight.viewer, schools: sight.schools };
}
