import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { compiled } from '../../../test/support/compiled.js';

const GIVING_WAY = `
  import { readdirSync, promises } from 'node:fs';
  import { getPriority, platform } from 'node:os';
  import { giveWay } from ${JSON.stringify(compiled(fileURLToPath(new URL('./give-way.ts', import.meta.url))))};
  // The threads that work in the background are there from their first work on.
  await promises.stat('.');
  giveWay();
  const threads = platform() === 'linux' ? readdirSync('/proc/self/task').map(Number) : [0];
  process.stdout.write(JSON.stringify(threads.map((thread) => getPriority(thread))));`;

test('gives way with all its threads, those that compute hashes too', async () => {
  const run = promisify(execFile);
  const args = ['--input-type=module', '--eval', GIVING_WAY];
  const { stdout } = await run(process.execPath, args, { env: { ...process.env, NODE_OPTIONS: '' } });
  const priorities: unknown = JSON.parse(stdout);
  expect(new Set(priorities as number[])).toEqual(new Set([10]));
});
