import { beforeEach, describe, expect, test } from '@jest/globals';
import type { AccountId, SchoolId, StreamName } from '@loge/contracts';
import type { Context } from '../context.js';
import { EventTooLarge } from '../event-store/port.js';
import type { Fact, Streams } from '../event-store/streams.js';
import { RecordReading } from './commands.js';
import type { Reading } from './commands.js';
import { RecordReadingHandler } from './readings.js';
import { account, commandLine, person, school, uuid } from './register.fixture.js';

/** An append as the store got it, and how the test answers it: at once unless `held`. */
let appends: { stream: StreamName; facts: readonly { fact: Fact; context: Context }[] }[];
let recorded: { stream: StreamName; fact: Fact }[];
let held: (() => void)[] | undefined;
let kept: StreamName[];
let failing: boolean;
let tooLarge: number;
let handler: RecordReadingHandler;
let now: number;

beforeEach(() => {
  [appends, recorded, kept, held, failing, tooLarge] = [[], [], [], undefined, false, 1_000];
  now = Date.UTC(2026, 10, 21);
  const streams: Pick<Streams, 'recordAll'> = {
    recordAll: async (stream, facts) => {
      appends.push({ stream, facts });
      if (held) await new Promise<void>((go) => held?.push(go));
      if (failing) throw new Error('The store is away.');
      if (facts.length > tooLarge) throw new EventTooLarge(stream, 2_000_000);
      recorded.push(...facts.map(({ fact }) => ({ stream, fact })));
      return { events: [], revision: 0, position: 0n as never };
    },
  };
  // Only `recordAll` is needed.
  handler = new RecordReadingHandler(streams as Streams, { keep: async (stream) => void kept.push(stream) });
});

const contextOf = (actor: Context['actor']): Context => ({
  actor,
  channel: 'DASHBOARD',
  correlationId: uuid(1),
  clock: () => new Date(now),
});
const read = (reading: Reading, actor: Context['actor'] = person(account(1))) =>
  handler.execute(new RecordReading(reading, contextOf(actor)));
/** A search that showed these people, by number, each in these schools. */
const search = (shown: Readonly<Record<number, readonly number[]>>): Reading => ({
  ...{ kind: 'SEARCH', where: 'ACCOUNTS', typed: 'arnaud', found: 30 },
  shown: new Map<AccountId, SchoolId[]>(
    Object.entries(shown).map(([number, schools]) => [account(Number(number)), schools.map(school)]),
  ),
});
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

  test('of a search keeps what was typed, how many were found, and whom it showed, in their schools', async () => {
    await read(search({ 2: [2, 1], 3: [1], 4: [] }));
    expect(recorded.map(({ fact }) => fact)).toEqual([
      {
        event: {
          type: 'PeopleSearched',
          data: { where: 'ACCOUNTS', typed: 'arnaud', found: 30, shown: [2, 3, 4].map(account) },
        },
        about: { schools: [school(1), school(2)] },
      },
    ]);
  });

  test('of the same thing is recorded once within a minute, of another or by another at once', async () => {
    await Promise.all([read(page), read(page)]);
    now += 59_999;
    await read(page);
    expect(recorded).toHaveLength(1);
    await read({ ...page, part: 'TIMELINE' });
    await read({ ...page, subject: account(3) });
    await read(page, person(account(4)));
    expect(recorded).toHaveLength(4);
    now += 60_000;
    await read(page);
    expect(recorded).toHaveLength(5);
  });

  test('that goes on at least once a minute, as a page that stays open, is recorded once an hour', async () => {
    for (let minutes = 0; minutes < 60; minutes += 0.5) {
      await read(page);
      now += 30_000;
    }
    expect(recorded).toHaveLength(1);
    await read(page);
    expect(recorded).toHaveLength(2);
    now += 59_999;
    await read(page);
    expect(recorded).toHaveLength(2);
  });

  test('of a search that goes on tells only whom it did not show before, in their schools', async () => {
    await read(search({ 2: [1], 3: [1] }));
    await read(search({ 3: [1], 2: [1] }));
    await read(search({}));
    expect(recorded).toHaveLength(1);
    await read(search({ 3: [1], 4: [2] }));
    await read(search({ 4: [2], 2: [1] }));
    expect(recorded.slice(1).map(({ fact }) => [fact.event.data, fact.about.schools])).toEqual([
      [{ where: 'ACCOUNTS', typed: 'arnaud', found: 30, shown: [account(4)] }, [school(2)]],
    ]);
    now += 60_000;
    await read(search({ 2: [1] }));
    expect(recorded).toHaveLength(3);
  });

  test('by a service is recorded as well, on a stream of its own that is kept for a time', async () => {
    await read(page, { kind: 'SERVICE', id: uuid(77) });
    expect(recorded.map(({ stream }) => stream)).toEqual([`access-${uuid(77)}`]);
    expect(kept).toEqual([`access-${uuid(77)}`]);
  });

  test('of one’s own page, or by the system, is not recorded', async () => {
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

describe('readings at the same time', () => {
  const pageOf = (number: number): Reading => ({ ...page, subject: account(number) });
  /** Begins readings, and tells which were answered. */
  function begin(numbers: readonly number[], reader = account(1)) {
    const answered: number[] = [];
    const all = numbers.map((number) =>
      handler
        .execute(
          new RecordReading(pageOf(number), { ...contextOf(person(reader)), correlationId: uuid(number) }),
        )
        .then(() => answered.push(number)),
    );
    return { answered, all: Promise.allSettled(all) };
  }
  /** Lets the append under way be answered, and waits until the next one comes. */
  async function release(next: number) {
    if (appends.length > 0) held?.shift()?.();
    while (appends.length < next) await new Promise(setImmediate);
  }

  test('by the same reader go together behind the append under way, each with its own context', async () => {
    held = [];
    const first = begin([2]);
    const other = begin([2], account(9));
    await release(2);
    const { answered, all } = begin([3, 4, 5]);
    expect(appends.map(({ facts }) => facts.length)).toEqual([1, 1]);
    await release(3);
    expect([first.answered, answered]).toEqual([[2], []]);
    expect(appends[2]).toMatchObject({
      stream: `access-${account(1)}`,
      facts: [3, 4, 5].map((number) => ({
        context: { correlationId: uuid(number) },
        fact: { about: { subject: account(number) } },
      })),
    });
    held.splice(0).forEach((go) => go());
    await Promise.all([all, other.all]);
    expect([answered, other.answered]).toEqual([[3, 4, 5], [2]]);
    held = undefined;
    await begin([6]).all;
    expect(appends).toHaveLength(4);
  });

  test('all fail with their append, and none is remembered', async () => {
    held = [];
    const first = begin([2]);
    await release(1);
    const { answered, all } = begin([3, 4]);
    await release(2);
    failing = true;
    held.splice(0).forEach((go) => go());
    expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    [held, failing] = [undefined, false];
    await begin([2, 3, 4]).all;
    expect([first.answered, answered]).toEqual([[2], []]);
    expect(recorded.map(({ fact }) => fact.about.subject)).toEqual([2, 3, 4].map(account));
  });

  test('that are too large together go one by one', async () => {
    tooLarge = 1;
    const { answered, all } = begin([2, 3, 4]);
    await all;
    expect(answered).toEqual([2, 3, 4]);
    expect(appends.map(({ facts }) => facts.length)).toEqual([3, 1, 1, 1]);
  });
});
