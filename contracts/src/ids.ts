import { z } from 'zod';

/** The UUID of an account: one person's identity over all their schools. It never changes. */
export const AccountId = z.uuid().brand('AccountId');
export type AccountId = z.infer<typeof AccountId>;

/**
 * A school, named by the authority that issues its code and the code itself: `uai-0611234X`.
 * It is the tail of the school's stream name, so it holds lower-case authority, a hyphen, then the code.
 */
export const SchoolId = z
  .string()
  .regex(/^[a-z][a-z0-9]*-[A-Z0-9]{1,20}$/)
  .brand('SchoolId');
export type SchoolId = z.infer<typeof SchoolId>;

/** The UUID of one run of an import. */
export const ImportId = z.uuid().brand('ImportId');
export type ImportId = z.infer<typeof ImportId>;

/** The UUID of a file of credentials, or of a campaign that mails them. */
export const DistributionId = z.uuid().brand('DistributionId');
export type DistributionId = z.infer<typeof DistributionId>;

/** The UUID of what somebody had exported. */
export const ExportId = z.uuid().brand('ExportId');
export type ExportId = z.infer<typeof ExportId>;

/** The UUID of a service that asks with an API token. */
export const ServiceId = z.uuid().brand('ServiceId');
export type ServiceId = z.infer<typeof ServiceId>;

/** The UUID of a session: what the register may show of it, never its token. */
export const SessionId = z.uuid().brand('SessionId');
export type SessionId = z.infer<typeof SessionId>;

/** The UUID of a row in the vault: how an event refers to a secret without holding it. */
export const SecretId = z.uuid().brand('SecretId');
export type SecretId = z.infer<typeof SecretId>;

/** The UUID of an event; chosen by the command that makes it, so that a retried append is recognised. */
export const EventId = z.uuid().brand('EventId');
export type EventId = z.infer<typeof EventId>;

/** What a school belongs to, by its short name: for an académie `AIX-MARSEILLE` (see {@link academyName}). */
export const Network = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9-]{0,63}$/)
  .brand('Network');
export type Network = z.infer<typeof Network>;

/** The name of an academy as compared and stored: trimmed, upper case, no accents, hyphens for spaces. */
export function academyName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .trim()
    .toUpperCase()
    .replace(/[\s'’-]+/gu, '-');
}

/** The id of the school that an authority knows by `code`; French schools are known by their UAI. */
export function schoolId(code: string, authority = 'uai'): SchoolId {
  return SchoolId.parse(`${authority.toLowerCase()}-${code.trim().toUpperCase()}`);
}

/** The authority and the code that a school's id is made of. */
export function schoolCode(id: SchoolId): { authority: string; code: string } {
  const hyphen = id.indexOf('-');
  return { authority: id.slice(0, hyphen), code: id.slice(hyphen + 1) };
}
