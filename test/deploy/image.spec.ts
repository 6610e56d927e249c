import 'reflect-metadata';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { settingsReference } from '../../backend/src/config.reference.js';
import { HealthController } from '../../backend/src/health/health.controller.js';
import { MetricsController } from '../../backend/src/health/metrics.controller.js';
import { dockerfile, imageSettings, readDeployment, textOf } from './deployment.js';

const project = join(import.meta.dirname, '../..');
const isThere = (path: string) =>
  stat(join(project, path)).then(
    () => true,
    () => false,
  );

/** Where Nest keeps the path of a controller or of one of its methods. */
const pathOf = (of: object): string => String(Reflect.getMetadata('path', of));
const health = (method: 'live' | 'ready') =>
  `/${pathOf(HealthController)}/${pathOf(HealthController.prototype[method])}`;

test('deploy/SETTINGS.md is what the schema of the settings says: npm run settings', async () => {
  expect(await textOf('SETTINGS.md')).toBe(settingsReference());
});

test('what the Dockerfile copies is there, or is built', async () => {
  const copies = (await dockerfile()).filter(({ name }) => name === 'COPY');
  const sources = copies.flatMap(({ words }) => {
    const paths = words.split(' ').filter((word) => !word.startsWith('--'));
    return paths.slice(0, -1).filter((path) => !path.startsWith('/loge'));
  });
  expect(sources.length).toBeGreaterThan(8);
  for (const source of sources) expect([source, await isThere(source)]).toEqual([source, true]);
  const built = copies.flatMap(({ words }) => /^--from=build \/loge\/(\S+)/.exec(words)?.[1] ?? []);
  // `dist` may not be there: what makes it is.
  for (const path of built)
    expect([path, await isThere(path.replace(/dist$/, 'package.json'))]).toEqual([path, true]);
  expect(built).toEqual(expect.arrayContaining(['contracts/dist', 'backend/dist', 'dashboard/dist']));
});

test('every workspace of the lock file has its manifest in the image', async () => {
  const { workspaces } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8')) as {
    workspaces: string[];
  };
  const copied = (await dockerfile()).map(({ words }) => words);
  for (const name of workspaces) expect(copied).toContain(`${name}/package.json ${name}/`);
});

test('what runs is what the build makes, by a user who is not root', async () => {
  const steps = await dockerfile();
  expect(steps.at(-1)).toEqual({ name: 'CMD', words: '["node", "backend/dist/main.js"]' });
  expect(await isThere('backend/src/main.ts')).toBe(true);
  expect(await textOf('image/loge')).toContain('/loge/backend/dist/cli/main.js');
  expect(await isThere('backend/src/cli/main.ts')).toBe(true);
  const users = steps.filter(({ name }) => name === 'USER').map(({ words }) => words);
  expect(users).toEqual(['node']);
});

test('the image and the proxy look at the port and the health paths that Loge has', async () => {
  const { PORT } = await imageSettings();
  const steps = await dockerfile();
  expect(steps.find(({ name }) => name === 'EXPOSE')?.words).toBe(PORT);
  expect(steps.find(({ name }) => name === 'HEALTHCHECK')?.words).toContain(health('live'));

  const caddyfile = await textOf('Caddyfile');
  expect(/health_uri (\S+)/.exec(caddyfile)?.[1]).toBe(health('ready'));
  const [, upstreams = ''] = /reverse_proxy ([^{]+) \{/.exec(caddyfile) ?? [];
  const { services } = await readDeployment('compose.yaml');
  const loges = Object.keys(services).filter((name) => name.startsWith('loge-'));
  expect(upstreams.split(' ')).toEqual(loges.map((name) => `${name}:${PORT}`));
  // Figures are for Prometheus inside the network.
  expect(caddyfile).toContain(`@inside path /${pathOf(MetricsController)} `);
});
