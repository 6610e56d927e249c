/** How long a campaign that could not go on may make good at once, in seconds. */
const BURST = 1;

/**
 * How many mails are due at a pace, and from when on the next ones count.
 * @param pace.waited how many seconds ago the last ones were counted from.
 * @param room no more than so many.
 * @returns `pacedAgo`: how many seconds ago the next ones are counted from.
 */
export function dueNow(
  { perMinute, waited }: { readonly perMinute: number; readonly waited: number },
  room: number,
): { readonly count: number; readonly pacedAgo: number } {
  const perSecond = perMinute / 60;
  const earned = Math.min(waited * perSecond, Math.max(1, perSecond * BURST));
  const count = Math.max(0, Math.min(Math.floor(earned), room));
  return { count, pacedAgo: (earned - count) / perSecond };
}
