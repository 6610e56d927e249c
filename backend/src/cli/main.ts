import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { LogeError } from '@loge/contracts';
import { join } from 'node:path';
import { AppModule } from '../app.module.js';
import { readConfig } from '../config.js';
import { takeGround } from '../ground.js';
import { JsonLog } from '../log.js';
import { ADMIN_USAGE, AdminUsageError, runAdminCommand } from './admin.command.js';
import { IMPORT_USAGE, importFolder } from './import.command.js';
import { REBUILD_USAGE, rebuildProjections } from './projections.command.js';

/** What a command ends with; every command documents its own. */
const FAILED = 1;
const WRONG_CALL = 2;

type Command = (app: INestApplicationContext, args: readonly string[], stop: AbortSignal) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  import: (app, args, signal) => importFolder(app, args, { signal }),
  admin: async (app, args) => {
    await runAdminCommand(app, args);
    return 0;
  },
  projections: rebuildProjections,
};

const usage = [
  'Usage:',
  ...[IMPORT_USAGE, REBUILD_USAGE, ADMIN_USAGE].map((line) => `  npm run loge -- ${line}`),
];

/** Runs one command beside a server or without one, and leaves nothing running. */
async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = commands[name];
  if (!command) {
    process.stderr.write(`${usage.join('\n')}\n`);
    return WRONG_CALL;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());

  const config = readConfig(process.env);
  const ground = await takeGround(config);
  try {
    const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
    const app = await NestFactory.createApplicationContext(
      AppModule.forRoot({ ...config, publicUrl, databaseUrl: ground.databaseUrl }),
      { logger: JsonLog.toFile(join(config.dataDir, 'logs/command.log')), abortOnError: false },
    );
    try {
      return await command(app, args, stop.signal);
    } finally {
      await app.close();
    }
  } finally {
    await ground.release();
  }
}

function explain(error: unknown): string {
  if (error instanceof LogeError) {
    const detail = Object.entries(error.detail).map(([key, value]) => `${key}: ${value}`);
    return [error.code, ...detail].join(', ');
  }
  return error instanceof Error ? error.message : String(error);
}

const exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  return error instanceof AdminUsageError ? WRONG_CALL : FAILED;
});
// Not left to an empty event loop: a forgotten timer would keep a finished command alive.
process.exit(exitCode);
