import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { ServiceId, accessStream } from '@loge/contracts';
import type { AccessEvent, AccountId, Actor, StreamName } from '@loge/contracts';
import { LRUCache } from 'lru-cache';
import type { Context } from '../context.js';
import { AccessRetention } from '../event-store/access-retention.js';
import { STREAMS } from '../event-store/streams.js';
import type { Fact, Streams } from '../event-store/streams.js';
import { RecordReading } from './commands.js';
import type { Reading } from './commands.js';
import { RecordedTogether } from './recorded-together.js';

const SAME_READING_MS = 60_000;
/** A page that stays open is told anew after as long. */
const LONGEST_READING_MS = 3_600_000;
/** More people than this do not read within one minute. */
const MAX_REMEMBERED = 20_000;
/** Of a search that shows more, those it showed first are told again when they come again. */
const MAX_SHOWN = 5_000;
const MAX_TYPED = 200;

/** The event that tells of a reading, and what it is about. */
export function readingFact(reading: Reading): Fact<AccessEvent> {
  switch (reading.kind) {
    case 'ACCOUNT': {
      const { subject, part, schools = [], classes = [] } = reading;
      return { event: { type: 'AccountRead', data: { part } }, about: { subject, schools, classes } };
    }
    case 'SEARCH': {
      const { where, found } = reading;
      const typed = reading.typed.slice(0, MAX_TYPED);
      const data = { where, typed, found, shown: [...reading.shown.keys()] };
      const schools = [...new Set([...reading.shown.values()].flat())].sort();
      return { event: { type: 'PeopleSearched', data }, about: { schools } };
    }
    case 'IMPORT_REPORT': {
      const { import: id, schools = [] } = reading;
      return { event: { type: 'ImportReportRead', data: { import: id } }, about: { schools } };
    }
  }
}

type Reader = AccountId | ServiceId;

/** What two readings share when they are the same one, met again by paging or drawing anew. */
function readingKey(reader: Reader, reading: Reading): string {
  switch (reading.kind) {
    case 'ACCOUNT':
      return JSON.stringify([reader, reading.kind, reading.part, reading.subject]);
    case 'SEARCH':
      return JSON.stringify([reader, reading.kind, reading.where, reading.typed]);
    case 'IMPORT_REPORT':
      return JSON.stringify([reader, reading.kind, reading.import]);
  }
}

/** Who reads; the system does not. */
function readerOf(actor: Actor): Reader | undefined {
  switch (actor.kind) {
    case 'ACCOUNT':
      return actor.id;
    case 'SERVICE':
      return ServiceId.parse(actor.id);
    case 'SYSTEM':
      return undefined;
  }
}

/** A reading that goes on: times in milliseconds, whom it showed, and when all of it is in the store. */
interface Remembered {
  readonly since: number;
  last: number;
  readonly shown: Set<AccountId>;
  readonly done: Promise<unknown>;
}

/** Records readings on the reader's stream, the same one once while it goes on. */
@CommandHandler(RecordReading)
export class RecordReadingHandler implements ICommandHandler<RecordReading> {
  /** In this process only: with several, a reading may be recorded once by each, which is true as well. */
  private readonly remembered = new LRUCache<string, Remembered>({ max: MAX_REMEMBERED });
  private readonly together: RecordedTogether;

  constructor(
    @Inject(STREAMS) streams: Streams,
    @Inject(AccessRetention) private readonly retention: Pick<AccessRetention, 'keep'>,
  ) {
    this.together = new RecordedTogether(streams);
  }

  async execute({ reading, context }: RecordReading): Promise<void> {
    const reader = readerOf(context.actor);
    if (!reader || (reading.kind === 'ACCOUNT' && reading.subject === reader)) return;

    const key = readingKey(reader, reading);
    const now = context.clock().getTime();
    const same = this.goingOn(key, now);
    const told = same ? furtherPart(reading, same.shown) : reading;
    if (same && !told) {
      same.last = now;
      // Nobody is answered before the reading is in the store, not even who asked second.
      await same.done;
      return;
    }
    const recording = this.record(accessStream(reader), context, readingFact(told ?? reading));
    const shown = same && same.shown.size < MAX_SHOWN ? same.shown : new Set<AccountId>();
    if (reading.kind === 'SEARCH') for (const id of reading.shown.keys()) shown.add(id);
    const done = Promise.all([same?.done, recording]);
    this.remembered.set(key, { since: same?.since ?? now, last: now, shown, done });
    try {
      await done;
    } catch (failure) {
      this.remembered.delete(key);
      throw failure;
    }
  }

  private async record(stream: StreamName, context: Context, fact: Fact): Promise<void> {
    const changed = await this.together.record(stream, context, fact);
    // People's streams are kept for a time by their sign-ins.
    if (context.actor.kind === 'SERVICE') await this.retention.keep(stream, changed);
  }

  private goingOn(key: string, now: number): Remembered | undefined {
    const known = this.remembered.get(key);
    if (!known) return undefined;
    const goesOn = Math.abs(now - known.last) < SAME_READING_MS && now - known.since < LONGEST_READING_MS;
    return goesOn ? known : undefined;
  }
}

/** Of a search, those whom it did not show before; of all else there is nothing further. */
function furtherPart(reading: Reading, shown: ReadonlySet<AccountId>): Reading | undefined {
  if (reading.kind !== 'SEARCH') return undefined;
  const further = [...reading.shown].filter(([id]) => !shown.has(id));
  return further.length > 0 ? { ...reading, shown: new Map(further) } : undefined;
}
