import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../backend/src/app.module.js';
import { giveWay } from '../../backend/src/cli/give-way.js';
import { importFolder } from '../../backend/src/cli/import.command.js';
import { settingsOf } from '../imports/loge-on.fixture.js';

/** What the process is asked to do: one import, as the command line does it. */
export interface ImportToMeasure {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly folder: string;
}

/** Told when the import begins. */
export type ImportBegun = 'begun';

/** What it tells at the end. */
export interface ImportMeasured {
  readonly code: number;
  /** From the call to the report, without the start of the process. */
  readonly seconds: number;
  /** The most memory the process held while it lived (MiB). */
  readonly peakMemory: number;
}

async function run({ databaseUrl, dataDir, folder }: ImportToMeasure): Promise<void> {
  const settings = settingsOf(databaseUrl, dataDir);
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(settings), {
    logger: false,
    abortOnError: false,
  });
  const quiet = { out: () => undefined, err: () => undefined };
  giveWay();
  process.send?.('begun' satisfies ImportBegun);
  const began = performance.now();
  const code = await importFolder(app, [folder, '--json'], { terminal: quiet });
  const seconds = (performance.now() - began) / 1_000;
  const peakMemory = process.resourceUsage().maxRSS / 1_024;
  process.send?.({ code, seconds, peakMemory } satisfies ImportMeasured);
  await app.close();
  process.disconnect();
}

// Sent by the benchmark alone.
process.once('message', (asked: ImportToMeasure) => void run(asked));
