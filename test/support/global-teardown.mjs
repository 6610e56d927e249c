import { once } from 'node:events';
import { rm } from 'node:fs/promises';

export default async function globalTeardown() {
  const started = globalThis.__LOGE_TEST_POSTGRES__;
  if (!started) return;
  if (started.server.exitCode === null) {
    started.server.kill('SIGINT');
    await once(started.server, 'exit');
  }
  await rm(started.folder, { recursive: true, force: true });
}
