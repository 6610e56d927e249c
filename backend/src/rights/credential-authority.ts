import { LogeError } from '@loge/contracts';
import type { AccountId, Profile, SchoolId } from '@loge/contracts';
import type { Fact, Fold } from '../event-store/streams.js';
import { highestRank } from './authority.js';
import { grantsFold, rolesAt, schoolsOf } from './grants.js';
import type { GrantsState } from './grants.js';
import { touches, within } from './reach.js';
import { reaches } from './rights.js';
import type { Reach } from './rights.js';

/** In whose name somebody is given a way in: the system has no bounds, a person has some for each rank. */
export type CredentialAuthority =
  | { readonly kind: 'system' }
  | {
      readonly kind: 'person';
      readonly account: AccountId;
      /** Lowest rank first, and so widest reach first. */
      readonly levels: readonly CredentialLevel[];
    };

/**
 * How far the roles reach together that are of this rank or a higher one. A role counts only against people it
 * outranks: whoever heads one school and hands out passwords in another is no head there.
 */
export interface CredentialLevel {
  readonly rank: number;
  readonly reach: Reach;
}

/** A place in a school, with its classes. */
interface ClassedPlace {
  readonly school: SchoolId;
  readonly profile: Profile;
  readonly classes: readonly string[];
}

/** What decides who may give the owner of an account a way in. */
export interface CredentialHolder {
  readonly roles: GrantsState;
  /** The places held now; of who has left everywhere, the last one. */
  readonly places: readonly ClassedPlace[];
  /** Whether those are held now. */
  readonly present: boolean;
}

/** What is left of it at a time: the `asOf` of every fold that holds a {@link CredentialHolder}. */
export function holderAt(holder: CredentialHolder, now: Date): CredentialHolder {
  return { ...holder, roles: rolesAt(holder.roles, now) };
}

/** Folds an account's stream into it. */
export const credentialHolderFold: Fold<CredentialHolder> = {
  initial: { roles: grantsFold.initial, places: [], present: false },
  evolve(state, event) {
    const next = { ...state, roles: grantsFold.evolve(state.roles, event) };
    switch (event.type) {
      case 'AccountAffiliated':
      case 'AffiliationChanged': {
        const { school, profile, details } = event.data;
        const others = state.present ? state.places.filter(isAnother(event.data)) : [];
        return { ...next, places: [...others, { school, profile, classes: details.classes }], present: true };
      }
      case 'AffiliationEnded': {
        const { school, profile, details } = event.data;
        const others = state.present ? state.places.filter(isAnother(event.data)) : [];
        return others.length > 0
          ? { ...next, places: others }
          : { ...next, places: [{ school, profile, classes: details.classes }], present: false };
      }
      default:
        return next;
    }
  },
  asOf: holderAt,
};

const isAnother =
  ({ school, profile }: Pick<ClassedPlace, 'school' | 'profile'>) =>
  (place: ClassedPlace): boolean =>
    place.school !== school || place.profile !== profile;

/**
 * Whether a place lies within reach. Of a school reached in some classes only: a pupil's, when every class of it is
 * among them. Its staff and the pupils' relatives belong to no class.
 */
function placeWithin(reach: Reach, { school, profile, classes }: ClassedPlace): boolean {
  if (reaches(reach, school)) return true;
  if (reach.kind === 'everything' || profile !== 'PUPIL' || classes.length === 0) return false;
  const reached = reach.classes.get(school) ?? [];
  return classes.every((code) => reached.includes(code));
}

/** Whether some of a place lies within reach: then the account is seen. */
function placeTouches(reach: Reach, { school, classes }: ClassedPlace): boolean {
  if (reaches(reach, school)) return true;
  return reach.kind === 'schools' && classes.some((code) => reach.classes.get(school)?.includes(code));
}

/**
 * Whether the authority may give the owner of an account a way in, which lets it in itself: only where every place
 * and every role of the account lies within its scope (invariant 9), and to nobody of its own rank or a higher one.
 * @throws LogeError `NOT_FOUND` for no account and one out of sight, `RANK_TOO_HIGH` for somebody whom no role of the
 *   authority outranks, `FORBIDDEN` for one's own account and for a place or a role beyond the scope of those that do.
 */
export function requireCredentialAuthority(
  authority: CredentialAuthority,
  account: AccountId,
  { roles, places }: CredentialHolder,
): void {
  if (!roles.exists) throw new LogeError('NOT_FOUND');
  if (authority.kind === 'system') return;
  if (authority.account === account) throw new LogeError('FORBIDDEN');
  const isSeen = ({ reach }: CredentialLevel) =>
    reach.kind === 'everything' ||
    places.some((place) => placeTouches(reach, place)) ||
    roles.grants.some(({ scope }) => touches(reach, scope));
  if (!authority.levels.some(isSeen)) throw new LogeError('NOT_FOUND');
  const rank = highestRank(roles.grants);
  const level = authority.levels.find((one) => one.rank > rank);
  if (!level) throw new LogeError('RANK_TOO_HIGH');
  const isWithin =
    places.every((place) => placeWithin(level.reach, place)) &&
    roles.grants.every(({ scope }) => within(level.reach, scope));
  if (!isWithin) throw new LogeError('FORBIDDEN');
}

/** The schools of places and roles, and the classes: of who has left everywhere, those they left last. */
export function aboutHolder(subject: AccountId, { places, roles }: CredentialHolder): Fact['about'] {
  const ofRoles = roles.grants.flatMap(({ scope }) => schoolsOf(scope));
  return {
    subject,
    schools: [...new Set([...places.map(({ school }) => school), ...ofRoles])],
    classes: places.flatMap(({ school, classes }) => classes.map((code) => `${school}/${code}`)),
  };
}
