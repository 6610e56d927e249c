import type { AccountId, DistributionId, ImportId, SchoolId, ServiceId } from './ids.js';
import type { StreamKind } from './events/define.js';

/** The name of a stream: its kind, a hyphen, an id. */
export type StreamName = `${StreamKind}-${string}`;

/** The life of an account. */
export const accountStream = (id: AccountId): StreamName => `account-${id}`;
/** The sign-ins, sessions and readings of an account; the readings of a service. */
export const accessStream = (id: AccountId | ServiceId): StreamName => `access-${id}`;
/** The refusals at logins nobody has, by UTC day (`2026-11-21`). */
export const unknownAccessStream = (day: string): StreamName => `access-unknown-${day}`;
/** A school's record and policies. */
export const schoolStream = (id: SchoolId): StreamName => `school-${id}`;
/** The course of one import. */
export const importStream = (id: ImportId): StreamName => `import-${id}`;
/** The course of one file of credentials, or of one campaign. */
export const distributionStream = (id: DistributionId): StreamName => `distribution-${id}`;
/** The API tokens of one service. */
export const serviceStream = (id: ServiceId): StreamName => `service-${id}`;
