import type { PersonName, SecretId } from '@loge/contracts';
import type { Fold } from '../event-store/streams.js';

/** What signing in needs to know of an account. */
export interface OwnAccount {
  readonly name: PersonName;
  readonly login: string;
  readonly password?: SecretId;
  /** Whether it was ever signed in to with a password. */
  readonly activated: boolean;
}

/** Folds an account's stream into what signing in needs. */
export const ownAccountFold: Fold<OwnAccount> = {
  initial: { name: { family: '', given: '' }, login: '', activated: false },
  evolve(state, event) {
    switch (event.type) {
      case 'AccountCreated':
        return { ...state, name: event.data.name, login: event.data.login };
      case 'AccountRenamed':
        return { ...state, name: event.data.name };
      case 'PasswordSet':
      case 'PasswordChanged':
        return { ...state, password: event.data.password };
      case 'AccountActivated':
        return { ...state, activated: true };
      default:
        return state;
    }
  },
};
