import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { eventDefinitions } from '../events/index.js';
import { upcast, upcasters } from './index.js';
import type { Upcaster } from './index.js';

const folder = new URL('./fixtures/', import.meta.url);

/** `<Type>.v<version>.json`: the data of one event as that version wrote it. */
const fixtureName = (type: string, version: number): string => `${type}.v${version}.json`;

/** A value that throws when anything in it is changed. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

const everWritten = eventDefinitions.flatMap(({ type, version }) =>
  Array.from({ length: version }, (_, index) => ({ type, version: index + 1 })),
);

describe('every version of an event ever written', () => {
  test.each(everWritten)('$type v$version is carried to the present one', ({ type, version }) => {
    const definition = eventDefinitions.find((candidate) => candidate.type === type);
    const data = frozen(JSON.parse(readFileSync(new URL(fixtureName(type, version), folder), 'utf8')));
    const carried = upcast(type, version, definition?.version ?? 0, data);
    expect(definition?.schema.parse(carried)).toEqual(carried);
    expect(upcast(type, version, definition?.version ?? 0, data)).toEqual(carried);
  });

  test('each fixture is of an event that exists', () => {
    const known = everWritten.map(({ type, version }) => fixtureName(type, version));
    expect(readdirSync(folder).sort()).toEqual(known.sort());
  });

  test('each upcaster is the only one for a version that was retired', () => {
    const steps = upcasters.map(({ type, from }) => fixtureName(type, from));
    const retired = everWritten.filter(({ type, version }) =>
      eventDefinitions.some((known) => known.type === type && version < known.version),
    );
    expect(steps.sort()).toEqual(retired.map(({ type, version }) => fixtureName(type, version)).sort());
  });
});

describe('upcast', () => {
  const steps: Upcaster[] = [
    { type: 'AccountRenamed', from: 2, up: (data) => ({ ...data, third: true }) },
    { type: 'AccountRenamed', from: 1, up: (data) => ({ ...data, second: true }) },
    { type: 'AccountCreated', from: 1, up: () => ({ wrong: true }) },
  ];

  test('takes every step of its type, from the oldest on', () => {
    expect(upcast('AccountRenamed', 1, 3, { first: true }, steps)).toEqual({
      first: true,
      second: true,
      third: true,
    });
  });

  test('leaves the present version as it is', () => {
    const data = { first: true };
    expect(upcast('AccountRenamed', 3, 3, data, steps)).toBe(data);
  });

  test('does not change what it was given', () => {
    const data = Object.freeze({ first: true });
    upcast('AccountRenamed', 1, 3, data, steps);
    expect(data).toEqual({ first: true });
  });

  test('refuses a version that no step leads away from', () => {
    expect(() => upcast('AccountRenamed', 1, 4, {}, steps)).toThrow('AccountRenamed from version 3 to 4');
  });
});
