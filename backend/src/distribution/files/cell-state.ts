import type { DistributionId, SecretId } from '@loge/contracts';
import type { Fold } from '../../event-store/streams.js';
import { temporaryPasswordFold } from '../../passwords/commands.js';
import type { TemporaryPasswordState } from '../../passwords/commands.js';

/** What decides which password of an account stands in a file, if any. */
export interface CellState {
  readonly making: TemporaryPasswordState;
  /** Ever signed in. */
  readonly activated: boolean;
  readonly password?: {
    readonly id: SecretId;
    /** When it was chosen or made. */
    readonly since: Date;
    /** Of a temporary one: until when it opens the account. */
    readonly expiresAt?: Date;
    /** The files that it stood in. */
    readonly files: readonly DistributionId[];
  };
  /** Old logins that were locked. */
  readonly lockedLegacy: readonly SecretId[];
}

/** Whether they ever signed in or chose a password: then there may be a session, and a habit. */
export const isInUse = ({ activated, password }: CellState): boolean =>
  activated || (password !== undefined && password.expiresAt === undefined);

/** Folds an account's stream into it. */
export const cellFold: Fold<CellState> = {
  initial: { making: temporaryPasswordFold.initial, activated: false, lockedLegacy: [] },
  evolve(before, event) {
    const state = { ...before, making: temporaryPasswordFold.evolve(before.making, event) };
    switch (event.type) {
      case 'AccountActivated':
        return { ...state, activated: true };
      case 'PasswordSet':
      case 'PasswordChanged':
      case 'PasswordReset': {
        const since = new Date(event.metadata.occurredAt);
        return { ...state, password: { id: event.data.password, since, files: [] } };
      }
      case 'TemporaryPasswordMade': {
        const since = new Date(event.metadata.occurredAt);
        const { password: id, expiresAt } = event.data;
        return { ...state, password: { id, since, expiresAt: new Date(expiresAt), files: [] } };
      }
      case 'CredentialsDistributed': {
        const { password, distribution } = event.data;
        const held = state.password;
        if (!held || held.id !== password || !distribution || held.files.includes(distribution)) return state;
        return { ...state, password: { ...held, files: [...held.files, distribution] } };
      }
      case 'LegacyLoginLocked':
        return { ...state, lockedLegacy: [...state.lockedLegacy, event.data.legacy] };
      default:
        return state;
    }
  },
  asOf: ({ making, ...state }, now) => ({
    ...state,
    making: temporaryPasswordFold.asOf?.(making, now) ?? making,
  }),
};
