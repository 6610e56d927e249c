import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AccountId, EventId } from '@loge/contracts';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import type { Recorded } from '../event-store/codec.js';
import type { Reach } from '../rights/rights.js';
import {
  JournalEntries,
  JournalEvent,
  JournalPage,
  JournalSummary,
  LastSignIn,
  Timeline,
} from './commands.js';
import type { JournalFilter, PageRequest } from './commands.js';
import { livelyHistory, manyFilters, matches, mayBeAsked, visible } from './journal.model.fixture.js';
import {
  JournalEntriesHandler,
  JournalEventHandler,
  JournalPageHandler,
  LastSignInHandler,
  TimelineHandler,
} from './journal.query.js';
import { JournalReader } from './journal.reader.js';
import { account, person, project, sampleData, school } from './register.fixture.js';
import type { History } from './register.fixture.js';
import { sightOf } from './sight.js';
import { JournalSummaryHandler } from './summary.query.js';

const everything: Reach = { kind: 'everything' };
const reachOf = (schools: number[], classes: [number, string[]][] = []): Reach => ({
  kind: 'schools',
  schools: [...schools, ...classes.map(([number]) => number)].map(school),
  classes: new Map(classes.map(([number, codes]) => [school(number), codes])),
  networks: [],
});

let database: TestDatabase;
let history: History;
let pages: JournalPageHandler;
let summaries: JournalSummaryHandler;
let details: JournalEventHandler;

beforeAll(async () => {
  database = await createTestDatabase();
  history = livelyHistory();
  await project(database.dataSource, history.events);
  const reader = new JournalReader(database.dataSource);
  pages = new JournalPageHandler(database.dataSource, reader);
  summaries = new JournalSummaryHandler(database.dataSource, reader);
  details = new JournalEventHandler(database.dataSource, reader);
});
afterAll(() => database.drop());

const page = (
  filter: JournalFilter,
  request: PageRequest = {},
  reach: Reach = everything,
  viewer?: AccountId,
) => pages.execute(new JournalPage(filter, request, reach, viewer));

/** The ids of all pages, walked from the newest to the oldest, or the other way. */
async function walk(filter: JournalFilter, size: number, reach: Reach = everything, viewer?: AccountId) {
  const ids: EventId[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { edges, pageInfo } = await page(filter, { first: size, after }, reach, viewer);
    ids.push(...edges.map(({ node }) => node.id));
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  return ids;
}

const newestFirst = (events: readonly Recorded[]) => events.map(({ metadata }) => metadata.id).reverse();
const describeFilter = (filter: JournalFilter) => JSON.stringify(filter);

describe('filters', () => {
  test('alone and combined find exactly the events they describe, counted and summed up alike', async () => {
    for (const filter of manyFilters(2)) {
      const expected = newestFirst(history.events.filter((event) => matches(event, filter)));
      const found = await page(filter, { first: 100 });
      const summary = await summaries.execute(new JournalSummary(filter, everything));
      expect([describeFilter(filter), found.edges.map(({ node }) => node.id)]).toEqual([
        describeFilter(filter),
        expected.slice(0, 100),
      ]);
      expect([describeFilter(filter), found.countUpTo1001, summary.total]).toEqual([
        describeFilter(filter),
        expected.length,
        expected.length,
      ]);
    }
  });

  test('find the same events on pages of any size', async () => {
    const expected = newestFirst(history.events.filter((event) => matches(event, { school: school(1) })));
    expect(await walk({ school: school(1) }, 7)).toEqual(expected);
    expect(await walk({ school: school(1) }, 100)).toEqual(expected);
  });

  test('a search follows the present name, not a former one', async () => {
    const renamed = livelyHistory(0);
    const other = await createTestDatabase();
    renamed.add({
      type: 'AccountRenamed',
      subject: account(1),
      data: {
        name: { given: 'Claire', family: 'Nguyễn' },
        previousName: { given: 'Claire', family: 'Besson' },
      },
    });
    await project(other.dataSource, renamed.events);
    const handler = new JournalPageHandler(other.dataSource, new JournalReader(other.dataSource));
    const search = async (text: string) =>
      (await handler.execute(new JournalPage({ search: text }, {}, everything))).edges.length;
    expect(await search('claire nguyen')).toBe(2);
    // The login still says so, and nothing else does.
    expect(await search('besson')).toBe(2);
    expect(await search('nguyen tom')).toBe(0);
    await other.drop();
  });

  test('a search that finds more people than can be followed one by one still finds their events', async () => {
    const crowd = livelyHistory(0);
    const other = await createTestDatabase();
    for (let number = 100; number < 2_150; number += 1) {
      const data = { ...sampleData('AccountCreated'), name: { given: 'Zoé', family: `Foule ${number}` } };
      crowd.add({ type: 'AccountCreated', data, subject: account(number), schools: [school(number % 4)] });
    }
    await project(other.dataSource, crowd.events);
    const reader = new JournalReader(other.dataSource);
    const handler = new JournalPageHandler(other.dataSource, reader);
    const found = await handler.execute(new JournalPage({ search: 'zoe foule' }, {}, everything));
    expect(found.edges).toHaveLength(25);
    expect(found.countUpTo1001).toBe(1001);
    const partly = await handler.execute(new JournalPage({ search: 'zoe foule' }, {}, reachOf([1])));
    expect(partly.countUpTo1001).toBe(513);

    // Their rows are gathered, or the places walked where another filter asks for more than people's rows tell.
    for (const filter of [{ search: 'zoe foule' }, { search: 'zoe foule', channel: 'SYSTEM' } as const]) {
      const ask = (request: PageRequest) =>
        handler.execute(new JournalPage(filter, request, reachOf([1, 2])));
      const expected = newestFirst(
        crowd.events.filter(({ metadata, type }) => {
          const number = type === 'AccountCreated' ? parseInt(metadata.subject!.slice(-12), 16) : 0;
          return number >= 100 && [1, 2].includes(number % 4);
        }),
      );
      const ids = ({ edges }: Awaited<ReturnType<typeof ask>>) => edges.map(({ node }) => node.id);
      const first = await ask({ first: 30 });
      const second = await ask({ first: 30, after: first.pageInfo.endCursor });
      const back = await ask({ last: 30, before: second.pageInfo.startCursor });
      expect([...ids(first), ...ids(second)]).toEqual(expected.slice(0, 60));
      expect(ids(back)).toEqual(ids(first));
    }
    await other.drop();
  });
});

describe('reach', () => {
  const reaches: [string, Reach, AccountId | undefined][] = [
    ['one school', reachOf([1]), undefined],
    ['one school, and what is about or by oneself', reachOf([3]), account(2)],
    ['several schools', reachOf([1, 2]), account(5)],
    ['a class', reachOf([], [[1, ['6A']]]), undefined],
    ['a school and a class of another', reachOf([3], [[2, ['5B']]]), account(1)],
    ['nothing', reachOf([]), undefined],
    ['nothing but oneself', reachOf([]), account(4)],
  ];

  test.each(reaches)(
    '%s: pages, counts and summaries hold what may be seen, and no more',
    async (_, reach, viewer) => {
      const sight = sightOf(reach, viewer);
      for (const filter of manyFilters(3)) {
        const expected = newestFirst(
          history.events.filter(
            (event) => matches(event, filter) && visible(event, sight) && mayBeAsked(event, filter, sight),
          ),
        );
        const found = await page(filter, { first: 100 }, reach, viewer);
        const summary = await summaries.execute(new JournalSummary(filter, reach, viewer));
        expect([describeFilter(filter), found.edges.map(({ node }) => node.id), summary.total]).toEqual([
          describeFilter(filter),
          expected.slice(0, 100),
          expected.length,
        ]);
        expect(found.countUpTo1001).toBe(expected.length);
      }
    },
  );

  test('an event out of reach does not exist', async () => {
    const event = history.events.find(({ metadata }) => metadata.schools.join() === school(2))!;
    const id = event.metadata.id;
    const detail = (reach: Reach) => details.execute(new JournalEvent(id, reach));
    expect(await detail(reachOf([1]))).toBeUndefined();
    expect(await detail(reachOf([2]))).toMatchObject({ id });
    const entries = new JournalEntriesHandler(database.dataSource);
    expect((await entries.execute(new JournalEntries([id], reachOf([1])))).size).toBe(0);
    expect((await entries.execute(new JournalEntries([id], reachOf([2])))).get(id)).toMatchObject({ id });
  });

  test('what was caused by the same command is shown and counted as far as it may be seen', async () => {
    const seen = history.events.find(
      ({ metadata }) => metadata.schools.includes(school(1)) && metadata.schools.length === 1,
    )!;
    const others = history.events.filter(
      ({ metadata }) =>
        metadata.correlationId === seen.metadata.correlationId && metadata.id !== seen.metadata.id,
    );
    for (const reach of [everything, reachOf([1])]) {
      const expected = newestFirst(others.filter((event) => visible(event, sightOf(reach, undefined))));
      const detail = await details.execute(new JournalEvent(seen.metadata.id, reach));
      expect(detail!.causedWith.map(({ id }) => id)).toEqual(expected.slice(0, 20));
      expect(detail!.causedWithCountUpTo1001).toBe(expected.length);
    }
  });
});

describe('paging', () => {
  test('stays in place while events arrive, and finds the new ones before the page', async () => {
    const filter = { person: account(1) };
    const first = await page(filter, { first: 10 });
    const second = await page(filter, { first: 10, after: first.pageInfo.endCursor });
    const arrived = history.add({ type: 'AccountActivated', subject: account(1), schools: [school(1)] });
    await project(database.dataSource, [arrived]);

    const again = await page(filter, { first: 10, after: first.pageInfo.endCursor });
    expect(again).toMatchObject({ edges: second.edges, pageInfo: second.pageInfo });
    const newer = await page(filter, { last: 10, before: first.pageInfo.startCursor });
    expect(newer.edges.map(({ node }) => node.id)).toEqual([arrived.metadata.id]);
    expect(newer.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  test('100 events that arrive while several page and poll are each shown once, and none is missed', async () => {
    const crowd = livelyHistory(2_000);
    const before = crowd.events.length;
    for (let number = 0; number < 100; number += 1) {
      const actor = person(account(1 + (number % 3)));
      const shown = { where: 'ACCOUNTS', typed: 'x', found: 1, shown: [account(5)] } as const;
      const schools = [school(1 + (number % 3))];
      if (number % 5 === 0)
        crowd.add({ type: 'PeopleSearched', actor, data: { ...shown, shown: [...shown.shown] }, schools });
      else crowd.add({ type: 'SignedIn', actor, subject: account(number % 40), schools });
    }
    const other = await createTestDatabase();
    await project(other.dataSource, crowd.events.slice(0, before));
    const reader = new JournalReader(other.dataSource);
    const handler = new JournalPageHandler(other.dataSource, reader);
    let arriving = true;
    const arrive = async () => {
      for (let from = before; from < crowd.events.length; from += 3)
        await project(other.dataSource, crowd.events.slice(from, from + 3));
      arriving = false;
    };

    const follow = async (filter: JournalFilter, size: number, reach: Reach, viewer?: AccountId) => {
      const ask = (request: PageRequest) => handler.execute(new JournalPage(filter, request, reach, viewer));
      const first = await ask({ first: size });
      const idsOf = ({ edges }: typeof first) => edges.map(({ node }) => node.id);
      const older = idsOf(first);
      const newer: EventId[] = [];
      let [{ hasNextPage: more, endCursor: after }, latest] = [first.pageInfo, first.pageInfo.startCursor];
      const poll = async () => {
        const page = await ask({ last: size, ...(latest && { before: latest }) });
        newer.unshift(...idsOf(page));
        latest = page.pageInfo.startCursor ?? latest;
        return page.edges.length > 0;
      };
      for (let polled = true; arriving || polled || more;) {
        // Read first: what arrives from here on is polled once more.
        const last = !arriving;
        if (more) {
          const page = await ask({ first: size, after });
          older.push(...idsOf(page));
          ({ hasNextPage: more, endCursor: after } = page.pageInfo);
        }
        polled = (await poll()) || !last;
      }
      return { filter: describeFilter(filter), ids: [...newer, ...older] };
    };
    const asked: [JournalFilter, number, Reach, AccountId?][] = [
      [{}, 40, everything],
      [{ person: account(1) }, 7, everything],
      [{ person: account(5) }, 7, reachOf([1, 2]), account(9)],
      [{ person: account(37) }, 2, everything],
      [{ school: school(2), kinds: ['SignedIn'] }, 3, reachOf([2])],
      [{ search: 'boeuf' }, 9, everything],
      [{}, 20, reachOf([]), account(5)],
    ];
    const [followed] = await Promise.all([Promise.all(asked.map((one) => follow(...one))), arrive()]);
    expect(followed).toEqual(
      asked.map(([filter, , reach, viewer]) => ({
        filter: describeFilter(filter),
        ids: newestFirst(
          crowd.events.filter((event) => matches(event, filter) && visible(event, sightOf(reach, viewer))),
        ),
      })),
    );
    await other.drop();
  }, 30_000);

  test('what arrives after an empty page is found without a cursor', async () => {
    const filter = { person: account(4_000) };
    expect((await page(filter)).pageInfo).toMatchObject({ startCursor: null });
    const [first, second] = [1, 2].map(() => history.add({ type: 'SignedIn', subject: account(4_000) }));
    await project(database.dataSource, [first!, second!]);
    const one = await page(filter, { last: 1 });
    expect(one.edges.map(({ node }) => node.id)).toEqual([first!.metadata.id]);
    expect(one.pageInfo.hasPreviousPage).toBe(true);
    const next = await page(filter, { last: 1, before: one.pageInfo.startCursor });
    expect(next.edges.map(({ node }) => node.id)).toEqual([second!.metadata.id]);
    const none = await page(filter, { last: 1, before: next.pageInfo.startCursor });
    expect(none).toMatchObject({ edges: [], pageInfo: { startCursor: null, hasPreviousPage: false } });
  });

  test('goes back to the page it came from', async () => {
    const [one, two] = [await page({}, { first: 10 }), 10];
    const next = await page({}, { first: two, after: one.pageInfo.endCursor });
    const back = await page({}, { last: 10, before: next.pageInfo.startCursor });
    expect(back.edges).toEqual(one.edges);
    expect(next.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
  });

  test('an empty page has no cursors', async () => {
    expect(await page({ search: 'nobody' })).toMatchObject({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  test('a timeline is about or by one account', async () => {
    const handler = new TimelineHandler(database.dataSource, new JournalReader(database.dataSource));
    const timeline = await handler.execute(new Timeline(account(2), { first: 100 }, everything));
    const expected = newestFirst(history.events.filter((event) => matches(event, { person: account(2) })));
    expect(timeline.edges.map(({ node }) => node.id)).toEqual(expected.slice(0, 100));
  });
});

describe('what makes no sense', () => {
  const cursor = Buffer.from('99999999999999999999').toString('base64url');
  const badPages: PageRequest[] = [
    { first: 0 },
    { first: -1 },
    { first: 101 },
    { first: 2_147_483_647 },
    { first: 1.5 },
    { last: 1_000 },
    { first: 1, last: 1 },
    { after: 'nonsense' },
    { after: '' },
    { after: cursor },
    { before: Buffer.from('-1').toString('base64url') },
    { after: `${Buffer.from('7').toString('base64url')}=` },
    { after: "1' OR '1'='1" },
  ];
  test.each(badPages)('a page of %j is BAD_INPUT', async (request) => {
    await expect(page({}, request)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  const badFilters: JournalFilter[] = [
    { from: new Date(Number.NaN) },
    { to: new Date(8.64e15) },
    { from: new Date('2026-02-01'), to: new Date('2026-01-01') },
    { person: "x' OR true --" as AccountId },
    { correlation: 'x' },
    { class: '6A' },
    { search: 'a'.repeat(201) },
    { search: 'a\u0000' },
  ];
  test.each(badFilters)('a filter of %j is BAD_INPUT, for pages and summaries', async (filter) => {
    await expect(page(filter)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const summary = summaries.execute(new JournalSummary(filter, everything));
    await expect(summary).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test.each([`'; DROP TABLE read.journal; --`, `%`, `_`, `\\`, `"' OR 1=1`, '*?+[(', '🎒'])(
    'a search for %s finds nobody and breaks nothing',
    async (search) => {
      expect((await page({ search })).edges).toEqual([]);
      expect((await page({})).edges).not.toEqual([]);
    },
  );

  test.each([' ', ''])('a search for %j is none', async (search) => {
    expect((await page({ search })).countUpTo1001).toBe(history.events.length);
  });

  test('an id that is none names no event', async () => {
    expect(await details.execute(new JournalEvent("' OR true", everything))).toBeUndefined();
  });
});

describe('an event', () => {
  test('shows the present names of the children it speaks of, address and place in the store in full only', async () => {
    const data = sampleData('AccountAffiliated');
    const children = [2, 88].map((number) => ({
      child: account(number),
      relation: 'MOTHER' as const,
      legalGuardian: 1 as const,
    }));
    const event = history.add({
      type: 'AccountAffiliated',
      data: { ...data, profile: 'RELATIVE', details: { ...data.details, children } },
      subject: account(3),
      schools: [school(1)],
      classes: [`${school(1)}/6A`],
      ip: '192.0.2.7',
      userAgent: 'Browser',
    });
    await project(database.dataSource, [event]);
    const detail = await details.execute(new JournalEvent(event.metadata.id, everything));
    expect(detail).toMatchObject({
      ip: '192.0.2.7',
      userAgent: 'Browser',
      classes: ['6A'],
      technical: { stream: event.stream, revision: event.revision, position: event.position.toString() },
      facts: { details: { children: [{ displayName: 'Tom Arnaud' }, { displayName: null }] } },
    });
    expect(detail!.changes).toContainEqual({
      field: 'children',
      before: null,
      after: 'Tom Arnaud (MOTHER, 1), – (MOTHER, 1)',
    });
    const [listed] = (await page({}, { first: 1 })).edges;
    expect(listed!.node).not.toHaveProperty('ip');
  });
});

test('the last sign-ins of several people are told at once', async () => {
  const signedIn = history.events.filter(({ type }) => type === 'SignedIn');
  const latest = new Map<string, number>();
  for (const { metadata } of signedIn) {
    const who = metadata.subject ?? (metadata.actor.kind === 'ACCOUNT' ? metadata.actor.id : undefined);
    if (!who) continue;
    latest.set(who, Math.max(latest.get(who) ?? 0, Date.parse(metadata.occurredAt)));
  }
  const asked = [1, 2, 3, 4, 5, 99].map(account);
  const told = await new LastSignInHandler(database.dataSource).execute(new LastSignIn(asked));
  expect(new Map([...told].map(([who, at]) => [who, at.getTime()]))).toEqual(
    new Map(asked.filter((who) => latest.has(who)).map((who) => [who, latest.get(who)!])),
  );
});
