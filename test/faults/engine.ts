import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../backend/src/database.js';
import { PlainCodec } from '../../backend/src/event-store/plain-codec.fixture.js';
import type { EventStore } from '../../backend/src/event-store/port.js';
import { PostgresProjectionRunner } from '../../backend/src/event-store/projections/postgres-projection-runner.js';
import type { Projection, ProjectionRunner } from '../../backend/src/event-store/projection.js';
import { openStore } from './homes.js';
import type { Addresses } from './homes.js';
import { ledger, makeLedger } from './ledger.js';
import type { LEDGER_TYPE } from './ledger.js';

// What stops is looked for in the status; nobody reads the log here.
Logger.overrideLogger(false);

/** An event store with a runner of projections over it, as one process has them. */
export interface Engine {
  readonly store: EventStore;
  readonly runner: ProjectionRunner;
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

/** Opens an engine that runs the ledger, or other projections, over the events of a home. */
export async function openEngine(
  home: Addresses,
  projections: readonly Projection<typeof LEDGER_TYPE>[] = [ledger()],
): Promise<Engine> {
  const dataSource = await openDatabase(home.databaseUrl).initialize();
  await dataSource.runMigrations();
  await makeLedger(dataSource);
  const store = openStore(home);
  const runner = new PostgresProjectionRunner({ dataSource, store, codec: new PlainCodec() });
  for (const projection of projections) runner.register(projection);
  return {
    store,
    runner,
    dataSource,
    close: async () => {
      await runner.stop();
      await store.close();
      await dataSource.destroy();
    },
  };
}
