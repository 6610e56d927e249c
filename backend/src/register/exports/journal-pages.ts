import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ServiceId } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import type { Reach } from '../../rights/rights.js';
import { ServiceLabels } from '../../rights/services/commands.js';
import type { JournalEntry } from '../commands.js';
import { entriesOf } from '../journal.entries.js';
import { filterOf } from '../journal.input.js';
import { JournalReader } from '../journal.reader.js';
import type { Selection } from '../journal.sql.js';
import { PageNames } from '../page-names.js';
import { sightOf } from '../sight.js';
import type { Subject } from './export.js';
import type { JournalLine } from './journal-listing.js';
import type { Pages } from './listing.js';

/** As many events are read together. */
const TOGETHER = 1_000;

type Events = Exclude<Subject, { what: 'ACCOUNTS' }>;

/** Reads the events of an export as the register lists them. */
@Injectable()
export class JournalPages {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(JournalReader) private readonly reader: JournalReader,
    @Inject(PageNames) private readonly names: PageNames,
  ) {}

  /** How many there are, counted up to a number. @throws LogeError `BAD_INPUT` for a filter that makes no sense. */
  async count(subject: Events, reach: Reach, viewer: AccountId, most: number): Promise<number> {
    const selection = await this.select(subject, reach, viewer);
    return selection ? this.reader.count(selection, most) : 0;
  }

  /** The events up to a position, newest first: events that arrive meanwhile change nothing. */
  async *of(subject: Events, reach: Reach, viewer: AccountId, upTo: bigint): Pages<JournalLine> {
    const selection = await this.select(subject, reach, viewer);
    if (!selection) return;
    for (let below = upTo + 1n; ;) {
      const rows = await this.reader.rows(selection, { towards: 'older', below, limit: TOGETHER });
      const last = rows.at(-1);
      if (!last) return;
      const entries = await entriesOf(this.database, rows, selection.sight);
      const edges = entries.map((node, index) => ({ node, cursor: rows[index]?.position ?? '' }));
      const [people, services] = await Promise.all([this.names.of({ edges }, reach), this.services(entries)]);
      const names = { ...people, services };
      yield edges.map(({ node, cursor }) => ({ position: cursor, entry: node, names }));
      if (rows.length < TOGETHER) return;
      below = BigInt(last.position);
    }
  }

  /** How the programs that acted are called; most pages have none. */
  private async services(entries: readonly JournalEntry[]): Promise<ReadonlyMap<string, string>> {
    const acting = new Set(entries.flatMap(({ actor }) => (actor.kind === 'SERVICE' ? [actor.id] : [])));
    const ids = [...acting].flatMap((id) => ServiceId.safeParse(id).data ?? []);
    return ids.length > 0 ? this.queries.execute(new ServiceLabels(ids)) : new Map();
  }

  private async select(subject: Events, reach: Reach, viewer: AccountId): Promise<Selection | undefined> {
    if (subject.what === 'JOURNAL')
      return this.reader.select(filterOf(subject.filter), sightOf(reach, viewer));
    const { account, joined } = subject;
    const sight = sightOf(reach, viewer, viewer === account ? joined : []);
    if (joined.length === 0) return this.reader.select({ person: account }, sight);
    const selected = await this.reader.select({}, sight);
    return selected && { ...selected, found: { people: [account, ...joined], shown: true } };
  }
}
