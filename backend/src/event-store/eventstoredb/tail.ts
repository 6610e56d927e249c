import type {
  AllStreamRecordedEvent,
  AllStreamResolvedEvent,
  EventStoreDBClient,
} from '@eventstore/db-client';
import { calling, given } from './client.js';
import type { Connection } from './client.js';
import { logPosition } from './events.js';
import { HeldEnd } from '../held-end.js';
import { pause } from '../pause.js';
import { START } from '../port.js';
import type { Position } from '../port.js';

/** The position of the last event of all, those of the node included; {@link START} in an empty store. */
export async function endOf(connection: Connection): Promise<Position> {
  const last = connection.client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 });
  // The brand has no other maker.
  for await (const { event } of given(last, connection)) if (event) return event.position.commit as Position;
  return START;
}

/**
 * The end of the log as it grows: one subscription of this process, from which all its followers read, so that each
 * event crosses the wire once and the end is known exactly, whatever a follower filters. A lost subscription is
 * taken up again after the last event received.
 */
export class Tail {
  readonly #held = new HeldEnd<AllStreamRecordedEvent>({ position: positionOf, bytes: sizeOf });
  #running: Promise<void> | undefined;

  /**
   * @param connection whose closing ends it.
   * @param told hears every event before any follower does.
   */
  constructor(
    private readonly connection: Connection,
    private readonly told: (event: AllStreamRecordedEvent) => void,
  ) {}

  /**
   * Begins to listen, once.
   * @throws EventStoreUnavailable when the end cannot be found out now; the next call tries again.
   */
  async start(): Promise<void> {
    if (this.#held.hasBegun) return;
    const end = await calling(() => endOf(this.connection));
    if (this.#held.hasBegun) return;
    this.#held.begin(end);
    this.#running = this.#listen();
  }

  /** Where the events it holds begin (exclusive); a follower before that must read what lies between. */
  get from(): Position {
    return this.#held.from;
  }

  /** The position of the last event received. */
  get head(): Position {
    return this.#held.head;
  }

  /** The events held after a position, which must not lie before {@link from}. */
  after(position: Position): readonly AllStreamRecordedEvent[] {
    return this.#held.after(position);
  }

  /** Resolves when there is an event beyond the position, or when the signal aborts. */
  beyond(position: Position, signal: AbortSignal): Promise<void> {
    return this.#held.beyond(position, signal);
  }

  /** Resolves when the listening has ended, after the closing. */
  async stopped(): Promise<void> {
    await this.#running;
  }

  async #listen(): Promise<void> {
    const { client, closing } = this.connection;
    let wait = 0;
    while (!closing.aborted) {
      try {
        // A subscription passes over an event where the one it begins after was scavenged: the last one of all is not.
        await this.#hear(client.readAll({ fromPosition: logPosition(this.head) }));
        wait = 0;
        await this.#hear(client.subscribeToAll({ fromPosition: logPosition(this.head) }));
      } catch {
        // Lost, refused for now, or ended by the closing: taken up again below, or not at all.
      }
      wait = Math.min(Math.max(wait * 2, 100), 5_000);
      await pause(wait, closing);
    }
  }

  async #hear(stream: ReturnType<EventStoreDBClient['readAll' | 'subscribeToAll']>): Promise<void> {
    const items = given<AllStreamResolvedEvent>(stream, this.connection);
    for await (const { event } of items) if (event) this.#take(event);
  }

  #take(event: AllStreamRecordedEvent): void {
    const position = positionOf(event);
    if (position <= this.head) return;
    this.told(event);
    this.#held.take([event], position);
  }
}

/** The brand has no other maker. */
const positionOf = ({ position }: AllStreamRecordedEvent): Position => position.commit as Position;

/** Bytes, nearly: what the client took for JSON is small. */
const sizeOf = ({ data }: AllStreamRecordedEvent): number =>
  data instanceof Uint8Array ? data.byteLength : 500;
