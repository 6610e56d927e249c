import { z } from 'zod';
import {
  AccountId,
  DistributionId,
  EventId,
  ExportId,
  ImportId,
  SchoolId,
  SecretId,
  ServiceId,
  SessionId,
} from '../ids.js';
import { defineEvent, personal } from './define.js';
import type { EventOf } from './define.js';
import { Language, MailKind } from './values.js';

const stream = 'access' as const;

/** In which way somebody signed in, or tried to. */
export const SignInMethod = z.enum(['PASSWORD', 'LEGACY_LOGIN']);
export type SignInMethod = z.infer<typeof SignInMethod>;

/** Why a sign-in was refused; the register shows it, the answer to the person does not. */
export const RefusalReason = z.enum([
  'WRONG_PASSWORD',
  'NO_PASSWORD',
  'UNKNOWN_LOGIN',
  'THROTTLED',
  /** Only of times when the portal was not there yet. */
  'NOT_STAFF',
  'CLOSED',
  /** Each of their schools sends their profile to the academy (KO-8). */
  'SIGNS_IN_ELSEWHERE',
  /** The right password, which too many wrong ones in a row have locked. */
  'PASSWORD_LOCKED',
  /** A temporary password after its time. */
  'PASSWORD_EXPIRED',
  /** The old login after the last day of the school's (IT-3). */
  'LEGACY_ENDED',
  /** The old login of somebody who has chosen a password of the new way. */
  'LEGACY_REPLACED',
]);
export type RefusalReason = z.infer<typeof RefusalReason>;

/** Why a session ended. */
export const SessionEnd = z.enum([
  'SIGNED_OUT',
  'PASSWORD_CHANGED',
  'PASSWORD_RESET',
  /** From the list of one's sessions. */
  'ENDED_BY_OWNER',
  'ENDED_BY_STAFF',
  'ROLES_CHANGED',
  'ACCOUNT_CLOSED',
  'DISPUTED',
  'ACCOUNTS_JOINED',
  /** Staff made a temporary password. */
  'PASSWORD_REGENERATED',
]);
export type SessionEnd = z.infer<typeof SessionEnd>;

export const SignedIn = defineEvent('SignedIn', {
  version: 1,
  stream,
  room: 'sessions',
  data: {
    session: SessionId,
    method: SignInMethod,
    expiresAt: z.iso.datetime(),
    /** « Se souvenir de moi »; absent in events older than the portal. */
    remembered: z.boolean().optional(),
    /** Whether the browser was new to this account; absent where nobody looked. */
    newDevice: z.boolean().optional(),
  },
});

/** On `access-<id>` for a known login; `ip` and `userAgent` are then sealed with the targeted account's key. */
export const SignInRefused = defineEvent('SignInRefused', {
  version: 1,
  stream,
  room: 'sessions',
  data: { method: SignInMethod, cause: RefusalReason },
});

/**
 * On `access-unknown-<day>`. What was typed is often a mistyped password: only an HMAC of it is kept, under a
 * key of that day which is destroyed with retention.
 */
export const UnknownLoginRefused = defineEvent('UnknownLoginRefused', {
  version: 1,
  stream,
  room: 'sessions',
  data: { method: SignInMethod, typed: z.string(), cause: RefusalReason },
});

export const SessionEnded = defineEvent('SessionEnded', {
  version: 1,
  stream,
  room: 'sessions',
  data: { session: SessionId, cause: SessionEnd },
});

/** The owner said of an event of their history: « ce n'était pas moi ». */
export const ActivityDisputed = defineEvent('ActivityDisputed', {
  version: 1,
  stream,
  room: 'sessions',
  data: { event: EventId },
});

/** Somebody signed in with the user name of a school's old system (IT-3), each time. */
export const LegacyLoginUsed = defineEvent('LegacyLoginUsed', {
  version: 1,
  stream,
  room: 'legacy-login',
  data: { school: SchoolId, legacy: SecretId, session: SessionId },
});

/** Staff had somebody who still uses the old login, or none, reminded of the new way by mail. */
export const MigrationReminderAsked = defineEvent('MigrationReminderAsked', {
  version: 1,
  stream,
  room: 'legacy-login',
  data: { school: SchoolId, language: Language },
});

/** Somebody asked for a mail to get back in; whoever it was has not shown to be the owner. */
export const RecoveryAsked = defineEvent('RecoveryAsked', {
  version: 1,
  stream,
  room: 'recovery',
  data: { what: z.enum(['PASSWORD', 'LOGIN']), language: Language },
});

/** The same at a login or address that nobody has, on `access-unknown-<day>`; as {@link UnknownLoginRefused}. */
export const UnknownRecoveryAsked = defineEvent('UnknownRecoveryAsked', {
  version: 1,
  stream,
  room: 'recovery',
  data: { what: z.enum(['PASSWORD', 'LOGIN']), typed: z.string() },
});

/** A link that was mailed was tried and did not work. */
export const RecoveryRefused = defineEvent('RecoveryRefused', {
  version: 1,
  stream,
  room: 'recovery',
  data: { cause: z.enum(['USED', 'EXPIRED', 'REPLACED', 'CLOSED']) },
});

/** Somebody opened a link that a campaign mailed, for the first time; whoever it was has not used it yet. */
export const RecoveryLinkOpened = defineEvent('RecoveryLinkOpened', {
  version: 1,
  stream,
  room: 'recovery',
  data: { link: SecretId, distribution: DistributionId },
});

/** A mail was handed to the mail server, which took it. */
export const MailSent = defineEvent('MailSent', {
  version: 1,
  stream,
  room: 'notifications',
  data: {
    mail: z.uuid(),
    kind: MailKind,
    /** Absent when whoever sent it died before it could tell. */
    address: personal(z.string().optional()),
  },
});

/** A mail was not sent: the server refused it for good, or too many tries failed. */
export const MailRefused = defineEvent('MailRefused', {
  version: 1,
  stream,
  room: 'notifications',
  data: {
    mail: z.uuid(),
    kind: MailKind,
    /** As in {@link MailSent}; absent too when none is known. */
    address: personal(z.string().optional()),
    cause: z.enum(['REFUSED', 'GIVEN_UP']),
    /** The server's answer, such as 550; absent when none came. */
    smtpCode: z.int().optional(),
  },
});

/** Staff read somebody's page; the subject is the person read, the stream the reader's. */
export const AccountRead = defineEvent('AccountRead', {
  version: 1,
  stream,
  room: 'register',
  data: { part: z.enum(['PAGE', 'TIMELINE', 'EVENT', 'CREDENTIALS']) },
});

/** Staff searched accounts or the register by name or login; what they typed is sealed with their own key. */
export const PeopleSearched = defineEvent('PeopleSearched', {
  version: 1,
  stream,
  room: 'register',
  data: {
    where: z.enum(['ACCOUNTS', 'REGISTER']),
    typed: personal(z.string(), 'actor'),
    found: z.int().nonnegative(),
    /** Whom the page that was answered showed; absent in events older than it. Their own histories tell it. */
    shown: z.array(AccountId).optional(),
  },
});

/** Staff read the report of an import. */
export const ImportReportRead = defineEvent('ImportReportRead', {
  version: 1,
  stream,
  room: 'register',
  data: { import: ImportId },
});

/** What can be exported. */
export const ExportSubject = z.enum(['JOURNAL', 'TIMELINE', 'ACCOUNTS']);
export type ExportSubject = z.infer<typeof ExportSubject>;

/** As what. */
export const ExportFormat = z.enum(['CSV', 'JSONL', 'PDF']);
export type ExportFormat = z.infer<typeof ExportFormat>;

const exported = {
  export: ExportId,
  what: ExportSubject,
  format: ExportFormat,
  rows: z.int().nonnegative(),
};

/**
 * Somebody had a list written to a file, up to a position of the register; until then nobody can have it. Why stands
 * in the metadata; of one account's history that account is the subject.
 */
export const ExportMade = defineEvent('ExportMade', {
  version: 1,
  stream,
  room: 'register',
  data: {
    ...exported,
    /** What it was narrowed to, as JSON: it may hold what was typed. */
    filter: personal(z.string(), 'actor'),
    /** Decimal: the newest event it can hold. */
    upTo: z.string(),
  },
});

/** An export was handed to whoever made it, before its first byte. */
export const ExportDownloaded = defineEvent('ExportDownloaded', {
  version: 1,
  stream,
  room: 'register',
  data: exported,
});

/**
 * Whom an export holds of accounts, or of what a search in the register found, at most 500 of them an event; their own
 * histories tell it, and the registers of their schools.
 */
export const PeopleExported = defineEvent('PeopleExported', {
  version: 1,
  stream,
  room: 'register',
  data: { export: ExportId, shown: z.array(AccountId) },
});

/**
 * A token that names this service was shown to the API by a stranger, and opened nothing; on the service's own stream,
 * once an hour for each cause. `NOT_THEIRS`: the service goes on, and this is none of its tokens that do, be it an
 * earlier one or made up: of earlier ones no hash is kept.
 */
export const ApiTokenRefused = defineEvent('ApiTokenRefused', {
  version: 1,
  stream,
  room: 'rights',
  data: {
    service: ServiceId,
    /** What people call the program. */
    label: z.string(),
    cause: z.enum(['REVOKED', 'EXPIRED', 'NOT_THEIRS']),
  },
});

export const accessEvents = [
  SignedIn,
  SignInRefused,
  UnknownLoginRefused,
  SessionEnded,
  ActivityDisputed,
  LegacyLoginUsed,
  MigrationReminderAsked,
  RecoveryAsked,
  UnknownRecoveryAsked,
  RecoveryRefused,
  RecoveryLinkOpened,
  MailSent,
  MailRefused,
  AccountRead,
  PeopleSearched,
  ImportReportRead,
  ExportMade,
  ExportDownloaded,
  PeopleExported,
  ApiTokenRefused,
] as const;

/** Every event of an `access-<id>` or `access-unknown-<day>` stream: long, with retention. */
export type AccessEvent = EventOf<(typeof accessEvents)[number]>;
