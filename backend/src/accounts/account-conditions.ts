import { LogeError } from '@loge/contracts';
import { hasControls } from '../event-store/storable.js';
import type { Reach } from '../rights/rights.js';
import { anyTerm, term } from './account.terms.js';
import type { AccountFilter, AccountStatus, SelectionFilter } from './commands.js';
import { allTerms, hasTerms, oneBeginsWith, seekTyped, termsOfNames, typedText } from './typed-conditions.js';
import type { Sought } from './typed-conditions.js';
import { accountWithin, affiliationWithin, loginWithin, termsWithin, thereIs } from './within-reach.js';
import type { Parameters } from './within-reach.js';

/** Whether somebody ever signed in to an account, `a`, or to one that leads to it. */
export const activatedAccount = `(a.activated_at IS NOT NULL OR ${thereIs(
  'read.account j WHERE j.joined_to = a.id AND j.activated_at IS NOT NULL',
)})`;

const statusConditions: Readonly<Record<AccountStatus, string>> = {
  ACTIVE: 'a.joined_to IS NULL AND a.active AND NOT a.closed',
  DEPARTED: 'a.joined_to IS NULL AND NOT a.active AND NOT a.closed',
  CLOSED: 'a.joined_to IS NULL AND a.closed',
  JOINED: 'a.joined_to IS NOT NULL',
};

/**
 * The conditions on an account, `a`, that a filter and a reach make; errors as {@link seek}.
 */
export function conditionsOf(filter: AccountFilter, reach: Reach, parameters: Parameters): string[] {
  const sought = seek(filter, reach, parameters);
  const terms = allTerms(sought);
  const isHidden = sought.words.length > 0 && reach.kind !== 'everything';
  return [
    ...(terms.length > 0 ? [hasTerms(terms, parameters)] : []),
    ...(isHidden
      ? [`(${hasTerms(termsOfNames(sought), parameters)} OR ${loginWithin(reach, parameters)})`]
      : []),
    ...sought.conditions,
  ];
}

/**
 * What a filter and a reach ask of an account, `a`.
 * @throws LogeError `BAD_INPUT` for a class, group or subject without its school, control characters, what no person
 *   would type.
 */
export function seek(filter: AccountFilter, reach: Reach, parameters: Parameters): Sought {
  const { status, activated, id } = filter;
  const sought: Sought = { terms: [], words: [], conditions: [] };
  seekTyped(sought, filter, reach, parameters);
  const { terms, conditions } = sought;
  conditions.push(status ? statusConditions[status] : 'a.joined_to IS NULL');
  // Hardly anything is told by a term that nearly everybody has.
  if (status && status !== 'ACTIVE') terms.push(term('status', status));
  if (activated !== undefined) conditions.push(activated ? activatedAccount : `NOT ${activatedAccount}`);
  if (id !== undefined) conditions.push(`a.id = ${parameters.add(id)}::uuid`);
  const near = termsWithin(reach);
  if (near !== undefined) terms.push(near);
  const place = seekPlace(sought, filter, parameters);
  if (place.length === 0) conditions.push(accountWithin(reach, parameters));
  else {
    if (status === undefined || status === 'ACTIVE') place.push('f.current');
    conditions.push(hasPlace([...place, affiliationWithin(reach, parameters)]));
  }
  return sought;
}

/** The condition that an account, `a`, has a place, `f`, for which all of this holds. */
const hasPlace = (conditions: readonly string[]) =>
  thereIs(`read.affiliation f WHERE f.account = a.id AND ${conditions.join(' AND ')}`);

/** Adds what a place is looked up by; gives what must hold of one place, `f`. */
function seekPlace(
  { terms }: Sought,
  { school, class: code, profile, group, subject }: AccountFilter,
  parameters: Parameters,
): string[] {
  const [inGroup, teaching] = [typedText(group), typedText(subject)];
  const isOfSchool = code !== undefined || inGroup !== undefined || teaching !== undefined;
  if (isOfSchool && school === undefined) throw new LogeError('BAD_INPUT');
  if (code !== undefined && hasControls(code)) throw new LogeError('BAD_INPUT');
  const place: string[] = [];
  if (school !== undefined) place.push(`f.school = ${parameters.add(school)}`);
  if (profile !== undefined) place.push(`f.profile = ${parameters.add(profile)}`);
  if (code !== undefined) place.push(`${parameters.add(code)} = ANY(f.classes)`);
  if (inGroup !== undefined) place.push(oneBeginsWith('f.groups', inGroup, parameters));
  if (teaching !== undefined) place.push(oneBeginsWith('f.subjects', teaching, parameters));
  if (school !== undefined) {
    terms.push(profile === undefined ? term('school', school) : term('part', `${school}/${profile}`));
    if (code !== undefined) terms.push(term('class', `${school}/${code}`));
  } else if (profile !== undefined) terms.push(term('profile', profile));
  return place;
}

/** More are looked for account by account. */
const FEW_SCHOOLS = 32;

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
  if (schools !== undefined && schools.length <= FEW_SCHOOLS) {
    // No school is a term of nobody.
    const terms = schools.length > 0 ? schools.map((school) => term('school', school)) : [term('school', '')];
    conditions.push(hasTerms([anyTerm(terms)], parameters));
  }
  const place = ['f.current', affiliationWithin(reach, parameters)];
  if (schools !== undefined) place.push(`f.school = ANY(${parameters.add(schools)}::text[])`);
  if (profiles.length > 0) place.push(`f.profile = ANY(${parameters.add(profiles)}::text[])`);
  if (classes.length > 0) {
    const among = parameters.add(classes);
    place.push(`(f.classes && ${among}::text[]
      OR f.profile = 'RELATIVE' AND ${childClasses} && ${among}::text[])`);
  }
  return [...conditions, hasPlace(place)];
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
