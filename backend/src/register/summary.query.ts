import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { JournalSummary } from './commands.js';
import type { JournalCounts, JournalFilter } from './commands.js';
import { checkFilter } from './journal.filter.js';
import { JournalReader } from './journal.reader.js';
import { outcomeOf } from './outcomes.js';
import { sightOf } from './sight.js';
import type { Sight } from './sight.js';
import { countedByDay, daysSql, ownOutside, rowsSql } from './summary.sql.js';
import type { DayKindCount, Sql, WholeDays } from './summary.sql.js';

const MAX_DAYS = 400;
const DAY = 86_400_000;

/** A period as whole Europe/Paris days and what is left of it at its ends. */
interface SplitPeriod {
  /** Absent when the period holds no whole day. */
  readonly whole?: WholeDays;
  readonly edges: readonly Pick<JournalFilter, 'from' | 'to'>[];
}

/** Answers how many events there are, by day and kind: from the counts by day where they know, else from the rows. */
@QueryHandler(JournalSummary)
export class JournalSummaryHandler implements IQueryHandler<JournalSummary> {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(JournalReader) private readonly reader: JournalReader,
  ) {}

  async execute({ filter, reach, viewer }: JournalSummary): Promise<JournalCounts> {
    checkFilter(filter);
    const sight = sightOf(reach, viewer);
    const counts = countedByDay({ filter, sight })
      ? await this.countDays(filter, sight)
      : await this.countRows(filter, sight);
    return summaryOf(counts, await this.shownDays(filter, counts));
  }

  private async countDays(filter: JournalFilter, sight: Sight): Promise<DayKindCount[]> {
    const { whole, edges } = await this.split(filter);
    const own = ownOutside(filter, sight);
    const parts = await Promise.all([
      whole ? this.run(daysSql({ filter, sight }, whole)) : [],
      // The ends of the period hold the viewer's own events too, and the days between them do not.
      ...edges.map((edge) => this.countRows({ ...filter, ...edge }, sight)),
      own && whole && sight.kind === 'places' && sight.viewer
        ? this.countRows(
            { ...filter, ...(await this.instants(whole)), person: sight.viewer },
            sight,
            own.outside,
          )
        : [],
    ]);
    return parts.flat();
  }

  private async countRows(filter: JournalFilter, sight: Sight, outside?: readonly string[]) {
    const selection = await this.reader.select(filter, sight);
    return selection ? this.run(rowsSql(selection, outside)) : [];
  }

  private run({ text, values }: Sql): Promise<DayKindCount[]> {
    return this.database.query<DayKindCount[]>(text, [...values]);
  }

  /** Cuts a period at the midnights of Paris. */
  private async split({ from, to }: JournalFilter): Promise<SplitPeriod> {
    if (!from && !to) return { whole: {}, edges: [] };
    const [row] = await this.database.query<
      { first_day: string | null; first: Date | null; last_day: string | null; last: Date | null }[]
    >(
      `SELECT first::date::text AS first_day, first AT TIME ZONE 'Europe/Paris' AS first,
              last::date::text AS last_day, last AT TIME ZONE 'Europe/Paris' AS last
       FROM (SELECT
         date_trunc('day', $1::timestamptz AT TIME ZONE 'Europe/Paris' + interval '1 day - 1 microsecond') AS first,
         date_trunc('day', $2::timestamptz AT TIME ZONE 'Europe/Paris') AS last) AS midnight`,
      [from ?? null, to ?? null],
    );
    const { first, first_day, last, last_day } = row!;
    if (first && last && first >= last)
      return { edges: [{ from, to } as Pick<JournalFilter, 'from' | 'to'>] };
    return {
      whole: { ...(first_day && { from: first_day }), ...(last_day && { to: last_day }) },
      edges: [
        ...(from && first && from < first ? [{ from, to: first }] : []),
        ...(to && last && last < to ? [{ from: last, to }] : []),
      ],
    };
  }

  /** When whole days begin and end. */
  private async instants({ from, to }: WholeDays): Promise<Pick<JournalFilter, 'from' | 'to'>> {
    const [row] = await this.database.query<{ from: Date | null; to: Date | null }[]>(
      `SELECT $1::timestamp AT TIME ZONE 'Europe/Paris' AS from, $2::timestamp AT TIME ZONE 'Europe/Paris' AS to`,
      [from ?? null, to ?? null],
    );
    return { ...(from && { from: row!.from! }), ...(to && { to: row!.to! }) };
  }

  /** The first and last day to show: those of the period, else of the events and today. */
  private async shownDays({ from, to }: JournalFilter, counts: readonly DayKindCount[]) {
    const lastInstant = to ? new Date(to.getTime() - 1) : null;
    const [row] = await this.database.query<{ from: string | null; to: string | null; today: string }[]>(
      `SELECT ($1::timestamptz AT TIME ZONE 'Europe/Paris')::date::text AS from,
              ($2::timestamptz AT TIME ZONE 'Europe/Paris')::date::text AS to,
              (now() AT TIME ZONE 'Europe/Paris')::date::text AS today`,
      [from ?? null, lastInstant],
    );
    const days = counts.map(({ day }) => day).sort();
    const latest = [row!.today, days.at(-1) ?? row!.today].sort().at(-1)!;
    return { first: row!.from ?? days[0] ?? latest, last: row!.to && row!.to < latest ? row!.to : latest };
  }
}

function summaryOf(counts: readonly DayKindCount[], shown: { first: string; last: string }): JournalCounts {
  const byDay = new Map<string, number>();
  const byKind = new Map<DayKindCount['type'], number>();
  let [total, refused] = [0, 0];
  for (const { day, type, count } of counts) {
    byDay.set(day, (byDay.get(day) ?? 0) + count);
    byKind.set(type, (byKind.get(type) ?? 0) + count);
    total += count;
    if (outcomeOf(type) === 'REFUSED') refused += count;
  }
  return {
    total,
    refused,
    days: daysBetween(shown.first, shown.last).map((day) => ({ day, count: byDay.get(day) ?? 0 })),
    kinds: [...byKind]
      .map(([kind, count]) => ({ kind, count }))
      .sort((one, other) => other.count - one.count || one.kind.localeCompare(other.kind)),
  };
}

/** The days from one to another, both included; only the last ones when there are too many. */
function daysBetween(first: string, last: string): string[] {
  const end = Date.parse(last);
  const start = Math.max(Date.parse(first), end - (MAX_DAYS - 1) * DAY);
  const days: string[] = [];
  for (let day = start; day <= end; day += DAY) days.push(new Date(day).toISOString().slice(0, 10));
  return days;
}
