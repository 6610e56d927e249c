import { addDays } from '../i18n/format.js';

/** A bar of the picture: some days in a row and what happened on them. */
export interface Bar {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** How many days each bar holds. */
export type Step = 'day' | 'week' | 'month';

const daysOf: Readonly<Record<Step, number>> = { day: 1, week: 7, month: 30 };

/**
 * Puts days (oldest first, none missing) into at most `room` bars, so that each is wide enough to be hit;
 * the last bar ends with the last day.
 */
export function barsOf(
  days: readonly { readonly day: string; readonly count: number }[],
  room: number,
): { readonly step: Step; readonly bars: readonly Bar[] } {
  const step =
    (['day', 'week', 'month'] as const).find((each) => days.length / daysOf[each] <= room) ?? 'month';
  const size = daysOf[step];
  const bars: Bar[] = [];
  for (let end = days.length; end > 0; end -= size) {
    const held = days.slice(Math.max(0, end - size), end);
    const [first, last] = [held[0], held.at(-1)];
    if (first && last)
      bars.unshift({ from: first.day, to: last.day, count: held.reduce((sum, { count }) => sum + count, 0) });
  }
  return { step, bars: bars.slice(-Math.max(1, room)) };
}

/** The days from the first to the last, those without a count filled with zero. */
export function withEmptyDays(
  days: readonly { readonly day: string; readonly count: number }[],
): { readonly day: string; readonly count: number }[] {
  const filled: { day: string; count: number }[] = [];
  for (const each of days) {
    for (let last = filled.at(-1); last && addDays(last.day, 1) < each.day; last = filled.at(-1))
      filled.push({ day: addDays(last.day, 1), count: 0 });
    filled.push(each);
  }
  return filled;
}
