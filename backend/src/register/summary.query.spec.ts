import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import type { Reach } from '../rights/rights.js';
import { JournalSummary } from './commands.js';
import type { JournalFilter } from './commands.js';
import { JournalReader } from './journal.reader.js';
import { History, account, project, school } from './register.fixture.js';
import { JournalSummaryHandler } from './summary.query.js';

let database: TestDatabase;
let handler: JournalSummaryHandler;

beforeAll(async () => {
  database = await createTestDatabase();
  handler = new JournalSummaryHandler(database.dataSource, new JournalReader(database.dataSource));
  const history = new History();
  const at = (occurredAt: string, type: 'SignedIn' | 'SignInRefused' | 'AccountRead') =>
    history.add({ type, occurredAt, subject: account(1), schools: [school(1)], channel: 'PORTAL' });
  at('2026-03-27T22:59:59.000Z', 'SignedIn');
  at('2026-03-27T23:00:00.000Z', 'SignedIn');
  // The night of summer time: Paris goes from +1 to +2.
  at('2026-03-29T21:59:59.000Z', 'SignInRefused');
  at('2026-03-29T22:00:00.000Z', 'AccountRead');
  at('2026-03-30T12:00:00.000Z', 'SignedIn');
  await project(database.dataSource, history.events);
});
afterAll(() => database.drop());

const everything: Reach = { kind: 'everything' };
const summary = (filter: JournalFilter) => handler.execute(new JournalSummary(filter, everything));
const march = { from: new Date('2026-03-26T23:00:00.000Z'), to: new Date('2026-03-30T22:00:00.000Z') };

describe('the summary', () => {
  test('counts by Paris day with the empty ones, by kind with the most frequent first, and what was refused', async () => {
    expect(await summary(march)).toEqual({
      total: 5,
      refused: 1,
      days: [
        { day: '2026-03-27', count: 1 },
        { day: '2026-03-28', count: 1 },
        { day: '2026-03-29', count: 1 },
        { day: '2026-03-30', count: 2 },
      ],
      kinds: [
        { kind: 'SignedIn', count: 3 },
        { kind: 'AccountRead', count: 1 },
        { kind: 'SignInRefused', count: 1 },
      ],
    });
  });

  test('answers the same from counts and from rows', async () => {
    expect(await summary({ ...march, person: account(1) })).toEqual(await summary(march));
    expect(await summary({ ...march, school: school(1), channel: 'PORTAL' })).toEqual(await summary(march));
  });

  test('takes the hours at the ends of a period to the second', async () => {
    const { total, days } = await summary({
      from: new Date('2026-03-27T23:00:00.000Z'),
      to: new Date('2026-03-30T12:00:00.000Z'),
    });
    expect(total).toBe(3);
    expect(days.map(({ count }) => count)).toEqual([1, 1, 1]);
  });

  test('reaches to today without an end, and shows the last 400 days at most', async () => {
    const { total, days } = await summary({ from: new Date('2020-01-01T00:00:00.000Z') });
    const today = new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(new Date());
    expect(total).toBe(5);
    expect(days.length).toBe(400);
    expect(days.at(-1)!.day >= today).toBe(true);
  });

  test('of nothing is empty, with the days asked for', async () => {
    expect(await summary({ ...march, school: school(9) })).toMatchObject({
      total: 0,
      kinds: [],
      days: [{ count: 0 }, { count: 0 }, { count: 0 }, { count: 0 }],
    });
  });
});
