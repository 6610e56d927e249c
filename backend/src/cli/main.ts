import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { LogeError } from '@loge/contracts';
import { join } from 'node:path';
import { announcedUrl, urlAt } from '../address.js';
import { AppModule } from '../app.module.js';
import { readConfig } from '../config.js';
import type { Settings } from '../config.js';
import { waitForEventStore } from '../event-store/eventstoredb/waiting.js';
import { takeGround } from '../ground.js';
import { JsonLog } from '../log.js';
import { ADMIN_USAGE, AdminUsageError, runAdminCommand } from './admin.command.js';
import { BACKUP_USAGE, makeBackup } from './backup.command.js';
import { BOUNCES_USAGE, recordBounces } from './bounces.command.js';
import { giveWay } from './give-way.js';
import { IMPORT_USAGE, importFolder } from './import.command.js';
import { REBUILD_USAGE, rebuildProjections } from './projections.command.js';
import { RESTORE_USAGE, restore } from './restore.command.js';

/** What a command ends with; every command documents its own. */
const FAILED = 1;
const WRONG_CALL = 2;
/** How long a command waits for an event store that does not answer (milliseconds). */
const PATIENCE = 30_000;

type Command = (
  settings: Settings,
  args: readonly string[],
  options: { readonly signal: AbortSignal },
) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  import: onApplication((app, args, signal) => {
    giveWay();
    return importFolder(app, args, { signal });
  }),
  admin: onApplication(async (app, args) => {
    await runAdminCommand(app, args);
    return 0;
  }),
  projections: onApplication(rebuildProjections),
  bounces: (settings, args, options) =>
    onApplication((app, given) => recordBounces(app, settings.smtp?.bounces, given))(settings, args, options),
  // On the database alone: an application would fill what a restore needs empty.
  backup: makeBackup,
  restore,
};

const usage = [
  'Usage:',
  ...[IMPORT_USAGE, REBUILD_USAGE, ADMIN_USAGE, BOUNCES_USAGE, BACKUP_USAGE, RESTORE_USAGE].map(
    (line) => `  npm run loge -- ${line}`,
  ),
];

let log: JsonLog | undefined;

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
  log = JsonLog.toFile(join(config.dataDir, 'logs/command.log'));
  const ground = await takeGround(config);
  try {
    const publicUrl = config.publicUrl ?? announcedUrl(config.dataDir) ?? urlAt(config.host, config.port);
    return await command({ ...config, publicUrl, databaseUrl: ground.databaseUrl }, args, {
      signal: stop.signal,
    });
  } finally {
    await ground.release();
  }
}

/** A command that needs the whole application, open while it runs. */
function onApplication(
  run: (app: INestApplicationContext, args: readonly string[], stop: AbortSignal) => Promise<number>,
): Command {
  return async (settings, args, { signal }) => {
    if (settings.eventStoreUrl !== undefined)
      await waitForEventStore(settings.eventStoreUrl, {
        signal,
        within: PATIENCE,
        away: (line) => void process.stderr.write(`${line}\n`),
      });
    signal.throwIfAborted();
    const app = await NestFactory.createApplicationContext(AppModule.forRoot(settings), {
      logger: log,
      abortOnError: false,
    });
    try {
      return await run(app, args, signal);
    } finally {
      await app.close();
    }
  };
}

/** The errors whose message was written for a person; any other may quote values, and goes to the log alone. */
const forPeople = new Set([
  'AdminUsageError',
  'BackupError',
  'ConfigError',
  'DatabaseError',
  'EventStoreAway',
  'EventStoreRefused',
  'LocalPostgresError',
  'MasterKeyError',
  'ProjectionStopped',
]);

/** The commands that do all or nothing: one that failed has nothing to go on from. */
const allOrNothing = new Set(['backup', 'restore']);

function explain(error: unknown): { readonly code: string; readonly line: string } {
  if (error instanceof LogeError) {
    const detail = Object.entries(error.detail).map(([key, value]) => `${key}: ${value}`);
    return { code: error.code, line: [error.code, ...detail].join(', ') };
  }
  if (error instanceof Error && forPeople.has(error.name)) return { code: error.name, line: error.message };
  if (error instanceof Error && error.name === 'AbortError')
    return { code: 'INTERRUPTED', line: 'Interrupted: run again, it goes on where it stopped.' };
  const next = allOrNothing.has(words[0] ?? '')
    ? 'nothing is left of it'
    : 'run again, it goes on where it stopped';
  return { code: 'INTERNAL', line: `The command failed (details in the log); ${next}.` };
}

const words = process.argv.slice(2);
let failure: ReturnType<typeof explain> | undefined;
const exitCode = await main(words).catch((error: unknown) => {
  failure = explain(error);
  process.stderr.write(`${failure.line}\n`);
  log?.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return error instanceof AdminUsageError ? WRONG_CALL : FAILED;
});
if (failure === undefined && exitCode === WRONG_CALL) failure = { code: 'USAGE', line: '' };
if (failure !== undefined && words.includes('--json'))
  process.stdout.write(`${JSON.stringify({ error: { code: failure.code } })}\n`);
// Not left to an empty event loop: a forgotten timer would keep a finished command alive.
process.exit(exitCode);
