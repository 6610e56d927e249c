import type { RecordKind, RecordReasonCode, Relation, StaffFunction } from '@loge/contracts';
import type { PersonRecord } from '../accounts/commands.js';

/** Which of the kinds that files hold a record is of; staff is told apart into teachers and others by its content. */
export type SourceKind = 'SCHOOL' | 'PUPIL' | 'RELATIVE' | 'STAFF' | 'UNKNOWN';

/** What a record says of one school; `school` is the key schools have in the files, not yet a known school. */
export interface Place {
  readonly school: string;
  readonly classes: readonly string[];
  readonly groups: readonly string[];
  readonly subjects: readonly string[];
  readonly functions: readonly StaffFunction[];
  readonly formTeacherOf: readonly string[];
}

/** A relative that a pupil's record names, by its number in the files. */
export interface NamedNumber {
  readonly number: string;
  readonly relation: Relation;
  readonly legalGuardian: 0 | 1 | 2;
}

/** A child that a relative's row names, where files have no keys; each text as compared (see `comparable`). */
export interface NamedChild {
  readonly family: string;
  readonly given: string;
  readonly class: string;
}

/** A person as one record tells of them. */
export interface PersonEntry {
  readonly person: PersonRecord['person'];
  readonly places: readonly Place[];
  readonly level?: string;
  /** Of a pupil whose file has keys. */
  readonly relatives: readonly NamedNumber[];
  /** Of a relative in files without keys. */
  readonly children: readonly NamedChild[];
  /** Of a relative in files without keys: civility and names as compared, without what else is in the key. */
  readonly who?: string;
  /** Of a pupil in files without keys: what relatives' rows may call them. */
  readonly knownAs?: readonly NamedChild[];
}

/** A school as one record tells of it. */
export interface SchoolEntry {
  /** The UAI, or the code by which the network itself knows it. */
  readonly code: string;
  readonly codeIs: 'uai' | 'own';
  readonly name: string;
  readonly type?: string;
  readonly sector?: 'PUBLIC' | 'PRIVATE';
  /** As {@link academyName} writes it; absent where the record names none. */
  readonly academy?: string;
  readonly street?: string;
  readonly postcode?: string;
  readonly town?: string;
  readonly phone?: string;
  readonly classes: readonly { code: string; label?: string }[];
  readonly groups: readonly { code: string; label?: string }[];
}

/** What a record of a delta file asks for, other than to add what it tells. */
export type Operation = 'MODIFY' | 'REMOVE';

/**
 * One record of a file, read and checked by itself: it holds `school`, `person` or a `problem`, or else asks to
 * remove whom its key names.
 */
export interface ReadRecord {
  /** The file's name, without its folder. */
  readonly file: string;
  /** The line it starts at, from 1. */
  readonly line: number;
  readonly source: SourceKind;
  /** How the report counts it. */
  readonly kind: RecordKind;
  /** What tells it from the others of its source kind: a number, or an identity. Known of many broken records too. */
  readonly key?: string;
  readonly problem?: RecordReasonCode;
  /** Absent of a record that tells what there is, as all of a complete file do. */
  readonly operation?: Operation;
  readonly school?: SchoolEntry;
  readonly person?: PersonEntry;
  /** Of the record of a school with a `problem`: it tells the academy of the others all the same. */
  readonly academy?: string;
}

const noPlace: Omit<Place, 'school'> = {
  classes: [],
  groups: [],
  subjects: [],
  functions: [],
  formTeacherOf: [],
};

/** A place that says nothing but the school. */
export const barePlace = (school: string): Place => ({ school, ...noPlace });

/** What stands in either, once, in the order of the files. */
const union = <T>(a: readonly T[], b: readonly T[], same: (item: T) => string): T[] => [
  ...new Map([...a, ...b].map((item) => [same(item), item])).values(),
];

const text = (item: string): string => item;
const json = (item: object): string => JSON.stringify(item);

/** Two places in the same school as one. */
export function mergedPlace(a: Place, b: Place): Place {
  return {
    school: a.school,
    classes: union(a.classes, b.classes, text),
    groups: union(a.groups, b.groups, text),
    subjects: union(a.subjects, b.subjects, text),
    functions: union(a.functions, b.functions, json),
    formTeacherOf: union(a.formTeacherOf, b.formTeacherOf, text),
  };
}

/** Two records of one person as one: what the first says of the person, what both say of schools and families. */
export function mergedEntry(first: PersonEntry, second: PersonEntry): PersonEntry {
  const places = new Map(first.places.map((place) => [place.school, place]));
  for (const place of second.places) {
    const known = places.get(place.school);
    places.set(place.school, known ? mergedPlace(known, place) : place);
  }
  return {
    ...first,
    places: [...places.values()],
    relatives: union(first.relatives, second.relatives, json),
    children: union(first.children, second.children, json),
  };
}
