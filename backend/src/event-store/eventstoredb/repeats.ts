import type { EventId, StreamName } from '@loge/contracts';
import { decideAppend } from '../append-decision.js';
import type { Place } from '../append-decision.js';
import type { AppendResult, EventStore, ExpectedRevision, NewEvent } from '../port.js';

/** Appends remembered at most: each is sent again within seconds, or never. */
const REMEMBERED = 10_000;

/**
 * Finds appends that are stored already. The node does so by itself for an append at an exact revision. One with any
 * revision it recognises by a memory of recent ids, which a restart empties: so an append whose answer was lost is
 * looked for before it is sent again.
 */
export class Repeats {
  /** The first ids of appends with any revision whose fate is not known. */
  readonly #unknown = new Set<EventId>();

  constructor(private readonly store: Pick<EventStore, 'readStream'>) {}

  /** It is not known whether these were stored. */
  remember([first]: readonly NewEvent[], expected: ExpectedRevision): void {
    if (!first || expected !== 'any') return;
    this.#unknown.add(first.id);
    const [oldest] = this.#unknown;
    if (this.#unknown.size > REMEMBERED && oldest) this.#unknown.delete(oldest);
  }

  /** Where the events stand, if they are among the remembered ones and were stored. */
  async ofUnknownFate(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
  ): Promise<AppendResult | undefined> {
    const [first] = events;
    if (!first || !this.#unknown.has(first.id)) return undefined;
    const place = await this.find(stream, events, expected);
    this.#unknown.delete(first.id);
    return place;
  }

  /**
   * Where the events stand in the stream, if they were stored at the place that was expected.
   * @throws WrongExpectedRevision when the stream is not as expected, or only some of them stand there.
   */
  async find(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
  ): Promise<AppendResult | undefined> {
    const ids = new Set(events.map(({ id }) => id.toLowerCase()));
    const places = new Map<string, Place>();
    let last = -1;
    for await (const { id, revision, position } of this.store.readStream(stream)) {
      last = revision;
      if (ids.has(id.toLowerCase())) places.set(id.toLowerCase(), { revision, position });
    }
    const decision = decideAppend(stream, events, expected, { last, places });
    return decision === 'append' ? undefined : decision;
  }
}
