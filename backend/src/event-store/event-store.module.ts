import { Global, Inject, Module } from '@nestjs/common';
import type {
  BeforeApplicationShutdown,
  DynamicModule,
  OnApplicationBootstrap,
  OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EVENT_CODEC } from './codec.js';
import type { EventCodec } from './codec.js';
import { EventSourcedStreams } from './event-sourced-streams.js';
import { AppendMetrics, MeteredEventStore } from './metered-event-store.js';
import { EVENT_STORE } from './port.js';
import type { EventStore } from './port.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { PostgresProjectionRunner } from './postgres-projection-runner.js';
import { PROJECTION_RUNNER } from './projection.js';
import type { ProjectionRunner } from './projection.js';
import { Scavenger } from './scavenger.js';
import { STREAMS } from './streams.js';

export interface EventStoreOptions {
  /** The PostgreSQL that holds the events; its migrations have run. */
  readonly databaseUrl: string;
  /** False for a process that only looks or rebuilds: then projections run only where they are told to. */
  readonly runProjections?: boolean;
}

const RUN_PROJECTIONS = Symbol('RunProjections');

/**
 * Provides EVENT_STORE, STREAMS, PROJECTION_RUNNER and {@link AppendMetrics} everywhere. It needs a DataSource and
 * EVENT_CODEC from global modules. Projections start once every room has registered its own (`onModuleInit`),
 * and stop before the store closes. Expired events are deleted every day.
 */
@Global()
@Module({})
export class EventStoreModule
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(PROJECTION_RUNNER) private readonly runner: ProjectionRunner,
    @Inject(Scavenger) private readonly scavenger: Scavenger,
    @Inject(RUN_PROJECTIONS) private readonly runProjections: boolean,
  ) {}

  static forRoot({ databaseUrl, runProjections = true }: EventStoreOptions): DynamicModule {
    return {
      module: EventStoreModule,
      providers: [
        AppendMetrics,
        { provide: RUN_PROJECTIONS, useValue: runProjections },
        {
          provide: PostgresEventStore,
          useFactory: () => new PostgresEventStore({ url: databaseUrl }),
        },
        {
          provide: EVENT_STORE,
          inject: [PostgresEventStore, AppendMetrics],
          useFactory: (store: PostgresEventStore, metrics: AppendMetrics) =>
            new MeteredEventStore(store, metrics),
        },
        {
          provide: Scavenger,
          inject: [PostgresEventStore],
          useFactory: (store: PostgresEventStore) => new Scavenger(store),
        },
        {
          provide: STREAMS,
          inject: [EVENT_STORE, EVENT_CODEC],
          useFactory: (store: EventStore, codec: EventCodec) => new EventSourcedStreams(store, codec),
        },
        {
          provide: PROJECTION_RUNNER,
          inject: [DataSource, EVENT_STORE, EVENT_CODEC],
          useFactory: (dataSource: DataSource, store: EventStore, codec: EventCodec) =>
            new PostgresProjectionRunner({ dataSource, store, codec }),
        },
      ],
      exports: [EVENT_STORE, STREAMS, PROJECTION_RUNNER, AppendMetrics],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.runProjections) await this.runner.start();
    this.scavenger.start();
  }

  /** Before the database of the read models closes, which happens in `onApplicationShutdown`. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.runner.stop();
    await this.scavenger.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }
}
