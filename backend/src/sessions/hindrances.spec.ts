import { describe, expect, test } from '@jest/globals';
import { Profile, schoolId } from '@loge/contracts';
import type { SignInPlace } from '@loge/contracts';
import { hindranceOf } from './hindrances.js';

const [A, B] = [schoolId('0611234X'), schoolId('0611235Y')];
const teachersElsewhere = Object.fromEntries(
  Profile.options.map((profile) => [profile, profile === 'TEACHER' ? 'ACADEMY' : 'LOCAL'] as const),
  // `fromEntries` forgets that every profile is there.
) as Record<Profile, SignInPlace>;
const schools = new Map([
  [A, { signInPlaces: teachersElsewhere }],
  [B, { signInPlaces: { ...teachersElsewhere, TEACHER: 'LOCAL' as const } }],
]);

const open = { closed: false, joined: false, locked: false, places: [], grants: [] };
const teacherIn = (...where: (typeof A)[]) =>
  where.map((school) => ({ school, profile: 'TEACHER' as const }));
const grant = { grant: 'an auditor', scope: { kind: 'SCHOOLS' as const, schools: [A] } };

describe('somebody with the right password', () => {
  test('is let in, with a place or without one', () => {
    expect(hindranceOf(open, schools)).toBeUndefined();
    expect(hindranceOf({ ...open, places: [{ school: A, profile: 'PUPIL' }] }, schools)).toBeUndefined();
  });

  test('is not let in to a closed account, one that leads to another, nor by a password that is locked', () => {
    expect(hindranceOf({ ...open, closed: true, locked: true }, schools)).toBe('CLOSED');
    expect(hindranceOf({ ...open, joined: true }, schools)).toBe('CLOSED');
    expect(hindranceOf({ ...open, locked: true }, schools)).toBe('PASSWORD_LOCKED');
  });

  test('is not let in whom every school sends to the academy (KO-8)', () => {
    expect(hindranceOf({ ...open, places: teacherIn(A) }, schools)).toBe('SIGNS_IN_ELSEWHERE');
    expect(hindranceOf({ ...open, places: teacherIn(A, B) }, schools)).toBeUndefined();
    expect(hindranceOf({ ...open, places: teacherIn(A) }, new Map())).toBeUndefined();
  });

  test('is let in with a role, whatever the school says', () => {
    expect(hindranceOf({ ...open, places: teacherIn(A), grants: [grant] }, schools)).toBeUndefined();
  });
});
