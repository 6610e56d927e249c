import { z } from 'zod';
import { AccountId, EventId, SchoolId } from '../ids.js';

/** Where a command came from. */
export const Channel = z.enum(['PORTAL', 'DASHBOARD', 'API', 'IMPORT', 'COMMAND_LINE', 'SYSTEM']);
export type Channel = z.infer<typeof Channel>;

/** Who did it: a person, a service with an API token, or the system itself (command line, reactors). */
export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ACCOUNT'), id: AccountId }),
  z.object({ kind: z.literal('SERVICE'), id: z.string() }),
  z.object({ kind: z.literal('SYSTEM'), id: z.enum(['COMMAND_LINE', 'REACTOR', 'DEMO', 'STRANGER']) }),
]);
export type Actor = z.infer<typeof Actor>;

/**
 * What every event carries besides its data.
 * The order of events is their position; the times only tell what clocks said.
 */
export const EventMetadata = z.strictObject({
  id: EventId,
  version: z.int().positive(),
  /** When it happened, ISO 8601 UTC; demo history and imports may lie in the past. */
  occurredAt: z.iso.datetime(),
  /** When the command that appended it ran, ISO 8601 UTC. */
  recordedAt: z.iso.datetime(),
  actor: Actor,
  /** The person in whose name a service or an administrator acted. */
  onBehalfOf: AccountId.optional(),
  /** Whose account it was done to. */
  subject: AccountId.optional(),
  /** The schools it concerns, at the time of the event. */
  schools: z.array(SchoolId),
  /** The classes it concerns, as `<school>/<class>`, at the time of the event. */
  classes: z.array(z.string()),
  channel: Channel,
  /** The same for all that one command, request or import caused. */
  correlationId: z.uuid(),
  /** The event that led to this one, if one did. */
  causationId: EventId.optional(),
  /** Sealed with the actor's key; on a refused sign-in with the targeted account's. */
  ip: z.string().optional(),
  /** Sealed like `ip`. */
  userAgent: z.string().optional(),
  /** A free-text reason, sealed with the subject's key. */
  reason: z.string().optional(),
});
export type EventMetadata = z.infer<typeof EventMetadata>;
