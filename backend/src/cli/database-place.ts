import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { EventsHome } from '../backup/commands.js';
import type { Settings } from '../config.js';

/** What a command that works on the database alone has to know of the settings. */
export type DatabasePlace = Pick<Settings, 'databaseUrl' | 'eventStoreUrl' | 'masterKeyFile'>;

/** Where the settings have the events live. */
export const eventsHome = ({ eventStoreUrl }: DatabasePlace): EventsHome =>
  eventStoreUrl === undefined ? 'POSTGRESQL' : 'EVENTSTOREDB';

/** Reads `<file> [--json]`; undefined for any other call. */
export function readFileArgument(
  args: readonly string[],
): { readonly file: string; readonly json: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const [file, more] = positionals;
    return file && more === undefined ? { file: resolve(file), json: values.json } : undefined;
  } catch {
    // An option that does not exist.
    return undefined;
  }
}
