import { z } from 'zod';
import { AccountId, Network, SchoolId } from '../ids.js';

/** The part a person plays in a school. */
export const Profile = z.enum(['PUPIL', 'RELATIVE', 'TEACHER', 'NON_TEACHING', 'LOCAL_AUTHORITY', 'OTHER']);
export type Profile = z.infer<typeof Profile>;

/** A person's names, as the school writes them. */
export const PersonName = z.object({
  /** The usual family name (`sn`). */
  family: z.string(),
  given: z.string(),
  /** The birth name, where it is known. */
  birth: z.string().optional(),
  otherGiven: z.string().optional(),
});
export type PersonName = z.infer<typeof PersonName>;

/** How a person can be reached; telephone numbers as written in the directory. */
export const Contacts = z.object({
  email: z.string().optional(),
  homePhone: z.string().optional(),
  workPhone: z.string().optional(),
  mobile: z.string().optional(),
  smsMobile: z.string().optional(),
});
export type Contacts = z.infer<typeof Contacts>;

/** A postal address. */
export const PostalAddress = z.object({
  street: z.string().optional(),
  postcode: z.string().optional(),
  town: z.string().optional(),
  country: z.string().optional(),
});
export type PostalAddress = z.infer<typeof PostalAddress>;

/** Civility, as in the directory. */
export const Civility = z.enum(['M', 'MME', 'MLLE']);
export type Civility = z.infer<typeof Civility>;

/** What a relative is to a child (AAF `ENTElevePersRelEleve`, first number). */
export const Relation = z.enum(['FATHER', 'MOTHER', 'GUARDIAN', 'FAMILY', 'CONTACT', 'OTHER']);
export type Relation = z.infer<typeof Relation>;

/** The tie of a relative to one child in one school. */
export const ChildLink = z.object({
  child: AccountId,
  relation: Relation,
  /** 0 none, 1 and 2 the first and second legal guardian. */
  legalGuardian: z.union([z.literal(0), z.literal(1), z.literal(2)]),
});
export type ChildLink = z.infer<typeof ChildLink>;

/** A relative that a pupil's record names, by join key, whether or not the relative is known yet. */
export const NamedRelative = z.object({
  joinKey: z.string(),
  relation: Relation,
  legalGuardian: z.union([z.literal(0), z.literal(1), z.literal(2)]),
});
export type NamedRelative = z.infer<typeof NamedRelative>;

/** A function held in a school (AAF `ENTPersonFonctions`): code, label, discipline. */
export const StaffFunction = z.object({
  code: z.string(),
  label: z.string().optional(),
  discipline: z.string().optional(),
});
export type StaffFunction = z.infer<typeof StaffFunction>;

/** What an affiliation says besides the school and the profile: codes only, nothing that names a person. */
export const AffiliationDetails = z.object({
  classes: z.array(z.string()),
  groups: z.array(z.string()),
  subjects: z.array(z.string()),
  functions: z.array(StaffFunction),
  /** Classes this teacher is form teacher of (professeur principal). */
  formTeacherOf: z.array(z.string()),
  /** The level of a pupil, such as `6EME`. */
  level: z.string().optional(),
  /** The children of a relative in this school. */
  children: z.array(ChildLink),
});
export type AffiliationDetails = z.infer<typeof AffiliationDetails>;

/** What a person may do beyond their own account. */
export const Role = z.enum(['ADMINISTRATOR', 'CREDENTIAL_MANAGER', 'DATA_PROTECTION_OFFICER', 'AUDITOR']);
export type Role = z.infer<typeof Role>;

/** Where a role holds. Only the first administrator and those they name hold `INSTALLATION`. */
export const Scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('INSTALLATION') }),
  z.object({ kind: z.literal('NETWORK'), network: Network }),
  z.object({ kind: z.literal('SCHOOLS'), schools: z.array(SchoolId).min(1) }),
  z.object({ kind: z.literal('CLASSES'), school: SchoolId, classes: z.array(z.string()).min(1) }),
]);
export type Scope = z.infer<typeof Scope>;

/** Where the people of one profile sign in. */
export const SignInPlace = z.enum(['LOCAL', 'ACADEMY']);
export type SignInPlace = z.infer<typeof SignInPlace>;

/** The languages people are written to and the portal speaks. */
export const Language = z.enum(['fr', 'en', 'de', 'nl']);
export type Language = z.infer<typeof Language>;

/** What a school asks of the passwords of its people; the strictest of a person's schools holds for them. */
export const PasswordPolicy = z.object({
  /** The shortest, in code points: from 8 (NIST SP 800-63B-4 §3.1.1.2); 15 where a password is the only factor. */
  minLength: z.int().min(8).max(64),
  /** Lower and upper case, a digit and a special character, as HE Ferrer asks (HF-6). */
  composition: z.boolean(),
});
export type PasswordPolicy = z.infer<typeof PasswordPolicy>;

/** What a school's pages of the portal lead to and tell; all of it public. */
export const PortalSettings = z.object({
  /** Terms of use, data protection, a film that explains: `https` addresses. */
  termsUrl: z.string().optional(),
  privacyUrl: z.string().optional(),
  videoUrl: z.string().optional(),
  /** Whom to ask about an account or the right of access (KO-14), in words: a place, an address, a number. */
  contact: z.string().optional(),
  /** The school's colour, `#7a1f3d`: dark enough for white letters on it, and for its letters on white. */
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .optional(),
});
export type PortalSettings = z.infer<typeof PortalSettings>;

/** What a school puts on its letters to families, and of its logo which one. */
export const LetterSettings = z.object({
  /** In the school's own words: how and where to ask, from when on. */
  text: z.string().optional(),
  /** SHA-256 of a PNG or JPEG, hexadecimal; the picture itself is kept in the database. */
  logo: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type LetterSettings = z.infer<typeof LetterSettings>;

/**
 * How long a school's old login goes on beside the new one (IT-3): whole days of Europe/Paris.
 * It works until `endsOn`, that day included, which is never before `opensOn`.
 */
export const LegacyLoginPeriod = z.object({
  /** The first day of the new way of signing in. */
  opensOn: z.iso.date(),
  /** The last day of the old one. */
  endsOn: z.iso.date(),
});
export type LegacyLoginPeriod = z.infer<typeof LegacyLoginPeriod>;

/** How a password was hashed where it comes from; here each is wrapped in argon2id. */
export const LegacyScheme = z.enum(['ARGON2ID', 'BCRYPT', 'PBKDF2', 'SHA', 'SSHA']);
export type LegacyScheme = z.infer<typeof LegacyScheme>;

/** How credentials reached their owner. */
export const DistributionMeans = z.enum(['COUNTER', 'FILE', 'LETTER', 'MAIL', 'SMS', 'CALL']);
export type DistributionMeans = z.infer<typeof DistributionMeans>;

/** What a mail is for. */
export const MailKind = z.enum([
  'RECOVERY',
  'FORGOTTEN_LOGIN',
  'SIGN_IN_ELSEWHERE',
  'PASSWORD_RESET',
  'PASSWORD_CHANGED',
  'PASSWORD_LOCKED',
  'NEW_DEVICE',
  'ACTIVITY_DISPUTED',
  'MIGRATION_REMINDER',
  /** To the address that is to become the owner's. */
  'ADDRESS_CHANGE',
  /** To the address it replaces. */
  'ADDRESS_CHANGE_AGREEMENT',
  /** To each of two accounts that were joined. */
  'ACCOUNTS_JOINED',
  /** To the owner: somebody of the school made them a temporary password. */
  'PASSWORD_REGENERATED',
  /** To whoever made it. */
  'REGENERATION_NOTICE',
  /** To the owner: somebody of the school gave them another login. */
  'LOGIN_CHANGED',
  /** To the owner, where their mails went before: somebody of the school changed their contacts. */
  'CONTACTS_CHANGED',
  /** The way in, to somebody who never signed in (KO-6). */
  'CREDENTIALS',
  /** To whoever sent a campaign: how it went (KO-7). */
  'CAMPAIGN_REPORT',
]);
export type MailKind = z.infer<typeof MailKind>;
