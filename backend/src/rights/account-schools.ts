import { accountStream } from '@loge/contracts';
import type { AccountId, SchoolId } from '@loge/contracts';
import type { Fold, Streams } from '../event-store/streams.js';
import { grantsFold, schoolsOf } from './grants.js';
import type { GrantsState } from './grants.js';

interface State {
  /** `<school> <profile>` of the places held now. */
  readonly places: readonly string[];
  readonly roles: GrantsState;
}

const fold: Fold<State> = {
  initial: { places: [], roles: grantsFold.initial },
  evolve(state, event) {
    const roles = grantsFold.evolve(state.roles, event);
    switch (event.type) {
      case 'AccountAffiliated':
        return { roles, places: [...state.places, `${event.data.school} ${event.data.profile}`] };
      case 'AffiliationEnded': {
        const ended = `${event.data.school} ${event.data.profile}`;
        return { roles, places: state.places.filter((place) => place !== ended) };
      }
      default:
        return { ...state, roles };
    }
  },
};

/** The schools that an event about this account concerns: those it has a place or a role in now. */
export async function schoolsOfAccount(streams: Streams, account: AccountId): Promise<readonly SchoolId[]> {
  const { places, roles } = (await streams.load(accountStream(account), fold)).state;
  // What stands before the space was a SchoolId when it was put there.
  const affiliated = places.map((place) => place.split(' ')[0] as SchoolId);
  return [...new Set([...affiliated, ...roles.grants.flatMap(({ scope }) => schoolsOf(scope))])];
}
