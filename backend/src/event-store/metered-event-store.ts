import type { StreamName } from '@loge/contracts';
import { Counter, Histogram } from 'prom-client';
import type {
  AppendOptions,
  EventFilter,
  EventStore,
  ExpectedRevision,
  NewEvent,
  Position,
  Retention,
  Revision,
} from './port.js';

/** The figures of appends, in the form Prometheus wants; whoever shows them puts them into a registry. */
export class AppendMetrics {
  /** Events that this process appended and had acknowledged; repeated appends count again. */
  readonly events = new Counter({
    name: 'loge_events_appended_total',
    help: 'Events appended by this process.',
    registers: [],
  });
  /** How long appends take, from the call to the acknowledgement or the failure. */
  readonly seconds = new Histogram({
    name: 'loge_append_duration_seconds',
    help: 'Time from the call of an append to its acknowledgement or failure.',
    labelNames: ['outcome'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers: [],
  });
}

/** Any event store, its appends measured. */
export class MeteredEventStore implements EventStore {
  readonly readStreams: EventStore['readStreams'];

  constructor(
    private readonly store: EventStore,
    private readonly metrics: AppendMetrics,
  ) {
    this.readStreams = store.readStreams?.bind(store);
  }

  async append(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
    options?: AppendOptions,
  ) {
    const stop = this.metrics.seconds.startTimer();
    try {
      const result = await this.store.append(stream, events, expected, options);
      stop({ outcome: 'stored' });
      this.metrics.events.inc(events.length);
      return result;
    } catch (error) {
      const conflict = error instanceof Error && error.name === 'WrongExpectedRevision';
      stop({ outcome: conflict ? 'conflict' : 'failed' });
      throw error;
    }
  }

  readStream(
    stream: StreamName,
    options?: { direction?: 'forwards' | 'backwards'; from?: Revision; limit?: number },
  ) {
    return this.store.readStream(stream, options);
  }
  readAll(options: { after: Position; filter?: EventFilter; limit?: number }) {
    return this.store.readAll(options);
  }
  follow(options: { after: Position; filter?: EventFilter; signal: AbortSignal }) {
    return this.store.follow(options);
  }
  end() {
    return this.store.end();
  }
  setRetention(stream: StreamName, retention: Retention) {
    return this.store.setRetention(stream, retention);
  }
  renewRetention(streamPrefix: string, retention: Retention) {
    return this.store.renewRetention(streamPrefix, retention);
  }
  ping() {
    return this.store.ping();
  }
  close() {
    return this.store.close();
  }
}
