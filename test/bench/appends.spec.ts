import { expect, test } from '@jest/globals';
import { measureAppends } from './appends.js';
import { useServer } from './server.js';

test('appends are measured on both stores at every load', async () => {
  // Set by jest's global set-up; a bench measures a server of its own.
  const server = await useServer(process.env.LOGE_TEST_POSTGRES!);
  try {
    const figures = await measureAppends({ server, rounds: 1, say: () => undefined }, 20);
    expect(figures.map(({ name }) => name)).toEqual([
      '1 caller',
      '16 callers',
      '64 callers',
      'batches of 500',
    ]);
    for (const { ours, theirs, rounds } of figures) {
      expect(rounds).toHaveLength(1);
      expect(Math.min(ours, theirs)).toBeGreaterThan(0);
    }
  } finally {
    await server.close();
  }
});
