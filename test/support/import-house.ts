import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { ImportId } from '@loge/contracts';
import type { KindCounts, LogeEvent } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { createTestDatabase } from './database.js';
import { AccountsModule } from '../../backend/src/accounts/accounts.module.js';
import { ClaimsModule } from '../../backend/src/claims/claims.module.js';
import { CONFIG } from '../../backend/src/config.js';
import type { Context } from '../../backend/src/context.js';
import { EVENT_CODEC } from '../../backend/src/event-store/codec.js';
import type { EventCodec, Recorded } from '../../backend/src/event-store/codec.js';
import { EventSourcedStreams } from '../../backend/src/event-store/event-sourced-streams.js';
import { EVENT_STORE, START } from '../../backend/src/event-store/port.js';
import type { EventStore } from '../../backend/src/event-store/port.js';
import { PostgresEventStore } from '../../backend/src/event-store/postgres/postgres-event-store.js';
import { PostgresProjectionRunner } from '../../backend/src/event-store/projections/postgres-projection-runner.js';
import { PROJECTION_RUNNER } from '../../backend/src/event-store/projection.js';
import type { ProjectionRunner } from '../../backend/src/event-store/projection.js';
import { SealedCodecModule } from '../../backend/src/event-store/sealed-codec/sealed-codec.module.js';
import { STREAMS } from '../../backend/src/event-store/streams.js';
import { SchoolsModule } from '../../backend/src/schools/schools.module.js';
import { VaultModule } from '../../backend/src/vault/vault.module.js';
import { RunImport } from '../../backend/src/directory/commands.js';
import type { ImportRequest, ImportResult } from '../../backend/src/directory/commands.js';
import { DirectoryModule } from '../../backend/src/directory/directory.module.js';

/** The real rooms that an import works with, over a database of a test's own. */
export interface ImportHouse {
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  readonly database: DataSource;
  readonly projections: ProjectionRunner;
  readonly app: INestApplicationContext;
  /** Where uploads are kept, in `uploads`. */
  readonly dataDir: string;
  /** Imports a folder with everything allowed, unless told otherwise. */
  run(folder: string, options?: Partial<ImportRequest>): Promise<ImportResult>;
  /** Every event so far, in order. */
  events(): Promise<Recorded<LogeEvent>[]>;
  close(): Promise<void>;
}

export const commandLine = (): Context => ({
  actor: { kind: 'SYSTEM', id: 'COMMAND_LINE' },
  channel: 'COMMAND_LINE',
  correlationId: randomUUID(),
  clock: () => new Date(),
});

export async function openImportHouse(): Promise<ImportHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'loge-import-'));
  const database = await createTestDatabase();
  const { dataSource } = database;

  @Global()
  @Module({
    providers: [
      { provide: DataSource, useValue: dataSource },
      { provide: CONFIG, useValue: { dataDir: folder } },
      { provide: EVENT_STORE, useFactory: () => new PostgresEventStore({ url: database.url }) },
      {
        provide: STREAMS,
        inject: [EVENT_STORE, EVENT_CODEC],
        useFactory: (store: EventStore, codec: EventCodec) => new EventSourcedStreams(store, codec),
      },
      {
        provide: PROJECTION_RUNNER,
        inject: [EVENT_STORE, EVENT_CODEC],
        useFactory: (store: EventStore, codec: EventCodec) =>
          new PostgresProjectionRunner({ dataSource, store, codec }),
      },
    ],
    exports: [CONFIG, DataSource, EVENT_STORE, STREAMS, PROJECTION_RUNNER],
  })
  class GroundModule {}

  const app = await Test.createTestingModule({
    imports: [
      GroundModule,
      CqrsModule.forRoot(),
      SealedCodecModule,
      VaultModule.forRoot({ masterKeyFile: join(folder, 'master.key'), accessRetentionDays: 365 }),
      ClaimsModule,
      AccountsModule,
      SchoolsModule,
      DirectoryModule,
    ],
  }).compile();
  await app.init();
  const store = app.get<EventStore>(EVENT_STORE);
  const codec = app.get<EventCodec>(EVENT_CODEC);
  const projections = app.get<ProjectionRunner>(PROJECTION_RUNNER);
  const commands = app.get(CommandBus);
  await projections.start();

  return {
    app,
    dataDir: folder,
    commands,
    queries: app.get(QueryBus),
    database: dataSource,
    projections,
    run: (from, options = {}) =>
      commands.execute(
        new RunImport(
          {
            import: ImportId.parse(randomUUID()),
            folder: from,
            confirmDepartures: false,
            dryRun: false,
            mayImportInto: () => true,
            ...options,
          },
          commandLine(),
        ),
      ),
    events: async () => {
      const stored = [];
      for await (const event of store.readAll({ after: START })) stored.push(event);
      return codec.open(stored);
    },
    close: async () => {
      await projections.stop();
      await app.close();
      await store.close();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

/** A completed import's counts, without what is zero. */
export function countsOf(result: ImportResult): Record<string, KindCounts> {
  if (result.outcome !== 'completed') throw new Error(`The import was ${result.outcome}.`, { cause: result });
  const { reasons: _, seconds: __, ...counts } = result.report;
  return Object.fromEntries(Object.entries(counts).filter(([, kinds]) => Object.keys(kinds).length > 0));
}

/** Makes a folder with these files; to be removed by the test's end. */
export async function folderWith(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loge-export-'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}
