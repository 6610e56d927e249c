import type { Actor, SchoolId } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import { mailAddressOf } from '../recovery/commands.js';
import type { Credential, CredentialHistory } from './credential-hands.js';

/** How a credential ended. */
export interface Ended {
  readonly end: 'USED' | 'REPLACED' | 'EXPIRED' | 'LOCKED';
  /** Absent where no event tells when. */
  readonly at?: Date;
}

/**
 * How an event ends a credential that has not ended before; `undefined` where it does not. A first sign-in uses a
 * temporary password, though it opens the account until another is chosen: from then on somebody knows it who used it.
 */
export function endBy(credential: Credential, event: Recorded): Ended['end'] | undefined {
  const { id, kind } = credential;
  const isOfCampaign = kind === 'LINK' && credential.distribution !== undefined;
  switch (event.type) {
    case 'AccountActivated':
      if (isOfCampaign) return 'REPLACED';
      return kind === 'TEMPORARY_PASSWORD' && event.data.by === 'PASSWORD' ? 'USED' : undefined;
    case 'PasswordChanged':
      // Whoever changed it typed the one before.
      return kind === 'TEMPORARY_PASSWORD' && id === event.data.previousPassword ? 'USED' : 'REPLACED';
    case 'PasswordReset':
      return kind === 'LINK' && id === event.data.link ? 'USED' : 'REPLACED';
    case 'PasswordSet':
      return 'REPLACED';
    case 'TemporaryPasswordMade':
      return isOfCampaign ? undefined : 'REPLACED';
    case 'PersonInvited':
      return kind === 'INVITATION' ? 'REPLACED' : undefined;
    case 'InvitationAccepted':
      return kind === 'INVITATION' && id === event.data.link ? 'USED' : undefined;
    case 'RoleGranted':
      return kind === 'INVITATION' && !isSame(credential.made.actor, event.metadata.actor)
        ? 'REPLACED'
        : undefined;
    case 'LegacyLoginImported':
      return kind === 'OLD_LOGIN' && credential.school === event.data.school ? 'REPLACED' : undefined;
    case 'PasswordLocked':
      return id === event.data.password ? 'LOCKED' : undefined;
    case 'LegacyLoginLocked':
      return kind === 'OLD_LOGIN' && id === event.data.legacy ? 'LOCKED' : undefined;
    default:
      return undefined;
  }
}

const isSame = (one: Actor, other: Actor) => one.kind === other.kind && one.id === other.id;

/** The end that an event makes of a credential: its time may have been over before. */
export function endedAt({ expiresAt }: Pick<Credential, 'expiresAt'>, end: Ended['end'], at: Date): Ended {
  return end !== 'USED' && expiresAt && expiresAt <= at ? { end: 'EXPIRED', at: expiresAt } : { end, at };
}

/**
 * How a credential of an open account stands: ended by an event, or because its time is over, mails go to another
 * address, or its owner left the school of an old login; `undefined` while it works.
 * @param oldLoginEnds when the old login of each school ends that still has one, or ended.
 */
export function endOf(
  credential: Credential,
  { mail, mailSince, footing }: Omit<CredentialHistory, 'credentials'>,
  now: Date,
  oldLoginEnds: ReadonlyMap<SchoolId, Date>,
): Ended | undefined {
  const { ended, made } = credential;
  if (ended) return ended;
  const expiresAt = expiryOf(credential, oldLoginEnds);
  if (expiresAt && expiresAt <= now) return { end: 'EXPIRED', at: expiresAt };
  switch (credential.kind) {
    case 'LINK': {
      const isAtAddress = credential.address === undefined || credential.address === mailAddressOf(mail);
      return isAtAddress ? undefined : { end: 'REPLACED', at: mailSince ?? made.at };
    }
    case 'OLD_LOGIN': {
      const { school } = credential;
      if (!footing.places.some((place) => place.school === school))
        return { end: 'EXPIRED', at: footing.leftAt.get(school) };
      if (footing.roles.length > 0) return { end: 'LOCKED', at: footing.roleSince };
      return expiresAt ? undefined : { end: 'EXPIRED' };
    }
    default:
      return undefined;
  }
}

/** Until when a credential works, or worked; `undefined` for no end, and for an old login whose end was taken back. */
export const expiryOf = (
  credential: Credential,
  oldLoginEnds: ReadonlyMap<SchoolId, Date>,
): Date | undefined =>
  credential.kind === 'OLD_LOGIN' ? oldLoginEnds.get(credential.school) : credential.expiresAt;
