import 'reflect-metadata';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { ImportReport, LogeEvent } from '@loge/contracts';
import { AppModule } from '../../backend/src/app.module.js';
import { importFolder } from '../../backend/src/cli/import.command.js';
import { makeTown } from '../../backend/src/demo/town.js';
import type { DemoTown } from '../../backend/src/demo/town.js';
import { EVENT_CODEC } from '../../backend/src/event-store/codec.js';
import type { EventCodec, Recorded } from '../../backend/src/event-store/codec.js';
import { EVENT_STORE, START } from '../../backend/src/event-store/port.js';
import type { EventStore, Position } from '../../backend/src/event-store/port.js';
import { PROJECTION_RUNNER } from '../../backend/src/event-store/projection.js';
import type { ProjectionRunner } from '../../backend/src/event-store/projection.js';
import { compiled } from '../support/compiled.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import type { ImportAsked, ImportTold, KillPoint } from './importing.process.js';
import { settingsOf } from './loge-on.fixture.js';

/** How `import` ended at the command line; `answer` is the object of `--json`. */
export interface Ended {
  readonly code: number;
  readonly answer: unknown;
}

/** Where an application keeps everything: what is left of it when its process is killed. */
export interface Ground {
  readonly database: TestDatabase;
  /** Where the events live, unless in the database. */
  readonly eventStoreUrl?: string;
  readonly dataDir: string;
}

/** The whole application over a ground of a test's own. */
export interface Loge extends Ground {
  readonly app: INestApplicationContext;
  /** Another application on the same database, as a second server is; closed with the first. */
  another(): Promise<INestApplicationContext>;
  /** `import <folder> … --json`, in this process. */
  import(folder: string, ...options: string[]): Promise<Ended>;
  /** Where the store ends now. */
  end(): Promise<Position>;
  /** Every event after a position, opened, in order. */
  events(after?: Position): Promise<Recorded<LogeEvent>[]>;
  /** Waits until every read model holds everything. */
  level(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the application without listening.
 * @param prepare what happens to the empty database and data directory before.
 */
export async function openLoge(
  prepare: (place: Pick<Loge, 'database' | 'dataDir'>) => Promise<void> = async () => undefined,
): Promise<Loge> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'loge-imports-'));
  await prepare({ database, dataDir });
  const loge = await openLogeOn({ database, dataDir });
  return {
    ...loge,
    close: async () => {
      await loge.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Opens the application, without listening, on what another has left, and leaves it when it closes. */
export async function openLogeOn({ database, dataDir, eventStoreUrl }: Ground): Promise<Loge> {
  const settings = settingsOf(database.url, dataDir, eventStoreUrl);
  const open = () =>
    NestFactory.createApplicationContext(AppModule.forRoot(settings), { logger: false, abortOnError: false });
  const app = await open();
  const others: INestApplicationContext[] = [];
  const store = app.get<EventStore>(EVENT_STORE);
  const codec = app.get<EventCodec>(EVENT_CODEC);
  const runner = app.get<ProjectionRunner>(PROJECTION_RUNNER);
  return {
    database,
    dataDir,
    eventStoreUrl,
    app,
    another: async () => {
      const other = await open();
      others.push(other);
      return other;
    },
    import: async (folder, ...options) => {
      let out = '';
      const terminal = { out: (line: string) => void (out = line), err: () => undefined };
      const code = await importFolder(app, [folder, ...options, '--json'], { terminal });
      return { code, answer: parsed(out) };
    },
    end: () => store.end(),
    events: async (after = START) => {
      const stored = [];
      for await (const event of store.readAll({ after })) stored.push(event);
      return codec.open(stored);
    },
    level: async () => {
      const names = runner.status().map(({ name }) => name);
      if (!(await runner.waitFor(await store.end(), names, 60_000)))
        throw new Error('The read models do not catch up.');
    },
    close: async () => {
      for (const one of [...others, app]) await one.close();
    },
  };
}

const parsed = (text: string): unknown => (text === '' ? undefined : JSON.parse(text));

/** A process that imports when it is told to. */
export class ImportingProcess {
  /** The lines of progress so far. */
  readonly lines: string[] = [];
  private readonly ready: Promise<void>;
  private readonly exit: Promise<NodeJS.Signals | number | null>;
  private ended: Extract<ImportTold, { told: 'end' }> | undefined;
  private onLine: () => void = () => undefined;

  private constructor(private readonly child: ChildProcess) {
    this.exit = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
    this.ready = new Promise((resolve, reject) => {
      // Sent by importing.process.ts alone.
      child.on('message', (told: ImportTold) => {
        if (told.told === 'ready') resolve();
        else if (told.told === 'end') this.ended = told;
        else {
          this.lines.push(told.line);
          this.onLine();
        }
      });
      void this.exit.then(() => reject(new Error('The importing process ended before it began.')));
    });
    // Whoever waits for it hears of it.
    this.ready.catch(() => undefined);
  }

  /** Starts a process, which has loaded everything when the import is to begin. */
  static start(): ImportingProcess {
    const child = fork(compiled(join(import.meta.dirname, 'importing.process.ts')), [], {
      cwd: join(import.meta.dirname, '../..'),
      execArgv: [],
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return new ImportingProcess(child);
  }

  /** Begins an import; {@link done} or {@link killed} tells how it ended. */
  async begin(
    { database, dataDir, eventStoreUrl }: Ground,
    folder: string,
    more: { options?: string[]; kill?: KillPoint; acknowledgements?: string } = {},
  ) {
    await this.ready;
    const { options = [], ...watched } = more;
    const args = [folder, ...options, '--json'];
    const asked: ImportAsked = { databaseUrl: database.url, eventStoreUrl, dataDir, args, ...watched };
    this.child.send(asked);
  }

  /** Resolves once a line of progress begins so. */
  async says(beginning: string): Promise<void> {
    while (!this.lines.some((line) => line.startsWith(beginning))) {
      const exited = await Promise.race([new Promise<void>((resolve) => (this.onLine = resolve)), this.exit]);
      if (exited !== undefined) throw new Error(`The process ended without saying ${beginning}.`);
    }
  }

  async done(): Promise<Ended & { readonly queries: number }> {
    const exit = await this.exit;
    if (!this.ended) throw new Error(`The importing process ended with ${exit}.`);
    return { code: this.ended.code, answer: parsed(this.ended.out), queries: this.ended.queries };
  }

  /** What ended the process. */
  async killed(): Promise<NodeJS.Signals | number | null> {
    return this.exit;
  }

  /** Ends it, wherever it is. */
  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGKILL');
    await this.exit;
  }
}

const buckets = ['created', 'updated', 'unchanged', 'merged', 'departed', 'leftOut', 'errors'] as const;

/** The counts of a completed import, without what is zero. */
export function countsOf({ code, answer }: Ended): Record<string, Record<string, number>> {
  if (code !== 0) throw new Error(`The import ended with ${code}: ${JSON.stringify(answer)}`);
  // The object that `--json` prints for a completed import.
  const report = answer as ImportReport;
  return Object.fromEntries(
    buckets
      .map((bucket) => [bucket, Object.entries(report[bucket]).filter(([, count]) => count > 0)] as const)
      .filter(([, kinds]) => kinds.length > 0)
      .map(([bucket, kinds]) => [bucket, Object.fromEntries(kinds)]),
  );
}

/** How many records the buckets of a completed import hold together. */
export function recordsIn(ended: Ended): number {
  const { departed: _, ...ofRecords } = countsOf(ended);
  return Object.values(ofRecords).reduce(
    (sum, kinds) => sum + Object.values(kinds).reduce((all, count) => all + count, 0),
    0,
  );
}

/**
 * Everybody as the read models show them, without ids and times: two databases that tell the same people are equal.
 * Each line is one account.
 */
export async function peopleOf({ database, level }: Loge): Promise<string[]> {
  await level();
  const rows = await database.dataSource.query<{ person: object }[]>(`
    SELECT to_jsonb(a) - 'id' - 'created_at' - 'created_with' || jsonb_build_object(
      'places', (SELECT jsonb_agg(to_jsonb(p) - 'account' - 'since' - 'ended_at' ORDER BY p.school, p.profile)
                 FROM read.affiliation p WHERE p.account = a.id),
      'family', (SELECT jsonb_agg(jsonb_build_array(c.login, f.school, f.relation, f.legal_guardian)
                                  ORDER BY c.login, f.school)
                 FROM read.family f JOIN read.account c ON c.id = f.child WHERE f.relative = a.id),
      'named', (SELECT jsonb_agg(to_jsonb(n) - 'child' ORDER BY n.school, n.join_key)
                FROM read.named_relative n WHERE n.child = a.id)
    ) AS person
    FROM read.account a ORDER BY a.login`);
  return rows.map(({ person }) => JSON.stringify(person));
}

/** How many claims there are of each kind. */
export async function claimsOf({ database }: Loge): Promise<Record<string, number>> {
  const rows = await database.dataSource.query<{ kind: string; count: number }[]>(
    `SELECT kind, count(*)::int AS count FROM claims.claim GROUP BY kind ORDER BY kind`,
  );
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}

/** Makes a folder with these files below one that is removed by the test. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string | Buffer>>) {
  const made = await mkdtemp(join(folder, 'export-'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(made, name), content);
  return made;
}

/** The demo's town with fewer pupils: the family over both schools and the homonyms come first. */
export function smallTown(pupils: number): DemoTown {
  const town = makeTown(new Date('2026-11-21T08:00:00Z'));
  const some = town.pupils.slice(0, pupils);
  const named = new Set(some.flatMap(({ relatives }) => relatives.map(({ key }) => key)));
  return { ...town, pupils: some, relatives: town.relatives.filter(({ key }) => named.has(key)) };
}

/** How many records an export of a town holds. */
export const recordsOf = ({ schools, pupils, relatives, staff }: DemoTown): number =>
  schools.length + pupils.length + relatives.length + staff.length;
