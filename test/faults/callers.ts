import type { EventId, StreamName } from '@loge/contracts';
import { pause } from '../../backend/src/event-store/pause.js';
import { EventStoreUnavailable } from '../../backend/src/event-store/port.js';
import type {
  AppendResult,
  EventStore,
  ExpectedRevision,
  NewEvent,
} from '../../backend/src/event-store/port.js';
import { ledgerEvents, someSchool } from './ledger.js';

/**
 * Callers that append at once, each to a stream of its own at the exact revision. What is answered with
 * {@link EventStoreUnavailable} is sent again, the same events, until it is acknowledged: the port calls that safe.
 */
export class Callers {
  /** The events that the store said it holds, in the order in which it said so. */
  readonly acknowledged: EventId[] = [];
  /** How often an append was answered with {@link EventStoreUnavailable}. */
  refused = 0;
  #finishing = false;
  #stopped = false;
  readonly #listening: (() => void)[] = [];
  #running: Promise<void> = Promise.resolve();

  /** @param stores the instances that the callers are shared out to. */
  constructor(private readonly stores: readonly [EventStore, ...EventStore[]]) {}

  /** Begins, with so many appends of one to three events for each caller, or until {@link finish}. */
  begin(callers: number, appends = Infinity): void {
    const calling = Array.from({ length: callers }, (_, at) =>
      this.#call(this.stores[at % this.stores.length] ?? this.stores[0], appends),
    );
    this.#running = Promise.all(calling).then(() => undefined);
    // Whoever waits for it hears of it.
    this.#running.catch(() => undefined);
  }

  /** Resolves when every append is acknowledged. */
  done(): Promise<void> {
    return this.#running;
  }

  /** Begins no more appends; resolves when those that have begun are acknowledged. */
  finish(): Promise<void> {
    this.#finishing = true;
    return this.#running;
  }

  /** Resolves once so many events are acknowledged, or nobody calls any more. */
  async acknowledges(count: number): Promise<void> {
    await this.#until(() => this.acknowledged.length >= count);
  }

  /** Resolves once so many answers were refusals, or nobody calls any more. */
  async meetsRefusals(count: number): Promise<void> {
    await this.#until(() => this.refused >= count);
  }

  /** Gives up what is not acknowledged yet. */
  async stop(): Promise<void> {
    this.#finishing = true;
    this.#stopped = true;
    await this.#running.catch(() => undefined);
  }

  async #call(store: EventStore, appends: number): Promise<void> {
    const stream = someSchool();
    let revision: ExpectedRevision = 'none';
    for (let at = 0; at < appends && !this.#finishing; at += 1) {
      const events = await ledgerEvents(stream, 1 + (at % 3));
      const result = await this.#send(store, stream, events, revision);
      if (!result) return;
      const due: number = (revision === 'none' ? -1 : revision) + events.length;
      if (result.revision !== due) throw new Error(`${stream} is at ${result.revision}, not at ${due}.`);
      revision = due;
      this.acknowledged.push(...events.map(({ id }) => id));
      this.#tell();
    }
  }

  async #send(
    store: EventStore,
    stream: StreamName,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
  ): Promise<AppendResult | undefined> {
    while (!this.#stopped) {
      try {
        return await store.append(stream, events, expected);
      } catch (error) {
        if (!(error instanceof EventStoreUnavailable)) throw error;
        this.refused += 1;
        this.#tell();
        await pause(50);
      }
    }
    return undefined;
  }

  #tell(): void {
    for (const hear of this.#listening.splice(0)) hear();
  }

  async #until(condition: () => boolean): Promise<void> {
    const over = this.#running.then(() => true);
    while (!condition()) {
      const heard = new Promise<false>((resolve) => this.#listening.push(() => resolve(false)));
      if (await Promise.race([heard, over])) return;
    }
  }
}
