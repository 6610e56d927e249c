import { randomUUID } from 'node:crypto';
import { schoolId, schoolStream } from '@loge/contracts';
import type { SchoolEvent } from '@loge/contracts';
import { createTestDatabase } from '../../../../test/support/database.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import type { Context } from '../../context.js';
import { openDatabase } from '../../database.js';
import { EventSourcedStreams } from '../event-sourced-streams.js';
import { PlainCodec } from '../plain-codec.fixture.js';
import type { EventStore, Position } from '../port.js';
import { PostgresEventStore } from '../postgres/postgres-event-store.js';
import { PostgresProjectionRunner } from './postgres-projection-runner.js';
import type { Projection, ProjectionRunner, Reactor } from '../projection.js';

type What = Projection<'SchoolRegistered'> | Reactor<'SchoolRegistered'>;

/** Writes the name of every school into `read.spec_name`. */
export const namesProjection = (
  changes: Partial<Projection<'SchoolRegistered'>> & { before?: (name: string) => void | Promise<void> } = {},
): Projection<'SchoolRegistered'> => ({
  name: 'names',
  version: 1,
  types: ['SchoolRegistered'],
  tables: ['spec_name'],
  async apply(events, transaction) {
    for (const { position, data } of events) {
      await changes.before?.(data.record.name);
      await transaction.query('INSERT INTO spec_name (position, name) VALUES ($1, $2)', [
        position.toString(),
        data.record.name,
      ]);
    }
  },
  ...changes,
});

/** The same of a raised version, which writes names in capitals. */
export function capitalsProjection(
  changes: Parameters<typeof namesProjection>[0] = {},
): Projection<'SchoolRegistered'> {
  const names = namesProjection(changes);
  return {
    ...names,
    version: 2,
    apply: (events, transaction) =>
      names.apply(
        events.map(({ data, ...event }) => ({
          ...event,
          data: { ...data, record: { ...data.record, name: data.record.name.toUpperCase() } },
        })),
        transaction,
      ),
  };
}

const context: Context = {
  actor: { kind: 'SYSTEM', id: 'COMMAND_LINE' },
  channel: 'COMMAND_LINE',
  correlationId: randomUUID(),
  clock: () => new Date(),
};

function registered(name: string): { event: SchoolEvent; about: Record<never, never> } {
  const school = schoolId(randomUUID().slice(0, 8));
  return {
    event: { type: 'SchoolRegistered', data: { school, record: { name, classes: [], groups: [] } } },
    about: {},
  };
}

/** A database with a store, the table of {@link namesProjection}, and runners that come and go. */
export class NamedSchools {
  store: EventStore;
  /** After how long a build counts as left, for runners to come; as in production where it is not set. */
  leftAfter?: number;
  /** What is left to close, last first. */
  readonly #leaving: (() => Promise<unknown>)[];

  private constructor(readonly database: TestDatabase) {
    this.#leaving = [() => database.drop()];
    this.store = this.keepEventsIn(new PostgresEventStore({ url: database.url }));
  }

  static async open(): Promise<NamedSchools> {
    const schools = new NamedSchools(await createTestDatabase());
    await schools.database.dataSource.query(`
      CREATE TABLE read.spec_name (
        position bigint PRIMARY KEY,
        name text COLLATE "C" NOT NULL CHECK (name <> ''),
        at integer GENERATED ALWAYS AS IDENTITY
      ) WITH (fillfactor = 90);
      CREATE INDEX spec_name_by_length ON read.spec_name (length(name)) WHERE at > 0`);
    return schools;
  }

  async close(): Promise<void> {
    for (const leave of this.#leaving.toReversed()) await leave();
  }

  /** Has the events in another store, before there are any, and closes it at the end. */
  keepEventsIn(store: EventStore): EventStore {
    this.leaving(() => store.close());
    return (this.store = store);
  }

  /** Closes this before all that was there. */
  leaving(leave: () => Promise<unknown>): void {
    this.#leaving.push(leave);
  }

  /** Registers schools of these names at once; gives the position of the last. */
  register = async (...names: string[]): Promise<Position> => {
    const streams = new EventSourcedStreams(this.store, new PlainCodec());
    const { position } = await streams.record(
      schoolStream(schoolId(randomUUID().slice(0, 8))),
      context,
      names.map(registered),
    );
    return position;
  };

  /** A runner of a process of its own. */
  async runnerOf(...what: What[]): Promise<PostgresProjectionRunner> {
    const dataSource = await openDatabase(this.database.url, []).initialize();
    const runner = new PostgresProjectionRunner({
      ...{ dataSource, store: this.store, codec: new PlainCodec() },
      ...(this.leftAfter !== undefined && { leftAfter: this.leftAfter }),
    });
    for (const each of what) runner.register(each);
    this.leaving(() => dataSource.destroy());
    this.leaving(() => runner.stop());
    return runner;
  }

  async started(...what: What[]): Promise<PostgresProjectionRunner> {
    const runner = await this.runnerOf(...what);
    await runner.start();
    return runner;
  }

  /** The live rows. */
  content = (): Promise<{ position: string; name: string; at: number }[]> =>
    this.database.dataSource.query('SELECT position, name, at FROM read.spec_name ORDER BY at');

  /** The live names, in order. */
  names = async (): Promise<string[]> => (await this.content()).map(({ name }) => name);

  async checkpoint(name = 'names'): Promise<bigint> {
    const [row] = await this.database.dataSource.query(
      'SELECT position FROM runner.checkpoint WHERE name = $1',
      [name],
    );
    return BigInt(row.position);
  }

  /** What is being built: how many rows of `runner.build` and tables of `read_next` there are. */
  async building(): Promise<{ builds: number; tables: number }> {
    const [row] = await this.database.dataSource.query<{ builds: number; tables: number }[]>(
      `SELECT (SELECT count(*)::int FROM runner.build) AS builds,
         (SELECT count(*)::int FROM pg_tables WHERE schemaname = 'read_next') AS tables`,
    );
    return row ?? { builds: 0, tables: 0 };
  }
}

/** How the projection of this name is doing. */
export const statusOf = (runner: ProjectionRunner, name = 'names') =>
  runner.status().find((status) => status.name === name);

/** Resolves when the condition holds; the test's own time limit ends a wait that is in vain. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
}
