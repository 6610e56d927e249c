import { kindsOf } from './journal.filter.js';
import { clockConditions, mayAskFor, partCondition, searchCondition, seesAllOf } from './journal.sql.js';
import type { Part, Selection, Values } from './journal.sql.js';
import { refusals } from './outcomes.js';
import { ownOf } from './sight.js';

/** Whether people's own rows can answer: who did or underwent it is asked once, and no class plays a part. */
export function countedByPerson({ filter, sight, found }: Selection): boolean {
  const { actor, subject, person, class: code, channel, correlation } = filter;
  const whose = [actor, subject, person, found].filter((asked) => asked !== undefined);
  const classes = code !== undefined || (sight.kind === 'places' && sight.classes.length > 0);
  return whose.length === 1 && !classes && !channel && !correlation && mayAskFor(filter, sight);
}

/**
 * SQL of people's own rows `d` of a selection, `FROM` on; `outside` leaves out those of these schools. An event of two
 * people who were found stands there twice.
 */
export function peopleRowsSql(
  { filter, sight, bounds, found }: Selection,
  values: Values,
  outside?: readonly string[],
): string {
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
  if (found && !('people' in found && found.shown)) conditions.push(partCondition);
  if (bounds?.low !== undefined) conditions.push(`d.position >= ${values.of(bounds.low.toString())}::bigint`);
  if (bounds?.high !== undefined)
    conditions.push(`d.position <= ${values.of(bounds.high.toString())}::bigint`);
  if (from) conditions.push(`d.occurred_at >= ${values.of(from)}::timestamptz`);
  if (to) conditions.push(`d.occurred_at < ${values.of(to)}::timestamptz`);
  conditions.push(...clockConditions('d', filter, values));
  if (kinds) conditions.push(`d.type = ANY(${values.of(kinds)}::text[])`);
  if (outcome === 'SUCCESS') conditions.push(`d.type <> ALL(${values.of(refusals)}::text[])`);
  if (school) conditions.push(`d.schools @> ARRAY[${values.of(school)}::text]`);
  if (outside) conditions.push(`NOT d.schools && ${values.of(outside)}::text[]`);
  if (sight.kind === 'places' && !seesAllOf(filter, sight)) {
    const seen = [`d.schools && ${values.of(sight.schools)}::text[]`];
    if (sight.viewer) {
      const own = `SELECT position FROM read.journal_person WHERE account = ANY(${values.of(ownOf(sight))}::uuid[])`;
      seen.push(`d.position IN (${own})`);
    }
    conditions.push(`(${seen.join(' OR ')})`);
  }
  return `FROM read.journal_person AS d WHERE ${conditions.join(' AND ')}`;
}

/**
 * SQL of a page's positions as `position`, from all rows of the people found: where few of them are in sight, walking
 * the places in order meets none for long.
 */
export function peoplePageSql(selection: Selection, part: Part & { limit: number }, values: Values): string {
  const order = part.towards === 'older' ? 'DESC' : 'ASC';
  const range = [
    ...(part.below === undefined ? [] : [`AND d.position < ${values.of(part.below.toString())}::bigint`]),
    ...(part.above === undefined ? [] : [`AND d.position > ${values.of(part.above.toString())}::bigint`]),
  ];
  const rows = `SELECT d.position ${peopleRowsSql(selection, values)} ${range.join(' ')}
    ORDER BY d.position ${order} LIMIT ${values.of(rowsEach(selection) * part.limit)}`;
  return `SELECT DISTINCT position FROM (${rows}) AS page
    ORDER BY position ${order} LIMIT ${values.of(part.limit)}`;
}

/**
 * SQL that counts a selection up to `cap`, as `count`: in whatever order rows come, so that it stops early where many
 * match, however few of them are in sight.
 */
export function cappedPeopleSql(selection: Selection, cap: number, values: Values): string {
  const limit = values.of(rowsEach(selection) * cap);
  const rows = `SELECT d.position ${peopleRowsSql(selection, values)} LIMIT ${limit}`;
  return `SELECT least(count(DISTINCT position), ${values.of(cap)})::int AS count FROM (${rows}) AS counted`;
}

/**
 * In how many rows an event can stand: it has two people at most, and one row of each; of those it showed each
 * account of a history may be one.
 */
function rowsEach({ found }: Selection): number {
  if (!found) return 1;
  return 'people' in found && found.shown ? Math.max(2, found.people.length) : 2;
}
