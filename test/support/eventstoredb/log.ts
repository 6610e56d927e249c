/** An event as a client proposes it. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event in the log. */
export interface RecordedEvent extends ProposedEvent {
  readonly stream: string;
  readonly revision: bigint;
  /** Where its record begins, in bytes from the beginning of the log; commit and prepare position alike. */
  readonly position: bigint;
  /** Where its record ends and the next one begins. */
  readonly end: bigint;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** The events of one stream that the log still holds. */
export interface StreamHistory {
  /** In order of revision; with holes after a scavenge. */
  readonly events: readonly RecordedEvent[];
  /** The revision of the last event there ever was; -1 before the first. */
  readonly last: bigint;
}

/** The revision that marks a stream as tombstoned: .NET's largest long. */
export const DELETED_STREAM = 9_223_372_036_854_775_807n;

const NO_HISTORY: StreamHistory = { events: [], last: -1n };

/** What a record takes beside its contents: its header, ids, time, and the lengths before and after it. */
const RECORD_OVERHEAD = 79;

/** The transaction file: every event in the order it was written, and the index over its streams. */
export class EventLog {
  // A node begins with records that are no events, such as its first epoch.
  #end = 1_316n;
  #events: RecordedEvent[] = [];
  readonly #streams = new Map<string, { events: RecordedEvent[]; last: bigint }>();
  readonly #waiting = new Set<() => void>();

  /** Where the next record will begin. */
  get end(): bigint {
    return this.#end;
  }

  get last(): RecordedEvent | undefined {
    return this.#events.at(-1);
  }

  stream(name: string): StreamHistory {
    return this.#streams.get(name) ?? NO_HISTORY;
  }

  get streams(): Iterable<string> {
    return this.#streams.keys();
  }

  /** Writes events after the last of their stream, or with a tombstone's revision, without asking anything. */
  write(stream: string, events: readonly ProposedEvent[], created: number, revision?: bigint): void {
    const history = this.#streams.get(stream) ?? { events: [], last: -1n };
    this.#streams.set(stream, history);
    for (const event of events) {
      const recorded = {
        ...event,
        stream,
        revision: revision ?? history.last + 1n,
        position: this.#end,
        end: this.#end + recordSize(stream, event),
        created,
      };
      this.#end = recorded.end;
      this.#events.push(recorded);
      history.events.push(recorded);
      history.last = recorded.revision;
    }
    for (const wake of this.#waiting) wake();
  }

  /** Up to so many events at or after a position. */
  from(position: bigint, count: number): readonly RecordedEvent[] {
    const first = firstAtOrAfter(this.#events, 'position', position);
    return this.#events.slice(first, first + count);
  }

  /** Up to so many events before a position, the latest first. */
  before(position: bigint, count: number): readonly RecordedEvent[] {
    const end = firstAtOrAfter(this.#events, 'position', position);
    return this.#events.slice(Math.max(0, end - count), end).reverse();
  }

  /** Resolves with the next write; rejects when the signal aborts. */
  grown(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = (settle: () => void) => () => {
        this.#waiting.delete(grown);
        signal.removeEventListener('abort', aborted);
        settle();
      };
      const grown = stop(resolve);
      const aborted = stop(() => reject(signal.reason));
      this.#waiting.add(grown);
      signal.addEventListener('abort', aborted);
      if (signal.aborted) aborted();
    });
  }

  /** Keeps only these events; positions and last revisions stay as they are. */
  keep(wanted: (event: RecordedEvent) => boolean): void {
    this.#events = this.#events.filter(wanted);
    for (const history of this.#streams.values()) history.events = history.events.filter(wanted);
  }
}

/** The index of the first event whose position or revision is not smaller. */
export function firstAtOrAfter(
  events: readonly RecordedEvent[],
  place: 'position' | 'revision',
  wanted: bigint,
): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (events[middle]![place] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Bytes; strings are UTF-16 in the size of a record. */
const recordSize = (stream: string, { type, data, metadata }: ProposedEvent): bigint =>
  BigInt(RECORD_OVERHEAD + 2 * (stream.length + type.length) + data.length + metadata.length);
