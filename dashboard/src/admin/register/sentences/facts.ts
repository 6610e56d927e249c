/** What an event's facts may be: opened data fields, null where they were erased, older or newer than we know. */
export type Facts = Readonly<Record<string, unknown>>;

/** Any JSON object as facts; anything else as none. */
export function factsOf(value: unknown): Facts {
  // Every key of an object is read through the functions below, which take nothing for granted.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Facts) : {};
}

export function textOf(facts: Facts, key: string): string | undefined {
  const value = facts[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberOf(facts: Facts, key: string): number {
  const value = facts[key];
  return typeof value === 'number' ? value : 0;
}

export function listIn(facts: Facts, key: string): readonly unknown[] {
  const value = facts[key];
  return Array.isArray(value) ? value : [];
}

export function textsOf(facts: Facts, key: string): readonly string[] {
  return listIn(facts, key).filter((item) => typeof item === 'string');
}

/** « Given Family » of a name; nothing for an erased one. */
export function nameOf(value: unknown): string | undefined {
  const name = factsOf(value);
  const words = [textOf(name, 'given'), textOf(name, 'family')].filter(Boolean);
  return words.length ? words.join(' ') : undefined;
}

/** The sum of counts by kind, without the records of schools. */
export function peopleIn(value: unknown): number {
  return Object.entries(factsOf(value))
    .filter(([kind, count]) => kind !== 'SCHOOL' && kind !== 'UNKNOWN' && typeof count === 'number')
    .reduce((sum, [, count]) => sum + Number(count), 0);
}

/** The sum of all counts by kind. */
export function allIn(value: unknown): number {
  return Object.values(factsOf(value)).reduce<number>(
    (sum, count) => sum + (typeof count === 'number' ? count : 0),
    0,
  );
}

/** The top-level keys of two objects whose values differ. */
export function differingKeys(before: unknown, after: unknown): string[] {
  const [old, now] = [factsOf(before), factsOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (key) => JSON.stringify(old[key] ?? null) !== JSON.stringify(now[key] ?? null),
  );
}
