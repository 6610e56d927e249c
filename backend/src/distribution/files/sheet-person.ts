import type {
  AffiliationDetails,
  Civility,
  PersonName,
  PostalAddress,
  Profile,
  SchoolId,
} from '@loge/contracts';
import type { Fold } from '../../event-store/streams.js';

/** A place that somebody has now. */
export interface SheetPlace {
  readonly school: SchoolId;
  readonly profile: Profile;
  readonly details: Pick<AffiliationDetails, 'classes'>;
  readonly joinKey?: string;
}

/** What a sheet says of somebody beside their password. */
export interface SheetPerson {
  readonly name: PersonName;
  readonly civility?: Civility;
  readonly address?: PostalAddress;
  /** The one they know best: an address they confirmed last, else the one the account was made with or given. */
  readonly login: string;
  readonly places: readonly SheetPlace[];
}

const isSame = (one: SheetPlace, { school, profile }: Pick<SheetPlace, 'school' | 'profile'>): boolean =>
  one.school === school && one.profile === profile;

/** Folds an account's stream into it; of whoever was erased nothing but places is left. */
export const sheetPersonFold: Fold<SheetPerson> = {
  initial: { name: { family: '', given: '' }, login: '', places: [] },
  evolve(state, { type, data }) {
    switch (type) {
      case 'AccountCreated': {
        const { name, civility, address, login } = data;
        return { ...state, name, civility, address, login };
      }
      case 'AccountRenamed':
        return { ...state, name: data.name };
      case 'PersonalDetailsChanged':
        return { ...state, civility: data.civility };
      case 'AddressChanged':
        return { ...state, address: data.address };
      case 'LoginChanged':
        return { ...state, login: data.login };
      case 'AddressConfirmed':
        return data.isLogin ? { ...state, login: data.address } : state;
      case 'AccountAffiliated':
      case 'AffiliationChanged': {
        const { school, profile, details, joinKey } = data;
        const others = state.places.filter((place) => !isSame(place, data));
        return { ...state, places: [...others, { school, profile, details, joinKey }] };
      }
      case 'AffiliationEnded':
        return { ...state, places: state.places.filter((place) => !isSame(place, data)) };
      default:
        return state;
    }
  },
};

/** The place in a school that a row is about: the one it was made for, else another one there. */
export const placeIn = (
  { places }: SheetPerson,
  { school, profile }: Pick<SheetPlace, 'school' | 'profile'>,
): SheetPlace | undefined =>
  places.find((place) => isSame(place, { school, profile })) ??
  places.find((place) => place.school === school);
