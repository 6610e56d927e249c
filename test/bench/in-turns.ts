import type { Pair } from './figures.js';

/** Runs one side once and tells what it gave. */
export type Side = () => Promise<number>;

/**
 * Runs both sides in turns, so that what else the machine does falls on both; who begins changes from round to round.
 * A first round, which fills caches and compiles, counts for nothing.
 */
export async function inTurns(rounds: number, ours: Side, theirs: Side): Promise<Pair[]> {
  await ours();
  await theirs();
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const first = await ours();
      pairs.push({ ours: first, theirs: await theirs() });
    } else {
      const first = await theirs();
      pairs.push({ ours: await ours(), theirs: first });
    }
  }
  return pairs;
}
