import type {
  AccountId,
  AffiliationDetails,
  ChildLink,
  NamedRelative,
  Profile,
  RecordReasonCode,
  SchoolId,
} from '@loge/contracts';
import type { PersonIdentity, PersonRecord, RecordedAffiliation } from '../accounts/commands.js';
import { bounds } from './formats/bounds.js';
import { mergedPlace } from './records.js';
import type { PersonEntry, Place } from './records.js';

/** What an import knows of a school by the key that its files use. */
export type SchoolByKey = (key: string) => SchoolId | 'unknown' | 'out-of-scope';

/** How an import names a person to the accounts. */
export interface Naming {
  readonly identity: PersonIdentity;
  /** Kept with the affiliation, where files have keys. */
  readonly joinKey?: string;
  readonly authoritativeSchools: readonly SchoolId[];
}

/** A person to be recorded, or why the record is left out or refused. */
export type Decision =
  | { readonly record: PersonRecord }
  | { readonly leftOut: RecordReasonCode }
  | { readonly refused: RecordReasonCode };

/** A tie of a relative to an account of a pupil, in one school. */
export interface ChildTie extends ChildLink {
  readonly school: SchoolId;
}

/** A place held now by somebody of whose classes the files do not tell. */
export interface HeldPlace {
  readonly school: SchoolId;
  readonly profile: Profile;
  /** It may be for a class alone that they hold it, so that no file of these would name it. */
  readonly mayStay: boolean;
}

/** Everybody of a school in one order, so that files in another order change nothing. */
const sorted = <T>(items: readonly T[], by: (item: T) => string): T[] =>
  [...items].sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0));
const text = (item: string): string => item;

function details(place: Place | undefined, more: Partial<AffiliationDetails>): AffiliationDetails {
  return {
    classes: sorted(place?.classes ?? [], text),
    groups: sorted(place?.groups ?? [], text),
    subjects: sorted(place?.subjects ?? [], text),
    functions: sorted(
      place?.functions ?? [],
      (held) => `${held.code}$${held.label ?? ''}$${held.discipline ?? ''}`,
    ),
    formTeacherOf: sorted(place?.formTeacherOf ?? [], text),
    children: [],
    ...more,
  };
}

/** The places in schools that an import may write to; two keys of one school are one place. */
function knownPlaces(
  places: readonly Place[],
  schoolOf: SchoolByKey,
): Map<SchoolId, Place> | RecordReasonCode {
  const known = new Map<SchoolId, Place>();
  let outOfScope = false;
  for (const place of places) {
    const school = schoolOf(place.school);
    if (school === 'out-of-scope') outOfScope = true;
    else if (school !== 'unknown') {
      const other = known.get(school);
      known.set(school, other ? mergedPlace(other, place) : place);
    }
  }
  if (known.size > 0) return known;
  return outOfScope ? 'SCHOOL_OUT_OF_SCOPE' : 'NO_KNOWN_SCHOOL';
}

/**
 * Pupils and staff have a place in each school their record names, and those that they hold and that may stay; who
 * names no known school and has none of these is left out.
 */
export function memberDecision(
  entry: PersonEntry,
  profile: Exclude<Profile, 'RELATIVE'>,
  schoolOf: SchoolByKey,
  naming: Naming,
  /** Makes the join key of a relative's number. */
  joinKeyOf: (number: string) => string,
  held: readonly HeldPlace[] = [],
): Decision {
  const found = knownPlaces(entry.places, schoolOf);
  const places: ReadonlyMap<SchoolId, Place> = typeof found === 'string' ? new Map() : found;
  // Pupils have no function to know a role's place by: whom a role places in a new school has left the old one.
  const hasMoved =
    profile === 'PUPIL' && [...places.keys()].some((school) => held.every((one) => one.school !== school));
  const further = hasMoved ? [] : held.filter(({ school, mayStay }) => mayStay && !places.has(school));
  if (typeof found === 'string' && further.length === 0) return { leftOut: found };
  const relatives: NamedRelative[] = sorted(
    entry.relatives.map(({ number, relation, legalGuardian }) => ({
      joinKey: joinKeyOf(number),
      relation,
      legalGuardian,
    })),
    (relative) => relative.joinKey,
  );
  const level = entry.level === undefined ? {} : { level: entry.level };
  return decided(entry, naming, [
    ...[...places].map(([school, place]) => ({ school, profile, details: details(place, level), relatives })),
    ...further.map(({ school, profile: known }) => ({
      ...{ school, profile: known, relatives },
      details: details(undefined, level),
    })),
  ]);
}

/** Relatives have a place in each school where a pupil names them, with their children there. */
export function relativeDecision(
  entry: PersonEntry,
  ties: readonly ChildTie[],
  naming: Naming,
  /** Why there is no tie. */
  reason: RecordReasonCode,
): Decision {
  if (ties.length === 0) return { leftOut: reason };
  const bySchool = new Map<SchoolId, Map<AccountId, ChildLink>>();
  for (const { school, child, relation, legalGuardian } of ties) {
    const children = bySchool.get(school) ?? new Map<AccountId, ChildLink>();
    // The first tie told stands; those of the import come before those already known.
    if (!children.has(child)) children.set(child, { child, relation, legalGuardian });
    bySchool.set(school, children);
  }
  return decided(
    entry,
    naming,
    [...bySchool].map(([school, children]) => ({
      school,
      profile: 'RELATIVE' as const,
      details: details(undefined, { children: sorted([...children.values()], (link) => link.child) }),
      relatives: [],
    })),
  );
}

function decided(entry: PersonEntry, naming: Naming, affiliations: readonly RecordedAffiliation[]): Decision {
  // Several records of one person, or many pupils who name one relative, may be more than each of them.
  if (Buffer.byteLength(JSON.stringify(affiliations)) > 2 * bounds.person)
    return { refused: 'RECORD_TOO_LARGE' };
  const { identity, joinKey, authoritativeSchools } = naming;
  return {
    record: {
      identity,
      person: entry.person,
      affiliations: sorted(
        affiliations.map((one) => (joinKey === undefined ? one : { ...one, joinKey })),
        (one) => one.school,
      ),
      authoritativeSchools,
    },
  };
}
