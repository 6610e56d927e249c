import type { EventType } from '@loge/contracts';
import type { JournalFilter } from './commands.js';
import { kindsOf } from './journal.filter.js';
import { Values, positionsSql } from './journal.sql.js';
import type { Selection } from './journal.sql.js';
import { refusals } from './outcomes.js';
import type { WholeDays } from './paris-days.js';
import { countedByPerson, peopleRowsSql } from './people.sql.js';
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
  if (filter.weekday !== undefined || filter.hour !== undefined) return false;
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

/**
 * What the counts by day of whole schools leave out: events about or by the viewer that concern none of these
 * schools. `undefined` when there can be none.
 */
export function ownOutside(filter: JournalFilter, sight: Sight) {
  if (sight.kind === 'everything' || !sight.viewer || filter.school) return undefined;
  return { viewer: sight.viewer, schools: sight.schools };
}

/** Counts from people's own rows: an event of two people who were found is counted once. */
function peopleSql(selection: Selection, outside: readonly string[] | undefined): Sql {
  const values = new Values();
  const rows = peopleRowsSql(selection, values, outside);
  const counted = selection.found ? 'DISTINCT d.position' : '*';
  const text = `SELECT (d.occurred_at AT TIME ZONE 'Europe/Paris')::date::text AS day, d.type,
      count(${counted})::int AS count
    ${rows} GROUP BY 1, 2`;
  return { text, values: values.list };
}
