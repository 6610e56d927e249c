import { createHash, randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { findBinaries } from './binaries.js';
import { hasCode, LocalPostgresError } from './error.js';
import { run, succeeds, systemUser } from './run.js';
import type { Binaries } from './binaries.js';
import type { SystemUser } from './run.js';

/** The place of a PostgreSQL and its data. */
export interface Home {
  /** What PostgreSQL calls its data directory. */
  readonly data: string;
  /** Where it writes its log. */
  readonly log: string;
  readonly password: string;
  readonly binaries: Binaries;
  readonly user?: SystemUser;
}

/** The superuser of the local PostgreSQL. */
export const superuser = 'loge';

/**
 * Finds the home of the PostgreSQL of a data directory, `<data dir>/postgres`, and makes it where there is none. Where
 * PostgreSQL's user cannot reach the data directory (root only), the home is elsewhere and `postgres` a link to it.
 *
 * A home is made aside and then renamed into its place, so that there is a whole one or none, whoever is killed and
 * however many start at once.
 *
 * @throws LocalPostgresError when the data was written by another major version, is gone, or is another user's.
 */
export async function findHome(dataDir: string): Promise<Home> {
  const user = systemUser();
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  // PostgreSQL's user has to pass through; what the directory holds beside is closed file by file.
  if (user) await chmod(dataDir, 0o711);
  const place = join(dataDir, 'postgres');
  if (!(await exists(place))) await makeHome(dataDir, place, user);
  // Beyond the link, which its user may not reach; a link to what is gone is told of below.
  return openHome(await realpath(place).catch(() => place), user);
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

async function openHome(place: string, user?: SystemUser): Promise<Home> {
  const data = join(place, 'data');
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch((error: unknown) => {
    throw new LocalPostgresError(
      hasCode(error, 'EACCES', 'EPERM')
        ? `The PostgreSQL data in ${place} is another user's: start Loge as the user who started it first.`
        : `The PostgreSQL data of ${place} is gone: put it back from a backup, or remove ${place} to begin with empty data.`,
    );
  });
  // The owner of the data is the only one PostgreSQL runs as: not always the one a new home would get.
  const owner = await stat(data);
  const as = user && (owner.uid === 0 ? user : { uid: owner.uid, gid: owner.gid });
  const binaries = await findBinaries(place, as);
  if (Number.parseInt(version, 10) !== binaries.major)
    throw new LocalPostgresError(
      `The data in ${data} was written by PostgreSQL ${version.trim()}, and this version of Loge brings ${binaries.major}: run "npm run loge -- backup <file>" with the Loge that wrote it, move ${place} away, and run "npm run loge -- restore <file>" with this one.`,
    );
  return {
    data,
    log: join(place, 'postgres.log'),
    password: (await readFile(join(place, 'password'), 'utf8')).trim(),
    binaries,
    ...(as ? { user: as } : {}),
  };
}

async function makeHome(dataDir: string, place: string, user?: SystemUser): Promise<void> {
  const draft = await mkdtemp(join(dataDir, 'postgres-draft-'));
  if (!user || (await canEnter(draft, user))) {
    try {
      await fill(draft, user);
      await rename(draft, place);
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      // Somebody else made one meanwhile: theirs serves.
      if (!hasCode(error, 'ENOTEMPTY', 'EEXIST', 'EPERM') || !(await exists(place))) throw error;
    }
    return;
  }
  await rm(draft, { recursive: true });
  const elsewhere = await makeElsewhere(dataDir);
  try {
    await fill(elsewhere, user);
    await symlink(elsewhere, place);
  } catch (error) {
    await rm(elsewhere, { recursive: true, force: true });
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

/** True when the user can pass through every folder above. */
async function canEnter(folder: string, user: SystemUser): Promise<boolean> {
  await chmod(folder, 0o711);
  return succeeds('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], user);
}

/** A folder of root's that everyone can pass through; its name tells from which data directory it is. */
async function makeElsewhere(dataDir: string): Promise<string> {
  const name = `loge-${createHash('sha256').update(dataDir).digest('hex').slice(0, 8)}-`;
  // /var/tmp is swept of what nobody touched for a month on many systems, so it comes second.
  for (const parent of ['/var/lib', '/var/tmp']) {
    try {
      const folder = await mkdtemp(join(parent, name));
      await chmod(folder, 0o711);
      return folder;
    } catch (error) {
      if (!hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOSPC')) throw error;
    }
  }
  throw new LocalPostgresError(
    `PostgreSQL's user cannot reach ${dataDir}, nor is there another place: set LOGE_DATA_DIR to one it can reach, or set DATABASE_URL.`,
  );
}

async function fill(folder: string, user?: SystemUser): Promise<void> {
  const { initdb } = await findBinaries(folder, user);
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  await mkdir(data, { mode: 0o700 });
  const log = join(folder, 'postgres.log');
  await writeFile(log, '', { mode: 0o600 });
  if (user) for (const path of [data, log, passwordFile]) await chown(path, user.uid, user.gid);
  const flags = [
    `--pgdata=${data}`,
    `--username=${superuser}`,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    // The same order of text on every machine, whatever its locale.
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ];
  await run(initdb, flags, user).catch((error: unknown) => {
    throw new LocalPostgresError('PostgreSQL could not make its data directory (initdb failed).', {
      cause: error,
    });
  });
  if (user) await chown(passwordFile, 0, 0);
}
