import { writeBackup } from '../backup/commands.js';
import { eventsHome, readFileArgument } from './database-place.js';
import type { DatabasePlace } from './database-place.js';
import { terminal as standard } from './terminal.js';
import type { Terminal } from './terminal.js';

/** How the command is used. */
export const BACKUP_USAGE = 'backup <file> [--json]';

/**
 * `backup <file>`: writes what cannot be made again into one file, as it stands at one moment, beside a server or
 * without one.
 * @param args what follows `backup`.
 * @param options.signal stops it; then there is no file.
 * @returns 0 when it is made, 2 for a wrong call.
 * @throws BackupError.
 */
export async function makeBackup(
  place: DatabasePlace,
  args: readonly string[],
  options: { readonly terminal?: Terminal; readonly signal?: AbortSignal } = {},
): Promise<0 | 2> {
  const { out, err } = options.terminal ?? standard;
  const asked = readFileArgument(args);
  if (!asked) {
    err(`Usage: npm run loge -- ${BACKUP_USAGE}`);
    return 2;
  }
  const { file, json } = asked;
  const made = await writeBackup({
    databaseUrl: place.databaseUrl,
    file,
    events: eventsHome(place),
    signal: options.signal,
  });
  const rows = Object.values(made.rows).reduce((sum, count) => sum + count, 0);
  (json ? err : out)(`${rows} rows as of ${made.madeAt} are in ${file} (${made.bytes} bytes).`);
  err(
    `The master key is not in it: back up ${place.masterKeyFile} apart, or nothing personal can be read again.`,
  );
  if (made.events === 'EVENTSTOREDB')
    err(
      'The events are not in it: back up EventStoreDB by its own means, always before this, so that no event lacks its keys.',
    );
  if (json) out(JSON.stringify({ file, ...made }));
  return 0;
}
