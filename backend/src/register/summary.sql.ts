import type { EventType } from '@loge/contracts';
import type { JournalFilter } from './commands.js';
import { kindsOf } from './journal.filter.js';
import { Values, positionsSql } from './journal.sql.js';
import type { Selection } from './journal.sql.js';
import { refusals } from './outcomes.js';
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

/** A period of whole days: from one (inclusive) to another (exclusive), each open when absent. */
export interface WholeDays {
  readonly from?: string;
  readonly to?: string;
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
  if (whole.from) conditions.push(`day >= ${values.of(whole.from)}::date`);
  if (whole.to) conditions.push(`day < ${values.of(whole.to)}::date`);
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
  const values = new Values();
  const positions = positionsSql(selection, { towards: 'older' }, values);
  const condition = outside ? `WHERE NOT j.schools && ${values.of(outside)}::text[]` : '';
  const text = `SELECT (j.occurred_at AT TIME ZONE 'Europe/Paris')::date::text AS day, j.type, count(*)::int AS count
    FROM (${positions}) AS counted JOIN read.journal AS j ON j.position = counted.position
    ${condition} GROUP BY 1, 2`;
  return { text, values: values.list };
}

/**
 * What the counts by day of whole schools leave out: events about or by the viewer that concern none of them.
 * `undefined` when there can be none.
 */
export function ownOutside(filter: JournalFilter, sight: Sight): { outside: readonly string[] } | undefined {
  return sight.kind === 'places' && sight.viewer && !filter.school ? { outside: sight.schools } : undefined;
}
