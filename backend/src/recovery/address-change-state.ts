import type { AddressSide, Language, LogeEvent, SecretId } from '@loge/contracts';
import { normaliseLogin } from '../accounts/commands.js';
import type { Recorded } from '../event-store/codec.js';

/** A change of address that waits for agreement. Addresses are normalised as logins are. */
export interface AddressChange {
  readonly change: string;
  readonly address: string;
  /** The one it replaces; none where there is none to ask. */
  readonly previousAddress?: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  /** Of the mails. */
  readonly language: Language;
  /** The newest link of each side: the one that works. */
  readonly links: Readonly<Partial<Record<AddressSide, SecretId>>>;
  readonly agreed: readonly AddressSide[];
}

/** What the life of an account says of changes of its address. */
export interface AddressChanges {
  /** The one asked for last, if it is neither done nor void. */
  readonly change?: AddressChange;
  /** When changes were asked for; ISO 8601, oldest first. */
  readonly changesAsked: readonly string[];
}

type Changing = Extract<
  Recorded,
  { type: (LogeEvent & { type: `Address${'ChangeAsked' | 'LinkMade' | 'ChangeAgreed'}` })['type'] }
>;

/** Folds what happens to a change; events of one that is done, replaced or void pass it by. */
export function evolveChange(state: AddressChanges, { type, data, metadata }: Changing): AddressChanges {
  if (type === 'AddressChangeAsked') {
    const { change, address, previousAddress, expiresAt, language } = data;
    const previous = previousAddress === undefined ? undefined : normaliseLogin(previousAddress);
    return {
      change: {
        ...{ change, address: normaliseLogin(address), expiresAt, language, links: {}, agreed: [] },
        ...(previous && { previousAddress: previous }),
      },
      changesAsked: [...state.changesAsked, metadata.occurredAt],
    };
  }
  const { change } = state;
  if (change?.change !== data.change) return state;
  if (type === 'AddressLinkMade')
    return { ...state, change: { ...change, links: { ...change.links, [data.side]: data.link } } };
  return { ...state, change: { ...change, agreed: [...change.agreed, data.side] } };
}

/** The addresses that have not agreed yet; the old one is asked where there is one. */
export const waitingFor = ({ agreed, previousAddress }: AddressChange): readonly AddressSide[] =>
  (previousAddress ? (['OLD', 'NEW'] as const) : (['NEW'] as const)).filter((side) => !agreed.includes(side));
