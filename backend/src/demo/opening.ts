import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import pg from 'pg';
import { ConfigError } from '../config.js';
import type { Config } from '../config.js';
import { migrateDatabase } from '../database.js';
import { isEmpty } from '../event-store/is-empty.js';
import { EVENT_STORE } from '../event-store/port.js';
import type { EventStore } from '../event-store/port.js';
import { DemoHistory } from './history.js';
import type { DemoAccount } from './history.js';

const markerOf = (dataDir: string) => join(dataDir, 'demo.unfinished');
const accountsFileOf = (dataDir: string) => join(dataDir, 'demo-accounts.txt');

/** What to print of the demo: its accounts, and the file they are kept in. */
export interface OpenDemo {
  readonly lines: readonly string[];
  readonly file: string;
}

/**
 * Empties a database in which the making of the demo was interrupted, so that it is made from the start: nobody can
 * have worked with it, for the server does not listen before its demo is whole.
 * @throws ConfigError for a database or an event store of one's own, which Loge does not empty.
 */
export async function clearUnfinishedDemo(config: Config, databaseUrl: string): Promise<void> {
  const marker = markerOf(config.dataDir);
  if (!existsSync(marker)) return;
  if (config.databaseUrl !== undefined || config.eventStoreUrl !== undefined)
    throw new ConfigError(
      `The making of the demo was interrupted: empty what DATABASE_URL and EVENTSTORE_URL lead to, then remove ${marker}.`,
    );
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ drop: string }>(
      `SELECT format('DROP SCHEMA %I CASCADE', nspname) AS drop FROM pg_namespace
       WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'`,
    );
    for (const { drop } of rows) await client.query(drop);
    await client.query('CREATE SCHEMA public');
  } finally {
    await client.end();
  }
  await migrateDatabase(databaseUrl);
  await rm(marker);
}

/**
 * Makes the demo in an empty store. Its accounts go into a file that only its owner may read, never into a log.
 * @returns what to print, also of a demo made earlier; undefined where there is none.
 */
export async function openDemo(
  app: INestApplicationContext,
  config: Config,
  now: Date = new Date(),
): Promise<OpenDemo | undefined> {
  if (!config.demo) return undefined;
  const file = accountsFileOf(config.dataDir);
  const store = app.get<EventStore>(EVENT_STORE);
  if (await isEmpty(store)) {
    await mkdir(config.dataDir, { recursive: true });
    await writeFile(markerOf(config.dataDir), '');
    const history = new DemoHistory(app.get(CommandBus), app.get(QueryBus), now);
    await writeFile(file, (await history.live()).map(accountLine).join(''), { mode: 0o600 });
    await rm(markerOf(config.dataDir));
  }
  if (!existsSync(file)) return undefined;
  return { lines: (await readFile(file, 'utf8')).trimEnd().split('\n'), file };
}

const accountLine = ({ who, login, password }: DemoAccount) =>
  `${who.padEnd(40)} ${login.padEnd(30)} ${password}\n`;
