import 'reflect-metadata';
import { appendFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { AppModule } from '../../backend/src/app.module.js';
import { importFolder } from '../../backend/src/cli/import.command.js';
import { EVENT_STORE } from '../../backend/src/event-store/port.js';
import type { EventStore } from '../../backend/src/event-store/port.js';
import { settingsOf } from './loge-on.fixture.js';

/** Where the process kills itself, as an outage would: with SIGKILL, so that nothing tidies up behind it. */
export type KillPoint =
  /** At the n-th statement sent to PostgreSQL: before it leaves, or when it has left and nobody waits for it. */
  | { readonly at: 'query'; readonly number: number; readonly sent: boolean }
  | { readonly at: 'first append' | 'last append but one' | 'last append' }
  /** As soon as so many events are acknowledged, whatever else is on its way; at the latest with the last append. */
  | { readonly at: 'acknowledged'; readonly events: number };

/** What the process is asked to do: one import, as the command line does it. */
export interface ImportAsked {
  readonly databaseUrl: string;
  readonly eventStoreUrl?: string;
  readonly dataDir: string;
  readonly args: readonly string[];
  readonly kill?: KillPoint;
  /** The file that the id of each acknowledged event is written to at once, a line each. */
  readonly acknowledgements?: string;
}

/** What the process tells: that it can begin, each line of progress, and how the import ended. */
export type ImportTold =
  | { readonly told: 'ready' }
  | { readonly told: 'line'; readonly line: string }
  | { readonly told: 'end'; readonly code: number; readonly out: string; readonly queries: number };

const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('dying');
};

let queries = 0;
function watchQueries(kill: KillPoint | undefined): void {
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    queries += 1;
    const mine = kill?.at === 'query' && queries === kill.number;
    if (mine && !kill.sent) die();
    const answer = query.apply(this, args);
    if (mine) die();
    return answer;
  } as typeof pg.Client.prototype.query;
}

/** An import completes with an event of its own: the last one. */
function watchAppends(store: EventStore, { kill, acknowledgements }: ImportAsked): void {
  const append = store.append.bind(store);
  let acknowledged = 0;
  store.append = async (stream, events, expected, options) => {
    const completes = events.some(({ type }) => type === 'ImportCompleted');
    if (kill?.at === 'first append' || (kill?.at === 'last append but one' && completes)) die();
    const result = await append(stream, events, expected, options);
    acknowledged += events.length;
    if (acknowledgements) appendFileSync(acknowledgements, events.map(({ id }) => `${id}\n`).join(''));
    if (kill?.at === 'acknowledged' && (acknowledged >= kill.events || completes)) die();
    if (kill?.at === 'last append' && completes) die();
    return result;
  };
}

async function run(asked: ImportAsked): Promise<void> {
  const { databaseUrl, dataDir, eventStoreUrl, args, kill } = asked;
  const app = await NestFactory.createApplicationContext(
    AppModule.forRoot(settingsOf(databaseUrl, dataDir, eventStoreUrl)),
    { logger: false, abortOnError: false },
  );
  watchAppends(app.get<EventStore>(EVENT_STORE), asked);
  watchQueries(kill);
  let out = '';
  const terminal = {
    out: (line: string) => void (out = line),
    err: (line: string) => tell({ told: 'line', line }),
  };
  const code = await importFolder(app, args, { terminal });
  tell({ told: 'end', code, out, queries });
  await app.close();
  process.disconnect();
}

const tell = (told: ImportTold): void => void process.send?.(told);

// Sent by the tests alone.
process.once('message', (asked: ImportAsked) => void run(asked));
tell({ told: 'ready' });
