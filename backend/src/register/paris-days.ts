import type { DataSource } from 'typeorm';

type Database = Pick<DataSource, 'query'>;

/** From an instant on, and before another; open where absent. */
export interface Period {
  readonly from?: Date;
  readonly to?: Date;
}

/** Whole days of Europe/Paris (`2026-11-21`), from one on and before another; and when they begin and end. */
export interface WholeDays {
  readonly firstDay?: string;
  readonly dayAfter?: string;
  readonly period: Period;
}

/** A period as whole days and what is left of it at its ends. */
export interface SplitPeriod {
  /** Absent when the period holds no whole day. */
  readonly whole?: WholeDays;
  readonly ends: readonly Period[];
}

const DAY = 86_400_000;

/** Cuts a period at the midnights of Paris. */
export async function splitPeriod(database: Database, { from, to }: Period): Promise<SplitPeriod> {
  const [cut] = await database.query<
    { first_day: string | null; first: Date | null; day_after: string | null; last: Date | null }[]
  >(
    `SELECT first::date::text AS first_day, first AT TIME ZONE 'Europe/Paris' AS first,
            last::date::text AS day_after, last AT TIME ZONE 'Europe/Paris' AS last
     FROM (SELECT
       date_trunc('day', $1::timestamptz AT TIME ZONE 'Europe/Paris' + interval '1 day - 1 microsecond') AS first,
       date_trunc('day', $2::timestamptz AT TIME ZONE 'Europe/Paris') AS last) AS midnight`,
    [from ?? null, to ?? null],
  );
  const { first, first_day, last, day_after } = cut ?? {
    first: null,
    first_day: null,
    last: null,
    day_after: null,
  };
  if (first && last && first >= last) return { ends: [{ ...(from && { from }), ...(to && { to }) }] };
  return {
    whole: {
      ...(first_day && { firstDay: first_day }),
      ...(day_after && { dayAfter: day_after }),
      period: { ...(first && { from: first }), ...(last && { to: last }) },
    },
    ends: [
      ...(from && first && from < first ? [{ from, to: first }] : []),
      ...(to && last && last < to ? [{ from: last, to }] : []),
    ],
  };
}

/**
 * The days to show of a period, oldest first, the last ones when there are more than `most`. An open period begins
 * with the first of `known` and goes on to today, or to the last of `known` when that comes later.
 */
export async function daysOf(
  database: Database,
  { from, to }: Period,
  known: readonly string[],
  most: number,
): Promise<string[]> {
  const [row] = await database.query<{ first: string | null; last: string | null; today: string }[]>(
    `SELECT ($1::timestamptz AT TIME ZONE 'Europe/Paris')::date::text AS first,
            ($2::timestamptz AT TIME ZONE 'Europe/Paris')::date::text AS last,
            (now() AT TIME ZONE 'Europe/Paris')::date::text AS today`,
    [from ?? null, to ? new Date(to.getTime() - 1) : null],
  );
  if (!row) return [];
  const days = [...known].sort();
  const newest = days.at(-1);
  const latest = newest && newest > row.today ? newest : row.today;
  const last = row.last && row.last < latest ? row.last : latest;
  return between(row.first ?? days[0] ?? last, last, most);
}

/** Dates written so are midnights of UTC, where every day has as many hours. */
function between(first: string, last: string, most: number): string[] {
  const end = Date.parse(last);
  const days: string[] = [];
  for (let day = Math.max(Date.parse(first), end - (most - 1) * DAY); day <= end; day += DAY) {
    days.push(new Date(day).toISOString().slice(0, 10));
  }
  return days;
}
