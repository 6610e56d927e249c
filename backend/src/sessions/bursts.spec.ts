import { expect, test } from '@jest/globals';
import { LogeError } from '@loge/contracts';
import { Bursts } from './bursts.js';

test('a network that tries without pause is held off; others are not', async () => {
  const bursts = new Bursts();
  for (let tries = 0; tries < 200; tries += 1) await bursts.count(`192.0.2.${tries}`);
  const held = await bursts.count('192.0.2.250').catch((error: unknown) => error);
  expect(held).toBeInstanceOf(LogeError);
  expect(held).toMatchObject({
    code: 'TOO_MANY_ATTEMPTS',
    detail: { retryAfterSeconds: expect.any(Number) },
  });
  await expect(bursts.count('192.0.3.1')).resolves.toBeUndefined();
  await expect(bursts.count(undefined)).resolves.toBeUndefined();
});
