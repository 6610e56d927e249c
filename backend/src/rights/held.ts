/** What has a last day, or none. */
interface Ending {
  /** The last day, as {@link parisDay} writes it. */
  readonly endsOn?: string;
}

/** Swedish dates are ISO dates. */
const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** The day of Europe/Paris that an instant lies in: `2027-08-31`. */
export const parisDay = (instant: Date): string => paris.format(instant);

/**
 * The roles that count at a time: those whose last day is over give nothing from midnight on, whether or not their
 * withdrawal is recorded yet. Everything that asks what somebody's roles are asks here: the folds of account streams
 * by their `asOf`, the list of role holders in its query.
 */
export function heldAt<G extends Ending>(grants: readonly G[], now: Date): readonly G[] {
  if (grants.every(({ endsOn }) => endsOn === undefined)) return grants;
  const today = parisDay(now);
  return grants.filter((grant) => !isOver(grant, today));
}

/** The roles whose last day is over: what the sweeper withdraws. */
export const overAt = <G extends Ending>(grants: readonly G[], now: Date): readonly G[] => {
  const today = parisDay(now);
  return grants.filter((grant) => isOver(grant, today));
};

const isOver = ({ endsOn }: Ending, today: string): boolean => endsOn !== undefined && endsOn < today;

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
