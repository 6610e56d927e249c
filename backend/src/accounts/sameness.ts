import { isDeepStrictEqual } from 'node:util';
import type { AffiliationDetails, NamedRelative } from '@loge/contracts';

/** What two tellings of one place are compared by. */
interface ToldPlace {
  readonly details: AffiliationDetails;
  readonly relatives: readonly NamedRelative[];
  readonly joinKey?: string;
}

/** Equal but for absent fields and the order of keys. */
export function same(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(plain(a), plain(b));
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

/** Equal but for the order in which classes, groups and children stand: files list them in any. */
export function samePlace(held: ToldPlace, told: ToldPlace): boolean {
  return (
    held.joinKey === told.joinKey &&
    same(inOrder(held.details), inOrder(told.details)) &&
    same(sorted(held.relatives), sorted(told.relatives))
  );
}

function inOrder(details: AffiliationDetails): unknown {
  const entries = Object.entries(details).map(([field, value]) => [
    field,
    Array.isArray(value) ? sorted<unknown>(value) : value,
  ]);
  return Object.fromEntries(entries);
}

function sorted<T>(values: readonly T[]): T[] {
  return [...values].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
