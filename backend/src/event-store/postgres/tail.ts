import { HeldEnd } from '../held-end.js';
import { pause } from '../pause.js';
import { EventStoreUnavailable } from '../port.js';
import type { Position, StoredEvent } from '../port.js';
import type { Page } from './reads.js';
import type { Wakeups } from './wakeups.js';

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
  readonly #held = new HeldEnd<StoredEvent>({
    position: ({ position }) => position,
    bytes: ({ data, metadata }) => data.byteLength + metadata.byteLength,
  });
  /** Counts the times that it fell back: what was read before one says nothing afterwards. */
  #falls = 0;
  #failure: { readonly error: unknown } | undefined;
  #starting: Promise<void> | undefined;
  #running: Promise<void> | undefined;

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
    return this.#held.from;
  }

  /** The position of the last event it knows of. */
  get head(): Position {
    return this.#held.head;
  }

  /** The events held after a position, which must not lie before {@link from}. */
  after(position: Position): readonly StoredEvent[] {
    return this.#held.after(position);
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
    if (!this.#held.hasBegun || !first) return;
    if (first.position <= this.head) {
      // It was read already, or has the place of another: then it went to an older copy.
      const before = (first.position - 1n) as Position;
      const [held] = this.after(before);
      if (held?.position !== first.position || held.id === first.id) return;
      this.#fallBack(before);
    }
    if (first.position !== this.head + 1n) return;
    this.#held.take(events, events.at(-1)?.position ?? this.head);
  }

  /** @throws what keeps it from reading on, unless that is of the moment. */
  check(): void {
    if (this.#failure) throw this.#failure.error;
  }

  /** Resolves when there is an event beyond the position or {@link check} throws, or when the signal aborts. */
  beyond(position: Position, signal: AbortSignal): Promise<void> {
    return this.#failure ? Promise.resolve() : this.#held.beyond(position, signal);
  }

  /** Resolves when it has ended, after the closing. */
  async stopped(): Promise<void> {
    await this.#running;
  }

  async #begin(): Promise<void> {
    this.#held.begin(await this.source.end());
    this.#running = this.#read();
  }

  async #read(): Promise<void> {
    const { page, wakeups, closing } = this.source;
    let wait = 100;
    while (!closing.aborted) {
      const [known, falls] = [this.head, this.#falls];
      try {
        const { events, through, head } = await page(known);
        wait = 100;
        this.#failure = undefined;
        if (falls === this.#falls) this.compare(head, known);
        if (falls !== this.#falls) continue;
        // What was stored here while the page was read is held already.
        this.#held.take(events, through);
        if (this.head < head) continue;
        await wakeups.beyond(() => this.head, closing);
      } catch (error) {
        // Followers wait meanwhile, or hear of it; the next try may do.
        if (!(error instanceof EventStoreUnavailable)) {
          this.#failure = { error };
          this.#held.wake();
        }
        await pause(wait, closing);
        wait = Math.min(wait * 2, 5_000);
      }
    }
  }

  /** Holds nothing any more, and goes on from there. */
  #fallBack(end: Position): void {
    this.#falls += 1;
    this.#held.begin(end);
    this.source.wakeups.fallBack(end);
  }
}
