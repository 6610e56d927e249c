import { expect, test } from '@jest/globals';
import { makeTown } from './town.js';

const town = makeTown(new Date('2026-11-21T08:00:00Z'));

test('the demo has about 900 people in two schools', () => {
  const people = town.pupils.length + town.relatives.length + town.staff.length;
  expect(people).toBeGreaterThan(850);
  expect(people).toBeLessThan(950);
  expect(town.schools).toHaveLength(2);
});

test('the demo has two pupils of one name', () => {
  const lucas = town.pupils.filter(({ given, family }) => given === 'Lucas' && family === 'Martin');
  expect(lucas.length).toBeGreaterThanOrEqual(2);
});

test('one family has children in both schools', () => {
  const [besson] = town.relatives.filter(({ family }) => family === 'Besson');
  const schools = town.pupils
    .filter(({ relatives }) => relatives.some(({ key }) => key === besson?.key))
    .map(({ school }) => school);
  expect(new Set(schools).size).toBe(2);
});

test('every key is of one person, and the same on every machine', () => {
  const keys = [...town.pupils, ...town.relatives, ...town.staff].map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(makeTown(new Date('2026-11-21T08:00:00Z'))).toEqual(town);
});
