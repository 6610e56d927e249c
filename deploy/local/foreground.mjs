import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** How often we look whether npm, which started us, is still there. */
const lookEveryMs = 1_000;

/**
 * Runs a Node program in the foreground and ends as it ends, with its exit code.
 *
 * Signals are handed on once: a terminal sends Ctrl-C to every process of its group, so the program may have it
 * already, and npm hands it on too. Should we, or npm above us, be killed, the program learns it through the channel
 * between us and stops by itself.
 *
 * @param args the program and its arguments, after Node's own.
 */
export function runInForeground(args, { cwd, env = process.env } = {}) {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));

  if (process.env.npm_lifecycle_event && process.platform !== 'win32') {
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      child.kill('SIGTERM');
    }, lookEveryMs);
  }
}
