import type { Profile, SchoolId } from '@loge/contracts';
import type { Fold } from '../event-store/streams.js';

/** Where somebody has a place and whether they hold a role: what an old login depends on (IT-3). */
export interface Footing {
  readonly places: readonly { readonly school: SchoolId; readonly profile: Profile }[];
  /** When they last left each school that they ever left. */
  readonly leftAt: ReadonlyMap<SchoolId, Date>;
  /** The grants held now. */
  readonly roles: readonly string[];
  /** Since when they have held some, without a break. */
  readonly roleSince?: Date;
}

/** Folds an account's stream into it. */
export const footingFold: Fold<Footing> = {
  initial: { places: [], leftAt: new Map(), roles: [] },
  evolve(state, event) {
    const at = new Date(event.metadata.occurredAt);
    switch (event.type) {
      case 'AccountAffiliated': {
        const { school, profile } = event.data;
        return { ...state, places: [...without(state.places, event.data), { school, profile }] };
      }
      case 'AffiliationEnded': {
        const leftAt = new Map(state.leftAt).set(event.data.school, at);
        return { ...state, places: without(state.places, event.data), leftAt };
      }
      case 'RoleGranted':
        return {
          ...state,
          roles: [...state.roles, event.data.grant],
          roleSince: state.roles.length > 0 ? state.roleSince : at,
        };
      case 'RoleWithdrawn':
        return { ...state, roles: state.roles.filter((grant) => grant !== event.data.grant) };
      default:
        return state;
    }
  },
};

const without = (
  places: Footing['places'],
  left: { readonly school: SchoolId; readonly profile: Profile },
): Footing['places'] =>
  places.filter(({ school, profile }) => school !== left.school || profile !== left.profile);
