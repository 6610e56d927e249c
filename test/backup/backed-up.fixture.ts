import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { makeBackup } from '../../backend/src/cli/backup.command.js';
import { restore } from '../../backend/src/cli/restore.command.js';
import type { Loge } from '../imports/loge.fixture.js';
import type { TestDatabase } from '../support/database.js';

/** A database and the data directory whose master key it has. */
export interface Place extends Pick<Loge, 'dataDir'> {
  readonly database: Pick<TestDatabase, 'url'>;
  /** Where the events live when not in that database. */
  readonly eventStoreUrl?: string;
}

/** What a command wrote to its two outputs. */
export interface Said {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

async function said(
  command: typeof makeBackup | typeof restore,
  place: Place,
  args: string[],
): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
  const { database, dataDir, eventStoreUrl } = place;
  const settings = { databaseUrl: database.url, masterKeyFile: join(dataDir, 'master.key'), eventStoreUrl };
  const code = await command(settings, args, { terminal });
  return { code, out, err };
}

/** `backup <file> …`, in this process. */
export const backUp = (place: Place, ...args: string[]): Promise<Said> => said(makeBackup, place, args);

/** `restore <file> …`, in this process. */
export const restoreInto = (place: Place, ...args: string[]): Promise<Said> => said(restore, place, args);

/** Takes the master key along, as whoever restores on another machine does. */
export async function copyMasterKey(from: Pick<Place, 'dataDir'>, to: Pick<Place, 'dataDir'>): Promise<void> {
  await copyFile(join(from.dataDir, 'master.key'), join(to.dataDir, 'master.key'));
}

/** Every row of every table of some schemas, by table, in an order of its own. */
export async function rowsOf(
  database: DataSource,
  schemas: readonly string[],
): Promise<Record<string, string[]>> {
  const tables = await database.query<{ name: string; sql: string }[]>(
    `SELECT table_schema || '.' || table_name AS name, format('%I.%I', table_schema, table_name) AS sql
     FROM information_schema.tables
     WHERE table_schema = ANY ($1) AND table_type = 'BASE TABLE' ORDER BY 1`,
    [schemas],
  );
  const content: Record<string, string[]> = {};
  for (const { name, sql } of tables) {
    const rows = await database.query<{ row: string }[]>(
      `SELECT to_jsonb(t)::text AS row FROM ${sql} t ORDER BY 1`,
    );
    content[name] = rows.map(({ row }) => row);
  }
  return content;
}

/** The text of a backup. */
export const textOf = async (file: string): Promise<string> =>
  gunzipSync(await readFile(file)).toString('utf8');

/** A backup of other content, with the digest that belongs to it. */
export function sealed(text: string): Buffer {
  const lines = text.trimEnd().split('\n');
  const last = JSON.parse(lines.pop() ?? '') as object;
  const body = `${lines.join('\n')}\n`;
  const sha256 = createHash('sha256').update(body).digest('hex');
  return gzipSync(`${body}${JSON.stringify({ ...last, sha256 })}\n`);
}
