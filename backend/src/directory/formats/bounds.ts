import type { PersonEntry, SchoolEntry } from '../records.js';

/**
 * How much one record may hold. What a directory tells is indexed, repeated in several events and appended at once
 * (at most 1 MiB): one record beyond all measure must be refused alone, not stop the installation.
 */
export const bounds = {
  /** The most characters of a name, an address, a label. */
  text: 1000,
  /** The most characters of a key, and of the code of a class, a group, a level, a function. */
  code: 100,
  /** The most entries of one list of a person: classes, groups, subjects, functions, schools, relatives, children. */
  list: 500,
  /** The most classes, and the most groups, of one school. */
  schoolList: 5000,
  /** The most bytes of all that a person's record tells, as JSON: events repeat it up to eight times in one append. */
  person: 64 * 1024,
  /** The most bytes of all that a school's record tells, as JSON: a change of it holds the old and the new one. */
  school: 256 * 1024,
} as const;

/** The fields that hold codes, also as the entries of a list. */
const codes = new Set(['school', 'number', 'code', 'classes', 'groups', 'formTeacherOf', 'level', 'academy']);

/** Whether what one record tells passes a bound. */
export function isTooLarge({ person, school }: { person?: PersonEntry; school?: SchoolEntry }): boolean {
  const [told, size, list] = school
    ? [school, bounds.school, bounds.schoolList]
    : [person, bounds.person, bounds.list];
  return told !== undefined && (passes(told, '', list) || Buffer.byteLength(JSON.stringify(told)) > size);
}

function passes(value: unknown, field: string, list: number): boolean {
  if (typeof value === 'string') return value.length > (codes.has(field) ? bounds.code : bounds.text);
  if (Array.isArray(value)) return value.length > list || value.some((one) => passes(one, field, list));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, held]) => passes(held, name, list));
}
