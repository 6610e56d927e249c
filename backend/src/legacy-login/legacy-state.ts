import type { SchoolId, SecretId } from '@loge/contracts';
import type { Fold } from '../event-store/streams.js';
import { grantsFold, rolesAt } from '../rights/grants.js';
import type { GrantsState } from '../rights/grants.js';

/** A user name of a school's old system, and where its password lies. */
export interface OldLogin {
  readonly userName: string;
  /** The vault's id of the password. */
  readonly legacy: SecretId;
  /** It opens nothing any more. */
  readonly locked: boolean;
}

/** What an account's stream says of its old logins. */
export interface LegacyState {
  /** By school; those that a password of the new way replaced, too. */
  readonly logins: ReadonlyMap<SchoolId, OldLogin>;
  /** The old passwords that later files replaced: nobody needs them any more. */
  readonly superseded: readonly SecretId[];
  /** Roles and places, and whether there is a password of the new way. */
  readonly roles: GrantsState;
}

/** Folds an account's stream into what its old logins depend on. */
export const legacyFold: Fold<LegacyState> = {
  initial: { logins: new Map(), superseded: [], roles: grantsFold.initial },
  evolve(before, event) {
    const state = { ...before, roles: grantsFold.evolve(before.roles, event) };
    switch (event.type) {
      case 'LegacyLoginImported': {
        const { school, userName, legacy } = event.data;
        const replaced = state.logins.get(school);
        return {
          ...state,
          logins: new Map(state.logins).set(school, { userName, legacy, locked: false }),
          superseded: replaced ? [...state.superseded, replaced.legacy] : state.superseded,
        };
      }
      case 'LegacyLoginLocked': {
        const { school, legacy } = event.data;
        const held = state.logins.get(school);
        if (held?.legacy !== legacy) return state;
        return { ...state, logins: new Map(state.logins).set(school, { ...held, locked: true }) };
      }
      default:
        return state;
    }
  },
  asOf: (state, now) => ({ ...state, roles: rolesAt(state.roles, now) }),
};
