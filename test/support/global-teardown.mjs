import { rm } from 'node:fs/promises';

export default async function globalTeardown() {
  const started = globalThis.__LOGE_TEST_POSTGRES__;
  if (!started) return;
  await started.postgres.stop();
  await rm(started.folder, { recursive: true, force: true });
}
