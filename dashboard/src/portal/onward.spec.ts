import { describe, expect, it } from '@jest/globals';
import { onward } from './onward.js';
import type { Me } from './onward.js';
import { at, paths, schoolAt } from './place.js';

const lycee = { id: 'uai-0611234X', name: 'Lycée Jean-Moulin' };
const college = { id: 'uai-0610777K', name: 'Collège Louise-Michel' };
const pupil: Me = {
  id: 'a1',
  name: { family: 'Arnaud', given: 'Tom', birth: null },
  login: 'tom.arnaud',
  rights: [],
  schools: [lycee],
  mustChangePassword: false,
  passwordRules: { minLength: 8, maxLength: 256, composition: false },
  sessionExpiresAt: '2026-11-21T14:05:00.000Z',
};

describe('whoever is signed in is led', () => {
  it('to their school’s page (MB-5)', () => {
    expect(onward(pupil, {})).toEqual({ kind: 'go', to: schoolAt(lycee.id) });
  });

  it('to a choice with several schools, or to the one they came from (IT-2)', () => {
    const parent = { ...pupil, schools: [lycee, college] };
    expect(onward(parent, {})).toEqual({ kind: 'choose' });
    expect(onward(parent, { ecole: '0610777k' })).toEqual({ kind: 'go', to: schoolAt(college.id) });
    expect(onward(parent, { ecole: 'uai-0619999Z' })).toEqual({ kind: 'choose' });
  });

  it('to a choice with the dashboard in it, when they have rights', () => {
    expect(onward({ ...pupil, rights: ['READ_ACCOUNTS'] }, { ecole: lycee.id })).toEqual({ kind: 'choose' });
  });

  it('back to where they came from', () => {
    expect(onward(pupil, { retour: '/mes-sessions' })).toEqual({ kind: 'go', to: '/mes-sessions' });
  });

  it('to a new password first, while that must be', () => {
    const must = { ...pupil, mustChangePassword: true };
    expect(onward(must, { retour: '/mes-sessions' })).toEqual({
      kind: 'go',
      to: at(paths.newPassword, { retour: '/mes-sessions' }),
    });
  });
});
