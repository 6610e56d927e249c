import type { Actor, SecretId } from '@loge/contracts';
import { leadsAway } from '../accounts/commands.js';
import type { Fold } from '../event-store/streams.js';

/** What the life of an account says of its password and its invitation. Secrets are named, never held. */
export interface PasswordState {
  /** Whether the account exists at all. */
  readonly exists: boolean;
  /** Whether the account was made by an invitation rather than by a directory. */
  readonly invited: boolean;
  /** When the account was made; ISO 8601. */
  readonly madeAt?: string;
  /** The invitation that may still be used, if its time has not run out. */
  readonly invitation?: {
    readonly link: SecretId;
    readonly expiresAt: string;
    /** Who made the link, and so may know it. */
    readonly madeBy: Actor;
  };
  /** The vault's id of the present password's hash. */
  readonly password?: SecretId;
  /** Of a temporary one: until when it opens the account. ISO 8601. */
  readonly temporaryUntil?: string;
  /** Whether the present password opens nothing any more. */
  readonly locked: boolean;
  /** Whether the owner must choose another password before anything else. */
  readonly mustChange: boolean;
  /** Nobody gets in before it is opened again. */
  readonly closed: boolean;
  /** Leads to another account since they were joined. */
  readonly joined: boolean;
  /** What a password may not be made of: logins, names, birth date. Empty once the person was erased. */
  readonly words: readonly string[];
}

/** Folds an account's stream into what its password depends on. */
export const passwordFold: Fold<PasswordState> = {
  initial: {
    exists: false,
    invited: false,
    locked: false,
    mustChange: false,
    closed: false,
    joined: false,
    words: [],
  },
  evolve(state, happened) {
    switch (happened.type) {
      case 'AccountCreated': {
        const { name, login, origin, birthDate } = happened.data;
        const words = [...wordsOfLogin(login), name.given, name.family, ...wordsOfDate(birthDate)];
        const madeAt = happened.metadata.occurredAt;
        return { ...state, exists: true, invited: origin !== 'DIRECTORY', madeAt, words };
      }
      case 'AccountRenamed': {
        const { given, family } = happened.data.name;
        return { ...state, words: [...state.words, given, family] };
      }
      case 'PersonalDetailsChanged':
        return { ...state, words: [...state.words, ...wordsOfDate(happened.data.birthDate)] };
      case 'AddressConfirmed':
        return { ...state, words: [...state.words, ...wordsOfLogin(happened.data.address)] };
      case 'LoginChanged':
        return { ...state, words: [...state.words, ...wordsOfLogin(happened.data.login)] };
      case 'PersonInvited':
        return { ...state, invitation: { ...happened.data, madeBy: happened.metadata.actor } };
      case 'RoleGranted': {
        // Whoever made a link knows it: it must not lead to a role that somebody else gave since.
        const { invitation } = state;
        const isTheirs = invitation && sameActor(invitation.madeBy, happened.metadata.actor);
        return { ...state, invitation: isTheirs ? invitation : undefined };
      }
      case 'InvitationAccepted':
        return { ...state, invitation: undefined };
      case 'PasswordSet':
      case 'PasswordChanged':
      case 'PasswordReset':
        return {
          ...{ ...state, password: happened.data.password, temporaryUntil: undefined },
          ...{ locked: false, mustChange: false },
        };
      case 'TemporaryPasswordMade': {
        const { password, expiresAt: temporaryUntil } = happened.data;
        return { ...state, password, temporaryUntil, locked: false, mustChange: true };
      }
      case 'PasswordLocked':
        return { ...state, locked: true };
      case 'PasswordChangeRequired':
        return { ...state, mustChange: true };
      case 'AccountClosed':
        return { ...state, closed: true };
      case 'AccountReopened':
        return { ...state, closed: false };
      case 'AccountsJoined':
      case 'AccountsParted':
        return { ...state, joined: leadsAway(happened, state.joined) };
      default:
        return state;
    }
  },
};

const wordsOfLogin = (login: string): string[] => [login, login.split('@')[0] ?? ''];

/** A birth date as people write it, with two and with four digits of the year. */
function wordsOfDate(date: string | undefined): string[] {
  const [year = '', month, day] = date?.split('-') ?? [];
  return year
    ? [`${year}-${month}-${day}`, `${day}-${month}-${year}`, `${day}-${month}-${year.slice(2)}`]
    : [];
}

const sameActor = (one: Actor, other: Actor) => one.kind === other.kind && one.id === other.id;
