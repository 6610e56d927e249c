import { readFileSync } from 'node:fs';
import { eventDefinition } from '@loge/contracts';
import type { AccountId, Actor, EventMetadata, EventType, LogeEvent, SchoolId } from '@loge/contracts';
import type { DataSource } from 'typeorm';
import { applyBatch } from '../event-store/applying.fixture.js';
import type { Recorded } from '../event-store/codec.js';
import type { Position } from '../event-store/port.js';
import { journalProjection } from './journal.projection.js';

/** A UUID that is the same in every run. */
export const uuid = (number: number): string =>
  `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

export const account = (number: number): AccountId => uuid(number) as AccountId;
export const school = (number: number): SchoolId => `uai-061${String(number).padStart(4, '0')}A` as SchoolId;

export const person = (id: AccountId): Actor => ({ kind: 'ACCOUNT', id });
export const commandLine: Actor = { kind: 'SYSTEM', id: 'COMMAND_LINE' };

type Given<T extends EventType> = {
  readonly type: T;
  readonly data?: Extract<LogeEvent, { type: T }>['data'];
  readonly stream?: string;
  readonly erased?: readonly string[];
} & Partial<Omit<EventMetadata, 'version' | 'recordedAt'>>;

/** The data of an event of this type, as the contracts' fixtures hold it. */
export function sampleData<T extends EventType>(type: T): Extract<LogeEvent, { type: T }>['data'] {
  const definition = eventDefinition(type);
  if (!definition) throw new Error(`There is no ${type}.`);
  const fixture = `../../../contracts/src/upcasters/fixtures/${type}.v${definition.version}.json`;
  const data: unknown = JSON.parse(readFileSync(new URL(fixture, import.meta.url), 'utf8'));
  // The definition of the type gives its data; the compiler cannot follow the look-up.
  return definition.schema.parse(data) as never;
}

/** Makes events as the store would give them: positions grow with gaps, ids are the same in every run. */
export class History {
  readonly events: Recorded[] = [];
  private made = 0;

  add<T extends EventType>({ type, data, stream, erased = [], ...metadata }: Given<T>): Recorded {
    this.made += 1;
    const subject = metadata.subject;
    const event = {
      type,
      data: data ?? sampleData(type),
      metadata: {
        id: uuid(0x1000_0000 + this.made),
        version: 1,
        occurredAt: '2026-11-21T13:05:00.000Z',
        recordedAt: '2026-11-21T13:05:00.000Z',
        actor: commandLine,
        schools: [],
        classes: [],
        channel: 'SYSTEM',
        correlationId: uuid(0x2000_0000 + this.made),
        ...metadata,
      },
      stream: stream ?? `account-${subject ?? uuid(0)}`,
      revision: this.made,
      position: BigInt(this.made * 7) as Position,
      erased,
    } as unknown as Recorded; // The data fits the type by sampleData or by its caller.
    this.events.push(event);
    return event;
  }
}

/** Applies events as the runner does: so many at a time, each batch in a transaction of its own. */
export async function project(
  database: DataSource,
  events: readonly Recorded[],
  atOnce = 1_000,
): Promise<void> {
  for (let from = 0; from < events.length; from += atOnce) {
    await applyBatch(database, journalProjection, events.slice(from, from + atOnce));
  }
}

export const emptyJournal = (database: DataSource): Promise<unknown> =>
  database.query(`TRUNCATE ${journalProjection.tables.join(', ')}`);

/** All rows of the register's tables, in a stable order. */
export async function journalContent(database: DataSource): Promise<Record<string, string[]>> {
  const content: Record<string, string[]> = {};
  for (const table of journalProjection.tables) {
    const rows = await database.query<{ row: string }[]>(
      `SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY 1`,
    );
    content[table] = rows.map(({ row }) => row);
  }
  return content;
}
