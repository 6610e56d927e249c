import { ConsoleLogger } from '@nestjs/common';
import { mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** A log that has grown beyond this is set aside (`loge.log.1`) at the next start. */
const setAsideAtBytes = 10 * 1024 * 1024;

/**
 * Nest's log as JSON lines, to a file or to standard error. The terminal's standard output is for people, and for the
 * results of the command line. Nothing that is logged may hold a secret or personal data.
 */
export class JsonLog extends ConsoleLogger {
  readonly #file: number;

  private constructor(file: number) {
    super({ json: true, colors: false, logLevels: ['log', 'warn', 'error', 'fatal'] });
    this.#file = file;
  }

  static toStandardError(): JsonLog {
    return new JsonLog(process.stderr.fd);
  }

  /** Appends to the file, which only its owner may read. */
  static toFile(path: string): JsonLog {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size > setAsideAtBytes) renameSync(path, `${path}.1`);
    return new JsonLog(openSync(path, 'a', 0o600));
  }

  // Written at once: the last lines before a crash are the ones that matter.
  protected override printAsJson(...[message, options]: Parameters<ConsoleLogger['printAsJson']>): void {
    writeSync(this.#file, `${this.stringifyJsonLogObject(this.getJsonLogObject(message, options))}\n`);
  }
}
