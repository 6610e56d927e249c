import { START } from './port.js';
import type { Position } from './port.js';

/** The newest events held: who follows and is level finds all of them here. */
const HELD = 5_000;
const HELD_BYTES = 32 * 1_048_576;

/** What an event of a store is asked. */
interface Asked<Event> {
  readonly position: (event: Event) => Position;
  readonly bytes: (event: Event) => number;
}

/** The end of a store's whole order, held in memory until newer events take its place, and who waits for more of it. */
export class HeldEnd<Event> {
  #events: Event[] = [];
  #bytes = 0;
  #head = START;
  #start: Position | undefined;
  readonly #waiting = new Set<() => void>();

  constructor(private readonly asked: Asked<Event>) {}

  /** Whether it {@link begin}s anywhere yet. */
  get hasBegun(): boolean {
    return this.#start !== undefined;
  }

  /** Every event after this position is held; a follower before that must read what lies between. */
  get from(): Position {
    return this.#start ?? START;
  }

  /** The position of the last event known of. */
  get head(): Position {
    return this.#head;
  }

  /** Holds nothing, or nothing any more, and goes on from an end. */
  begin(end: Position): void {
    this.#events = [];
    this.#bytes = 0;
    this.#start = this.#head = end;
  }

  /** Takes what follows in the order, up to a position; of it, what is held already is passed over. */
  take(events: readonly Event[], through: Position): void {
    for (const event of events) {
      if (this.asked.position(event) <= this.#head) continue;
      this.#events.push(event);
      this.#bytes += this.asked.bytes(event);
    }
    if (through <= this.#head) return;
    this.#head = through;
    if (this.#events.length > HELD || this.#bytes > HELD_BYTES) this.#forget();
    this.wake();
  }

  /** The events held after a position, which must not lie before {@link from}. */
  after(position: Position): readonly Event[] {
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const event = this.#events[middle];
      if (event && this.asked.position(event) > position) high = middle;
      else low = middle + 1;
    }
    return this.#events.slice(low);
  }

  /** Resolves when there is an event beyond the position, at a {@link wake}, or when the signal aborts. */
  beyond(position: Position, signal: AbortSignal): Promise<void> {
    if (this.#head > position || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        this.#waiting.delete(wake);
        resolve();
      };
      signal.addEventListener('abort', wake, { once: true });
      this.#waiting.add(wake);
    });
  }

  /** Has all who wait look again. */
  wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /** Lets go of the older half at once, so that arrays are seldom moved. */
  #forget(): void {
    const gone = this.#events.splice(0, Math.ceil(this.#events.length / 2));
    for (const event of gone) this.#bytes -= this.asked.bytes(event);
    const last = gone.at(-1);
    if (last) this.#start = this.asked.position(last);
  }
}
