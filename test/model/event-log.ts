import type { StreamName } from '@loge/contracts';
import type {
  EventFilter,
  ExpectedRevision,
  NewEvent,
  Revision,
} from '../../backend/src/event-store/port.js';

/** An event of the model, with the place that the contract gives it. */
export interface LoggedEvent {
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly event: NewEvent;
}

/** What an append comes to: the revision of its last event, or where the stream was instead. */
export type Answer = { readonly revision: Revision } | { readonly actual: Revision | 'none' };

/** The contract of the event store (`port.ts`) on a plain list: what every store is compared with. */
export class EventLog {
  readonly #events: LoggedEvent[] = [];
  readonly #maxCount = new Map<StreamName, number>();

  /** What an append comes to now: its events are stored, stand there already, or do not fit. */
  answer(stream: StreamName, events: readonly NewEvent[], expected: ExpectedRevision): Answer {
    const held = this.ids(stream);
    const ids = events.map(({ id }) => id);
    const conflict = { actual: held.length > 0 ? held.length - 1 : ('none' as const) };
    const isKnown = ids.some((id) => held.includes(id));
    if (expected === 'any' && isKnown) return repeated(held, ids, held.indexOf(ids[0] ?? '')) ?? conflict;
    const at = expected === 'any' ? held.length : expected === 'none' ? 0 : expected + 1;
    return at === held.length ? { revision: at + ids.length - 1 } : (repeated(held, ids, at) ?? conflict);
  }

  /** Does what {@link answer} says. */
  append(stream: StreamName, events: readonly NewEvent[], expected: ExpectedRevision): Answer {
    const answer = this.answer(stream, events, expected);
    const length = this.ids(stream).length;
    if ('revision' in answer && answer.revision >= length)
      events.forEach((event, at) => this.#events.push({ stream, revision: length + at, event }));
    return answer;
  }

  /** Everything that was ever appended, in order. */
  get appended(): readonly LoggedEvent[] {
    return this.#events;
  }

  /** The ids of a stream, the expired ones too. */
  ids(stream: StreamName): string[] {
    return this.#events.flatMap((one) => (one.stream === stream ? [one.event.id] : []));
  }

  /** The events that retention keeps and the filter asks for, in order, but for the first so many of all. */
  kept(filter?: EventFilter, skipped = 0): readonly LoggedEvent[] {
    return this.#events.slice(skipped).filter((one) => this.#isKept(one) && fits(one, filter));
  }

  /** The fewest events that a stream whose name begins so is kept to. */
  retention(streamPrefix: string): number {
    const limits = [...this.#maxCount].filter(([stream]) => stream.startsWith(streamPrefix));
    return Math.min(Infinity, ...limits.map(([, maxCount]) => maxCount));
  }

  keep(stream: StreamName, maxCount: number): void {
    this.#maxCount.set(stream, maxCount);
  }

  /** @returns of how many streams it was another. */
  keepAll(prefix: string, maxCount: number): number {
    const changed = [...this.#maxCount].filter(([name, was]) => name.startsWith(prefix) && was !== maxCount);
    for (const [stream] of changed) this.#maxCount.set(stream, maxCount);
    return changed.length;
  }

  #isKept({ stream, revision }: LoggedEvent): boolean {
    return revision >= this.ids(stream).length - this.retention(stream);
  }
}

/** The same ids in the same order at that place: accepted again. */
function repeated(held: readonly string[], ids: readonly string[], from: Revision): Answer | undefined {
  const stands =
    from >= 0 && from + ids.length <= held.length && ids.every((id, at) => held[from + at] === id);
  return stands ? { revision: from + ids.length - 1 } : undefined;
}

function fits({ stream, event }: LoggedEvent, filter: EventFilter | undefined): boolean {
  if (!filter) return true;
  if ('types' in filter) return filter.types.includes(event.type);
  return filter.streamPrefixes.some((prefix) => stream.startsWith(prefix));
}
