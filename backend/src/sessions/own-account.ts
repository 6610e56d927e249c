import type { PersonName, Profile, SchoolId, SecretId, SignInMethod } from '@loge/contracts';
import { leadsAway } from '../accounts/commands.js';
import type { Fold } from '../event-store/streams.js';
import { recordedGrant, schoolsOf } from '../rights/grants.js';
import type { RecordedGrant } from '../rights/grants.js';
import { heldAt } from '../rights/held.js';
import { evolveOldLogins, noOldLogins } from '../rights/old-logins.js';
import type { OldLogins } from '../rights/old-logins.js';
import type { OwnView } from './queries.js';

/** What signing in needs to know of an account. */
export interface OwnAccount {
  readonly name: PersonName;
  readonly login: string;
  readonly password?: SecretId;
  /** The one before. */
  readonly replacedPassword?: SecretId;
  /** Those that open it, and those that the present password replaced. */
  readonly oldLogins: OldLogins;
  readonly replacedOldLogins: OldLogins;
  /** Too many wrong tries in a row: the present password opens nothing. */
  readonly locked: boolean;
  readonly mustChangePassword: boolean;
  readonly closed: boolean;
  /** Leads to another account since they were joined. */
  readonly joined: boolean;
  /** In which ways it was ever signed in to. */
  readonly activated: readonly SignInMethod[];
  /** The places and the roles held now. */
  readonly places: readonly { readonly school: SchoolId; readonly profile: Profile }[];
  readonly grants: readonly RecordedGrant[];
}

/** Folds an account's stream into what signing in needs. */
export const ownAccountFold: Fold<OwnAccount> = {
  initial: {
    name: { family: '', given: '' },
    login: '',
    locked: false,
    mustChangePassword: false,
    closed: false,
    joined: false,
    activated: [],
    oldLogins: noOldLogins,
    replacedOldLogins: noOldLogins,
    places: [],
    grants: [],
  },
  evolve(before, event) {
    const state = { ...before, oldLogins: evolveOldLogins(before.oldLogins, event) };
    switch (event.type) {
      case 'AccountCreated':
        return { ...state, name: event.data.name, login: event.data.login };
      case 'AccountRenamed':
        return { ...state, name: event.data.name };
      case 'LoginChanged':
        return { ...state, login: event.data.login };
      case 'PasswordSet':
      case 'PasswordChanged':
      case 'PasswordReset':
      case 'TemporaryPasswordMade':
        return {
          ...state,
          password: event.data.password,
          replacedPassword: state.password,
          replacedOldLogins: before.oldLogins,
          locked: false,
          mustChangePassword: event.type === 'TemporaryPasswordMade',
        };
      case 'PasswordLocked':
        return { ...state, locked: event.data.password === state.password };
      case 'PasswordChangeRequired':
        return { ...state, mustChangePassword: true };
      case 'AccountClosed':
        return { ...state, closed: true };
      case 'AccountReopened':
        return { ...state, closed: false };
      case 'AccountsJoined':
      case 'AccountsParted':
        return { ...state, joined: leadsAway(event, state.joined) };
      case 'AccountActivated':
        return { ...state, activated: [...state.activated, event.data.by] };
      case 'AccountAffiliated': {
        const { school, profile } = event.data;
        return { ...state, places: [...state.places, { school, profile }] };
      }
      case 'AffiliationEnded': {
        const { school, profile } = event.data;
        const stays = (place: OwnAccount['places'][number]) =>
          place.school !== school || place.profile !== profile;
        return { ...state, places: state.places.filter(stays) };
      }
      case 'RoleGranted': {
        return { ...state, grants: [...state.grants, recordedGrant(event.data, event.metadata)] };
      }
      case 'RoleWithdrawn':
        return { ...state, grants: state.grants.filter(({ grant }) => grant !== event.data.grant) };
      default:
        return state;
    }
  },
  asOf: (own, now) => ({ ...own, grants: heldAt(own.grants, now) }),
};

/** What the person may be told of it. */
export const ownView = (own: OwnAccount): OwnView => ({
  name: own.name,
  login: own.login,
  schools: ownSchools(own),
  grants: own.grants,
  mustChangePassword: own.mustChangePassword,
});

/** The schools that the account has a place in now. */
export const ownSchools = ({ places }: Pick<OwnAccount, 'places'>): readonly SchoolId[] => [
  ...new Set(places.map(({ school }) => school)),
];

/** The schools that a sign-in concerns: those the account has a place or a role in now. */
export const concernedSchools = (own: Pick<OwnAccount, 'places' | 'grants'>): readonly SchoolId[] => [
  ...new Set([...ownSchools(own), ...own.grants.flatMap(({ scope }) => schoolsOf(scope))]),
];
