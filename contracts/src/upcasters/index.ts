import type { EventType } from '../events/index.js';

/** One pure step from a retired version of an event's data to the next one. */
export interface Upcaster {
  readonly type: EventType;
  /** The retired version that it reads; it gives version `from + 1`. */
  readonly from: number;
  readonly up: (data: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

/**
 * The steps, one for each retired version. Each version ever written has a fixture in `fixtures/`,
 * and a test carries every fixture to the current schema.
 * Sealed fields are opened before a step runs: a step sees plain values, or `null` where the key was destroyed.
 */
export const upcasters: readonly Upcaster[] = [];

/**
 * Carries data of an older version to the current one, step by step.
 * @throws Error when a step is missing: a version this program never wrote.
 */
export function upcast(
  type: string,
  version: number,
  current: number,
  data: Record<string, unknown>,
  steps: readonly Upcaster[] = upcasters,
): Record<string, unknown> {
  let carried = data;
  for (let from = version; from < current; from += 1) {
    const step = steps.find((candidate) => candidate.type === type && candidate.from === from);
    if (!step) throw new Error(`No upcaster takes ${type} from version ${from} to ${from + 1}.`);
    carried = step.up(carried);
  }
  return carried;
}
