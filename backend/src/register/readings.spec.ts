import { beforeEach, describe, expect, test } from '@jest/globals';
import type { StreamName } from '@loge/contracts';
import type { Context } from '../context.js';
import type { Fact, Streams } from '../event-store/streams.js';
import { RecordReading } from './commands.js';
import type { Reading } from './commands.js';
import { RecordReadingHandler } from './readings.js';
import { account, commandLine, person, school, uuid } from './register.fixture.js';

let recorded: { stream: StreamName; fact: Fact }[];
let failing: boolean;
let handler: RecordReadingHandler;
let now: number;

beforeEach(() => {
  [recorded, failing, now] = [[], false, Date.UTC(2026, 10, 21)];
  const streams: Pick<Streams, 'record'> = {
    record: async (stream, _, facts) => {
      if (failing) throw new Error('The store is away.');
      recorded.push(...facts.map((fact) => ({ stream, fact })));
      return { events: [], revision: 0, position: 0n as never };
    },
  };
  // Only `record` is needed.
  handler = new RecordReadingHandler(streams as Streams);
});

const contextOf = (actor: Context['actor']): Context => ({
  actor,
  channel: 'DASHBOARD',
  correlationId: uuid(1),
  clock: () => new Date(now),
});
const read = (reading: Reading, actor: Context['actor'] = person(account(1))) =>
  handler.execute(new RecordReading(reading, contextOf(actor)));
const page: Reading = { kind: 'ACCOUNT', subject: account(2), part: 'PAGE', schools: [school(1)] };

describe('a reading', () => {
  test('of a page stands on the reader’s stream, about the person read, in their schools', async () => {
    await read(page);
    expect(recorded).toEqual([
      {
        stream: `access-${account(1)}`,
        fact: {
          event: { type: 'AccountRead', data: { part: 'PAGE' } },
          about: { subject: account(2), schools: [school(1)], classes: [] },
        },
      },
    ]);
  });

  test('of a search keeps what was typed and how many were found', async () => {
    await read({ kind: 'SEARCH', where: 'REGISTER', typed: 'arnaud', found: 3 });
    expect(recorded[0]!.fact.event.data).toEqual({ where: 'REGISTER', typed: 'arnaud', found: 3 });
  });

  test('of the same thing is recorded once a minute, of another or by another at once', async () => {
    await Promise.all([read(page), read(page)]);
    now += 59_999;
    await read(page);
    expect(recorded).toHaveLength(1);
    await read({ ...page, part: 'TIMELINE' });
    await read({ ...page, subject: account(3) });
    await read(page, person(account(4)));
    expect(recorded).toHaveLength(4);
    now += 1;
    await read(page);
    expect(recorded).toHaveLength(5);
  });

  test('of one’s own page, or by no account, is not recorded', async () => {
    await read({ ...page, subject: account(1) });
    await read(page, commandLine);
    expect(recorded).toEqual([]);
  });

  test('that could not be recorded fails, and is recorded the next time', async () => {
    failing = true;
    await expect(read(page)).rejects.toThrow('The store is away.');
    failing = false;
    await read(page);
    expect(recorded).toHaveLength(1);
  });
});
