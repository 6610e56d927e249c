import { Inject, Injectable } from '@nestjs/common';
import type { AccountId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import type { JournalFilter } from './commands.js';
import { checkFilter, kindsOf, searchedWords } from './journal.filter.js';
import { ENTRY_COLUMNS } from './journal.entries.js';
import type { EntryRow } from './journal.entries.js';
import { Values, positionsSql, searchCondition } from './journal.sql.js';
import type { Part, Selection } from './journal.sql.js';
import { cappedPeopleSql, countedByPerson, peoplePageSql } from './people.sql.js';
import type { Sight } from './sight.js';

/**
 * As many people found are followed one by one; of more, each row is asked. Following costs some 50 µs a person,
 * asking nothing until rows that match are rare: then it walks everything.
 */
const MAX_FOLLOWED = 2_000;

/** Of as many, all events are gathered and put in order; of more, some are met soon by walking the events in order. */
const MAX_GATHERED = 20_000;

const columns = ENTRY_COLUMNS.map((column) => `j.${column}`).join(', ');

/** Questions to the tables of the register. */
@Injectable()
export class JournalReader {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  /**
   * Looks up what a filter needs before rows can be asked for.
   * @returns undefined when nothing can be found.
   * @throws LogeError `BAD_INPUT` for a filter that makes no sense.
   */
  async select(filter: JournalFilter, sight: Sight): Promise<Selection | undefined> {
    checkFilter(filter);
    const [bounds, found] = await Promise.all([this.bounds(filter), this.found(filter)]);
    if (bounds === 'nowhere' || found === 'nobody') return undefined;
    return { filter, sight, ...(bounds && { bounds }), ...(found && { found }) };
  }

  /** The rows of a part of a selection, in its order. */
  async rows(selection: Selection, part: Part & { limit: number }): Promise<EntryRow[]> {
    const values = new Values();
    const { found } = selection;
    const gathered = found && 'words' in found && found.gathered && countedByPerson(selection);
    const positions = gathered
      ? peoplePageSql(selection, part, values)
      : positionsSql(selection, part, values);
    return this.database.query<EntryRow[]>(
      `SELECT ${columns} FROM (${positions}) AS page JOIN read.journal AS j ON j.position = page.position
       ORDER BY j.position ${part.towards === 'older' ? 'DESC' : 'ASC'}`,
      values.list,
    );
  }

  /** How many there are, counted up to `cap`. */
  async count(selection: Selection, cap: number): Promise<number> {
    const values = new Values();
    const rows = await this.database.query<{ count: number }[]>(
      countedByPerson(selection)
        ? cappedPeopleSql(selection, cap, values)
        : `SELECT count(*)::int AS count
           FROM (${positionsSql(selection, { towards: 'older', limit: cap }, values)}) AS counted`,
      values.list,
    );
    return rows[0]?.count ?? 0;
  }

  /**
   * Between which positions a period lies: events are ordered by position, and the counts by day know the first and
   * last of each day. Times are compared besides.
   */
  private async bounds(filter: JournalFilter): Promise<Selection['bounds'] | 'nowhere'> {
    const { from, to, channel, school } = filter;
    if (!from && !to && !channel) return undefined;
    const values = new Values();
    const conditions = ['true'];
    const day = (instant: Date) => `(${values.of(instant)}::timestamptz AT TIME ZONE 'Europe/Paris')::date`;
    const kinds = kindsOf(filter);
    if (from) conditions.push(`day >= ${day(from)}`);
    if (to) conditions.push(`day <= ${day(to)}`);
    if (channel) conditions.push(`channel = ${values.of(channel)}`);
    if (school) conditions.push(`schools @> ARRAY[${values.of(school)}::text]`);
    if (kinds) conditions.push(`type = ANY(${values.of(kinds)}::text[])`);
    const rows = await this.database.query<{ low: string | null; high: string | null }[]>(
      `SELECT min(first_position) AS low, max(last_position) AS high
       FROM read.journal_day WHERE ${conditions.join(' AND ')}`,
      values.list,
    );
    const [{ low, high } = { low: null, high: null }] = rows;
    if (low === null || high === null) return 'nowhere';
    // Without an end, what arrives in this instant belongs to the page.
    return { low: BigInt(low), ...(to && { high: BigInt(high) }) };
  }

  private async found(filter: JournalFilter): Promise<Selection['found'] | 'nobody'> {
    const words = searchedWords(filter);
    if (!words) return undefined;
    const values = new Values();
    const people = await this.database.query<{ account: AccountId }[]>(
      `SELECT account FROM read.journal_name WHERE ${searchCondition(words, values)} LIMIT ${MAX_GATHERED + 1}`,
      values.list,
    );
    if (people.length === 0) return 'nobody';
    if (people.length > MAX_FOLLOWED) return { words, gathered: people.length <= MAX_GATHERED };
    return { people: people.map(({ account }) => account) };
  }
}
