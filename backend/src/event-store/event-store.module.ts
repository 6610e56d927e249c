import { Global, Inject, Module, Optional } from '@nestjs/common';
import type {
  BeforeApplicationShutdown,
  DynamicModule,
  OnApplicationBootstrap,
  OnApplicationShutdown,
  Provider,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessRetention } from './access-retention.js';
import { EVENT_CODEC } from './codec.js';
import type { EventCodec } from './codec.js';
import { EventStoreDbEventStore } from './eventstoredb/eventstoredb-event-store.js';
import { EventSourcedStreams } from './event-sourced-streams.js';
import { AppendMetrics, MeteredEventStore } from './metered-event-store.js';
import { EVENT_STORE } from './port.js';
import type { EventStore } from './port.js';
import { PostgresEventStore } from './postgres/postgres-event-store.js';
import { PostgresProjectionRunner } from './projections/postgres-projection-runner.js';
import { PROJECTION_RUNNER } from './projection.js';
import type { ProjectionRunner } from './projection.js';
import { Scavenger } from './scavenger.js';
import { STREAMS } from './streams.js';

export interface EventStoreOptions {
  /** The PostgreSQL that holds the events, unless EventStoreDB does; its migrations have run. */
  readonly databaseUrl: string;
  /** The EventStoreDB that holds the events. */
  readonly eventStoreUrl?: string;
  /** False for a process that only looks or rebuilds: then projections run only where they are told to. */
  readonly runProjections?: boolean;
}

const RUN_PROJECTIONS = Symbol('RunProjections');
/** The store itself, before anything is measured. */
const ENGINE = Symbol('Engine');

const inPostgres = (url: string): Provider[] => [
  { provide: ENGINE, useFactory: () => new PostgresEventStore({ url }) },
  {
    provide: Scavenger,
    inject: [ENGINE],
    useFactory: (store: PostgresEventStore) => new Scavenger(store),
  },
];

const inEventStoreDb = (url: string): Provider[] => [
  {
    provide: ENGINE,
    inject: [DataSource],
    useFactory: (claims: DataSource) => new EventStoreDbEventStore({ url, clock: () => timeOf(claims) }),
  },
];

/** By the clock of the PostgreSQL that keeps the claims. */
async function timeOf(database: DataSource): Promise<Date> {
  const [row] = await database.query<{ now: Date }[]>('SELECT clock_timestamp() AS now');
  if (!row) throw new Error('PostgreSQL does not tell the time.');
  return row.now;
}

/**
 * Provides EVENT_STORE, STREAMS, PROJECTION_RUNNER, {@link AccessRetention} and {@link AppendMetrics} everywhere. It
 * needs a DataSource, CONFIG and EVENT_CODEC from global modules. Projections start once every room has registered its own (`onModuleInit`),
 * and stop before the store closes. Expired events are deleted every day where they live in PostgreSQL; EventStoreDB
 * scavenges them by its own means.
 */
@Global()
@Module({})
export class EventStoreModule
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(PROJECTION_RUNNER) private readonly runner: ProjectionRunner,
    @Optional() @Inject(Scavenger) private readonly scavenger: Scavenger | null,
    @Inject(RUN_PROJECTIONS) private readonly runProjections: boolean,
  ) {}

  static forRoot({ databaseUrl, eventStoreUrl, runProjections = true }: EventStoreOptions): DynamicModule {
    return {
      module: EventStoreModule,
      providers: [
        AccessRetention,
        AppendMetrics,
        { provide: RUN_PROJECTIONS, useValue: runProjections },
        ...(eventStoreUrl === undefined ? inPostgres(databaseUrl) : inEventStoreDb(eventStoreUrl)),
        {
          provide: EVENT_STORE,
          inject: [ENGINE, AppendMetrics],
          useFactory: (store: EventStore, metrics: AppendMetrics) => new MeteredEventStore(store, metrics),
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
      exports: [EVENT_STORE, STREAMS, PROJECTION_RUNNER, AccessRetention, AppendMetrics],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.runProjections) await this.runner.start();
    this.scavenger?.start();
  }

  /** Before the database of the read models closes, which happens in `onApplicationShutdown`. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.runner.stop();
    await this.scavenger?.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }
}
