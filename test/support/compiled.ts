import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../..');

/**
 * Where a process finds a TypeScript file of `backend` or `test`, compiled, with all that it imports: Node starts the
 * whole server from there in half the time that compiling on the way takes. Compiled once in a run of tests; to be
 * called before anything runs, for the first call waits half a second for it.
 *
 * @param file its path, `….ts`.
 */
export function compiled(file: string): string {
  const run = process.env.LOGE_TEST_FOLDER;
  if (!run) throw new Error('LOGE_TEST_FOLDER is not set: run jest with its global set-up.');
  const folder = join(run, 'compiled');
  if (!existsSync(folder)) {
    const program = join(import.meta.dirname, 'compile.mjs');
    execFileSync(process.execPath, [program, folder], { env: { ...process.env, NODE_OPTIONS: '' } });
  }
  return join(folder, relative(project, file).replace(/ts$/, 'js'));
}
