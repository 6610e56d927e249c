import { randomUUID } from 'node:crypto';
import { eventDefinition } from '@loge/contracts';
import type { EventId, EventMetadata, StreamName } from '@loge/contracts';
import type { Context } from '../context.js';
import type { Unsealed } from './codec.js';
import type { Fact } from './streams.js';

/**
 * Gives a fact the metadata every event carries.
 * @throws Error for an event of another kind of stream: a fault of the program.
 */
export function unsealed(stream: StreamName, context: Context, { event, about }: Fact): Unsealed {
  const definition = eventDefinition(event.type);
  if (!definition) throw new Error(`${event.type} is no event of Loge.`);
  if (!stream.startsWith(`${definition.stream}-`)) {
    throw new Error(`${event.type} belongs on a stream of kind ${definition.stream}, not on ${stream}.`);
  }
  const metadata: EventMetadata = {
    // A fresh UUID is an event id; the brand has no other maker.
    id: about.id ?? (randomUUID() as EventId),
    version: definition.version,
    occurredAt: context.clock().toISOString(),
    recordedAt: new Date().toISOString(),
    actor: context.actor,
    ...(about.subject && { subject: about.subject }),
    schools: [...(about.schools ?? [])],
    classes: [...(about.classes ?? [])],
    channel: context.channel,
    correlationId: context.correlationId,
    ...(about.causationId && { causationId: about.causationId }),
    ...(context.ip !== undefined && { ip: context.ip }),
    ...(context.userAgent !== undefined && { userAgent: context.userAgent }),
    ...(context.reason !== undefined && { reason: context.reason }),
  };
  return { ...event, metadata };
}
