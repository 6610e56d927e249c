import { randomInt } from 'node:crypto';
import { seeded } from '../../backend/src/demo/town.js';

const SEED = Number(process.env.FAULT_SEED ?? randomInt(2 ** 31));
const ROUNDS = Number(process.env.FAULT_ROUNDS ?? 1);

/**
 * The rounds of a fault, each with its number and the seed that chooses its moments. `FAULT_ROUNDS` asks for more;
 * `FAULT_SEED`, as it stands in the name of a round that failed, repeats that one first.
 */
export const rounds = Array.from({ length: ROUNDS }, (_, round) => [round + 1, SEED + round] as const);

/** Chances that come again with the same seed. */
export class Moments {
  readonly #random: () => number;

  constructor(private readonly seed: number) {
    this.#random = seeded(seed);
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1));
  }

  among<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.between(0, choices.length - 1)] ?? choices[0];
  }

  /** Prints the seed and what a round has done: `kills`, `events checked`. */
  tell(counts: Readonly<Record<string, number | string>>): void {
    const told = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
    console.info(`FAULT_SEED=${this.seed}: ${told.join(', ')}`);
  }
}
