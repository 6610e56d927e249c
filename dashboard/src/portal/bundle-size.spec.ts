import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

const dashboard = resolve(import.meta.dirname, '../..');
/** What the sign-in page may weigh, all it loads together, gzipped. The issue allows 90 kB. */
const LIMIT_BYTES = 30_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loge-portal-'));
  const vite = resolve(dashboard, '../node_modules/vite/bin/vite.js');
  const built = ['build', '--config', 'vite.portal.config.ts', '--outDir', folder, '--logLevel', 'error'];
  // In a process of its own: the builder does not run inside jest's.
  await promisify(execFile)(process.execPath, [vite, ...built], { cwd: dashboard });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('the sign-in page weighs less than 30 kB gzipped with all it loads (IT-5)', async () => {
  const html = await readFile(join(folder, 'connexion.html'), 'utf8');
  const loaded = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name ?? '');
  expect(loaded).toEqual(expect.arrayContaining(['boot.js', expect.stringMatching(/^assets\/main-.*\.js$/)]));
  const files = await Promise.all(loaded.map((name) => readFile(join(folder, name))));
  const weight = [Buffer.from(html), ...files].reduce((sum, file) => sum + gzipSync(file).length, 0);
  expect(weight).toBeLessThan(LIMIT_BYTES);

  const manifest: Record<string, { file: string; imports?: string[] }> = JSON.parse(
    await readFile(join(folder, '.vite/manifest.json'), 'utf8'),
  );
  const imported = Object.values(manifest)
    .filter(({ file }) => loaded.includes(file))
    .flatMap(({ imports = [] }) => imports.map((name) => manifest[name]?.file));
  expect(imported.filter((file) => file === undefined || !loaded.includes(file))).toEqual([]);
});
