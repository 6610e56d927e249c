import { Inject, Injectable } from '@nestjs/common';
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { AppendMetrics } from '../event-store/metered-event-store.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';

const STATES = ['catching-up', 'live', 'retrying', 'stopped'] as const;

/** The figures of this process, as Prometheus reads them. */
@Injectable()
export class Metrics {
  readonly #registry = new Registry();

  constructor(
    @Inject(AppendMetrics) appends: AppendMetrics,
    @Inject(PROJECTION_RUNNER) runner: ProjectionRunner,
  ) {
    collectDefaultMetrics({ register: this.#registry });
    this.#registry.registerMetric(appends.events);
    this.#registry.registerMetric(appends.seconds);
    const registers = [this.#registry];
    new Gauge({
      name: 'loge_projection_lag_seconds',
      help: 'Seconds since a projection or reactor was last level with the end of the event store; 0 when it is.',
      labelNames: ['name', 'kind'],
      registers,
      collect() {
        this.reset();
        for (const { name, kind, lagSeconds } of runner.status()) this.set({ name, kind }, lagSeconds);
      },
    });
    new Gauge({
      name: 'loge_projection_state',
      help: '1 for the state a projection or reactor is in, 0 for the others.',
      labelNames: ['name', 'kind', 'state'],
      registers,
      collect() {
        this.reset();
        for (const { name, kind, state } of runner.status()) {
          for (const each of STATES) this.set({ name, kind, state: each }, each === state ? 1 : 0);
        }
      },
    });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
