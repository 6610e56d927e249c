import type { LoggerService } from '@nestjs/common';

/** What has to be closed on the way out, in the reverse order of its opening. */
export interface Leaving {
  /** Aborted as soon as somebody asks us to stop. */
  readonly signal: AbortSignal;
  /** Closes this too, before all that was named earlier. */
  onLeave(close: () => Promise<unknown>): void;
  /** Throws when somebody has asked us to stop: nothing more is to be opened. */
  check(): void;
  /** Where the details of an unforeseen error go; the terminal gets one line. */
  logTo(log: LoggerService): void;
}

/** How long closing may take; PostgreSQL takes a second or two. */
const patienceMs = 60_000;

/** The errors whose message was written for the person who starts Loge, and needs no details. */
const expected = new Set([
  'ConfigError',
  'LocalPostgresError',
  'MasterKeyError',
  'DatabaseError',
  'EventStoreRefused',
]);

/**
 * Starts, waits for Ctrl-C, SIGTERM or the end of the process that started us, closes everything and resolves to the
 * exit code: 0 after a stop that was asked for, 1 after an error, told in one line on standard error.
 *
 * Further signals change nothing: a terminal sends Ctrl-C to npm and to us, and npm passes it on.
 */
export async function leaveOnSignal(start: (leaving: Leaving) => Promise<void>): Promise<number> {
  const stop = new AbortController();
  const closers: (() => Promise<unknown>)[] = [];
  let log: LoggerService | undefined;
  let exitCode = 0;
  const fail = (error: unknown) => {
    if (exitCode === 0) process.stderr.write(`${oneLine(error)}\n`);
    exitCode = 1;
    if (!isExpected(error))
      log?.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  };
  const leave = () => stop.abort();
  process.on('SIGINT', leave).on('SIGTERM', leave).on('SIGHUP', leave);
  process.once('disconnect', leave);
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      fail(error);
      leave();
    });

  try {
    await start({
      signal: stop.signal,
      onLeave: (close) => closers.unshift(close),
      check: () => stop.signal.throwIfAborted(),
      logTo: (chosen) => (log = chosen),
    });
    await aborted(stop.signal);
  } catch (error) {
    // What fails because we are leaving is no news.
    if (!stop.signal.aborted) fail(error);
  }
  // Whoever asked us to stop must not wait for ever.
  const limit = setTimeout(() => process.exit(1), patienceMs);
  for (const close of closers) await close().catch(fail);
  clearTimeout(limit);
  if (process.connected) process.disconnect();
  return exitCode;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  // An abort listener alone does not keep the process alive; a server does, but a start may be without one.
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function isExpected(error: unknown): boolean {
  return error instanceof Error && expected.has(error.name);
}

function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.split('\n')[0]?.trim() || 'Loge cannot start.';
  return isExpected(error) ? line : `Loge stopped: ${line} (details in the log)`;
}
