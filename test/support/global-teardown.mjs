import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import pg from 'pg';

export default async function globalTeardown() {
  const { folder, server } = globalThis.__LOGE_TEST__ ?? {};
  if (!server) await dropTemplate();
  else if (server.exitCode === null) {
    server.kill('SIGINT');
    await once(server, 'exit');
  }
  if (folder) await rm(folder, { recursive: true, force: true });
}

/** A server of somebody's own gets back what the run made in it. */
async function dropTemplate() {
  const client = new pg.Client({ connectionString: process.env.LOGE_TEST_POSTGRES });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${process.env.LOGE_TEST_TEMPLATE}`);
  } finally {
    await client.end();
  }
}
