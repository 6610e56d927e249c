import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../backend/src/config.js';
import { settings } from '../../backend/src/config.schema.js';
import { connect } from '../../backend/src/event-store/eventstoredb/client.js';
import { dockerfile, imageSettings, readDeployment, textOf, variablesIn } from './deployment.js';
import type { Deployment } from './deployment.js';

const deployments = [
  ['events in PostgreSQL', ['compose.yaml']],
  ['one EventStoreDB node', ['compose.yaml', 'compose.event-store.yaml']],
  ['three EventStoreDB nodes', ['compose.yaml', 'compose.cluster.yaml']],
] as const;
const files = ['compose.yaml', 'compose.event-store.yaml', 'compose.cluster.yaml'];
const loges = ['loge-1', 'loge-2'];

/** The environment of a Loge once `.env` is filled in. */
async function environmentOf({ services }: Deployment, name: string): Promise<Record<string, string>> {
  const entries = Object.entries({ ...(await imageSettings()), ...services[name]!.environment });
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      String(value)
        .replace('${LOGE_HOST:?}', 'loge.example.org')
        .replace('${SMTP_URL:?}', 'smtp://loge:a1b2c3@mail.example.org:587')
        .replace('${MAIL_FROM:?}', 'Loge <loge@example.org>')
        .replace(/\$\{[A-Z_]+:[?-]\}/g, 'a1b2c3d4e5f6a7b8c9'),
    ]),
  );
}

describe.each(deployments)('%s', (_, parts) => {
  test('what a Loge is given are settings, and production accepts them', async () => {
    const deployment = await readDeployment(...parts);
    const known = settings.map(({ name }) => name);
    for (const name of loges) {
      const environment = await environmentOf(deployment, name);
      expect(Object.keys(environment).filter((key) => !known.includes(key))).toEqual([]);
      const config = readConfig(environment);
      expect(config).toMatchObject({ production: true, demo: false, publicUrl: 'https://loge.example.org' });
      expect(config.eventStoreUrl === undefined).toBe(parts.length === 1);
    }
  });

  test('only the proxy is believed about addresses, and it alone reaches the world', async () => {
    const { services, networks } = await readDeployment(...parts);
    const { inside } = services['proxy']!.networks as Record<string, { ipv4_address?: string }>;
    const address = inside?.ipv4_address ?? '';
    for (const name of loges) expect(services[name]!.environment).toMatchObject({ TRUSTED_PROXIES: address });
    const [subnet = ''] = networks['inside']!.ipam!.config.map((one) => one.subnet);
    expect(address.split('.').slice(0, 3)).toEqual(subnet.split('.').slice(0, 3));
    expect(networks['inside']).toMatchObject({ internal: true });
    expect(Object.keys(services).filter((name) => 'ports' in services[name]!)).toEqual(['proxy']);
  });

  test('volumes, networks and services that are named are there', async () => {
    const { services, volumes, networks } = await readDeployment(...parts);
    for (const service of Object.values(services)) {
      for (const volume of service.volumes ?? [])
        if (!volume.startsWith('.')) expect(volumes).toHaveProperty([volume.split(':', 1)[0]!]);
      for (const network of namesIn(service.networks)) expect(networks).toHaveProperty([network]);
      for (const other of namesIn(service.depends_on)) expect(services).toHaveProperty([other]);
      for (const value of Object.values(service.environment ?? {}))
        expect(['string', 'number']).toContain(typeof value);
    }
  });

  test('every host of EVENTSTORE_URL is a node, whose certificate names it', async () => {
    const { services } = await readDeployment(...parts);
    const nodes = Object.keys(services).filter((name) => name.startsWith('events-'));
    const [, hosts = ''] =
      /@([^/?]+)\?/.exec(String(services['loge-1']!.environment!['EVENTSTORE_URL'])) ?? [];
    expect(hosts.split(',').filter(Boolean)).toEqual(nodes.map((name) => `${name}:2113`));
    for (const name of nodes) {
      const node = services[name]!;
      expect(node.environment).toMatchObject({ EVENTSTORE_NODE_HOST_ADVERTISE_AS: name });
      expect(services['certificates']!.command!.join()).toMatch(new RegExp(`\\b${name}\\b`));
      const others = nodes.filter((other) => other !== name).map((other) => `${other}:2113`);
      expect(node.environment!['EVENTSTORE_GOSSIP_SEED'] ?? '').toBe(others.join());
    }
  });

  test('nobody but their owner sees a key', async () => {
    const { services } = await readDeployment(...parts);
    for (const [name, { volumes = [] }] of Object.entries(services)) {
      if (name === 'certificates') continue;
      const keys = volumes.filter((volume) => /^authority:|-certificate:|^master-key:/.test(volume));
      const own = loges.includes(name) ? ['master-key:/var/lib/loge-key'] : [];
      expect(keys).toEqual(name.startsWith('events-') ? [`${name}-certificate:/certificate:ro`] : own);
    }
  });
});

const namesIn = (list: readonly string[] | object | undefined): string[] =>
  Array.isArray(list) ? list.map(String) : Object.keys(list ?? {});

test('the client understands the EVENTSTORE_URL with a certificate file', async () => {
  const deployment = await readDeployment('compose.yaml', 'compose.cluster.yaml');
  const { EVENTSTORE_URL = '' } = await environmentOf(deployment, 'loge-1');
  // The authority's certificate is made in the container; here any will do that is there.
  const url = EVENTSTORE_URL.replace('/trusted/ca.crt', import.meta.filename);
  const { client } = connect(url, new AbortController().signal);
  await client.dispose();
});

test('every image is pinned to a version', async () => {
  const images: string[] = [];
  for (const file of files)
    for (const { image, build } of Object.values((await readDeployment(file)).services))
      if (image !== undefined && !build) images.push(image);
  for (const { name, words } of await dockerfile()) if (name === 'FROM') images.push(words.split(' ', 1)[0]!);
  // Stages are named, images have a tag.
  const stages = ['manifests'];
  expect(images.length).toBeGreaterThan(6);
  expect(images.filter((image) => !stages.includes(image) && !/^[\w/.-]+:\d+\.\d+/.test(image))).toEqual([]);
  expect(images.filter((image) => image.startsWith('eventstore/eventstore:'))).not.toEqual([]);
  expect(images.filter((image) => /^eventstore\/eventstore:(?!23\.10)/.test(image))).toEqual([]);
});

describe('no secret stands in these files', () => {
  test('passwords and tokens come from .env alone', async () => {
    for (const file of files) {
      const { services } = await readDeployment(file);
      for (const { environment = {} } of Object.values(services))
        for (const [name, value] of Object.entries(environment)) {
          if (/PASSWORD|TOKEN|SECRET/.test(name)) expect(value).toMatch(/^\$\{[A-Z_]+:[?-]\}$/);
          if (name.endsWith('_URL') && String(value).includes('@'))
            expect(value).toMatch(/^[a-z]+:\/\/[a-z]+:\$\{[A-Z_]+:\?\}@/);
        }
    }
  });

  test('and .env.example names what they take, without values', async () => {
    const lines = (await textOf('.env.example')).split('\n').filter((line) => /^[A-Z]/.test(line));
    expect(lines.filter((line) => !line.endsWith('='))).toEqual([]);
    const used = new Set<string>();
    for (const file of [...files, 'Caddyfile'])
      for (const name of variablesIn(await textOf(file))) used.add(name);
    expect(lines.map((line) => line.slice(0, -1)).sort()).toEqual([...used].sort());
  });
});
