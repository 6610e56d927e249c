import type {
  EventOf,
  LegacyLoginImported,
  LegacyLoginLocked,
  LegacyReasonCode,
  LegacyScheme,
  Profile,
  RefusalReason,
  SchoolId,
  SecretId,
  SignInPlace,
} from '@loge/contracts';
import { isInSight, isWhollyWithin } from '../rights/authority.js';
import type { Authority } from '../rights/authority.js';
import type { LegacyState } from './legacy-state.js';

/** Whose old login is to be taken in, and into which school. */
export interface ImportAsked {
  readonly school: SchoolId;
  /** Where the people of this school sign in. */
  readonly signInPlaces: Readonly<Record<Profile, SignInPlace>>;
}

/**
 * Why an account may not get an old login of a school; nothing where it may. No account is taken over by an import
 * (invariant 9): nobody who holds a role gets one, whatever the rank, and nobody with a place beyond the importer's
 * reach. Who has a password of the new way needs none.
 */
export function whyNotImported(
  { school, signInPlaces }: ImportAsked,
  authority: Authority,
  { roles }: LegacyState,
): LegacyReasonCode | undefined {
  const places = roles.places.filter((place) => place.school === school);
  if (!roles.exists || roles.joined || places.length === 0 || !isInSight(roles, authority))
    return 'LEGACY_PERSON_UNKNOWN';
  if (roles.grants.length > 0 || !isWhollyWithin(roles, authority)) return 'PERSON_BEYOND_SCOPE';
  if (roles.password) return 'LEGACY_ALREADY_MOVED';
  const isElsewhere = places.every(({ profile }) => signInPlaces[profile] === 'ACADEMY');
  return isElsewhere ? 'LEGACY_SIGNS_IN_ELSEWHERE' : undefined;
}

/** Takes in an old login; nothing happens where {@link whyNotImported} says so. */
export function importLegacyLogin(
  asked: ImportAsked & {
    readonly userName: string;
    readonly legacy: SecretId;
    readonly scheme: LegacyScheme;
  },
  authority: Authority,
  state: LegacyState,
): EventOf<typeof LegacyLoginImported>[] {
  if (whyNotImported(asked, authority, state)) return [];
  const { school, userName, legacy, scheme } = asked;
  return [{ type: 'LegacyLoginImported', data: { school, userName, legacy, scheme } }];
}

/**
 * Has old logins open nothing any more; those that are locked, or that a password of the new way replaced, stay as they
 * are.
 * @param asked.legacy the one to lock; all of the account's where it is not given.
 */
export function lockLegacyLogins(
  { legacy, cause }: { readonly legacy?: SecretId; readonly cause: 'GUESSED' | 'DISPUTED' },
  { logins, roles }: LegacyState,
): EventOf<typeof LegacyLoginLocked>[] {
  if (roles.password) return [];
  return [...logins].flatMap(([school, login]) =>
    login.locked || (legacy !== undefined && login.legacy !== legacy)
      ? []
      : [{ type: 'LegacyLoginLocked' as const, data: { school, legacy: login.legacy, cause } }],
  );
}

/**
 * Why an old login of a school does not open its account whatever was typed; nothing where it may. It ends for whoever
 * leaves the school. A role given since the import shuts it: whoever imported knows the hash, and a role may reach
 * further than they do.
 */
export function whyShut(school: SchoolId, { roles }: LegacyState): RefusalReason | undefined {
  if (roles.password) return 'LEGACY_REPLACED';
  if (!roles.places.some((place) => place.school === school)) return 'LEGACY_ENDED';
  return roles.grants.length > 0 ? 'NO_PASSWORD' : undefined;
}
