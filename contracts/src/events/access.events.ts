import { z } from 'zod';
import { ImportId, SessionId } from '../ids.js';
import { defineEvent, personal } from './define.js';
import type { EventOf } from './define.js';

const stream = 'access' as const;

/** Why a sign-in was refused; the register shows it, the answer to the person does not. */
export const RefusalReason = z.enum([
  'WRONG_PASSWORD',
  'NO_PASSWORD',
  'UNKNOWN_LOGIN',
  'THROTTLED',
  'NOT_STAFF',
]);
export type RefusalReason = z.infer<typeof RefusalReason>;

/** Why a session ended. */
export const SessionEnd = z.enum(['SIGNED_OUT', 'PASSWORD_CHANGED']);
export type SessionEnd = z.infer<typeof SessionEnd>;

export const SignedIn = defineEvent('SignedIn', {
  version: 1,
  stream,
  room: 'sessions',
  data: { session: SessionId, method: z.enum(['PASSWORD']), expiresAt: z.iso.datetime() },
});

/** On `access-<id>` for a known login; `ip` and `userAgent` are then sealed with the targeted account's key. */
export const SignInRefused = defineEvent('SignInRefused', {
  version: 1,
  stream,
  room: 'sessions',
  data: { method: z.enum(['PASSWORD']), cause: RefusalReason },
});

/**
 * On `access-unknown-<day>`. What was typed is often a mistyped password: only an HMAC of it is kept, under a
 * key of that day which is destroyed with retention.
 */
export const UnknownLoginRefused = defineEvent('UnknownLoginRefused', {
  version: 1,
  stream,
  room: 'sessions',
  data: { method: z.enum(['PASSWORD']), typed: z.string(), cause: RefusalReason },
});

export const SessionEnded = defineEvent('SessionEnded', {
  version: 1,
  stream,
  room: 'sessions',
  data: { session: SessionId, cause: SessionEnd },
});

/** Staff read somebody's page; the subject is the person read, the stream the reader's. */
export const AccountRead = defineEvent('AccountRead', {
  version: 1,
  stream,
  room: 'register',
  data: { part: z.enum(['PAGE', 'TIMELINE', 'EVENT']) },
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
  },
});

/** Staff read the report of an import. */
export const ImportReportRead = defineEvent('ImportReportRead', {
  version: 1,
  stream,
  room: 'register',
  data: { import: ImportId },
});

export const accessEvents = [
  SignedIn,
  SignInRefused,
  UnknownLoginRefused,
  SessionEnded,
  AccountRead,
  PeopleSearched,
  ImportReportRead,
] as const;

/** Every event of an `access-<id>` or `access-unknown-<day>` stream: long, with retention. */
export type AccessEvent = EventOf<(typeof accessEvents)[number]>;
