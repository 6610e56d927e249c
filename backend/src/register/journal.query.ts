import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { AccountId, EventId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { JournalEntries, JournalEvent, JournalPage, LastSignIn, Timeline } from './commands.js';
import type { JournalConnection, JournalDetail, JournalFilter, PageRequest } from './commands.js';
import { entriesOf } from './journal.entries.js';
import type { JournalRow } from './journal.entries.js';
import { JournalReader } from './journal.reader.js';
import { Values, sightCondition } from './journal.sql.js';
import { cursorOf, sliceOf } from './paging.js';
import { seesOrigin, sightOf } from './sight.js';
import type { Sight } from './sight.js';

const COUNT_CAP = 1001;
const MAX_CAUSED_WITH = 20;

const isUuid = (text: string): boolean => z.uuid().safeParse(text).success;

/** Answers with pages of the register. */
@QueryHandler(JournalPage)
export class JournalPageHandler implements IQueryHandler<JournalPage> {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(JournalReader) private readonly reader: JournalReader,
  ) {}

  execute({ filter, page, reach, viewer }: JournalPage): Promise<JournalConnection> {
    return readPage(this.database, this.reader, filter, page, sightOf(reach, viewer));
  }
}

/** Answers with one account's events. */
@QueryHandler(Timeline)
export class TimelineHandler implements IQueryHandler<Timeline> {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(JournalReader) private readonly reader: JournalReader,
  ) {}

  execute({ account, page, reach, viewer, joined }: Timeline): Promise<JournalConnection> {
    const sight = sightOf(reach, viewer, viewer === account ? joined : []);
    if (joined.length === 0) return readPage(this.database, this.reader, { person: account }, page, sight);
    return readPage(this.database, this.reader, {}, page, sight, [account, ...joined]);
  }
}

async function readPage(
  database: DataSource,
  reader: JournalReader,
  filter: JournalFilter,
  page: PageRequest,
  sight: Sight,
  people?: readonly AccountId[],
): Promise<JournalConnection> {
  const slice = sliceOf(page);
  const selected = await reader.select(filter, sight);
  const selection = selected && people ? { ...selected, found: { people, shown: true } } : selected;
  // One more than asked for tells whether there are others. Whoever reads a page is told their number: both at once.
  const [rows, countUpTo1001] = selection
    ? await Promise.all([
        reader.rows(selection, { ...slice, limit: slice.size + 1 }),
        reader.count(selection, COUNT_CAP),
      ])
    : [[], 0];
  const more = rows.length > slice.size;
  const shown = rows.slice(0, slice.size);
  if (slice.towards === 'newer') shown.reverse();

  const entries = await entriesOf(database, shown, sight);
  const edges = shown.flatMap(({ position }, index) => {
    const node = entries[index];
    return node ? [{ node, cursor: cursorOf(BigInt(position)) }] : [];
  });
  return {
    edges,
    pageInfo: {
      hasNextPage: slice.towards === 'older' ? more : slice.above !== undefined,
      hasPreviousPage: slice.towards === 'newer' ? more : slice.below !== undefined,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    countUpTo1001,
  };
}

/** Answers with one event in full. */
@QueryHandler(JournalEvent)
export class JournalEventHandler implements IQueryHandler<JournalEvent> {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(JournalReader) private readonly reader: JournalReader,
  ) {}

  async execute({ id, reach, viewer }: JournalEvent): Promise<JournalDetail | undefined> {
    if (!isUuid(id)) return undefined;
    const sight = sightOf(reach, viewer);
    const [row] = await visibleRows(this.database, [id], sight);
    if (!row) return undefined;

    const command = { filter: { correlation: row.correlation }, sight };
    const [neighbours, count] = await Promise.all([
      this.reader.rows(command, { towards: 'older', limit: MAX_CAUSED_WITH + 1 }),
      this.reader.count(command, COUNT_CAP + 1),
    ]);
    const others = neighbours.filter(({ event }) => event !== row.event).slice(0, MAX_CAUSED_WITH);
    const [entry, ...causedWith] = await entriesOf(this.database, [row, ...others], sight);
    if (!entry) return undefined;
    return {
      ...entry,
      allSchools: row.schools,
      ...(seesOrigin(sight, row) ? { ip: row.ip, userAgent: row.user_agent } : { ip: null, userAgent: null }),
      causedWith,
      causedWithCountUpTo1001: Math.max(0, count - 1),
      allShown: row.shown,
      technical: {
        stream: row.stream,
        revision: Number(row.revision),
        position: row.position,
        version: row.version,
        onBehalfOf: row.on_behalf_of,
      },
    };
  }
}

/** Answers with events by id. */
@QueryHandler(JournalEntries)
export class JournalEntriesHandler implements IQueryHandler<JournalEntries> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ ids, reach, viewer }: JournalEntries) {
    const sight = sightOf(reach, viewer);
    const rows = await visibleRows(this.database, ids.filter(isUuid), sight);
    const entries = await entriesOf(this.database, rows, sight);
    return new Map<EventId, (typeof entries)[number]>(entries.map((entry) => [entry.id, entry]));
  }
}

function visibleRows(database: DataSource, ids: readonly string[], sight: Sight): Promise<JournalRow[]> {
  const values = new Values();
  return database.query<JournalRow[]>(
    `SELECT j.* FROM read.journal AS j
     WHERE j.event = ANY(${values.of(ids)}::uuid[]) AND ${sightCondition(sight, values)}`,
    values.list,
  );
}

/** Answers when accounts were last signed in to. */
@QueryHandler(LastSignIn)
export class LastSignInHandler implements IQueryHandler<LastSignIn> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ accounts }: LastSignIn) {
    const rows = await this.database.query<{ account: AccountId; last_sign_in_at: Date }[]>(
      `SELECT account, last_sign_in_at FROM read.journal_name
       WHERE account = ANY($1::uuid[]) AND last_sign_in_at IS NOT NULL`,
      [accounts],
    );
    return new Map(rows.map(({ account, last_sign_in_at }) => [account, last_sign_in_at] as const));
  }
}
