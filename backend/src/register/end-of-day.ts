const HOUR = 3_600_000;
const hourInParis = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Paris',
  hour: 'numeric',
  hourCycle: 'h23',
});

/** When a day of Europe/Paris (`2026-11-21`) is over. */
export function endOfParisDay(day: string): Date {
  // Paris is one hour ahead of UTC, in summer two; clocks are changed later in the night.
  const midnight = Date.parse(day) + 24 * HOUR;
  const inSummer = new Date(midnight - 2 * HOUR);
  return hourInParis.format(inSummer) === '00' ? inSummer : new Date(midnight - HOUR);
}
