import { accountStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';

/** What an account's stream says of the accounts it was joined with. */
export interface Joined {
  /** The account this one leads to: its logins open that one, itself it opens nothing. */
  readonly joinedTo?: AccountId;
  /** The accounts that lead here, or are about to. */
  readonly standsFor: ReadonlySet<AccountId>;
  /** The accounts that this one led to until an administrator parted them. */
  readonly partedFrom: ReadonlySet<AccountId>;
}

/** {@link Joined} before anything happened. */
export const notJoined: Joined = { standsFor: new Set(), partedFrom: new Set() };

type Joining = Extract<Recorded, { type: 'AccountsJoined' | 'AccountsParted' }>;

/** Whether an event joins or parts two accounts. */
export function joins(event: Recorded): event is Joining {
  return event.type === 'AccountsJoined' || event.type === 'AccountsParted';
}

/** Whether an event of an account's stream makes it lead to another account, or ends that, rather than the reverse. */
const isOfJoined = ({ stream, data }: Joining): boolean => stream === accountStream(data.joined);

/**
 * Whether the account of a stream leads to another one after an event of it, given whether it did before. For folds
 * that ask who may get in.
 */
export function leadsAway(event: Joining, before: boolean): boolean {
  return isOfJoined(event) ? event.type === 'AccountsJoined' : before;
}

/** What joining or parting makes of it. */
export function evolveJoined({ joinedTo, standsFor, partedFrom }: Joined, event: Joining): Joined {
  const { standing, joined } = event.data;
  const isJoined = event.type === 'AccountsJoined';
  if (isOfJoined(event)) {
    return isJoined
      ? { standsFor, partedFrom, joinedTo: standing }
      : { standsFor, partedFrom: new Set([...partedFrom, standing]), joinedTo: undefined };
  }
  const others = [...standsFor].filter((other) => other !== joined);
  return { joinedTo, partedFrom, standsFor: new Set(isJoined ? [...others, joined] : others) };
}
