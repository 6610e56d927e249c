import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { QueryBus } from '@nestjs/cqrs';
import { createTestDatabase } from '../../../../test/support/database.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import type { Recorded } from '../../event-store/codec.js';
import { account, commandLine, school, uuid } from '../register.fixture.js';
import { CredentialActPageHandler } from './acts.handlers.js';
import { CredentialActPage } from './pictures.queries.js';
import { Lodge, busyAutumn, emptyPictures, picturesContent, projectPictures } from './pictures.fixture.js';

const [head, other, teacher, pupil] = [account(1), account(2), account(3), account(4)];
const NOON = '2026-11-17T11:00:00.000Z';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => emptyPictures(database.dataSource));

/** What stands out of each act, in order. */
async function standingOut(history: Lodge): Promise<string[]> {
  await projectPictures(database.dataSource, history.events, 3);
  const rows = await database.dataSource.query<Record<string, boolean>[]>(
    'SELECT to_rank, to_staff, at_night, among_many FROM read.credential_act ORDER BY position',
  );
  return rows.map((row) =>
    Object.keys(row)
      .filter((flag) => row[flag])
      .join(' '),
  );
}

describe('an act on the credentials of somebody else (KO-13)', () => {
  test('stands out when it was done to a member of staff, as long as they are one', async () => {
    const history = new Lodge();
    history.role(head, 'SCHOOLS');
    history.reset(head, teacher, NOON);
    history.place(teacher, 'TEACHER');
    history.place(pupil, 'PUPIL');
    history.reset(head, teacher, NOON);
    history.reset(head, pupil, NOON);
    history.place(teacher, 'TEACHER', true);
    history.reset(head, teacher, NOON);
    history.place(teacher, 'TEACHER');
    history.reset(head, teacher, NOON);
    expect(await standingOut(history)).toEqual(['', 'to_staff', '', '', 'to_staff']);
  });

  test('was done to staff when an account that leads to theirs has the place', async () => {
    const history = new Lodge();
    const joining = { standing: pupil, joined: teacher };
    history.place(teacher, 'TEACHER');
    for (const subject of [pupil, teacher])
      history.add({ type: 'AccountsJoined', subject, data: { ...joining, by: 'ADMINISTRATOR' } });
    history.reset(head, pupil, NOON);
    for (const subject of [pupil, teacher]) history.add({ type: 'AccountsParted', subject, data: joining });
    history.reset(head, pupil, NOON);
    expect(await standingOut(history)).toEqual(['to_staff', '']);
  });

  test('stands out when it was done to equal or higher rank at the time, by roles that had not ended', async () => {
    const history = new Lodge();
    history.role(head, 'SCHOOLS');
    history.reset(head, other, NOON);
    history.role(other, 'SCHOOLS', '2026-11-17');
    history.reset(head, other, NOON);
    // A quarter past eleven in the evening of the last day, and midnight.
    history.reset(head, other, '2026-11-17T22:15:00.000Z');
    history.reset(head, other, '2026-11-17T23:00:00.000Z');
    history.role(head, 'INSTALLATION');
    history.reset(head, other, NOON);
    history.role(other, 'INSTALLATION');
    history.reset(head, other, NOON);
    history.add({ type: 'PersonInvited', actor: commandLine, subject: other, occurredAt: NOON });
    expect(await standingOut(history)).toEqual([
      '',
      'to_rank to_staff',
      'to_rank to_staff at_night',
      'at_night',
      'to_staff',
      'to_rank to_staff',
      'to_staff',
    ]);
  });

  test('forgets a role that was withdrawn', async () => {
    const history = new Lodge();
    history.role(other, 'SCHOOLS');
    history.reset(head, other, NOON);
    const [granted] = history.events;
    if (granted?.type !== 'RoleGranted') throw new Error('A role comes first.');
    history.add({ type: 'RoleWithdrawn', subject: other, data: granted.data });
    history.reset(head, other, NOON);
    expect(await standingOut(history)).toEqual(['to_rank to_staff', '']);
  });

  test.each([
    ['2026-11-17T05:00:00.000Z', ''],
    ['2026-11-17T04:59:59.000Z', 'at_night'],
    ['2026-11-17T19:59:59.000Z', ''],
    ['2026-11-17T20:00:00.000Z', 'at_night'],
    // The same hour of UTC in summer time.
    ['2026-07-15T19:00:00.000Z', 'at_night'],
    // A Sunday of Paris, which is not yet one of Greenwich; and a Monday there, still a Sunday here.
    ['2026-11-14T23:00:00.000Z', 'at_night'],
    ['2026-11-15T11:00:00.000Z', 'at_night'],
    ['2026-11-16T08:00:00.000Z', ''],
  ])('at %s is at night or on a Sunday: %j', async (at, expected) => {
    const history = new Lodge();
    history.reset(head, pupil, at);
    expect(await standingOut(history)).toEqual([expected]);
  });

  const minutes = (many: number) => new Date(Date.parse(NOON) + many * 60_000).toISOString();
  const one = (number: number) => account(100 + number);

  test('is one of many when more than twenty are done within one hour, one by one, by the same person', async () => {
    const history = new Lodge();
    // Every third minute there are 21 in an hour; the first is too early for those that follow it closely.
    history.reset(head, one(0), minutes(-4));
    for (let made = 0; made < 21; made += 1) history.reset(head, one(made), minutes(made * 3));
    for (let made = 0; made < 20; made += 1) history.reset(other, one(made), minutes(made));
    const many = await standingOut(history);
    expect(many.map((flag) => flag !== '')).toEqual([
      false,
      ...Array<boolean>(21).fill(true),
      ...Array<boolean>(20).fill(false),
    ]);
  });

  test('is one of many in whatever order they come, the newest first or from the middle on', async () => {
    for (const order of [(made: number) => 24 - made, (made: number) => (made * 7) % 25]) {
      await emptyPictures(database.dataSource);
      const history = new Lodge();
      for (let made = 0; made < 25; made += 1) history.reset(head, one(made), minutes(order(made) * 3));
      expect(new Set(await standingOut(history))).toEqual(new Set(['among_many']));
    }
  });

  test('is not one of many when one command made them all, however many batches it took', async () => {
    const history = new Lodge();
    const correlationId = uuid(0x5000_0000);
    // Twenty by themselves; with the first of the file, one too many for a moment.
    for (let made = 0; made < 20; made += 1) history.reset(head, one(made), minutes(made));
    for (let made = 0; made < 40; made += 1) history.reset(head, one(made), minutes(30), { correlationId });
    expect(new Set(await standingOut(history))).toEqual(new Set(['']));
  });
});

test('a page of acts whose events the register does not have yet still leads to the next', async () => {
  const history = new Lodge();
  for (let made = 0; made < 3; made += 1) history.reset(head, account(100 + made), NOON);
  await projectPictures(database.dataSource, history.events);
  // The register as it is asked: it knows none of them.
  const queries = { execute: () => Promise.resolve(new Map()) } as unknown as QueryBus;
  const pages = new CredentialActPageHandler(database.dataSource, queries);
  const everything = { kind: 'everything' } as const;
  const asked = { from: '2026-11-17', to: '2026-11-17', sight: everything };
  const page = (after?: string | null) =>
    pages.execute(
      new CredentialActPage(asked, {}, { first: 2, after: after ?? null }, everything, undefined),
    );
  const first = await page();
  expect(first).toMatchObject({ edges: [], pageInfo: { hasNextPage: true }, countUpTo1001: 3 });
  expect((await page(first.pageInfo.endCursor)).pageInfo.hasNextPage).toBe(false);
});

test('one batch, small batches and one event at a time give the same rows, and so does a rebuild', async () => {
  const history = busyAutumn();
  for (let made = 0; made < 60; made += 1) {
    const correlationId = made % 2 === 0 ? { correlationId: uuid(0x5000_0000) } : {};
    history.reset(
      head,
      account(100 + made),
      new Date(Date.parse(NOON) + made * 60_000).toISOString(),
      correlationId,
    );
    if (made % 9 === 0) history.role(account(101 + made), 'SCHOOLS');
    if (made % 7 === 0) history.place(account(103 + made), 'TEACHER', made % 2 === 1);
  }
  const contents = [];
  const events: readonly Recorded[] = history.events.slice(-200);
  for (const atOnce of [events.length, 7, 1]) {
    await emptyPictures(database.dataSource);
    await projectPictures(database.dataSource, events, atOnce);
    contents.push(await picturesContent(database.dataSource));
  }
  expect(
    contents[0]!['read.credential_act']!.filter((row) => row.includes('"among_many": true')).length,
  ).toBe(52);
  expect(contents[0]!['read.statistic_day']!.some((row) => row.includes(school(3)))).toBe(true);
  expect(contents[1]).toEqual(contents[0]);
  expect(contents[2]).toEqual(contents[0]);
});
