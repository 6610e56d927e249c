import type { AccountId, Profile, SchoolId } from '@loge/contracts';
import { leadsAway } from '../accounts/commands.js';
import type { Recorded } from '../event-store/codec.js';
import type { Fold } from '../event-store/streams.js';
import { mailAddressOf, mailAddressesAfter, noMailAddresses } from '../recovery/commands.js';
import type { MailAddresses } from '../recovery/commands.js';

/** The events that tell how somebody signs in, of their account and of their access. */
export const movingTypes = [
  'AccountCreated',
  'AccountRenamed',
  'ContactsChanged',
  'AddressConfirmed',
  'AccountAffiliated',
  'AffiliationEnded',
  'AccountActivated',
  'AccountClosed',
  'AccountReopened',
  'AccountsJoined',
  'AccountsParted',
  'PasswordSet',
  'PasswordChanged',
  'PasswordReset',
  'TemporaryPasswordMade',
  'RoleGranted',
  'RoleWithdrawn',
  'LegacyLoginUsed',
  'MigrationReminderAsked',
] as const;

/** One of {@link movingTypes}. */
export type MovingEvent = Extract<Recorded, { type: (typeof movingTypes)[number] }>;

/** A part somebody plays in a school now. */
export interface Place {
  readonly school: SchoolId;
  readonly profile: Profile;
}

/** How somebody signs in now: never in any way, with the old user name only, with a password of the new way. */
export type MovingState = 'NEVER_SIGNED_IN' | 'OLD_LOGIN_ONLY' | 'MOVED';

/** Somebody who moves, or has moved, from the old login to the new one. */
export interface Mover {
  readonly exists: boolean;
  readonly closed: boolean;
  /** It leads to another account. */
  readonly joined: boolean;
  readonly hasPassword: boolean;
  readonly places: readonly Place[];
  readonly mail: MailAddresses;
  /** ISO 8601; absent for never. */
  readonly lastOldSignInAt?: string;
  /** ISO 8601; absent for never. */
  readonly remindedAt?: string;
}

/** Folds a stream of the account or of its access, or both together. */
export const moverFold: Fold<Mover> = {
  initial: {
    ...{ exists: false, closed: false, joined: false, hasPassword: false },
    ...{ places: [], mail: noMailAddresses },
  },
  evolve: (mover, event) => (isMoving(event) ? moverAfter(mover, event) : mover),
};

const moving: ReadonlySet<string> = new Set(movingTypes);
const isMoving = (event: Recorded): event is MovingEvent => moving.has(event.type);

function moverAfter(mover: Mover, event: MovingEvent): Mover {
  switch (event.type) {
    case 'AccountCreated':
      return { ...mover, exists: true, mail: mailAddressesAfter(mover.mail, event) };
    case 'ContactsChanged':
    case 'AddressConfirmed':
    case 'RoleGranted':
    case 'RoleWithdrawn':
      return { ...mover, mail: mailAddressesAfter(mover.mail, event) };
    case 'AccountAffiliated': {
      const { school, profile } = event.data;
      return { ...mover, places: [...without(mover.places, event.data), { school, profile }] };
    }
    case 'AffiliationEnded':
      return { ...mover, places: without(mover.places, event.data) };
    case 'AccountClosed':
      return { ...mover, closed: true };
    case 'AccountReopened':
      return { ...mover, closed: false };
    case 'AccountsJoined':
    case 'AccountsParted':
      return { ...mover, joined: leadsAway(event, mover.joined) };
    case 'PasswordSet':
    case 'PasswordChanged':
    case 'PasswordReset':
    case 'TemporaryPasswordMade':
      // Also a temporary one ends the old login.
      return { ...mover, hasPassword: true };
    case 'AccountActivated':
      // It stays when the sign-in itself has expired.
      return event.data.by === 'LEGACY_LOGIN' && mover.lastOldSignInAt === undefined
        ? { ...mover, lastOldSignInAt: event.metadata.occurredAt }
        : mover;
    case 'LegacyLoginUsed':
      return { ...mover, lastOldSignInAt: event.metadata.occurredAt };
    case 'MigrationReminderAsked':
      return { ...mover, remindedAt: event.metadata.occurredAt };
    case 'AccountRenamed':
      return mover;
  }
}

const without = (places: readonly Place[], left: Place): readonly Place[] =>
  places.filter(({ school, profile }) => school !== left.school || profile !== left.profile);

/** Whose account an event is about: the tail of its stream, of the account or of its access, is the account's id. */
export function ownerOf({ stream }: Pick<Recorded, 'stream'>): AccountId {
  // The store holds no other tail for these kinds of event.
  return stream.slice(stream.indexOf('-') + 1) as AccountId;
}

/** How somebody signs in now. */
export function movingStateOf({ hasPassword, lastOldSignInAt }: Mover): MovingState {
  if (hasPassword) return 'MOVED';
  return lastOldSignInAt === undefined ? 'NEVER_SIGNED_IN' : 'OLD_LOGIN_ONLY';
}

/** Whether a mail reaches them, so that they can choose a password by themselves. */
export const isReachable = ({ mail }: Mover): boolean => mailAddressOf(mail) !== undefined;

/** Whether a school counts them: the account is open, and is no part of another. */
export const isCounted = ({ exists, closed, joined }: Mover): boolean => exists && !closed && !joined;
