import { binaryEvent } from '@eventstore/db-client';
import type { AllStreamRecordedEvent, EventData, RecordedEvent } from '@eventstore/db-client';
import canonicalize from 'canonicalize';
import type { EventId, StreamName } from '@loge/contracts';
import { START } from '../port.js';
import type { EventFilter, NewEvent, Position, StoredEvent } from '../port.js';

/** A place in the node's log, as the client has it. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** The node's word for a position; events of Loge have one position for both halves. */
export const logPosition = (position: Position): LogPosition | 'start' =>
  position === START ? 'start' : { commit: position, prepare: position };

/**
 * An event for the node. Data go as plain bytes, so that they come back as they are. Metadata may be called JSON by
 * the client when it reads them, so they must be canonical: then {@link bytesOf} makes the same bytes again.
 * @throws RangeError for metadata that are JSON and not canonical: a fault of the program.
 */
export function outgoing({ id, type, data, metadata }: NewEvent): EventData {
  if (!Buffer.from(bytesOf(parsed(metadata))).equals(metadata))
    throw new RangeError(`The metadata of event ${id} are no canonical JSON.`);
  // The client sends bytes as they are only where they are no more than that: a Buffer would be written as JSON.
  return binaryEvent({ id, type, data, metadata: new Uint8Array(metadata) });
}

/** An event of the node as the port has it. */
export function stored({
  streamId,
  revision,
  position,
  id,
  type,
  data,
  metadata,
}: RecordedEvent): StoredEvent {
  if (!position) throw new Error('EventStoreDB is older than 22.6: it tells no positions.');
  return {
    // The ids and names of streams come from those that were appended; foreign ones are filtered out or refused.
    stream: streamId as StreamName,
    id: id as EventId,
    type,
    revision: Number(revision),
    // The brand has no other maker.
    position: position.commit as Position,
    data: bytesOf(data),
    metadata: metadata === undefined ? new Uint8Array() : bytesOf(metadata),
  };
}

/** The node's own events, such as its statistics, and links made by its projections. */
export const isSystem = ({ streamId, type }: Pick<AllStreamRecordedEvent, 'streamId' | 'type'>): boolean =>
  streamId.startsWith('$') || type.startsWith('$');

/** Whether an event is one that a filter wants; nobody wants those of the node. */
export function fits(
  event: Pick<AllStreamRecordedEvent, 'streamId' | 'type'>,
  filter?: EventFilter,
): boolean {
  if (isSystem(event)) return false;
  if (!filter) return true;
  return 'types' in filter
    ? filter.types.includes(event.type)
    : filter.streamPrefixes.some((prefix) => event.streamId.startsWith(prefix));
}

/** What the client took for JSON, as the canonical bytes it was; anything else is bytes already. */
function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  return Buffer.from(canonicalize(value) ?? '');
}

/** As the client reads metadata. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return bytes;
  }
}
