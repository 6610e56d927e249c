import { EventMetadata, eventDefinition } from '@loge/contracts';
import type { EventType, LogeEvent, StreamName } from '@loge/contracts';
import canonicalize from 'canonicalize';
import { UndecodableEvent } from './codec.js';
import type { EventCodec, Recorded, Unsealed } from './codec.js';
import type { NewEvent, StoredEvent } from './port.js';

const bytesOf = (value: unknown): Uint8Array => Buffer.from(canonicalize(value) ?? '');

/** Writes events as plain JSON, for tests that are not about sealing. */
export class PlainCodec implements EventCodec {
  seal(_stream: StreamName, events: readonly Unsealed[]): Promise<NewEvent[]> {
    return Promise.resolve(
      events.map(({ type, data, metadata }) => ({
        id: metadata.id,
        type,
        data: bytesOf(data),
        metadata: bytesOf(metadata),
      })),
    );
  }

  sealMany(batches: readonly { stream: StreamName; events: readonly Unsealed[] }[]): Promise<NewEvent[][]> {
    return Promise.all(batches.map(({ stream, events }) => this.seal(stream, events)));
  }

  async open<T extends EventType>(
    events: readonly StoredEvent[],
  ): Promise<Recorded<Extract<LogeEvent, { type: T }>>[]> {
    return events.map((event) => {
      if (!eventDefinition(event.type)) throw new UndecodableEvent(event);
      const { type, stream, revision, position } = event;
      const metadata = EventMetadata.parse(JSON.parse(Buffer.from(event.metadata).toString()));
      const data: unknown = JSON.parse(Buffer.from(event.data).toString());
      // Tests append events that fit, so what comes out is what went in.
      return { type, data, metadata, stream, revision, position, erased: [] } as unknown as Recorded<
        Extract<LogeEvent, { type: T }>
      >;
    });
  }
}
