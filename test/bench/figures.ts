/** What both sides of a comparison gave in one round, in the same unit. */
export interface Pair {
  readonly ours: number;
  readonly theirs: number;
}

/** What a ratio is held to: `atLeast` where more is better, `atMost` where less is. A missed floor fails the run. */
export interface Goal {
  readonly bound: 'atLeast' | 'atMost';
  readonly floor: number;
  readonly aim: number;
  /** The most that our side's median may be for the aim to be reached, in the figure's unit. */
  readonly aimWithin?: number;
}

/** One line of the table: our side against another, measured in turns. */
export interface Figure {
  readonly part: string;
  readonly name: string;
  /** What both sides are measured in, such as `events/s` or `ms`. */
  readonly unit: string;
  /** What ours is compared with. */
  readonly against: string;
  readonly ours: number;
  readonly theirs: number;
  /** The median of the rounds' ratios of ours to theirs. */
  readonly ratio: number;
  readonly goal: Goal;
  readonly rounds: readonly Pair[];
}

/** How a figure stands to its goal. */
export type Verdict = 'missed' | 'floor met' | 'aim reached';

/**
 * The middle value, or the mean of the two in the middle.
 * @throws RangeError for no value at all.
 */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new RangeError('Nothing has no median.');
  return (low + high) / 2;
}

/**
 * The smallest value that so large a share of the values does not pass (nearest rank): `percentile(values, 0.95)`.
 * @throws RangeError for no value at all.
 */
export function percentile(values: readonly number[], share: number): number {
  const value = [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)];
  if (value === undefined) throw new RangeError('Nothing has no percentile.');
  return value;
}

/** The figure that some rounds make: each ratio is taken within its round, and the median is what counts. */
export function figure(
  what: Pick<Figure, 'part' | 'name' | 'unit' | 'against' | 'goal'>,
  rounds: readonly Pair[],
): Figure {
  return {
    ...what,
    ours: median(rounds.map(({ ours }) => ours)),
    theirs: median(rounds.map(({ theirs }) => theirs)),
    ratio: median(rounds.map(({ ours, theirs }) => ours / theirs)),
    rounds,
  };
}

/** Judges a figure; what is no number, or no ratio, is missed. */
export function verdict({ ratio, ours, goal }: Figure): Verdict {
  const within = (limit: number) => (goal.bound === 'atLeast' ? ratio >= limit : ratio <= limit);
  if (!Number.isFinite(ratio) || !within(goal.floor)) return 'missed';
  return within(goal.aim) && ours <= (goal.aimWithin ?? Infinity) ? 'aim reached' : 'floor met';
}

/** 0 when every floor is met and there is something to judge, else 1. */
export function exitCode(figures: readonly Figure[]): 0 | 1 {
  return figures.length > 0 && figures.every((one) => verdict(one) !== 'missed') ? 0 : 1;
}
