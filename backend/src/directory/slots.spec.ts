import { expect, test } from '@jest/globals';
import { Slots } from './slots.js';

/** Work that ends when it is told to. */
function work() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { end: () => end(), run: () => ended };
}

test('others wait in their order, and who is stopped takes no slot', async () => {
  const slots = new Slots(1);
  const first = work();
  const told: string[] = [];
  const stop = new AbortController();
  const running = slots.within(first.run, () => told.push('first'));
  const stopped = slots.within(
    async () => void told.push('ran'),
    () => told.push('waits'),
    stop.signal,
  );
  const next = slots.within(
    async () => void told.push('next'),
    () => told.push('waits too'),
  );
  stop.abort(new Error('stopped'));
  await expect(stopped).rejects.toThrow('stopped');
  first.end();
  await Promise.all([running, next]);
  expect(told).toEqual(['waits', 'waits too', 'next']);
  await slots.within(
    async () => undefined,
    () => told.push('had to wait'),
  );
  expect(told).toHaveLength(3);
});
