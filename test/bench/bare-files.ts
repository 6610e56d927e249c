import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EventId, StreamName } from '@loge/contracts';
import { csvLine } from '../../backend/src/files/csv.js';
import type { Unsealed } from '../../backend/src/event-store/codec.js';
import { concurrently } from '../../backend/src/event-store/concurrently.js';
import type { Position, StoredEvent } from '../../backend/src/event-store/port.js';
import type { RunningLoge } from './running-loge.js';

/** As when Loge makes passwords: streams whose events are sealed together, and appends under way at once. */
const TOGETHER = 250;
const AT_ONCE = 128;

interface Events {
  readonly stream: StreamName;
  readonly events: readonly Unsealed[];
}

/**
 * What a file of credentials cannot do without: the same events to the same streams of the same server, whose read models
 * follow, and its lines written. Nothing is read, decided, made or kept in the vault.
 */
export class BareFiles {
  #groups: readonly Events[] = [];
  #lines: readonly (readonly string[])[] = [];

  /** Keeps a file, with all that was appended for it. */
  async remember({ store, codec }: RunningLoge, after: Position, csv: Buffer): Promise<void> {
    const stored: StoredEvent[] = [];
    for await (const event of store.readAll({ after })) stored.push(event);
    const groups = new Map<StreamName, Unsealed[]>();
    for (const { stream, type, data, metadata } of await codec.open(stored)) {
      // Of the file itself there are three, which nothing may repeat.
      if (!stream.startsWith('account-')) continue;
      const group = groups.get(stream) ?? [];
      groups.set(stream, group);
      // What was opened is of the type it says.
      group.push({ type, data, metadata } as Unsealed);
    }
    this.#groups = [...groups].map(([stream, events]) => ({ stream, events }));
    const lines = csv.toString('utf8').split('\r\n');
    this.#lines = lines.map((line) => line.split(';'));
  }

  /** Appends those events again, as new ones, and then writes those lines to a file. */
  async write({ store, codec }: RunningLoge): Promise<void> {
    const groups = this.#groups;
    const folder = await mkdtemp(join(tmpdir(), 'loge-bench-'));
    try {
      for (let from = 0; from < groups.length; from += TOGETHER) {
        const some = groups
          .slice(from, from + TOGETHER)
          .map(({ stream, events }) => ({ stream, events: events.map(anew) }));
        const sealed = await codec.sealMany(some);
        const appended = await concurrently(some, AT_ONCE, ({ stream }, index) =>
          store.append(stream, sealed[index] ?? [], 'any'),
        );
        for (const result of appended) if (result.status === 'rejected') throw result.reason;
      }
      await pipeline(Readable.from(this.#lines.map(csvLine)), createWriteStream(join(folder, 'file.csv')));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

const anew = (event: Unsealed): Unsealed => ({
  ...event,
  // A fresh UUID is an event id; the brand has no other maker here.
  metadata: { ...event.metadata, id: randomUUID() as EventId },
});
