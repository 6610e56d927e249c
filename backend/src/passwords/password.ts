import { LogeError } from '@loge/contracts';
import type {
  EventOf,
  InvitationAccepted,
  PasswordChangeRequired,
  PasswordChanged,
  PasswordLocked,
  PasswordSet,
  PersonInvited,
  SecretId,
} from '@loge/contracts';
import type { PasswordState } from './password-state.js';

/**
 * Makes a one-time link for somebody who was invited and has no password; the link before it stops working. Nobody
 * of a directory ever gets one: it would hand their account to whoever made it (invariant 9).
 * @throws LogeError `NOT_FOUND` for no account, `FORBIDDEN` for one of a directory, a closed one and one that
 *   leads to another, `CONFLICT` when a password is there already.
 */
export function invite(
  link: { readonly link: SecretId; readonly expiresAt: Date },
  state: PasswordState,
): EventOf<typeof PersonInvited>[] {
  if (!state.exists) throw new LogeError('NOT_FOUND');
  if (!state.invited || state.closed || state.joined) throw new LogeError('FORBIDDEN');
  if (state.password) throw new LogeError('CONFLICT');
  return [{ type: 'PersonInvited', data: { link: link.link, expiresAt: link.expiresAt.toISOString() } }];
}

/**
 * Whether a link still works: it is the last one made, unused, its time has not run out, nobody but its maker gave
 * the account another role since, and the account is open and of no directory.
 * @throws LogeError `INVITATION_INVALID` when it does not, whatever the reason.
 */
export function requireInvitation(
  link: SecretId,
  now: Date,
  state: PasswordState,
): { readonly link: SecretId; readonly expiresAt: string } {
  const { invitation, invited, password, closed, joined } = state;
  const isCurrent = invitation?.link === link && new Date(invitation.expiresAt).getTime() > now.getTime();
  if (!isCurrent || !invited || password || closed || joined) throw new LogeError('INVITATION_INVALID');
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
 * @param command.isSame whether the new one is, but for case and hyphens, the old one: then it is no other.
 * @throws LogeError `PASSWORD_WRONG` when `known` is no longer the present password, or opens nothing any more;
 *   `PASSWORD_SAME` when another one must be chosen and none was.
 */
export function changePassword(
  command: { readonly known: SecretId; readonly password: SecretId; readonly isSame?: boolean },
  state: PasswordState,
): EventOf<typeof PasswordChanged>[] {
  if (!state.password || state.password !== command.known || state.locked)
    throw new LogeError('PASSWORD_WRONG');
  if (state.mustChange && command.isSame) throw new LogeError('PASSWORD_SAME');
  return [
    { type: 'PasswordChanged', data: { password: command.password, previousPassword: state.password } },
  ];
}

/** Locks a password; one that is not the present one, or is locked, stays as it is. */
export function lockPassword(
  { password }: { readonly password: SecretId },
  state: PasswordState,
): EventOf<typeof PasswordLocked>[] {
  if (state.password !== password || state.locked) return [];
  return [{ type: 'PasswordLocked', data: { password } }];
}

/** Has the owner choose another password; where there is none, or it is asked for already, nothing changes. */
export function requirePasswordChange(
  { cause }: { readonly cause: 'DISPUTED' },
  { password, mustChange }: PasswordState,
): EventOf<typeof PasswordChangeRequired>[] {
  if (!password || mustChange) return [];
  return [{ type: 'PasswordChangeRequired', data: { password, cause } }];
}
