import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { LocalPostgresError } from './error.js';

const execute = promisify(execFile);

/** The user PostgreSQL runs as, where that is not the one who starts Loge. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * What PostgreSQL's programs get of our environment: nothing of Loge's settings, some of which are secrets, and no
 * `PG*` variable meant for another PostgreSQL.
 */
export const bareEnvironment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  SystemRoot: process.env.SystemRoot,
  TMPDIR: process.env.TMPDIR,
  LC_ALL: 'C',
};

/**
 * Runs a program to its end, as that user and outside the working directory, which the user may not be able to enter.
 *
 * @returns standard output; rejects with what the program wrote to standard error.
 */
export async function run(program: string, args: readonly string[], user?: SystemUser): Promise<string> {
  const { stdout } = await execute(program, args, { ...user, cwd: '/', env: bareEnvironment });
  return stdout;
}

/** True when the program ends well. */
export async function succeeds(
  program: string,
  args: readonly string[],
  user?: SystemUser,
): Promise<boolean> {
  return run(program, args, user).then(
    () => true,
    () => false,
  );
}

/**
 * The user PostgreSQL runs as. It refuses to run as root: then `postgres`, made where it is missing, or `nobody`
 * where none can be made.
 *
 * @returns nothing when we are not root.
 * @throws LocalPostgresError when no user will do.
 */
export function systemUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const user = find('postgres') ?? (make('postgres') ? find('postgres') : undefined) ?? find('nobody');
  if (!user)
    throw new LocalPostgresError(
      'PostgreSQL does not run as root, and no user could be made for it: start Loge as an ordinary user, or set DATABASE_URL.',
    );
  return user;
}

function find(name: string): SystemUser | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function make(name: string): boolean {
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name],
      {
        stdio: 'pipe',
      },
    );
    return true;
  } catch {
    return false;
  }
}
