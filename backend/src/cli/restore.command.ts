import { restoreBackup } from '../backup/commands.js';
import { eventsHome, readFileArgument } from './database-place.js';
import type { DatabasePlace } from './database-place.js';
import { terminal as standard } from './terminal.js';
import type { Terminal } from './terminal.js';

/** How the command is used. */
export const RESTORE_USAGE = 'restore <file> [--json]';

/**
 * `restore <file>`: puts a backup into an empty database, all of it or nothing, beside a server or
 * without one.
 * @param args what follows `restore`.
 * @param options.signal stops it; then nothing was changed.
 * @returns 0 when it is done, 2 for a wrong call.
 * @throws BackupError and MasterKeyError; then nothing was changed, unless they say that nobody knows.
 */
export async function restore(
  place: DatabasePlace,
  args: readonly string[],
  options: { readonly terminal?: Terminal; readonly signal?: AbortSignal } = {},
): Promise<0 | 2> {
  const { out, err } = options.terminal ?? standard;
  const asked = readFileArgument(args);
  if (!asked) {
    err(`Usage: npm run loge -- ${RESTORE_USAGE}`);
    return 2;
  }
  const { file, json } = asked;
  const restored = await restoreBackup({
    databaseUrl: place.databaseUrl,
    file,
    masterKeyFile: place.masterKeyFile,
    events: eventsHome(place),
    signal: options.signal,
  });
  const rows = Object.values(restored.rows).reduce((sum, count) => sum + count, 0);
  (json ? err : out)(`${rows} rows as of ${restored.madeAt} are restored from ${file}.`);
  if (restored.events === 'EVENTSTOREDB')
    err(
      'The events were not in it: the EventStoreDB of EVENTSTORE_URL has to hold those of the same time or earlier.',
    );
  err(
    'A server that runs there, or the next start, makes the read models from the events; everybody has to sign in again.',
  );
  err('Who was erased after the backup was made is there again: erase them anew.');
  if (json) out(JSON.stringify({ file, ...restored }));
  return 0;
}
