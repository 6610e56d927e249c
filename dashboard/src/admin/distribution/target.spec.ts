import { describe, expect, it } from '@jest/globals';
import { emptyTarget, missingOf, pickedOf, targetOf, toggled } from './target.js';

describe('KO-3, KO-6: for whom credentials are', () => {
  it('a school or a class has to be chosen first', () => {
    expect(missingOf(emptyTarget)).toBe('schools');
    expect(missingOf({ ...emptyTarget, kind: 'CLASSES', schools: ['a'] })).toBe('classes');
    expect(missingOf({ ...emptyTarget, schools: ['a'] })).toBeUndefined();
  });

  it('without a day and a profile it holds everybody', () => {
    expect(targetOf({ ...emptyTarget, schools: ['a', 'b'] })).toEqual({ schools: ['a', 'b'] });
  });

  it('classes are those of one school', () => {
    const form = { ...emptyTarget, kind: 'CLASSES' as const, schools: ['a', 'b'], classes: ['6A'] };
    expect(targetOf({ ...form, profiles: ['PUPIL'], createdSince: '2026-09-01' })).toEqual({
      schools: ['a'],
      classes: ['6A'],
      profiles: ['PUPIL'],
      createdSince: '2026-09-01',
    });
  });

  it('classes that were chosen before the whole school was count no more', () => {
    expect(targetOf({ ...emptyTarget, schools: ['a'], classes: ['6A'] })).toEqual({ schools: ['a'] });
  });

  it('people come from the search of accounts; anything else in the navigation is nothing', () => {
    expect(pickedOf({ accounts: ['1', '2'] })).toEqual({ accounts: ['1', '2'] });
    expect(pickedOf({ found: { search: 'tom' } })).toEqual({ found: { search: 'tom' } });
    for (const other of [undefined, null, 'x', {}, { accounts: [] }, { found: null }])
      expect(pickedOf(other)).toBeUndefined();
  });

  it('what is ticked keeps the order of the list', () => {
    expect(toggled(['a', 'b', 'c'], ['c'], 'a')).toEqual(['a', 'c']);
    expect(toggled(['a', 'b', 'c'], ['a', 'c'], 'a')).toEqual(['c']);
  });
});
