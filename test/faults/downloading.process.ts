import 'reflect-metadata';
import { writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../backend/src/app.module.js';
import type { Context } from '../../backend/src/context.js';
import { Downloads } from '../../backend/src/downloads/downloads.js';
import { EVENT_STORE } from '../../backend/src/event-store/port.js';
import type { EventStore } from '../../backend/src/event-store/port.js';
import type { Viewer } from '../../backend/src/rights/rights.js';
import { settingsOf } from '../imports/loge-on.fixture.js';
import type { Addresses } from './homes.js';

/** What the process is asked to do: one download, which it writes to its standard output, and where it dies. */
export interface DownloadAsked extends Addresses {
  readonly dataDir: string;
  readonly ticket: string;
  readonly viewer: Omit<Viewer, 'sessionExpiresAt'>;
  readonly correlationId: string;
  readonly death:
    | { readonly at: 'first rows' }
    /** As soon as so many passwords are acknowledged as given out, whatever else is on its way. */
    | { readonly at: 'given out'; readonly passwords: number };
}

const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('dying');
};

function watchAppends(store: EventStore, passwords: number): void {
  const append = store.append.bind(store);
  let given = 0;
  store.append = async (...appended) => {
    const result = await append(...appended);
    given += appended[1].filter(({ type }) => type === 'CredentialsDistributed').length;
    return given >= passwords ? die() : result;
  };
}

async function download(asked: DownloadAsked): Promise<void> {
  const { databaseUrl, eventStoreUrl, dataDir, ticket, death, correlationId } = asked;
  const settings = settingsOf(databaseUrl, dataDir, eventStoreUrl);
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(settings), { logger: false });
  if (death.at === 'given out') watchAppends(app.get<EventStore>(EVENT_STORE), death.passwords);
  const viewer = { ...asked.viewer, sessionExpiresAt: new Date(Date.now() + 3_600_000) };
  const context: Context = {
    ...{ actor: { kind: 'ACCOUNT', id: viewer.account }, channel: 'DASHBOARD', correlationId },
    clock: () => new Date(),
  };
  const { write } = await app.get(Downloads, { strict: false }).open(ticket, viewer, context);
  const out = new Writable({
    write: (chunk: Buffer) => {
      for (let from = 0; from < chunk.length;) from += writeSync(1, chunk, from);
      die();
    },
  });
  await write(out);
}

// Sent by the tests alone.
process.once('message', (asked: DownloadAsked) => void download(asked));
process.send?.('ready');
