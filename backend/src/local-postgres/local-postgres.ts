import { setTimeout as wait } from 'node:timers/promises';
import { resolve } from 'node:path';
import { hasCode, LocalPostgresError } from './error.js';
import { findHome } from './home.js';
import { findPostmaster, launchPostmaster, stopPostmaster } from './postmaster.js';
import { Presence, urlOf } from './presence.js';
import type { Home } from './home.js';

export { LocalPostgresError } from './error.js';

/** A PostgreSQL of this machine that runs as long as somebody uses it. */
export interface LocalPostgres {
  /** With the password: never to be printed or logged. */
  readonly url: string;
  /** Leaves it; the last one to leave stops it cleanly, which is done when this resolves. May be called twice. */
  release(): Promise<void>;
}

/** How long a start, or a recovery after a crash, may take. */
const patienceMs = 60_000;
const pauseMs = 50;

/**
 * The PostgreSQL whose data is in `<dataDir>/postgres`: the one that runs over it, left by a process that was killed or
 * used by another, or a new one. PostgreSQL itself sees to it that there is never more than one over the same data.
 *
 * @throws LocalPostgresError with one line for the person who starts Loge.
 */
export async function acquireLocalPostgres({
  dataDir,
}: {
  readonly dataDir: string;
}): Promise<LocalPostgres> {
  const home = await findHome(resolve(dataDir));
  const deadline = Date.now() + patienceMs;
  let launched: { ended: boolean } | undefined;
  let failures = 0;
  let lastError: unknown;
  while (Date.now() < deadline) {
    const running = await findPostmaster(home);
    if (running?.ready && running.port !== undefined) {
      const joined = await join(home, running.port).catch((error: unknown) => {
        lastError = error;
        return undefined;
      });
      if (joined) return joined;
      // The server answers, and refuses our password or user.
      if (hasCode(lastError, '28P01', '28000'))
        throw new LocalPostgresError(
          `The PostgreSQL of ${home.data} does not know the password kept beside it: put the file "password" back.`,
        );
    } else if (!running && (!launched || launched.ended)) {
      if (launched && ++failures > 5) break;
      launched = await launch(home);
    }
    await wait(pauseMs * (1 + failures));
  }
  throw new LocalPostgresError(`PostgreSQL does not start; its log is ${home.log}.`, { cause: lastError });
}

async function launch(home: Home): Promise<{ ended: boolean }> {
  const state = { ended: false };
  const { ended } = await launchPostmaster(home);
  void ended.then(() => (state.ended = true));
  return state;
}

async function join(home: Home, port: number): Promise<LocalPostgres> {
  const presence = await Presence.announce(home, port);
  let released: Promise<void> | undefined;
  const leave = async () => {
    try {
      if (await presence.leave()) await stopPostmaster(home);
    } finally {
      await presence.close();
    }
  };
  return { url: urlOf(home, port), release: () => (released ??= leave()) };
}
