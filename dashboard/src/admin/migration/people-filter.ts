import type { MigrationFilter, MigrationState, Profile } from '@loge/contracts/client';
import { profiles } from '../i18n/fr/words.js';

/** How people can have come, as the API has it. */
export const migrationStates = ['NEVER_SIGNED_IN', 'OLD_LOGIN_ONLY', 'MOVED'] as const;

/** Whom the list shows: `left` are those who have not moved, as it opens. */
export interface PeopleFilter {
  readonly profile: Profile | '';
  readonly state: MigrationState | 'left' | 'all';
  readonly reach: 'yes' | 'no' | '';
}

/** The profiles there are. */
export const profileNames = Object.keys(profiles) as readonly Profile[]; // They are named after the API's.

const oneOf = <T extends string>(known: readonly T[], text: string | null): T | undefined =>
  known.find((value) => value === text);

/** The filter of an address; what it does not know, it leaves out. */
export function filterOf(query: URLSearchParams): PeopleFilter {
  return {
    profile: oneOf(profileNames, query.get('profile')) ?? '',
    state: oneOf([...migrationStates, 'all' as const], query.get('state')) ?? 'left',
    reach: oneOf(['yes', 'no'] as const, query.get('reach')) ?? '',
  };
}

/** The address of a filter, so that it can be kept and handed on. */
export function queryOf({ profile, state, reach }: PeopleFilter): Record<string, string> {
  return {
    ...(profile && { profile }),
    ...(state !== 'left' && { state }),
    ...(reach && { reach }),
  };
}

/** The filter as the API takes it. */
export function asked(school: string, { profile, state, reach }: PeopleFilter): MigrationFilter {
  return {
    school,
    profile: profile || null,
    states: state === 'all' ? null : state === 'left' ? ['NEVER_SIGNED_IN', 'OLD_LOGIN_ONLY'] : [state],
    reachable: reach === '' ? null : reach === 'yes',
  };
}
