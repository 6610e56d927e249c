import { LogeError } from '@loge/contracts';
import type {
  AddressChangeAgreed,
  AddressChangeAsked,
  AddressLinkMade,
  AddressSide,
  EventOf,
  Language,
  SecretId,
} from '@loge/contracts';
import { waitingFor } from './address-change-state.js';
import type { AddressChange } from './address-change-state.js';
import { mailAddressOf } from './mail-address.js';
import type { RecoveryState } from './recovery.js';

/** Mails go to whatever address was typed: enough for slips of the hand, too few to pester strangers with. */
const ASKINGS_AN_HOUR = 5;
const HOUR = 3_600_000;

/** A change that was asked for. */
export interface AddressAsked {
  readonly change: string;
  /** An e-mail address, normalised as logins are. */
  readonly address: string;
  readonly language: Language;
  readonly expiresAt: Date;
  readonly now: Date;
}

/**
 * Asks for another address; what was asked before is void. Where mails go to the new one already, but it was never
 * confirmed, it alone agrees.
 * @throws LogeError `NOT_FOUND` for no account, a closed one and one that leads to another, `ADDRESS_INVALID` for the address it has already,
 *   `TOO_MANY_ATTEMPTS` with `retryAfterSeconds`.
 */
export function askChange(
  { change, address, language, expiresAt, now }: AddressAsked,
  state: RecoveryState,
): EventOf<typeof AddressChangeAsked>[] {
  if (!state.exists || state.closed || state.joined) throw new LogeError('NOT_FOUND');
  const present = mailAddressOf(state);
  if (address === present && state.confirmed.includes(address)) throw new LogeError('ADDRESS_INVALID');
  const again = state.changesAsked
    .map((at) => new Date(at).getTime() + HOUR)
    .filter((at) => at > now.getTime());
  const wait = again.at(-ASKINGS_AN_HOUR);
  if (wait !== undefined)
    throw new LogeError('TOO_MANY_ATTEMPTS', {
      retryAfterSeconds: Math.ceil((wait - now.getTime()) / 1_000),
    });
  const previousAddress = present === address ? undefined : present;
  return [
    {
      type: 'AddressChangeAsked',
      data: {
        ...{ change, address, expiresAt: expiresAt.toISOString(), language },
        ...(previousAddress && { previousAddress }),
      },
    },
  ];
}

/**
 * Makes a link for one side, when its mail is on its way; the one before it stops working. Nothing is made where
 * there is nothing (any more) for that side to agree to.
 */
export function makeAddressLink(
  command: {
    readonly change: string;
    readonly side: AddressSide;
    readonly link: SecretId;
    readonly now: Date;
  },
  state: RecoveryState,
): EventOf<typeof AddressLinkMade>[] {
  const { side, link, now } = command;
  const change = openChange(state, now);
  if (change?.change !== command.change || !waitingFor(change).includes(side)) return [];
  const address = addressOf(change, side);
  return [
    {
      type: 'AddressLinkMade',
      data: { change: change.change, side, link, expiresAt: change.expiresAt, address },
    },
  ];
}

/**
 * The change that a link agrees to, and for which side.
 * @throws LogeError `ADDRESS_LINK_INVALID` for a link that does not work, whatever the reason.
 */
export function requireAddressLink(
  link: SecretId,
  now: Date,
  state: RecoveryState,
): { readonly change: AddressChange; readonly side: AddressSide } {
  const change = openChange(state, now);
  const side = change && waitingFor(change).find((waiting) => change.links[waiting] === link);
  if (!change || !side) throw new LogeError('ADDRESS_LINK_INVALID');
  return { change, side };
}

/**
 * One address agrees, with its link.
 * @returns with the event, whether both have agreed by it.
 * @throws LogeError those of {@link requireAddressLink}.
 */
export function agreeToChange(
  { link, now }: { readonly link: SecretId; readonly now: Date },
  state: RecoveryState,
): {
  readonly event: EventOf<typeof AddressChangeAgreed>;
  readonly change: AddressChange;
  readonly done: boolean;
} {
  const { change, side } = requireAddressLink(link, now, state);
  return {
    event: { type: 'AddressChangeAgreed', data: { change: change.change, side, link } },
    change,
    done: waitingFor(change).length === 1,
  };
}

/**
 * The change that still waits: its time has not run out, the account is open and stands for itself, and its mails go where they went when
 * it was asked for (or to the new address already, which is confirmed just ahead of the last agreement).
 */
export function openChange(state: RecoveryState, now: Date): AddressChange | undefined {
  const { change } = state;
  if (!change || state.closed || state.joined || new Date(change.expiresAt).getTime() <= now.getTime())
    return undefined;
  const present = mailAddressOf(state);
  return present === change.previousAddress || present === change.address ? change : undefined;
}

/** Where the mail of a side goes to. */
export const addressOf = ({ address, previousAddress }: AddressChange, side: AddressSide): string =>
  side === 'NEW' ? address : (previousAddress ?? '');
