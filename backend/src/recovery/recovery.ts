import { LogeError } from '@loge/contracts';
import type {
  DistributionId,
  EventId,
  EventOf,
  PasswordReset,
  RecoveryLinkMade,
  RecoveryRefused,
  SecretId,
} from '@loge/contracts';
import { leadsAway, normaliseLogin } from '../accounts/commands.js';
import type { Fold } from '../event-store/streams.js';
import { evolveChange, waitingFor } from './address-change-state.js';
import type { AddressChanges } from './address-change-state.js';
import type { FirstLinkStanding } from './commands.js';
import { contactAtFirst, mailAddressOf } from './mail-address.js';
import type { MailAddresses } from './mail-address.js';

/** How many askings of one account lead to links within an hour: enough for mails that are slow, too few to pester. */
const ASKINGS_AN_HOUR = 5;
const HOUR = 3_600_000;

/** Why a link that was mailed does not work. */
export type RefusalCause = EventOf<typeof RecoveryRefused>['data']['cause'];

/** A link that was mailed. */
export interface MailedLink {
  readonly link: SecretId;
  /** Where to, normalised as logins are. */
  readonly address: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  /** The password it replaces; none for a first one. */
  readonly password?: SecretId;
  /** The event that asked for it. */
  readonly asking?: EventId;
  /** ISO 8601. */
  readonly madeAt: string;
  /** Of a first link: the campaign whose mail it is in. */
  readonly distribution?: DistributionId;
}

/** What the life of an account says of the ways back into it. Secrets are named, never held. */
export interface RecoveryState extends MailAddresses, AddressChanges {
  readonly exists: boolean;
  readonly closed: boolean;
  /** Leads to another account since they were joined. */
  readonly joined: boolean;
  /** The vault's id of the present password's hash. */
  readonly password?: SecretId;
  /** Ever signed in, or ever chose a password: a temporary one that was never used is none. */
  readonly begun: boolean;
  readonly links: readonly MailedLink[];
  readonly used: readonly SecretId[];
}

/** Folds an account's stream into what recovery depends on. */
export const recoveryFold: Fold<RecoveryState> = {
  initial: {
    exists: false,
    closed: false,
    joined: false,
    login: '',
    confirmed: [],
    roles: [],
    begun: false,
    links: [],
    used: [],
    changesAsked: [],
  },
  evolve(state, happened) {
    switch (happened.type) {
      case 'AccountCreated': {
        const { login, contacts } = happened.data;
        const contact = normalised(contacts.email);
        return { ...state, exists: true, login: normaliseLogin(login), contact };
      }
      case 'ContactsChanged':
        return { ...state, contact: normalised(happened.data.contacts.email) };
      case 'AddressConfirmed':
        return { ...state, confirmed: [...state.confirmed, normaliseLogin(happened.data.address)] };
      case 'RoleGranted': {
        const { grant } = happened.data;
        return { ...state, roles: [...state.roles, { grant, contact: contactAtFirst(state) }] };
      }
      case 'RoleWithdrawn': {
        const { grant } = happened.data;
        return { ...state, roles: state.roles.filter((held) => held.grant !== grant) };
      }
      case 'AddressChangeAsked':
      case 'AddressLinkMade':
      case 'AddressChangeAgreed':
        return whenDone({ ...state, ...evolveChange(state, happened) });
      // Whoever reads in a mail that somebody asks for their account may choose a password at once, and who says that it
      // was not them undoes what was asked with a password, or an old login, that somebody else knew.
      case 'PasswordChangeRequired':
      case 'LegacyLoginLocked':
        return { ...state, change: undefined };
      case 'AccountClosed':
        return { ...state, closed: true, change: undefined };
      case 'AccountReopened':
        return { ...state, closed: false };
      case 'AccountsJoined':
      case 'AccountsParted':
        return { ...state, joined: leadsAway(happened, state.joined) };
      case 'AccountActivated':
        return { ...state, begun: true };
      case 'PasswordSet':
      case 'PasswordChanged':
        return { ...state, password: happened.data.password, begun: true, change: undefined };
      case 'TemporaryPasswordMade':
        return { ...state, password: happened.data.password, change: undefined };
      case 'RecoveryLinkMade': {
        const { causationId: asking, occurredAt: madeAt } = happened.metadata;
        const address = normaliseLogin(happened.data.address);
        return { ...state, links: [...state.links, { ...happened.data, address, asking, madeAt }] };
      }
      case 'PasswordReset': {
        const { password, link } = happened.data;
        return { ...state, password, begun: true, used: [...state.used, link], change: undefined };
      }
      default:
        return state;
    }
  },
};

/** When both addresses have agreed, mails go to the new one: also to one that was confirmed before and left since. */
function whenDone(state: RecoveryState): RecoveryState {
  const { change, confirmed } = state;
  if (!change || waitingFor(change).length > 0) return state;
  const others = confirmed.filter((address) => address !== change.address);
  return { ...state, change: undefined, confirmed: [...others, change.address] };
}

const normalised = (address: string | undefined) =>
  address ? normaliseLogin(address) || undefined : undefined;

/**
 * Makes a link, when its mail is on its way. Nothing is made for an account that is closed or leads to another, whose
 * mails do not go to this address (any more), or for which enough was asked within the hour; the tries of one mail
 * count once.
 * @param command.asking the event that asked for the mail.
 */
export function makeLink(
  command: {
    readonly link: SecretId;
    readonly address: string;
    readonly asking: EventId;
    readonly expiresAt: Date;
    readonly now: Date;
  },
  state: RecoveryState,
): EventOf<typeof RecoveryLinkMade>[] {
  const { link, asking, expiresAt, now } = command;
  const address = normaliseLogin(command.address);
  if (!state.exists || state.closed || state.joined || mailAddressOf(state) !== address) return [];
  const lately = state.links.filter(
    ({ madeAt, distribution }) => !distribution && now.getTime() - new Date(madeAt).getTime() < HOUR,
  );
  const others = new Set(lately.map((made) => made.asking).filter((other) => other !== asking));
  if (others.size >= ASKINGS_AN_HOUR) return [];
  const { password } = state;
  const data = { link, address, expiresAt: expiresAt.toISOString(), ...(password && { password }) };
  return [{ type: 'RecoveryLinkMade', data }];
}

/**
 * Whether a campaign's mail may go to somebody: `YES` to the address mails go to now; not to somebody who signed in or
 * chose a password already (`BEGUN`), to a closed account or one that leads to another (`GONE`), or without an address.
 */
export function firstLinkStanding(state: RecoveryState): FirstLinkStanding {
  if (!state.exists || state.closed || state.joined) return 'GONE';
  if (state.begun) return 'BEGUN';
  return mailAddressOf(state) ? 'YES' : 'NO_ADDRESS';
}

/** Makes a link for a campaign's mail (KO-6), where {@link firstLinkStanding} allows. */
export function makeFirstLink(
  command: { readonly link: SecretId; readonly distribution: DistributionId; readonly expiresAt: Date },
  state: RecoveryState,
): EventOf<typeof RecoveryLinkMade>[] {
  const { link, distribution, expiresAt } = command;
  const { password } = state;
  const address = mailAddressOf(state);
  if (firstLinkStanding(state) !== 'YES' || !address) return [];
  const data = {
    ...{ link, address, expiresAt: expiresAt.toISOString(), distribution },
    ...(password && { password }),
  };
  return [{ type: 'RecoveryLinkMade', data }];
}

/** A link that was mailed does not work; `why` is for the register, the answer tells only whether it has served. */
export class LinkRefused extends LogeError {
  constructor(readonly why: RefusalCause) {
    super(why === 'USED' ? 'RECOVERY_LINK_USED' : 'RECOVERY_LINK_INVALID');
  }
}

/**
 * The link, when it works: its time has not run out, the account is open, the password is the one it was made to
 * replace (so that one link used, or a change, voids all), and the account's mails still go to that address. What voids
 * a campaign's link is told at {@link isReplaced}.
 * @throws LinkRefused when it does not; LogeError `RECOVERY_LINK_INVALID` for one that was never made.
 */
export function requireLink(link: SecretId, now: Date, state: RecoveryState): MailedLink {
  const mailed = state.links.find((made) => made.link === link);
  if (!mailed) throw new LogeError('RECOVERY_LINK_INVALID');
  if (state.used.includes(link)) throw new LinkRefused('USED');
  if (state.closed) throw new LinkRefused('CLOSED');
  if (state.joined || isReplaced(mailed, state) || mailAddressOf(state) !== mailed.address)
    throw new LinkRefused('REPLACED');
  if (new Date(mailed.expiresAt).getTime() <= now.getTime()) throw new LinkRefused('EXPIRED');
  return mailed;
}

/**
 * Whether something took a link's place. A first link lives for weeks, so it works only until its owner has begun,
 * by whatever way in. Until then a temporary password made since the mail does not void it: both were handed to the
 * same owner, who has neither used yet, and a letter that comes after the mail must not turn the mail into a dead end.
 * It lets nobody in whom « forgotten password » would not: whoever reads the mails of the very address it names, which
 * is compared anew. The links of all tries of one mail work: a server that took one may have been too slow to say so,
 * and of two mails with one message id mailboxes show the first.
 */
function isReplaced({ distribution, password }: MailedLink, state: RecoveryState): boolean {
  return distribution ? state.begun : password !== state.password;
}

/**
 * Chooses a new password with a link.
 * @throws LogeError those of {@link requireLink}.
 */
export function resetPassword(
  command: { readonly link: SecretId; readonly password: SecretId; readonly now: Date },
  state: RecoveryState,
): EventOf<typeof PasswordReset>[] {
  const { link, password, now } = command;
  requireLink(link, now, state);
  const { password: previousPassword } = state;
  return [{ type: 'PasswordReset', data: { password, ...(previousPassword && { previousPassword }), link } }];
}
