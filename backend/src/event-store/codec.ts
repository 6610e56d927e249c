import type { EventMetadata, EventType, LogeEvent, StreamName } from '@loge/contracts';
import type { NewEvent, Position, Revision, StoredEvent } from './port.js';

/** An event as rooms see it: opened, carried to its current version, typed by `type`. */
export type Recorded<E extends LogeEvent = LogeEvent> = E & {
  readonly metadata: EventMetadata;
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
  /**
   * The personal fields whose key was destroyed; they hold empty values of their type.
   * `metadata.ip` and the like are absent instead.
   */
  readonly erased: readonly string[];
};

/** An event with its metadata, ready to be sealed. */
export type Unsealed<E extends LogeEvent = LogeEvent> = E & { readonly metadata: EventMetadata };

/**
 * Turns events into the canonical bytes of the store and back. Sealing happens once per command; a retried append
 * sends the same bytes.
 */
export interface EventCodec {
  /**
   * Checks each event against its schema, seals the personal fields with their owners' keys (made where missing)
   * and gives canonical bytes (RFC 8785).
   * @throws Error when an event does not fit its schema or stream kind: a fault of the program.
   */
  seal(stream: StreamName, events: readonly Unsealed[]): Promise<NewEvent[]>;
  /**
   * {@link seal} for many streams at once: one look-up of keys for all of them.
   */
  sealMany(batches: readonly { stream: StreamName; events: readonly Unsealed[] }[]): Promise<NewEvent[][]>;
  /**
   * Opens a batch in order, with one look-up of keys.
   * @throws UndecodableEvent naming the first event that cannot be read.
   */
  open<T extends EventType = EventType>(
    events: readonly StoredEvent[],
  ): Promise<Recorded<Extract<LogeEvent, { type: T }>>[]>;
}

/** An event that this program cannot read: an unknown type or version, broken bytes, a value against its schema. */
export class UndecodableEvent extends Error {
  override readonly name = 'UndecodableEvent';
  constructor(
    readonly event: Pick<StoredEvent, 'id' | 'type' | 'stream' | 'revision' | 'position'>,
    options?: ErrorOptions,
  ) {
    super(`Event ${event.id} (${event.type}, ${event.stream}@${event.revision}) cannot be read.`, options);
  }
}

/** The injection token of the {@link EventCodec}. */
export const EVENT_CODEC = Symbol('EventCodec');
