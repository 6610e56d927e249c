import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { JournalSummary } from './commands.js';
import type { JournalCounts, JournalFilter } from './commands.js';
import { checkFilter } from './journal.filter.js';
import { JournalReader } from './journal.reader.js';
import { outcomeOf } from './outcomes.js';
import { daysOf, splitPeriod } from './paris-days.js';
import { sightOf } from './sight.js';
import type { Sight } from './sight.js';
import { countedByDay, daysSql, ownOutside, rowsSql } from './summary.sql.js';
import type { DayKindCount, Sql } from './summary.sql.js';

const MAX_DAYS = 400;

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
    const known = counts.map(({ day }) => day);
    return summaryOf(counts, await daysOf(this.database, filter, known, MAX_DAYS));
  }

  /** Whole days from the counts; the hours at the ends of the period, and one's own events elsewhere, from rows. */
  private async countDays(filter: JournalFilter, sight: Sight): Promise<DayKindCount[]> {
    const { whole, ends } = await splitPeriod(this.database, filter);
    const own = ownOutside(filter, sight);
    const parts = await Promise.all([
      whole ? this.run(daysSql({ filter, sight }, whole)) : [],
      ...ends.map((end) => this.countRows({ ...filter, ...end }, sight)),
      own && whole
        ? this.countRows({ ...filter, ...whole.period, person: own.viewer }, sight, own.schools)
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
}

function summaryOf(counts: readonly DayKindCount[], days: readonly string[]): JournalCounts {
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
    days: days.map((day) => ({ day, count: byDay.get(day) ?? 0 })),
    kinds: [...byKind]
      .map(([kind, count]) => ({ kind, count }))
      .sort((one, other) => other.count - one.count || one.kind.localeCompare(other.kind)),
  };
}
