import { describe, expect, test } from '@jest/globals';
import { LogeError, schoolId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import { nowhere } from '../rights/rights.js';
import type { Reach } from '../rights/rights.js';
import { askedTarget, parisMidnight } from './target-input.js';

const [A, B] = [schoolId('0611234X'), schoolId('0611235Y')];
const someone = '6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0001';
const whole: Reach = { ...nowhere, schools: [A] };
const classesOnly: Reach = { ...nowhere, schools: [A], classes: new Map([[A, ['6A']]]) };
const administrator = { manage: whole, distribute: whole };
const secretary = { manage: whole, distribute: nowhere };
const formTeacher = { manage: classesOnly, distribute: nowhere };

describe('invariant 9: whom somebody may aim at', () => {
  test.each<[string, Api.CredentialsTargetInput, typeof secretary | typeof administrator, Reach]>([
    ['an administrator at a school', { schools: [A] }, administrator, whole],
    ['a secretary at a class', { schools: [A], classes: ['6B'] }, secretary, whole],
    ['a secretary at whoever is found in a class', { found: { school: A, class: '6B' } }, secretary, whole],
    ['a form teacher at the class', { schools: [A], classes: ['6A'] }, formTeacher, classesOnly],
    [
      'a form teacher at whoever is found, within the class',
      { found: { search: 'ma' } },
      formTeacher,
      classesOnly,
    ],
    ['a form teacher at people picked, within the class', { accounts: [someone] }, formTeacher, classesOnly],
    ['an administrator at whoever is found', { found: { search: 'ma' } }, administrator, whole],
  ])('%s', (_, input, reach, within) => {
    expect(askedTarget(input, reach).reach).toBe(within);
  });

  test.each<[string, Api.CredentialsTargetInput, typeof secretary | typeof administrator, LogeError['code']]>(
    [
      ['a secretary at a whole school', { schools: [A] }, secretary, 'FORBIDDEN'],
      ['a secretary at whoever is found', { found: { search: 'ma' } }, secretary, 'FORBIDDEN'],
      ['a secretary at whoever is found in a school', { found: { school: A } }, secretary, 'FORBIDDEN'],
      ['an administrator at another school', { schools: [A, B] }, administrator, 'FORBIDDEN'],
      [
        'an administrator at one that does not exist',
        { schools: ['uai-0000000A'] },
        administrator,
        'FORBIDDEN',
      ],
      ['a form teacher at another class', { schools: [A], classes: ['6A', '6B'] }, formTeacher, 'FORBIDDEN'],
      [
        'a form teacher at whoever is found in one',
        { found: { school: A, class: '6B' } },
        formTeacher,
        'FORBIDDEN',
      ],
      ['a form teacher at the school', { schools: [A], classes: [] }, formTeacher, 'FORBIDDEN'],
      ['anybody at what is no school', { schools: ['x'] }, administrator, 'BAD_INPUT'],
      ['anybody at no school', { schools: [] }, administrator, 'BAD_INPUT'],
      [
        'anybody at classes without a school',
        { accounts: [someone], classes: ['6A'] },
        administrator,
        'BAD_INPUT',
      ],
      ['anybody at what is no account', { accounts: ['x'] }, administrator, 'NOT_FOUND'],
    ],
  )('not %s', (_, input, reach, code) => {
    expect(() => askedTarget(input, reach)).toThrow(new LogeError(code));
  });
});

test.each([
  ['2026-09-01', '2026-08-31T22:00:00.000Z'],
  ['2026-12-01', '2026-11-30T23:00:00.000Z'],
  // The clocks go forward, and back, in the night that follows.
  ['2026-03-29', '2026-03-28T23:00:00.000Z'],
  ['2026-10-25', '2026-10-24T22:00:00.000Z'],
])('KO-3: « Date de recherche »: the day %s begins in Paris at %s', (day, instant) => {
  expect(parisMidnight(day).toISOString()).toBe(instant);
});
