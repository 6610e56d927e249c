import { describe, expect, it } from '@jest/globals';
import { asked, filterOf, queryOf } from './people-filter.js';

const school = 'uai-0911234X';

describe('the filter of the people of a migration (IT-3)', () => {
  it('opens with those who are left', () => {
    expect(asked(school, filterOf(new URLSearchParams()))).toEqual({
      school,
      profile: null,
      states: ['NEVER_SIGNED_IN', 'OLD_LOGIN_ONLY'],
      reachable: null,
    });
  });

  it('is kept in the address', () => {
    const filter = { profile: 'PUPIL', state: 'OLD_LOGIN_ONLY', reach: 'no' } as const;
    const address = new URLSearchParams(queryOf(filter));
    expect(filterOf(address)).toEqual(filter);
    expect(asked(school, filter)).toEqual({
      school,
      profile: 'PUPIL',
      states: ['OLD_LOGIN_ONLY'],
      reachable: false,
    });
  });

  it('leaves out what it does not know', () => {
    expect(filterOf(new URLSearchParams('profile=CAT&state=GONE&reach=maybe'))).toEqual({
      profile: '',
      state: 'left',
      reach: '',
    });
  });
});
