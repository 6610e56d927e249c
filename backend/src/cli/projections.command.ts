import type { INestApplicationContext } from '@nestjs/common';
import { pause } from '../event-store/pause.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';

/** How the command is used. */
export const REBUILD_USAGE = 'projections rebuild [name]';

const INTERRUPTED = 1;
const WRONG_CALL = 2;
/** How often progress is told: on a line of its own, and in place on a terminal (milliseconds). */
const A_LINE = 5_000;
const IN_PLACE = 500;

/**
 * `projections rebuild [name]`: makes a read model (all without a name) again from the first event, beside the one in
 * use, whose place it takes. Tells its progress on standard error.
 * @returns 0 when it is level with the store, 1 when it was interrupted, 2 for a wrong call.
 * @throws LogeError `PROJECTION_UNKNOWN`.
 * @throws ProjectionStopped at an event that it cannot apply; the one in use stays.
 */
export async function rebuildProjections(
  app: INestApplicationContext,
  [verb, name, ...rest]: readonly string[],
  stop: AbortSignal = new AbortController().signal,
): Promise<number> {
  if (verb !== 'rebuild' || rest.length > 0) {
    process.stderr.write(`Usage: npm run loge -- ${REBUILD_USAGE}\n`);
    return WRONG_CALL;
  }
  const runner = app.get<ProjectionRunner>(PROJECTION_RUNNER);
  const over = new AbortController();
  const telling = tellProgress(runner, process.stderr, over.signal);
  const began = Date.now();
  try {
    await Promise.race([runner.rebuild(name), aborted(AbortSignal.any([stop, over.signal]))]);
  } finally {
    over.abort();
    await telling;
  }
  if (stop.aborted) {
    process.stderr.write('Interrupted: what is in use stays, and a running Loge goes on with the rebuild.\n');
    return INTERRUPTED;
  }
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${name ?? 'All projections'} rebuilt in ${seconds} s.\n`);
  return 0;
}

/** Where progress is told. */
export interface ProgressScreen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Tells what is being rebuilt until the signal aborts: in place on a terminal, else a line every few seconds. */
export async function tellProgress(
  runner: Pick<ProjectionRunner, 'status'>,
  screen: ProgressScreen,
  over: AbortSignal,
): Promise<void> {
  const [before, after, every] = screen.isTTY ? ['\r\u001B[K', '', IN_PLACE] : ['', '\n', A_LINE];
  await pause(every, over);
  while (!over.aborted) {
    const told = progressOf(runner);
    if (told) screen.write(`${before}${told}${after}`);
    await pause(every, over);
  }
  if (screen.isTTY) screen.write(before);
}

function progressOf(runner: Pick<ProjectionRunner, 'status'>): string {
  return runner
    .status()
    .flatMap(({ name, build }) =>
      build
        ? [
            `${name}: ${Math.floor(build.fraction * 100)}% rebuilt, ${Math.round(build.eventsPerSecond)} events/s`,
          ]
        : [],
    )
    .join('; ');
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
