import { LogeError } from '@loge/contracts';
import { hasControls } from '../event-store/storable.js';
import type { Reach } from '../rights/rights.js';
import { words } from './account.words.js';
import type { AccountFilter, AccountStatus, SelectionFilter } from './commands.js';
import type { Parameters } from './within-reach.js';
import { accountWithin, affiliationWithin } from './within-reach.js';

/** Longer searches are not typed by people. */
const MAX_SEARCH = 200;
/** Sorts after every letter: the end of a range of words with one beginning. */
const LAST = '\u{10ffff}';

/** Whether somebody ever signed in to an account, `a`, or to one that leads to it. */
export const activatedAccount = `(a.activated_at IS NOT NULL OR a.id IN (
  SELECT j.joined_to FROM read.account j WHERE j.joined_to IS NOT NULL AND j.activated_at IS NOT NULL))`;

const statusConditions: Readonly<Record<AccountStatus, string>> = {
  ACTIVE: 'a.joined_to IS NULL AND a.active AND NOT a.closed',
  DEPARTED: 'a.joined_to IS NULL AND NOT a.active AND NOT a.closed',
  CLOSED: 'a.joined_to IS NULL AND a.closed',
  JOINED: 'a.joined_to IS NOT NULL',
};

/**
 * The conditions on an account, `a`, that a filter and a reach make.
 * @throws LogeError `BAD_INPUT` for a class without its school, control characters, what no person would type.
 */
export function conditionsOf(filter: AccountFilter, reach: Reach, parameters: Parameters): string[] {
  const conditions = searchConditions(filter.search ?? '', parameters);
  conditions.push(filter.status ? statusConditions[filter.status] : 'a.joined_to IS NULL');
  if (filter.activated !== undefined) {
    conditions.push(filter.activated ? activatedAccount : `NOT ${activatedAccount}`);
  }
  if (filter.id !== undefined) conditions.push(`a.id = ${parameters.add(filter.id)}::uuid`);
  if (filter.class !== undefined && filter.school === undefined) throw new LogeError('BAD_INPUT');
  if (filter.class !== undefined && hasControls(filter.class)) throw new LogeError('BAD_INPUT');
  if (filter.school === undefined && filter.profile === undefined) {
    return [...conditions, accountWithin(reach, parameters)];
  }
  const place = ['f.account = a.id', affiliationWithin(reach, parameters)];
  if (filter.status === undefined || filter.status === 'ACTIVE') place.push('f.current');
  if (filter.school !== undefined) place.push(`f.school = ${parameters.add(filter.school)}`);
  if (filter.class !== undefined) place.push(`${parameters.add(filter.class)} = ANY(f.classes)`);
  if (filter.profile !== undefined) place.push(`f.profile = ${parameters.add(filter.profile)}`);
  return [...conditions, `EXISTS (SELECT 1 FROM read.affiliation f WHERE ${place.join(' AND ')})`];
}

/**
 * As {@link conditionsOf}, for open accounts only and with what a selection asks beside.
 * @throws LogeError `BAD_INPUT` also for classes without exactly one school.
 */
export function selectionConditions(filter: SelectionFilter, reach: Reach, parameters: Parameters): string[] {
  const { schools, classes = [], profiles = [], createdSince, createdWith, accounts } = filter;
  const conditions = [...conditionsOf(filter, reach, parameters), 'a.joined_to IS NULL AND NOT a.closed'];
  if (accounts !== undefined) conditions.push(`a.id = ANY(${parameters.add(accounts)}::uuid[])`);
  if (createdSince !== undefined) conditions.push(`a.created_at >= ${parameters.add(createdSince)}`);
  if (createdWith !== undefined) conditions.push(`a.created_with = ${parameters.add(createdWith)}::uuid`);
  if (classes.length > 0 && schools?.length !== 1) throw new LogeError('BAD_INPUT');
  if (classes.some(hasControls)) throw new LogeError('BAD_INPUT');
  if (schools === undefined && profiles.length === 0) return conditions;
  const place = ['f.account = a.id', 'f.current', affiliationWithin(reach, parameters)];
  if (schools !== undefined) place.push(`f.school = ANY(${parameters.add(schools)}::text[])`);
  if (profiles.length > 0) place.push(`f.profile = ANY(${parameters.add(profiles)}::text[])`);
  if (classes.length > 0) {
    const among = parameters.add(classes);
    place.push(`(f.classes && ${among}::text[]
      OR f.profile = 'RELATIVE' AND ${childClasses} && ${among}::text[])`);
  }
  return [...conditions, `EXISTS (SELECT 1 FROM read.affiliation f WHERE ${place.join(' AND ')})`];
}

/**
 * The classes, in the school of a relative's affiliation `f`, of the children they have there. What is told of a child
 * that leads to another account is told of that one.
 */
export const childClasses = `ARRAY(
  SELECT DISTINCT unnest(g.classes) AS class FROM read.family t
  LEFT JOIN read.account c ON c.id = t.child
  JOIN read.affiliation g ON g.account = coalesce(c.joined_to, t.child) AND g.school = t.school AND g.current
  WHERE t.relative = f.account AND t.school = f.school AND g.profile = 'PUPIL' ORDER BY class)`;

/** Each word typed is the beginning of some word of the account. */
function searchConditions(search: string, parameters: Parameters): string[] {
  if (search.length > MAX_SEARCH || hasControls(search)) throw new LogeError('BAD_INPUT');
  if (search.trim() === '') return [];
  const typed = words(search);
  // Something was typed, but nothing that a name or a login could hold.
  if (typed.length === 0) return ['false'];
  return typed.map(
    (word) => `a.id IN (SELECT account FROM read.account_word
      WHERE word >= ${parameters.add(word)} AND word < ${parameters.add(word + LAST)})`,
  );
}
