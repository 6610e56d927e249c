import type { AffiliationDetails, SchoolId, Scope } from '@loge/contracts';
import { scopeText } from './changes.js';
import type { StoredChange } from './changes.js';
import type { Facts } from './commands.js';
import { classPlace } from './sight.js';
import type { Seen } from './sight.js';

/** The facts of an event as its row has them: those that name schools and classes, and any others. */
export type StoredFacts = Facts & Placing & Typing;

/** Fields of the events' data that name schools and classes; a spec asks every kind of event for others. */
interface Placing {
  readonly school?: SchoolId;
  readonly schools?: readonly SchoolId[];
  readonly scope?: Scope;
  readonly departures?: readonly { readonly school: SchoolId }[];
  readonly details?: AffiliationDetails;
  readonly previousDetails?: AffiliationDetails;
}

/** What was typed, `null` when it was erased. */
interface Typing {
  readonly typed?: string | null;
}

interface Told {
  readonly facts: StoredFacts;
  readonly changes: readonly StoredChange[];
}

/** Facts and changes without what names a school, class or scope out of sight, and what was typed there. */
export function toldWithin(seen: Seen, { facts, changes }: Told): Told {
  const { school, schools, scope, departures, details, previousDetails, typed } = facts;
  // All that such an event tells is about this one school.
  const whole = school ?? (scope?.kind === 'CLASSES' ? scope.school : undefined);
  if (whole && !seen.school(whole)) return { facts: {}, changes: [] };
  const told = {
    ...facts,
    ...(typed !== undefined && !seen.typed && { typed: null }),
    ...(schools && { schools: schools.filter(seen.school) }),
    ...(scope && { scope: scopeWithin(seen, scope) }),
    ...(departures && { departures: departures.filter((one) => seen.school(one.school)) }),
    ...(school && details && { details: detailsWithin(seen, school, details) }),
    ...(school && previousDetails && { previousDetails: detailsWithin(seen, school, previousDetails) }),
  };
  return { facts: told, changes: changes.map((change) => changeWithin(seen, facts, change)) };
}

function scopeWithin(seen: Seen, scope: Scope): Scope {
  if (scope.kind === 'SCHOOLS') return { ...scope, schools: scope.schools.filter(seen.school) };
  if (scope.kind !== 'CLASSES') return scope;
  return { ...scope, classes: scope.classes.filter((code) => seen.class(classPlace(scope.school, code))) };
}

function detailsWithin(seen: Seen, school: SchoolId, details: AffiliationDetails): AffiliationDetails {
  const within = (codes: readonly string[]) => codes.filter((code) => seen.class(classPlace(school, code)));
  return { ...details, classes: within(details.classes), formTeacherOf: within(details.formTeacherOf) };
}

function changeWithin(seen: Seen, { school, scope }: Placing, change: StoredChange): StoredChange {
  const { field, before, after } = change;
  const both = (within: (text: string) => string | null): StoredChange => ({
    field,
    before: typeof before === 'string' ? within(before) : before,
    after: typeof after === 'string' ? within(after) : after,
  });
  if (field === 'scope' && scope) return both(() => scopeText(scopeWithin(seen, scope)));
  if (school && (field === 'classes' || field === 'formTeacherOf')) {
    return both((codes) => {
      const within = codes.split(', ').filter((code) => seen.class(classPlace(school, code)));
      return within.length > 0 ? within.join(', ') : null;
    });
  }
  return change;
}
