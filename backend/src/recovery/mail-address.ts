import { normaliseLogin } from '../accounts/commands.js';
import type { Recorded } from '../event-store/codec.js';

/** What decides where the mails of an account go. Addresses are normalised as logins are. */
export interface MailAddresses {
  /**
   * The one the account was made with: of an invited person their address. Not one that staff gave it since: the mails
   * would go where the giver likes.
   */
  readonly login: string;
  /** The address the school knows. */
  readonly contact?: string;
  /** Those the owner confirmed, oldest first. */
  readonly confirmed: readonly string[];
  /** The roles held now, oldest first, with the contact as it stood since when they held any without a break. */
  readonly roles: readonly { readonly grant: string; readonly contact?: string }[];
}

/**
 * The last address the owner confirmed; the school's contact only while none is. Whoever may import a directory could
 * else have somebody's mails, and with them the account (invariant 9). Of people who hold a role and confirmed none it
 * is the address they were invited with, or the contact if it is still what it was when they got the first role.
 */
export function mailAddressOf({ login, contact, confirmed, roles }: MailAddresses): string | undefined {
  const own = confirmed.at(-1);
  if (own !== undefined) return own || undefined;
  const [first] = roles;
  if (!first) return contact;
  if (login.includes('@')) return login;
  return first.contact === contact ? contact : undefined;
}

/** Before anything happened. */
export const noMailAddresses: MailAddresses = { login: '', confirmed: [], roles: [] };

/** Folds an account's stream into its {@link MailAddresses}; the same object where an event tells nothing of them. */
export function mailAddressesAfter(mail: MailAddresses, event: Recorded): MailAddresses {
  switch (event.type) {
    case 'AccountCreated': {
      const { login, contacts } = event.data;
      return { ...mail, login: normaliseLogin(login), contact: normalised(contacts.email) };
    }
    case 'ContactsChanged':
      return { ...mail, contact: normalised(event.data.contacts.email) };
    case 'AddressConfirmed':
      return { ...mail, confirmed: [...mail.confirmed, normaliseLogin(event.data.address)] };
    case 'RoleGranted': {
      const { grant } = event.data;
      return { ...mail, roles: [...mail.roles, { grant, contact: contactAtFirst(mail) }] };
    }
    case 'RoleWithdrawn': {
      const { grant } = event.data;
      return { ...mail, roles: mail.roles.filter((held) => held.grant !== grant) };
    }
    default:
      return mail;
  }
}

/** A role that is given while others are held protects the address that those do. */
export const contactAtFirst = ({ roles: [first], contact }: MailAddresses): string | undefined =>
  first ? first.contact : contact;

const normalised = (address: string | undefined) =>
  address ? normaliseLogin(address) || undefined : undefined;
