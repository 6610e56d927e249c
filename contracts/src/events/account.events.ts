import { z } from 'zod';
import { AccountId, DistributionId, SchoolId, SecretId } from '../ids.js';
import { defineEvent, personal } from './define.js';
import type { EventOf } from './define.js';
import {
  AffiliationDetails,
  Civility,
  Contacts,
  DistributionMeans,
  Language,
  LegacyScheme,
  NamedRelative,
  PersonName,
  PostalAddress,
  Profile,
  Role,
  Scope,
} from './values.js';

const stream = 'account' as const;

/** Which of the two addresses of a change. */
export const AddressSide = z.enum(['OLD', 'NEW']);
export type AddressSide = z.infer<typeof AddressSide>;

/** How an account came to be. */
export const AccountOrigin = z.enum(['DIRECTORY', 'INVITATION', 'COMMAND_LINE', 'STAFF']);

export const AccountCreated = defineEvent('AccountCreated', {
  version: 1,
  stream,
  room: 'accounts',
  data: {
    origin: AccountOrigin,
    name: personal(PersonName),
    civility: personal(Civility.optional()),
    birthDate: personal(z.iso.date().optional()),
    contacts: personal(Contacts),
    address: personal(PostalAddress.optional()),
    login: personal(z.string()),
  },
});

export const AccountRenamed = defineEvent('AccountRenamed', {
  version: 1,
  stream,
  room: 'accounts',
  data: {
    name: personal(PersonName),
    previousName: personal(PersonName),
  },
});

/** Civility or birth date changed. */
export const PersonalDetailsChanged = defineEvent('PersonalDetailsChanged', {
  version: 1,
  stream,
  room: 'accounts',
  data: {
    civility: personal(Civility.optional()),
    birthDate: personal(z.iso.date().optional()),
    previousCivility: personal(Civility.optional()),
    previousBirthDate: personal(z.iso.date().optional()),
  },
});

export const ContactsChanged = defineEvent('ContactsChanged', {
  version: 1,
  stream,
  room: 'accounts',
  data: {
    contacts: personal(Contacts),
    previousContacts: personal(Contacts),
    /** Staff changed them: they stand until the directory's own record changes. */
    byHand: z.literal(true).optional(),
  },
});

export const AddressChanged = defineEvent('AddressChanged', {
  version: 1,
  stream,
  room: 'accounts',
  data: {
    address: personal(PostalAddress.optional()),
    previousAddress: personal(PostalAddress.optional()),
  },
});

/** The account has a place in a school: a first one, or one again after it had ended. */
export const AccountAffiliated = defineEvent('AccountAffiliated', {
  version: 1,
  stream,
  room: 'accounts',
  data: {
    school: SchoolId,
    profile: Profile,
    details: AffiliationDetails,
    joinKey: personal(z.string().optional()),
    /** The relatives a pupil's record names. */
    relatives: personal(z.array(NamedRelative)),
    /** Staff gave the place: no import ends it until one has named it (KO-11). */
    byHand: z.literal(true).optional(),
  },
});

/** Class, groups, functions, children … of an affiliation changed; `previous…` is what they were. */
export const AffiliationChanged = defineEvent('AffiliationChanged', {
  version: 1,
  stream,
  room: 'accounts',
  data: {
    school: SchoolId,
    profile: Profile,
    details: AffiliationDetails,
    previousDetails: AffiliationDetails,
    joinKey: personal(z.string().optional()),
    relatives: personal(z.array(NamedRelative)),
    previousRelatives: personal(z.array(NamedRelative)),
  },
});

/** The person left: absent from a complete export of the school, or of another profile now. */
export const AffiliationEnded = defineEvent('AffiliationEnded', {
  version: 1,
  stream,
  room: 'accounts',
  data: {
    school: SchoolId,
    profile: Profile,
    details: AffiliationDetails,
    cause: z.enum([
      'DEPARTED',
      'PROFILE_CHANGED',
      'ACCOUNTS_PARTED',
      /** Somebody of the school, with a reason. */
      'ENDED_BY_STAFF',
      /** A delta file named the person among those to remove. */
      'DELETE_REQUESTED',
    ]),
  },
});

/** The first sign-in in one way. */
export const AccountActivated = defineEvent('AccountActivated', {
  version: 1,
  stream,
  room: 'accounts',
  data: { by: z.enum(['PASSWORD', 'LEGACY_LOGIN']) },
});

/**
 * The owner showed that an address is theirs, by a link mailed to it. It is a login of the account from then on,
 * beside the one it has, unless it is somebody else's login already (`isLogin`).
 */
export const AddressConfirmed = defineEvent('AddressConfirmed', {
  version: 1,
  stream,
  room: 'accounts',
  data: { address: personal(z.string()), isLogin: z.boolean() },
});

/** Staff gave the account another login; the one before opens it no more, and is nobody's ever again (KO-12). */
export const LoginChanged = defineEvent('LoginChanged', {
  version: 1,
  stream,
  room: 'accounts',
  data: { login: personal(z.string()), previousLogin: personal(z.string()) },
});

/** Nobody signs in to the account until it is opened again; logins are kept. Why stands in the metadata. */
export const AccountClosed = defineEvent('AccountClosed', {
  version: 1,
  stream,
  room: 'accounts',
  data: {},
});

export const AccountReopened = defineEvent('AccountReopened', {
  version: 1,
  stream,
  room: 'accounts',
  data: {},
});

/**
 * Two accounts are one person's. On both streams: `standing` goes on and has the places of both, `joined` leads to it;
 * the history of each stays where it is.
 */
export const AccountsJoined = defineEvent('AccountsJoined', {
  version: 1,
  stream,
  room: 'accounts',
  data: {
    standing: AccountId,
    joined: AccountId,
    /** Who said that they are one person's: the person, or an administrator over both, with a reason. */
    by: z.enum(['OWNER', 'ADMINISTRATOR']),
  },
});

/** Undoes {@link AccountsJoined}, on both streams: `joined` is an account of its own again. */
export const AccountsParted = defineEvent('AccountsParted', {
  version: 1,
  stream,
  room: 'accounts',
  data: { standing: AccountId, joined: AccountId },
});

/** A one-time link was made with which a new person chooses a first password. */
export const PersonInvited = defineEvent('PersonInvited', {
  version: 1,
  stream,
  room: 'passwords',
  data: { link: SecretId, expiresAt: z.iso.datetime() },
});

/** The invitation's link was used; it will not work again. */
export const InvitationAccepted = defineEvent('InvitationAccepted', {
  version: 1,
  stream,
  room: 'passwords',
  data: { link: SecretId },
});

/** A password was set for the first time. `password` names the hash in the vault. */
export const PasswordSet = defineEvent('PasswordSet', {
  version: 1,
  stream,
  room: 'passwords',
  data: { password: SecretId, by: z.enum(['INVITATION', 'COMMAND_LINE', 'DEMO']) },
});

/** The owner changed the password, knowing the old one. */
export const PasswordChanged = defineEvent('PasswordChanged', {
  version: 1,
  stream,
  room: 'passwords',
  data: { password: SecretId, previousPassword: SecretId },
});

/**
 * A password was made for the owner, in place of the one before: it opens the account until `expiresAt`, to nothing but
 * choosing another. Whoever made it has seen it, once; why stands in the metadata.
 */
export const TemporaryPasswordMade = defineEvent('TemporaryPasswordMade', {
  version: 1,
  stream,
  room: 'passwords',
  data: {
    /** In the vault: the password itself until it is used, a hash of it afterwards. */
    password: SecretId,
    expiresAt: z.iso.datetime(),
    previousPassword: SecretId.optional(),
  },
});

/** Nothing but choosing another password is open to the owner until they have. */
export const PasswordChangeRequired = defineEvent('PasswordChangeRequired', {
  version: 1,
  stream,
  room: 'passwords',
  data: { password: SecretId, cause: z.enum(['DISPUTED']) },
});

/** Too many wrong tries in a row (NIST SP 800-63B-4 §3.2.2): this password opens nothing any more; a reset does. */
export const PasswordLocked = defineEvent('PasswordLocked', {
  version: 1,
  stream,
  room: 'passwords',
  data: { password: SecretId },
});

/** A link to choose a new password was made, to be mailed to `address` in the same breath. */
export const RecoveryLinkMade = defineEvent('RecoveryLinkMade', {
  version: 1,
  stream,
  room: 'recovery',
  data: {
    link: SecretId,
    expiresAt: z.iso.datetime(),
    address: personal(z.string()),
    /** The password it replaces; absent where there is none yet (a first sign-in). */
    password: SecretId.optional(),
    /** The campaign whose mail it is in (KO-6). */
    distribution: DistributionId.optional(),
  },
});

/** A new password was chosen with a link; every link made before is void. */
export const PasswordReset = defineEvent('PasswordReset', {
  version: 1,
  stream,
  room: 'recovery',
  data: { password: SecretId, previousPassword: SecretId.optional(), link: SecretId },
});

/** The owner asked to be known by another address; both, the old one where there is one, have to agree. */
export const AddressChangeAsked = defineEvent('AddressChangeAsked', {
  version: 1,
  stream,
  room: 'recovery',
  data: {
    change: z.uuid(),
    address: personal(z.string()),
    previousAddress: personal(z.string().optional()),
    expiresAt: z.iso.datetime(),
    language: Language,
  },
});

/** A link by which one of the two addresses agrees was made, to be mailed to it in the same breath. */
export const AddressLinkMade = defineEvent('AddressLinkMade', {
  version: 1,
  stream,
  room: 'recovery',
  data: {
    change: z.uuid(),
    side: AddressSide,
    link: SecretId,
    expiresAt: z.iso.datetime(),
    address: personal(z.string()),
  },
});

/** One of the two addresses agreed; when both have, the new one is confirmed ({@link AddressConfirmed}). */
export const AddressChangeAgreed = defineEvent('AddressChangeAgreed', {
  version: 1,
  stream,
  room: 'recovery',
  data: { change: z.uuid(), side: AddressSide, link: SecretId },
});

/**
 * A way in was given out: a temporary password, to whoever did it at a counter, in a file, on a letter …, or a link, by
 * mail. Of `password` and `link` there is one.
 */
export const CredentialsDistributed = defineEvent('CredentialsDistributed', {
  version: 1,
  stream,
  room: 'distribution',
  data: {
    password: SecretId.optional(),
    link: SecretId.optional(),
    means: DistributionMeans,
    /** The file or the campaign it was part of; absent for one account by itself. */
    distribution: DistributionId.optional(),
  },
});

/** The user name and the wrapped password hash of a school's old system, usable on that school's page only (IT-3). */
export const LegacyLoginImported = defineEvent('LegacyLoginImported', {
  version: 1,
  stream,
  room: 'legacy-login',
  data: {
    school: SchoolId,
    userName: personal(z.string()),
    /** The hash in the vault. */
    legacy: SecretId,
    scheme: LegacyScheme,
  },
});

/** Too many wrong tries in a row: this old login opens nothing any more; the new way does. */
export const LegacyLoginLocked = defineEvent('LegacyLoginLocked', {
  version: 1,
  stream,
  room: 'legacy-login',
  data: { school: SchoolId, legacy: SecretId, cause: z.enum(['GUESSED', 'DISPUTED']) },
});

export const RoleGranted = defineEvent('RoleGranted', {
  version: 1,
  stream,
  room: 'rights',
  data: {
    grant: z.uuid(),
    role: Role,
    scope: Scope,
    /** The last day it holds (Europe/Paris); absent where it has no end. */
    endsOn: z.iso.date().optional(),
  },
});

export const RoleWithdrawn = defineEvent('RoleWithdrawn', {
  version: 1,
  stream,
  room: 'rights',
  data: {
    grant: z.uuid(),
    role: Role,
    scope: Scope,
    /** Its last day is over; absent where somebody withdrew it. */
    cause: z.enum(['ENDED']).optional(),
  },
});

export const accountEvents = [
  AccountCreated,
  AccountRenamed,
  PersonalDetailsChanged,
  ContactsChanged,
  AddressChanged,
  AccountAffiliated,
  AffiliationChanged,
  AffiliationEnded,
  AccountActivated,
  AddressConfirmed,
  LoginChanged,
  AccountClosed,
  AccountReopened,
  AccountsJoined,
  AccountsParted,
  PersonInvited,
  InvitationAccepted,
  PasswordSet,
  PasswordChanged,
  TemporaryPasswordMade,
  PasswordChangeRequired,
  PasswordLocked,
  RecoveryLinkMade,
  PasswordReset,
  AddressChangeAsked,
  AddressLinkMade,
  AddressChangeAgreed,
  CredentialsDistributed,
  LegacyLoginImported,
  LegacyLoginLocked,
  RoleGranted,
  RoleWithdrawn,
] as const;

/** Every event of an `account-<id>` stream: the life of the account. */
export type AccountEvent = EventOf<(typeof accountEvents)[number]>;
