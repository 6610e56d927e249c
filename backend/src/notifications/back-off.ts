const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * The waits between tries, in seconds: about a day in all. A busy server or one that greets strangers with « try
 * later » takes a mail within minutes, one that is down is rarely so for longer.
 */
const waits = [30, 2 * MINUTE, 10 * MINUTE, HOUR, 4 * HOUR, 8 * HOUR, 10 * HOUR] as const;

/** How many seconds to wait after so many tries; `undefined` when it is time to give up. */
export function waitAfter(tries: number): number | undefined {
  return waits[tries - 1];
}
