/** One hour of one weekday. */
export interface HourCount {
  readonly weekday: number;
  readonly hour: number;
  readonly count: number;
}

/** The heat map as a table: its hours, none missing between the first and the last with a count, and its rows. */
export interface Heat {
  readonly hours: readonly number[];
  /** Monday to Sunday, each with a count for each of the hours. */
  readonly rows: readonly { readonly weekday: number; readonly counts: readonly number[] }[];
  readonly most: number;
}

/** Lays counts out as a table; undefined when there is nothing to show. */
export function heatOf(counts: readonly HourCount[]): Heat | undefined {
  const some = counts.filter(({ count }) => count > 0);
  if (some.length === 0) return undefined;
  const [first, last] = [
    Math.min(...some.map(({ hour }) => hour)),
    Math.max(...some.map(({ hour }) => hour)),
  ];
  const hours = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const rows = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    counts: hours.map(
      (hour) => some.find((cell) => cell.weekday === weekday && cell.hour === hour)?.count ?? 0,
    ),
  }));
  return { hours, rows, most: Math.max(...some.map(({ count }) => count)) };
}
