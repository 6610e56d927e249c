import type { StreamName } from '@loge/contracts';
import pg from 'pg';
import { checkAppend } from '../append-decision.js';
import { GroupCommit } from './group-commit.js';
import { pause } from '../pause.js';
import { EventStoreUnavailable } from '../port.js';
import type {
  AppendOptions,
  AppendResult,
  EventFilter,
  EventStore,
  ExpectedRevision,
  Followed,
  NewEvent,
  Position,
  Retention,
  Revision,
  StoredEvent,
} from '../port.js';
import { appendGroup } from './appends.js';
import type { Append, Outcome } from './appends.js';
import { EXPIRED, fits, orderPage, PAGE, streamPage, wholeStreams } from './reads.js';
import type { Page } from './reads.js';
import { Tail } from './tail.js';
import { Wakeups } from './wakeups.js';
import { isTransient } from '../transient-errors.js';

/** Apart from the lock of appends, which a scavenge never takes: nobody who writes waits for it. */
const SCAVENGE_LOCK = '1282369381, 2';

/**
 * The events in tables of PostgreSQL (schema `events`, made by migrations). Any number of processes may use the
 * same tables at once: appends pass one advisory lock, so a reader meets every position in order.
 */
export class PostgresEventStore implements EventStore {
  readonly #pool: pg.Pool;
  /** Of one connection: there is one writer, and it waits for no reader. */
  readonly #writing: pg.Pool;
  readonly #writer: GroupCommit;
  readonly #wakeups: Wakeups;
  readonly #tail: Tail;
  readonly #reading = new Set<Promise<unknown>>();
  readonly #closing = new AbortController();
  #closed: Promise<void> | undefined;

  /** @param options.connections the most connections it opens, besides those that write and listen. */
  constructor(options: { url: string; connections?: number }) {
    const connection = {
      connectionString: options.url,
      application_name: 'loge-events',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      // A process that froze while it held the lock must not stop the others for long.
      idle_in_transaction_session_timeout: 10_000,
      lock_timeout: 15_000,
    };
    this.#pool = new pg.Pool({
      ...connection,
      max: options.connections ?? 10,
      // Some are kept through quiet moments: a new one costs more than many statements do.
      min: 3,
      // Plans are kept, also those made while the tables were empty. No reader wants a whole table. The pool waits.
      onConnect: async (client) => void (await client.query('SET enable_seqscan = off')),
    });
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    this.#pool.on('error', () => undefined);
    // From the lock, for which an append waits 15 s at most, to the end: what is in time is stored within 30 s.
    this.#writing = new pg.Pool({ ...connection, max: 1, min: 1, statement_timeout: 25_000 });
    this.#writing.on('error', () => undefined);
    this.#wakeups = new Wakeups(connection);
    this.#tail = new Tail({
      end: () => this.end(),
      page: (after) => this.#available(() => orderPage(this.#pool, after, undefined)),
      wakeups: this.#wakeups,
      closing: this.#closing.signal,
    });
    this.#writer = new GroupCommit((group) => this.#commit(group));
  }

  async append(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
    { notAfter }: AppendOptions = {},
  ): Promise<AppendResult> {
    checkAppend(stream, events);
    return this.#writer.append({ stream, events, expected, notAfter });
  }

  async *readStream(
    stream: StreamName,
    options: { direction?: 'forwards' | 'backwards'; from?: Revision; limit?: number } = {},
  ): AsyncIterable<StoredEvent> {
    const { direction = 'forwards', limit = Infinity } = options;
    let from = options.from;
    for (let left = limit; left > 0;) {
      const size = Math.min(left, PAGE);
      const start = from;
      const events = await this.#available(() => streamPage(this.#pool, stream, direction, start, size));
      yield* events;
      const last = events.at(-1);
      if (!last || events.length < size) return;
      left -= events.length;
      from = direction === 'forwards' ? last.revision + 1 : last.revision - 1;
    }
  }

  readStreams(streams: readonly StreamName[]): Promise<StoredEvent[]> {
    return this.#available(() => wholeStreams(this.#pool, streams));
  }

  async *readAll(options: {
    after: Position;
    filter?: EventFilter;
    limit?: number;
  }): AsyncIterable<StoredEvent> {
    let { after } = options;
    let end: Position | undefined;
    for (let left = options.limit ?? Infinity; left > 0;) {
      const start = after;
      const page = await this.#available(() =>
        orderPage(this.#pool, start, options.filter, Math.min(left, PAGE)),
      );
      // The end when reading began: a reader must come to its end however fast others append.
      end ??= page.head;
      for (const event of page.events) {
        if (event.position > end) return;
        yield event;
      }
      left -= page.events.length;
      after = page.through;
      if (after >= end) return;
    }
  }

  async *follow(options: {
    after: Position;
    filter?: EventFilter;
    signal: AbortSignal;
  }): AsyncIterable<Followed> {
    const signal = AbortSignal.any([options.signal, this.#closing.signal]);
    let { after } = options;
    let told: Position | undefined;
    let isLevel = false;
    let wait = 100;
    while (!signal.aborted) {
      let page: Page;
      try {
        page = await this.#next(after, options.filter, isLevel);
        wait = 100;
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof EventStoreUnavailable)) throw error;
        await pause(wait, signal);
        wait = Math.min(wait * 2, 5_000);
        continue;
      }
      for (const event of page.events) {
        if (signal.aborted) return;
        after = event.position;
        yield { kind: 'event', event };
      }
      if (signal.aborted) return;
      const passed = page.through > after;
      after = page.through;
      if (after < page.head) {
        if (passed) yield { kind: 'checkpoint', position: after };
        continue;
      }
      isLevel = true;
      if (told !== after) yield { kind: 'live', position: after };
      told = after;
      await this.#tail.beyond(after, signal);
    }
  }

  async end(): Promise<Position> {
    const { rows } = await this.#available(() =>
      this.#pool.query<{ position: string }>('SELECT position FROM events.head'),
    );
    return BigInt(rows[0]?.position ?? 0) as Position;
  }

  async setRetention(stream: StreamName, { maxAge, maxCount }: Retention): Promise<void> {
    await this.#available(() =>
      this.#pool.query(
        `INSERT INTO events.stream (stream, max_age_seconds, max_count) VALUES ($1, $2, $3)
         ON CONFLICT (stream) DO UPDATE
         SET max_age_seconds = excluded.max_age_seconds, max_count = excluded.max_count`,
        [stream, maxAge ?? null, maxCount ?? null],
      ),
    );
  }

  async renewRetention(streamPrefix: string, { maxAge, maxCount }: Retention): Promise<number> {
    const { rowCount } = await this.#available(() =>
      this.#pool.query(
        `UPDATE events.stream SET max_age_seconds = $2, max_count = $3
         WHERE starts_with(stream, $1) AND (max_age_seconds IS NOT NULL OR max_count IS NOT NULL)
           AND (max_age_seconds, max_count) IS DISTINCT FROM ($2::double precision, $3::bigint)`,
        [streamPrefix, maxAge ?? null, maxCount ?? null],
      ),
    );
    return rowCount ?? 0;
  }

  /**
   * Deletes the expired events for good; readers ignored them already, and revisions and positions go on.
   * One process does so at a time; for others there is nothing to delete meanwhile.
   * @returns how many it deleted.
   */
  async scavenge(): Promise<number> {
    const { rows } = await this.#available(() =>
      this.#pool.query<{ count: string }>(
        `WITH turn AS MATERIALIZED (
           SELECT pg_try_advisory_xact_lock(${SCAVENGE_LOCK}) AS ours
         ), deleted AS (
           DELETE FROM events.event e USING events.stream r, turn
           WHERE turn.ours AND r.stream = e.stream AND ${EXPIRED}
           RETURNING e.stream, e.revision
         ), kept AS (
           UPDATE events.stream r SET scavenged_through = greatest(r.scavenged_through, d.revision)
           FROM (SELECT stream, max(revision) AS revision FROM deleted GROUP BY stream) d
           WHERE r.stream = d.stream
         )
         SELECT count(*) FROM deleted`,
      ),
    );
    return Number(rows[0]?.count ?? 0);
  }

  async ping(): Promise<void> {
    await this.#available(() => this.#pool.query('SELECT 1 FROM events.head'));
  }

  close(): Promise<void> {
    this.#closed ??= (async () => {
      this.#closing.abort();
      await this.#writer.close();
      await this.#wakeups.close();
      await this.#tail.stopped();
      // A pool that ends leaves those who wait for a connection waiting until their time is out.
      await Promise.allSettled(this.#reading);
      await Promise.all([this.#pool.end(), this.#writing.end()]);
    })();
    return this.#closed;
  }

  /**
   * What comes after a position: for who is level from what is held. Who begins reads, since what is held may have
   * expired or, where an older copy of the database took its place, have been lost.
   */
  async #next(after: Position, filter: EventFilter | undefined, isLevel: boolean): Promise<Page> {
    await this.#tail.start();
    const { head, from } = this.#tail;
    if (!isLevel || after < from) {
      const page = await this.#available(() => orderPage(this.#pool, after, filter));
      this.#tail.compare(page.head, head);
      return page;
    }
    this.#tail.check();
    const events = this.#tail.after(after).filter(({ type, stream }) => fits(filter, type, stream));
    return { events, through: head > after ? head : after, head };
  }

  async #commit(group: readonly Append[]): Promise<readonly Outcome[]> {
    const client = await this.#writing.connect();
    // A break between two statements has no statement to reject.
    const ignore = () => undefined;
    client.on('error', ignore);
    try {
      const { outcomes, events } = await appendGroup(client, group);
      client.off('error', ignore);
      client.release();
      // In this order: whoever is woken finds them held.
      this.#tail.stored(events);
      const last = events.at(-1);
      if (last) this.#wakeups.tell(last.position);
      return outcomes;
    } catch (error) {
      // The transaction's state is unknown: the connection goes, and PostgreSQL rolls back what was open.
      client.release(true);
      throw error;
    }
  }

  async #available<T>(read: () => Promise<T>): Promise<T> {
    if (this.#closing.signal.aborted) throw new EventStoreUnavailable('The event store is closed.');
    const reading = read();
    this.#reading.add(reading);
    try {
      return await reading;
    } catch (error) {
      if (!isTransient(error)) throw error;
      throw new EventStoreUnavailable('The event store cannot be reached.', { cause: error });
    } finally {
      this.#reading.delete(reading);
    }
  }
}
