import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Actor, EventId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { JournalEntries } from '../commands.js';
import type { JournalRow } from '../journal.entries.js';
import { Values } from '../journal.sql.js';
import { cursorOf, sliceOf } from '../paging.js';
import { seesOrigin } from '../sight.js';
import { actorsSql, actsSql, notableCounts, sumSql } from './acts.sql.js';
import type { ActorRow, SumRow } from './acts.sql.js';
import { notables } from './families.js';
import { CredentialActPage, CredentialActSums } from './pictures.queries.js';
import type { ActPage, ActSums } from './pictures.queries.js';

const MAX_ACTORS = 100;
const COUNT_CAP = 1001;
const DEFAULT_SIZE = 50;

@QueryHandler(CredentialActSums)
export class CredentialActSumsHandler implements IQueryHandler<CredentialActSums> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ asked }: CredentialActSums): Promise<ActSums> {
    const [ofAll, ofActors] = [new Values(), new Values()];
    const [[sum], actors] = await Promise.all([
      this.database.query<SumRow[]>(sumSql(asked, ofAll), ofAll.list),
      this.database.query<ActorRow[]>(actorsSql(asked, MAX_ACTORS, ofActors), ofActors.list),
    ]);
    if (!sum) throw new Error('A sum without groups has one row.');
    return {
      ...{ count: sum.count, people: sum.people, notable: notableCounts(sum) },
      actors: actors.map((row) => ({
        // Written from an Actor of the event's metadata.
        actor: { kind: row.actor_kind, id: row.actor } as Actor,
        ...{ count: row.count, people: row.people, lastAt: row.last_at, notable: notableCounts(row) },
      })),
    };
  }
}

type Flags = Readonly<Record<(typeof notables)[number]['column'], boolean>>;
type Placed = Pick<JournalRow, 'position' | 'actor_kind' | 'actor' | 'subject' | 'schools' | 'classes'>;
type ActRow = Flags & Placed & { readonly event: EventId; readonly ip: string | null };

/** Which acts there are its own projection knows; what each tells, and where from, the register. */
@QueryHandler(CredentialActPage)
export class CredentialActPageHandler implements IQueryHandler<CredentialActPage> {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  async execute({ asked, filter, page, reach, viewer }: CredentialActPage): Promise<ActPage> {
    const slice = sliceOf({ ...page, first: page.first ?? DEFAULT_SIZE });
    const [ofRows, ofCount] = [new Values(), new Values()];
    const below =
      slice.below === undefined ? '' : `AND j.position < ${ofRows.of(slice.below.toString())}::bigint`;
    const flags = notables.map(({ column }) => `acts.${column}`).join(', ');
    const [rows, [counted]] = await Promise.all([
      this.database.query<ActRow[]>(
        `SELECT acts.position, acts.event, acts.actor_kind, acts.actor, acts.subject, acts.schools, acts.classes,
           ${flags}, origin.ip
         FROM (SELECT j.* ${actsSql(asked, filter, ofRows)} ${below}
           ORDER BY j.position DESC LIMIT ${ofRows.of(slice.size + 1)}) AS acts
         LEFT JOIN read.journal AS origin ON origin.position = acts.position ORDER BY acts.position DESC`,
        ofRows.list,
      ),
      this.database.query<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM (SELECT 1 ${actsSql(asked, filter, ofCount)} LIMIT ${COUNT_CAP}) AS acts`,
        ofCount.list,
      ),
    ]);
    const shown = rows.slice(0, slice.size);
    const entries = await this.queries.execute(
      new JournalEntries(
        shown.map(({ event }) => event),
        reach,
        viewer,
      ),
    );
    const edges = shown.flatMap((row) => {
      const event = entries.get(row.event);
      if (!event) return [];
      const ip = seesOrigin(asked.sight, row) ? row.ip : null;
      const notable = notables.flatMap(({ notable: way, column }) => (row[column] ? [way] : []));
      return [{ node: { id: row.event, event, notable, ip }, cursor: cursorOf(BigInt(row.position)) }];
    });
    // Of the rows: an event that the register does not have yet ends no list.
    const cursor = (row: ActRow | undefined) => (row ? cursorOf(BigInt(row.position)) : null);
    return {
      edges,
      pageInfo: {
        hasNextPage: rows.length > slice.size,
        hasPreviousPage: slice.below !== undefined,
        startCursor: cursor(shown.at(0)),
        endCursor: cursor(shown.at(-1)),
      },
      countUpTo1001: counted?.count ?? 0,
    };
  }
}
