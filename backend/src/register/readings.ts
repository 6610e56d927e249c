import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { accessStream } from '@loge/contracts';
import type { AccessEvent, AccountId } from '@loge/contracts';
import { LRUCache } from 'lru-cache';
import { STREAMS } from '../event-store/streams.js';
import type { Fact, Streams } from '../event-store/streams.js';
import { RecordReading } from './commands.js';
import type { Reading } from './commands.js';

const SAME_READING_MS = 60_000;
/** More people than this do not read within one minute. */
const MAX_REMEMBERED = 20_000;
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
      return { event: { type: 'PeopleSearched', data: { where, typed, found } }, about: {} };
    }
    case 'IMPORT_REPORT': {
      const { import: id, schools = [] } = reading;
      return { event: { type: 'ImportReportRead', data: { import: id } }, about: { schools } };
    }
  }
}

/** What two readings share when they are the same one, met again by paging or drawing anew. */
function readingKey(reader: AccountId, reading: Reading): string {
  switch (reading.kind) {
    case 'ACCOUNT':
      return JSON.stringify([reader, reading.kind, reading.part, reading.subject]);
    case 'SEARCH':
      return JSON.stringify([reader, reading.kind, reading.where, reading.typed]);
    case 'IMPORT_REPORT':
      return JSON.stringify([reader, reading.kind, reading.import]);
  }
}

/** Records readings on the reader's stream, the same one once a minute. */
@CommandHandler(RecordReading)
export class RecordReadingHandler implements ICommandHandler<RecordReading> {
  /**
   * When each reading was last recorded, and the recording. In this process only: with several, a reading may be
   * recorded once by each, which is true as well.
   */
  private readonly recorded = new LRUCache<string, { at: number; done: Promise<unknown> }>({
    max: MAX_REMEMBERED,
  });

  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  async execute({ reading, context }: RecordReading): Promise<void> {
    const { actor } = context;
    if (actor.kind !== 'ACCOUNT') return;
    if (reading.kind === 'ACCOUNT' && reading.subject === actor.id) return;

    const key = readingKey(actor.id, reading);
    const now = context.clock().getTime();
    const known = this.recorded.get(key);
    if (known && Math.abs(now - known.at) < SAME_READING_MS) {
      // Nobody is answered before the reading is in the store, not even who asked second.
      await known.done;
      return;
    }
    const done = this.streams.record(accessStream(actor.id), context, [readingFact(reading)]);
    this.recorded.set(key, { at: now, done });
    try {
      await done;
    } catch (failure) {
      this.recorded.delete(key);
      throw failure;
    }
  }
}
