import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pg from 'pg';
import { AppModule } from '../../backend/src/app.module.js';
import { settingsOf } from '../imports/loge-on.fixture.js';
import type { Addresses } from './homes.js';

/** What the process is asked to be: a server that sends what there is to send. */
export interface SendAsked extends Addresses {
  readonly dataDir: string;
  readonly smtpUrl: string;
  /** It kills itself when it has put mails of a campaign into the queue, before it notes that it did. */
  readonly diesWhenEnqueued: boolean;
}

/** The end of the process comes with the answer to a statement that puts mails into the queue. */
function dieWhenEnqueued(): void {
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const answer = query.apply(this, args);
    if (typeof args[0] === 'string' && args[0].startsWith('INSERT INTO notifications.mail'))
      void Promise.resolve(answer).then(() => process.kill(process.pid, 'SIGKILL'));
    return answer;
  } as typeof pg.Client.prototype.query;
}

async function send({ diesWhenEnqueued, smtpUrl, dataDir, ...home }: SendAsked): Promise<void> {
  const settings = {
    ...settingsOf(home.databaseUrl, dataDir, home.eventStoreUrl),
    smtp: { url: smtpUrl, from: 'Loge <loge@loge.test>' },
  };
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(settings), {
    ...{ logger: false, abortOnError: false, bodyParser: false, forceCloseConnections: true },
  });
  if (diesWhenEnqueued) dieWhenEnqueued();
  await app.listen(0, '127.0.0.1');
  process.send?.('sending');
}

// Sent by the tests alone.
process.once('message', (asked: SendAsked) => void send(asked));
process.send?.('ready');
