import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { accessStream } from '@loge/contracts';
import type { AccessEvent, AccountId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import { PeopleRefs, PeopleWithin } from '../../accounts/commands.js';
import type { Context } from '../../context.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Fact, Streams } from '../../event-store/streams.js';
import { AccountPages } from './account-pages.js';
import { accountsListing } from './accounts-listing.js';
import { encode } from './encode.js';
import { ExportChunks, NoLongerWanted } from './export-chunks.js';
import type { ExportJob } from './export.js';
import { Exports } from './exports.table.js';
import { FilterWords } from './filter-words.js';
import { journalListing } from './journal-listing.js';
import type { JournalLine } from './journal-listing.js';
import { JournalPages } from './journal-pages.js';
import type { Heading, Pages } from './listing.js';
import { narrowedTo } from '../journal.filter.js';
import { filterOf } from '../journal.input.js';
import { peopleOf } from '../page-names.js';

/** How often a writer tells how far it is, in milliseconds; and how soon it sees that nobody wants it any more. */
const HEARD = 500;
/** As many people one event tells of. */
const SHOWN_TOGETHER = 500;

const titles = { JOURNAL: 'Registre des événements', TIMELINE: 'Historique d’un compte' } as const;

/**
 * Whom an export of the register is told to have shown, be it by a page or by a file: those whom a search found, and
 * whose history it is when it is narrowed to a person.
 */
function whomOf(
  filter: Api.JournalFilter,
): ((lines: readonly JournalLine[]) => readonly AccountId[]) | undefined {
  if (filter.search?.trim())
    return (lines) => peopleOf({ edges: lines.map(({ entry: node }) => ({ node })) });
  const named = narrowedTo(filterOf(filter));
  return named.length > 0 ? (lines) => (lines.length > 0 ? named : []) : undefined;
}

/** Writes one export: its rows, then the events that tell of it; only then it can be downloaded. */
@Injectable()
export class ExportWriter {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(Exports) private readonly exports: Exports,
    @Inject(ExportChunks) private readonly chunks: ExportChunks,
    @Inject(JournalPages) private readonly journal: JournalPages,
    @Inject(AccountPages) private readonly accounts: AccountPages,
    @Inject(FilterWords) private readonly words: FilterWords,
  ) {}

  /**
   * @param writer who took it.
   * @throws NoLongerWanted once it was deleted, or others took it; what `signal` aborts with; and whatever fails.
   */
  async write(job: ExportJob, writer: string, signal: AbortSignal): Promise<void> {
    const progress = { rows: 0 };
    const told = setInterval(
      () => void this.exports.heard(job.id, writer, progress.rows).catch(() => {}),
      HEARD,
    );
    try {
      const pieces = await this.pieces(job, writer, (pages) =>
        this.counted(job, writer, signal, progress, pages),
      );
      const bytes = await this.chunks.keep(job.id, writer, pieces);
      await this.tell(job, progress.rows);
      if (!(await this.exports.finish(job.id, writer, progress.rows, bytes))) throw new NoLongerWanted();
    } finally {
      clearInterval(told);
    }
  }

  private async pieces(job: ExportJob, writer: string, counted: <Row>(pages: Pages<Row>) => Pages<Row>) {
    const { format, account, upTo, asked } = job;
    const { subject, reach } = asked;
    const heading = await this.heading(job);
    if (subject.what === 'ACCOUNTS') {
      const pages = this.kept(job, writer, this.accounts.of(subject.filter, reach), (lines) =>
        lines.map((line) => line.account.id),
      );
      return encode(format, accountsListing, heading, counted(pages));
    }
    const events = this.journal.of(subject, reach, account, upTo);
    const shown = subject.what === 'JOURNAL' ? whomOf(subject.filter) : undefined;
    const pages = shown ? this.kept(job, writer, events, shown) : events;
    return encode(format, journalListing(titles[subject.what]), heading, counted(pages));
  }

  private async heading({ account, asked: { subject, reach }, askedAt, upTo }: ExportJob): Promise<Heading> {
    const [filter, people] = await Promise.all([
      this.words.of(subject, reach),
      this.queries.execute(new PeopleRefs([account], [reach])),
    ]);
    return { filter, askedBy: people.get(account)?.displayName ?? account, at: askedAt, upTo };
  }

  /** Counts rows, lets others have their turn, and stops when nobody wants them any more. */
  private async *counted<Row>(
    { id }: ExportJob,
    writer: string,
    signal: AbortSignal,
    progress: { rows: number },
    pages: Pages<Row>,
  ): Pages<Row> {
    let asked = 0;
    for await (const page of pages) {
      signal.throwIfAborted();
      if (performance.now() - asked > HEARD) {
        if (!(await this.exports.heard(id, writer, progress.rows))) throw new NoLongerWanted();
        asked = performance.now();
      }
      yield page;
      progress.rows += page.length;
      await setImmediate();
    }
  }

  /** Keeps whom an export shows, each once, to be told of once it is written. */
  private async *kept<Row>(
    { id }: ExportJob,
    writer: string,
    pages: Pages<Row>,
    shownBy: (rows: readonly Row[]) => readonly AccountId[],
  ): Pages<Row> {
    const known = new Set<AccountId>();
    const some: AccountId[] = [];
    let place = 0;
    for await (const page of pages) {
      const further = shownBy(page).filter((one) => !known.has(one));
      for (const one of further) known.add(one);
      some.push(...further);
      while (some.length >= SHOWN_TOGETHER)
        await this.chunks.show(id, writer, place++, some.splice(0, SHOWN_TOGETHER));
      yield page;
    }
    if (some.length > 0) await this.chunks.show(id, writer, place, some);
  }

  private async tell(job: ExportJob, rows: number): Promise<void> {
    const { id, account, what, format, upTo, asked } = job;
    const { subject, reach, about, reason, from } = asked;
    const stream = accessStream(account);
    const actor = { kind: 'ACCOUNT', id: account } as const;
    const context: Context = { ...from, actor, reason, clock: () => new Date() };
    for await (const shown of this.chunks.shown(id)) {
      const event = { type: 'PeopleExported' as const, data: { export: id, shown: [...shown] } };
      // As of a search: the registers of their schools tell it, too.
      const within = await this.queries.execute(new PeopleWithin(shown, reach));
      const schools = [...new Set([...within.values()].flat())].sort();
      await this.streams.record(stream, context, [{ event, about: { schools } } satisfies Fact<AccessEvent>]);
    }
    const filter = subject.what === 'TIMELINE' ? '{}' : JSON.stringify(subject.filter);
    const data = { export: id, what, format, rows, filter, upTo: upTo.toString() };
    await this.streams.record(stream, context, [{ event: { type: 'ExportMade', data }, about }]);
  }
}
