import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from '../../backend/src/app.module.js';
import { readConfig } from '../../backend/src/config.js';
import type { Settings } from '../../backend/src/config.js';
import { guardHttpEdge } from '../../backend/src/rights/http-edge.js';
import { createTestDatabase } from './database.js';
import type { TestDatabase } from './database.js';

/** The whole application, listening, on a database of its own. */
export interface RunningLoge {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly database: TestDatabase;
  readonly dataDir: string;
  /** Every line that was logged. */
  readonly logged: readonly string[];
  stop(): Promise<void>;
}

class RememberedLog extends ConsoleLogger {
  readonly lines: string[] = [];

  protected override printMessages(messages: unknown[]): void {
    this.lines.push(...messages.map((message) => JSON.stringify(message)));
  }

  protected override printStackTrace(stack: string): void {
    this.lines.push(stack);
  }
}

/**
 * Starts the application as `npm start` does, without its pages and its demo.
 * @param chosen settings that a test is about.
 */
export async function startLoge(chosen: Partial<Settings> = {}): Promise<RunningLoge> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'loge-data-'));
  const settings: Settings = {
    ...readConfig({ LOGE_DATA_DIR: dataDir, LOGE_DEMO: 'off' }),
    // As cheap as argon2id may be: the cost is the configuration's affair.
    argon2: { memoryKib: 64, passes: 1, lanes: 1 },
    databaseUrl: database.url,
    publicUrl: 'http://127.0.0.1',
    ...chosen,
  };
  const log = new RememberedLog();
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(settings), {
    logger: log,
    abortOnError: false,
    bodyParser: false,
    forceCloseConnections: true,
  });
  guardHttpEdge(app, settings);
  await app.listen(0, '127.0.0.1');
  return {
    app,
    url: await app.getUrl(),
    database,
    dataDir,
    logged: log.lines,
    stop: async () => {
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
