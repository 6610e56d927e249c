import type { INestApplicationContext } from '@nestjs/common';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';

/** How the command is used. */
export const REBUILD_USAGE = 'projections rebuild [name]';

const WRONG_CALL = 2;

/**
 * `projections rebuild [name]`: empties a read model (all without a name) and makes it again from the first event.
 * @returns 0 when it is level with the store, 2 for a wrong call.
 * @throws LogeError `PROJECTION_UNKNOWN`.
 */
export async function rebuildProjections(
  app: INestApplicationContext,
  [verb, name, ...rest]: readonly string[],
): Promise<number> {
  if (verb !== 'rebuild' || rest.length > 0) {
    process.stderr.write(`Usage: npm run loge -- ${REBUILD_USAGE}\n`);
    return WRONG_CALL;
  }
  const started = Date.now();
  await app.get<ProjectionRunner>(PROJECTION_RUNNER).rebuild(name);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${name ?? 'All projections'} rebuilt in ${seconds} s.\n`);
  return 0;
}
