import type { AccountId, EventType, SchoolId } from '@loge/contracts';
import type { JournalFilter } from './commands.js';
import { kindsOf } from './journal.filter.js';
import { refusals } from './outcomes.js';
import { classPlace, ownOf } from './sight.js';
import type { Sight } from './sight.js';

/**
 * SQL with its values. Optional filters are assembled for each question and sent unnamed, so that PostgreSQL plans
 * with the values at hand: a generic plan is many times slower.
 */
export class Values {
  readonly list: unknown[] = [];
  /** The placeholder of a value. */
  of(value: unknown): string {
    return `$${this.list.push(value)}`;
  }
}

/** A filter with what had to be looked up for it. */
export interface Selection {
  readonly filter: JournalFilter;
  readonly sight: Sight;
  /** Where the period can lie, inclusive. */
  readonly bounds?: { readonly low?: bigint; readonly high?: bigint };
  /** Whom the search found; with too many to follow each, the words of {@link searchCondition}, and
   * whether they are few enough to gather all of their events. */
  readonly found?:
    | {
        readonly people: readonly AccountId[];
        /** Whether what merely showed them is theirs as well: in a history it is, in a search not. */
        readonly shown?: boolean;
      }
    | { readonly words: readonly string[]; readonly gathered: boolean };
}

/** Which part of a selection is wanted. Positions are exclusive. */
export interface Part {
  readonly towards: 'older' | 'newer';
  readonly limit?: number;
  readonly below?: bigint;
  readonly above?: bigint;
}

/** More sources than this and kinds become a condition rather than sources of their own. */
const MAX_SOURCES = 400;

/** An index that gives events in order of position, for each of its keys. */
interface Source {
  readonly table: 'read.journal' | 'read.journal_place' | 'read.journal_person';
  readonly column?: 'place' | 'account' | 'correlation' | 'channel';
  readonly type?: 'text' | 'uuid';
  readonly keys: readonly string[];
  /** A condition on the source's own row `d`. */
  readonly condition?: string | undefined;
  /** What this source makes sure of, so that it need not be asked of each row. */
  readonly ensures: readonly Ensured[];
}
type Ensured = 'channel' | 'correlation' | 'actor' | 'subject' | 'person' | 'found' | 'place' | 'sight';

/** SQL of the words that a row of `read.journal_name` must hold. Folded words have no character that LIKE knows. */
export const searchCondition = (words: readonly string[], values: Values): string =>
  words.length === 0
    ? 'false'
    : words.map((word) => `(words || ' ' || login_words) LIKE ${values.of(`%${word}%`)}`).join(' AND ');

/** SQL of whether a row `j` of the journal may be seen. */
export function sightCondition(sight: Sight, values: Values): string {
  if (sight.kind === 'everything') return 'true';
  const ways = [`j.schools && ${values.of(sight.schools)}::text[]`];
  if (sight.classes.length > 0) ways.push(`j.classes && ${values.of(sight.classes)}::text[]`);
  if (sight.viewer) ways.push(historyCondition(ownOf(sight), values));
  return `(${ways.join(' OR ')})`;
}

const actorCondition = (accounts: readonly AccountId[], values: Values): string =>
  `(j.actor_kind = 'ACCOUNT' AND j.actor = ANY(${values.of(accounts)}::uuid[]::text[]))`;
const subjectCondition = (accounts: readonly AccountId[], values: Values): string =>
  `j.subject = ANY(${values.of(accounts)}::uuid[])`;
const personCondition = (accounts: readonly AccountId[], values: Values): string =>
  `(${actorCondition(accounts, values)} OR ${subjectCondition(accounts, values)})`;
/** Also what showed them. */
const historyCondition = (accounts: readonly AccountId[], values: Values): string =>
  `(${personCondition(accounts, values)} OR j.shown && ${values.of(accounts)}::uuid[])`;
/** Of a person's row `d`: they did or underwent it, and were not merely shown. */
export const partCondition = '(d.as_actor OR d.as_subject)';

/**
 * SQL that gives the positions of a selection as `position`, each once; with a limit the newest (or oldest) ones.
 * It walks the narrowest index there is, for each key in order, and merges what they give.
 */
export function positionsSql(selection: Selection, part: Part, values: Values): string {
  const kinds = kindsOf(selection.filter);
  const order = part.towards === 'older' ? 'DESC' : 'ASC';
  const limit = part.limit === undefined ? '' : `LIMIT ${values.of(part.limit)}`;
  const sources = sourcesOf(selection).map((source) => {
    const byKind =
      kinds !== undefined && Math.max(source.keys.length, 1) * kinds.length <= MAX_SOURCES
        ? kinds
        : undefined;
    return sourceSql({ source, selection, part, byKind, order, limit }, values);
  });
  const merged = sources.map((sql) => `(${sql})`).join(' UNION ALL ');
  return `${foundTable(selection, values)} SELECT DISTINCT position FROM (${merged}) AS merged
    ORDER BY position ${order} ${limit}`;
}

/** Too many people to follow each: looked up once, whatever number of sources asks of its rows. */
function foundTable({ found }: Selection, values: Values): string {
  if (!found || 'people' in found) return '';
  return `WITH found AS MATERIALIZED (
    SELECT account FROM read.journal_name WHERE ${searchCondition(found.words, values)})`;
}

function sourceSql(
  wanted: {
    source: Source;
    selection: Selection;
    part: Part;
    byKind: readonly EventType[] | undefined;
    order: string;
    limit: string;
  },
  values: Values,
): string {
  const { source, selection, part, byKind, order, limit } = wanted;
  const row = source.table === 'read.journal' ? 'j' : 'd';
  const own = [source.condition, ...rangeConditions(row, selection, part, values)];
  const from: string[] = [];
  const columns: string[] = [];

  // One key stands in the condition, where the planner sees it; several are walked one by one.
  if (source.column && source.keys.length === 1) {
    own.push(`${row}.${source.column} = ${values.of(source.keys[0])}::${source.type}`);
  } else if (source.column) {
    from.push(`unnest(${values.of(source.keys)}::${source.type}[]) AS of_key(key)`);
    own.push(`${row}.${source.column} = of_key.key`);
  }
  if (byKind?.length === 1) own.push(`${row}.type = ${values.of(byKind[0])}`);
  else if (byKind) {
    from.push(`unnest(${values.of(byKind)}::text[]) AS of_kind(kind)`);
    own.push(`${row}.type = of_kind.kind`);
  } else own.push(...kindConditions(row, selection.filter, values));

  const others = rowConditions(selection, source.ensures, values);
  const join = row === 'd' && others.length > 0 ? 'JOIN read.journal AS j ON j.position = d.position' : '';
  const conditions = [...own, ...others].filter(Boolean);
  columns.push(`SELECT ${row}.position FROM ${source.table} AS ${row} ${join}`);
  if (conditions.length > 0) columns.push(`WHERE ${conditions.join(' AND ')}`);
  if (limit) columns.push(`ORDER BY ${row}.position ${order} ${limit}`);
  const walk = columns.join(' ');
  return from.length === 0
    ? walk
    : `SELECT walk.position FROM ${from.join(' CROSS JOIN ')} CROSS JOIN LATERAL (${walk}) AS walk`;
}

/** Where to look: the first of the filter's parts that an index leads to, the narrowest first. */
function sourcesOf({ filter, sight, found }: Selection): Source[] {
  const person = { table: 'read.journal_person', column: 'account', type: 'uuid' } as const;
  const place = { table: 'read.journal_place', column: 'place', type: 'text' } as const;

  if (filter.correlation) {
    const keys = [filter.correlation];
    return [{ table: 'read.journal', column: 'correlation', type: 'uuid', keys, ensures: ['correlation'] }];
  }
  if (filter.subject) {
    return [{ ...person, keys: [filter.subject], condition: 'd.as_subject', ensures: ['subject'] }];
  }
  if (filter.actor) return [{ ...person, keys: [filter.actor], condition: 'd.as_actor', ensures: ['actor'] }];
  if (filter.person) return [{ ...person, keys: [filter.person], ensures: ['person'] }];
  if (found && 'people' in found) {
    const condition = found.shown ? undefined : partCondition;
    return [{ ...person, keys: found.people, condition, ensures: ['found'] }];
  }
  if (filter.school && mayAskFor(filter, sight)) {
    return [{ ...place, keys: [placeOf(filter.school, filter.class)], ensures: ['place'] }];
  }
  if (sight.kind === 'places') {
    // Of a school that is not seen whole nothing can be found but in classes and about the viewer.
    const schools = filter.school ? [] : sight.schools;
    const places: Source = { ...place, keys: [...schools, ...sight.classes], ensures: ['sight'] };
    return sight.viewer ? [places, { ...person, keys: [sight.viewer], ensures: ['sight'] }] : [places];
  }
  if (filter.channel) {
    const keys = [filter.channel];
    return [{ table: 'read.journal', column: 'channel', type: 'text', keys, ensures: ['channel'] }];
  }
  return [{ table: 'read.journal', keys: [], ensures: [] }];
}

/** The place a filter names: a class of the school, or the school. */
const placeOf = (school: SchoolId, code: string | undefined): string =>
  code ? classPlace(school, code) : school;

function rangeConditions(row: string, { bounds }: Selection, part: Part, values: Values): string[] {
  const bounded = (value: bigint | undefined, comparison: string) =>
    value === undefined ? [] : [`${row}.position ${comparison} ${values.of(value.toString())}::bigint`];
  return [
    ...bounded(part.below, '<'),
    ...bounded(part.above, '>'),
    ...bounded(bounds?.low, '>='),
    ...bounded(bounds?.high, '<='),
  ];
}

function kindConditions(row: string, filter: JournalFilter, values: Values): string[] {
  const kinds = kindsOf(filter);
  return kinds ? [`${row}.type = ANY(${values.of(kinds)}::text[])`] : [];
}

/** SQL of the day of the week and the hour of Paris, of a row with its `occurred_at`. */
export function clockConditions(row: string, { weekday, hour }: JournalFilter, values: Values): string[] {
  const local = `${row}.occurred_at AT TIME ZONE 'Europe/Paris'`;
  return [
    ...(weekday === undefined ? [] : [`extract(isodow FROM ${local}) = ${values.of(weekday)}::int`]),
    ...(hour === undefined ? [] : [`extract(hour FROM ${local}) = ${values.of(hour)}::int`]),
  ];
}

/** What must be asked of each row `j`, save what the source makes sure of. */
function rowConditions(selection: Selection, ensured: readonly Ensured[], values: Values): string[] {
  const { filter, sight, found } = selection;
  const { from, to, channel, outcome, correlation, actor, subject, person, school } = filter;
  const asked: string[] = [];
  const unless = <Wanted>(
    part: Ensured,
    wanted: Wanted | undefined,
    condition: (wanted: Wanted) => string,
  ) => {
    if (wanted !== undefined && !ensured.includes(part)) asked.push(condition(wanted));
  };
  if (from) asked.push(`j.occurred_at >= ${values.of(from)}::timestamptz`);
  if (to) asked.push(`j.occurred_at < ${values.of(to)}::timestamptz`);
  asked.push(...clockConditions('j', filter, values));
  if (outcome === 'SUCCESS') asked.push(`j.type <> ALL(${values.of(refusals)}::text[])`);
  unless('channel', channel, (one) => `j.channel = ${values.of(one)}`);
  unless('correlation', correlation, (one) => `j.correlation = ${values.of(one)}::uuid`);
  unless('actor', actor, (one) => actorCondition([one], values));
  unless('subject', subject, (one) => subjectCondition([one], values));
  unless('person', person, (one) => historyCondition([one], values));
  unless('place', school, (one) =>
    filter.class
      ? `j.classes @> ARRAY[${values.of(classPlace(one, filter.class))}::text]`
      : `j.schools @> ARRAY[${values.of(one)}::text]`,
  );
  unless('found', found, (one) => {
    if (!('people' in one)) return foundCondition;
    return (one.shown ? historyCondition : personCondition)(one.people, values);
  });
  if (school && !mayAskFor(filter, sight)) asked.push(ownOrClassCondition(school, selection, values));
  if (!ensured.includes('sight') && !seesAllOf(filter, sight)) asked.push(sightCondition(sight, values));
  return asked;
}

/** Asks a row for the people of {@link foundTable}. */
const foundCondition = `(j.subject IN (SELECT account FROM found)
  OR (j.actor_kind = 'ACCOUNT' AND j.actor IN (SELECT account::text FROM found)))`;

/**
 * Whether a filter's school or class lies within sight. Asked of events by one that does not, the register would tell
 * which of those seen are of that school as well.
 */
export function mayAskFor({ school, class: code }: JournalFilter, sight: Sight): boolean {
  if (sight.kind === 'everything' || !school || sight.schools.includes(school)) return true;
  return !!code && sight.classes.includes(classPlace(school, code));
}

/** Of a school that is not seen whole: what is about the viewer, or of a class that is seen. */
function ownOrClassCondition(school: SchoolId, { filter, sight }: Selection, values: Values): string {
  if (sight.kind === 'everything') return 'true';
  const classes = filter.class ? [] : sight.classes.filter((place) => place.startsWith(`${school}/`));
  const ways = ['false'];
  if (sight.viewer) ways.push(subjectCondition([sight.viewer], values));
  if (classes.length > 0) ways.push(`j.classes && ${values.of(classes)}::text[]`);
  return `(${ways.join(' OR ')})`;
}

/** Whether everything a filter can find may be seen, whatever the row. */
export function seesAllOf(filter: JournalFilter, sight: Sight): boolean {
  if (sight.kind === 'everything') return true;
  const { school, actor, subject, person } = filter;
  if (sight.viewer && [actor, subject, person].includes(sight.viewer)) return true;
  return school !== undefined && mayAskFor(filter, sight);
}
