import { expect, test } from '@jest/globals';
import { openedAhead } from './opened-ahead.js';
import type { Position, StoredEvent } from '../port.js';
import type { Batch } from './ready-batches.js';

const batch = (number: number): Batch => ({
  // Only looked at by whoever opens it.
  events: [{ position: BigInt(number) }] as unknown as StoredEvent[],
  through: BigInt(number) as Position,
  live: false,
  checkpoint: false,
});

/** Batches 1, 2, 3 …, and a codec that notes what it opens. */
function given(count: number, fails?: number) {
  const opening: number[] = [];
  async function* batches() {
    for (let number = 1; number <= count; number++) yield batch(number);
  }
  const open = async (events: readonly StoredEvent[]) => {
    const [number] = events.map(({ position }) => Number(position));
    opening.push(number ?? 0);
    if (number === fails) throw new Error(`Batch ${number} cannot be opened.`);
    return [];
  };
  return { opening, opened: openedAhead(batches(), { open })[Symbol.asyncIterator]() };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('the next batch is opened once this one goes ahead, and no other', async () => {
  const { opening, opened } = given(4);
  const first = await opened.next();
  await turn();
  expect(opening).toEqual([1]);
  first.value?.opening.goAhead();
  await turn();
  expect(opening).toEqual([1, 2]);
  expect((await opened.next()).value).toMatchObject({ through: 2n });
});

test('batches come in order and to their end, whether or not they go ahead', async () => {
  const { opened } = given(3);
  const came: bigint[] = [];
  for (let step = await opened.next(); !step.done; step = await opened.next()) {
    came.push(step.value.through);
    if (came.length !== 2) step.value.opening.goAhead();
  }
  expect(came).toEqual([1n, 2n, 3n]);
});

test('what cannot be opened fails where its batch is worked on, not before', async () => {
  const { opened } = given(2, 2);
  const first = await opened.next();
  first.value?.opening.goAhead();
  await turn();
  const second = await opened.next();
  await expect(second.value?.opening.opened).rejects.toThrow('Batch 2 cannot be opened.');
});

test('whoever leaves early waits for nothing', async () => {
  async function* stuck() {
    yield batch(1);
    await new Promise(() => undefined);
  }
  for await (const { opening } of openedAhead(stuck(), { open: () => Promise.resolve([]) })) {
    opening.goAhead();
    break;
  }
});
