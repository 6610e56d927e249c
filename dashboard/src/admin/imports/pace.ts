/** How many were done at a moment, in milliseconds of this clock. */
export interface Sighting {
  readonly done: number;
  readonly at: number;
}

/** How fast it goes, per second, and how many seconds are left; nothing before that can be said. */
export function paceOf(
  first: Sighting,
  last: Sighting,
  total: number,
): { readonly rate: number; readonly secondsLeft: number } | undefined {
  const seconds = (last.at - first.at) / 1000;
  const done = last.done - first.done;
  if (seconds < 1 || done <= 0) return undefined;
  const rate = done / seconds;
  return { rate: Math.round(rate), secondsLeft: Math.max(0, Math.round((total - last.done) / rate)) };
}
