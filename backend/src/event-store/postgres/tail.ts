import { pause } from '../pause.js';
import { EventStoreUnavailable, START } from '../port.js';
import type { Position, StoredEvent } from '../port.js';
import type { Page } from './reads.js';
import type { Wakeups } from './wakeups.js';

/** The newest events held: who follows and is level finds all of them here. */
const HELD = 5_000;
const HELD_BYTES = 32 * 1_048_576;

/** How the end of the order is read. */
interface Source {
  readonly end: () => Promise<Position>;
  readonly page: (after: Position) => Promise<Page>;
  readonly wakeups: Wakeups;
  /** Ends the tail. */
  readonly closing: AbortSignal;
}

/**
 * The end of the whole order as it grows, from which all followers of this process read: what the process appended
 * itself is not read at all, and what others appended is read once. It is held until newer events take its place.
 */
export class Tail {
  #events: StoredEvent[] = [];
  #bytes = 0;
  #head = START;
  /** Every event after this position is held. */
  #start: Position | undefined;
  /** Counts the times that it fell back: what was read before one says nothing afterwards. */
  #falls = 0;
  #failure: { readonly error: unknown } | undefined;
  #starting: Promise<void> | undefined;
  #running: Promise<void> | undefined;
  readonly #waiting = new Set<() => void>();

  constructor(private readonly source: Source) {}

  /**
   * Begins at the present end, once.
   * @throws EventStoreUnavailable when the end cannot be found out now; the next call tries again.
   */
  start(): Promise<void> {
    this.#starting ??= this.#begin().catch((error: unknown) => {
      this.#starting = undefined;
      throw error;
    });
    return this.#starting;
  }

  /** Where the events it holds begin (exclusive); a follower before that must read what lies between. */
  get from(): Position {
    return this.#start ?? START;
  }

  /** The position of the last event it knows of. */
  get head(): Position {
    return this.#head;
  }

  /** The events held after a position, which must not lie before {@link from}. */
  after(position: Position): readonly StoredEvent[] {
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const event = this.#events[middle];
      if (event && event.position > position) high = middle;
      else low = middle + 1;
    }
    return this.#events.slice(low);
  }

  /**
   * Compares an end that was read with the {@link head} known before the reading. One that lies before it is that of
   * an older copy of the database, put in the place of the one that was followed: what is held was lost with that.
   */
  compare(end: Position, known: Position): void {
    if (end < known) this.#fallBack(end);
  }

  /** Takes what this process has just stored. Where others stored something before it, both are read. */
  stored(events: readonly StoredEvent[]): void {
    const [first] = events;
    if (this.#start === undefined || !first) return;
    if (first.position <= this.#head) {
      // It was read already, or has the place of another: then it went to an older copy.
      const before = (first.position - 1n) as Position;
      const [held] = this.after(before);
      if (held?.position !== first.position || held.id === first.id) return;
      this.#fallBack(before);
    }
    if (first.position !== this.#head + 1n) return;
    this.#take(events, events.at(-1)?.position ?? this.#head);
  }

  /** @throws what keeps it from reading on, unless that is of the moment. */
  check(): void {
    if (this.#failure) throw this.#failure.error;
  }

  /** Resolves when there is an event beyond the position or {@link check} throws, or when the signal aborts. */
  beyond(position: Position, signal: AbortSignal): Promise<void> {
    if (this.#head > position || this.#failure || signal.aborted) return Promise.resolve();
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

  /** Resolves when it has ended, after the closing. */
  async stopped(): Promise<void> {
    await this.#running;
  }

  async #begin(): Promise<void> {
    this.#start = this.#head = await this.source.end();
    this.#running = this.#read();
  }

  async #read(): Promise<void> {
    const { page, wakeups, closing } = this.source;
    let wait = 100;
    while (!closing.aborted) {
      const [known, falls] = [this.#head, this.#falls];
      try {
        const { events, through, head } = await page(known);
        wait = 100;
        this.#failure = undefined;
        if (falls === this.#falls) this.compare(head, known);
        if (falls !== this.#falls) continue;
        this.#take(events, through);
        if (this.#head < head) continue;
        await wakeups.beyond(() => this.#head, closing);
      } catch (error) {
        // Followers wait meanwhile, or hear of it; the next try may do.
        if (!(error instanceof EventStoreUnavailable)) {
          this.#failure = { error };
          this.#wake();
        }
        await pause(wait, closing);
        wait = Math.min(wait * 2, 5_000);
      }
    }
  }

  /** Holds nothing any more, and goes on from there. */
  #fallBack(end: Position): void {
    this.#falls += 1;
    this.#events = [];
    this.#bytes = 0;
    this.#start = this.#head = end;
    this.source.wakeups.fallBack(end);
  }

  #take(events: readonly StoredEvent[], through: Position): void {
    // What was stored here while the page was read is there already.
    for (const event of events) {
      if (event.position <= this.#head) continue;
      this.#events.push(event);
      this.#bytes += sizeOf(event);
    }
    if (through <= this.#head) return;
    this.#head = through;
    if (this.#events.length > HELD || this.#bytes > HELD_BYTES) this.#forget();
    this.#wake();
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /** Lets go of the older half at once, so that arrays are seldom moved. */
  #forget(): void {
    const gone = this.#events.splice(0, Math.ceil(this.#events.length / 2));
    for (const event of gone) this.#bytes -= sizeOf(event);
    this.#start = gone.at(-1)?.position ?? this.#start;
  }
}

const sizeOf = ({ data, metadata }: StoredEvent): number => data.byteLength + metadata.byteLength;
