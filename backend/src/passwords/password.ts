import { LogeError } from '@loge/contracts';
import type {
  Actor,
  EventOf,
  InvitationAccepted,
  PasswordChanged,
  PasswordSet,
  PersonInvited,
  SecretId,
} from '@loge/contracts';
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
  /** What a password may not be made of: the login and the names. Empty once the person was erased. */
  readonly words: readonly string[];
}

/** Folds an account's stream into what its password depends on. */
export const passwordFold: Fold<PasswordState> = {
  initial: { exists: false, invited: false, words: [] },
  evolve(state, happened) {
    switch (happened.type) {
      case 'AccountCreated': {
        const { name, login, origin } = happened.data;
        const words = [login, login.split('@')[0] ?? '', name.given, name.family];
        const madeAt = happened.metadata.occurredAt;
        return { ...state, exists: true, invited: origin !== 'DIRECTORY', madeAt, words };
      }
      case 'AccountRenamed': {
        const { given, family } = happened.data.name;
        return { ...state, words: [...state.words, given, family] };
      }
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
        return { ...state, password: happened.data.password };
      case 'PasswordChanged':
        return { ...state, password: happened.data.password };
      default:
        return state;
    }
  },
};

const sameActor = (one: Actor, other: Actor) => one.kind === other.kind && one.id === other.id;

/**
 * Makes a one-time link for somebody who was invited and has no password; the link before it stops working. Nobody
 * of a directory ever gets one: it would hand their account to whoever made it (invariant 9).
 * @throws LogeError `NOT_FOUND` for no account, `FORBIDDEN` for one of a directory, `CONFLICT` when a password is
 *   there already.
 */
export function invite(
  link: { readonly link: SecretId; readonly expiresAt: Date },
  state: PasswordState,
): EventOf<typeof PersonInvited>[] {
  if (!state.exists) throw new LogeError('NOT_FOUND');
  if (!state.invited) throw new LogeError('FORBIDDEN');
  if (state.password) throw new LogeError('CONFLICT');
  return [{ type: 'PersonInvited', data: { link: link.link, expiresAt: link.expiresAt.toISOString() } }];
}

/**
 * Whether a link still works: it is the last one made, unused, its time has not run out, nobody but its maker gave
 * the account another role since, and the account is of no directory.
 * @throws LogeError `INVITATION_INVALID` when it does not, whatever the reason.
 */
export function requireInvitation(
  link: SecretId,
  now: Date,
  state: PasswordState,
): { readonly link: SecretId; readonly expiresAt: string } {
  const { invitation, invited, password } = state;
  const isCurrent = invitation?.link === link && new Date(invitation.expiresAt).getTime() > now.getTime();
  if (!isCurrent || !invited || password) throw new LogeError('INVITATION_INVALID');
  return invitation;
}

/**
 * Uses an invitation's link to choose the first password.
 * @throws LogeError `INVITATION_INVALID`
 */
export function acceptInvitation(
  command: { readonly link: SecretId; readonly password: SecretId; readonly now: Date },
  state: PasswordState,
): [EventOf<typeof InvitationAccepted>, EventOf<typeof PasswordSet>] {
  requireInvitation(command.link, command.now, state);
  return [
    { type: 'InvitationAccepted', data: { link: command.link } },
    { type: 'PasswordSet', data: { password: command.password, by: 'INVITATION' } },
  ];
}

/**
 * Sets the first password without a link: the command line and the demo may.
 * @throws LogeError `NOT_FOUND` for no account, `CONFLICT` when a password is there already.
 */
export function setPassword(
  command: { readonly password: SecretId; readonly by: 'COMMAND_LINE' | 'DEMO' },
  state: PasswordState,
): EventOf<typeof PasswordSet>[] {
  if (!state.exists) throw new LogeError('NOT_FOUND');
  if (state.password) throw new LogeError('CONFLICT');
  return [{ type: 'PasswordSet', data: { password: command.password, by: command.by } }];
}

/**
 * The owner changes the password, having shown to know `known`.
 * @throws LogeError `PASSWORD_WRONG` when `known` is no longer the present password.
 */
export function changePassword(
  command: { readonly known: SecretId; readonly password: SecretId },
  state: PasswordState,
): EventOf<typeof PasswordChanged>[] {
  if (!state.password || state.password !== command.known) throw new LogeError('PASSWORD_WRONG');
  return [
    { type: 'PasswordChanged', data: { password: command.password, previousPassword: state.password } },
  ];
}
