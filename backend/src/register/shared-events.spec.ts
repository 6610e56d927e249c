import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventDefinitions } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import type { Recorded } from '../event-store/codec.js';
import type { Reach } from '../rights/rights.js';
import { JournalEvent, JournalPage, JournalSummary, Timeline } from './commands.js';
import type { JournalFilter } from './commands.js';
import { JournalEventHandler, JournalPageHandler, TimelineHandler } from './journal.query.js';
import { JournalReader } from './journal.reader.js';
import { History, account, commandLine, person, project, sampleData, school } from './register.fixture.js';
import { JournalSummaryHandler } from './summary.query.js';

/** A pupil of two schools, somebody of the staff of the second, and an auditor of the first. */
const [pupil, staffOfB, auditor] = [account(1), account(2), account(3)];
const [A, B] = [school(1), school(2)];
const reachOf = (...schools: (typeof A)[]): Reach => ({
  kind: 'schools',
  schools,
  classes: new Map(),
  networks: [],
});
const shared = { schools: [A, B], classes: [`${A}/6A`, `${B}/5C`] };
const origin = { ip: '192.0.2.7', userAgent: 'Browser' };

const history = new History();
const readByB = history.add({
  type: 'AccountRead',
  ...{ actor: person(staffOfB), subject: pupil, channel: 'DASHBOARD' },
  ...shared,
  ...origin,
});
const details = { ...sampleData('AccountAffiliated').details, classes: ['5C'] };
const joinedB = history.add({
  type: 'AccountAffiliated',
  data: { ...sampleData('AccountAffiliated'), school: B, details },
  ...{ subject: pupil, schools: [B], classes: [`${B}/5C`] },
});
const searchedByB = history.add({
  type: 'PeopleSearched',
  ...{ actor: person(staffOfB), channel: 'DASHBOARD' },
  ...origin,
});
const refused = history.add({
  type: 'SignInRefused',
  ...{ actor: { kind: 'SYSTEM', id: 'STRANGER' }, subject: pupil, schools: [A, B] },
  ...origin,
});
const readOfAOnly = history.add({
  type: 'AccountRead',
  ...{ actor: person(staffOfB), subject: account(4), schools: [A], channel: 'DASHBOARD' },
  ...origin,
});
const searched = { where: 'ACCOUNTS', typed: 'martin', found: 2, shown: [pupil, account(4)] } as const;
/** A search by somebody over both schools that showed a pupil of both and one of the first. */
const shownInBoth = history.add({
  type: 'PeopleSearched',
  data: { ...searched, shown: [...searched.shown] },
  ...{ actor: person(staffOfB), schools: [A, B], channel: 'DASHBOARD' },
  ...origin,
});
/** Every kind of event as one of both schools that tells of B, whatever may be told there. */
const ofBoth = eventDefinitions.map(({ type }): Recorded => {
  const told = JSON.stringify(sampleData(type)).replace(/\buai-\w+/g, B);
  return history.add({ type, data: JSON.parse(told), ...shared, actor: commandLine });
});

let database: TestDatabase;
let reader: JournalReader;
let full: (event: Recorded, reach: Reach, viewer?: AccountId) => ReturnType<JournalEventHandler['execute']>;
let found: (filter: JournalFilter, reach: Reach, viewer?: AccountId) => Promise<string[]>;

beforeAll(async () => {
  database = await createTestDatabase();
  await project(database.dataSource, history.events);
  reader = new JournalReader(database.dataSource);
  const events = new JournalEventHandler(database.dataSource, reader);
  const pages = new JournalPageHandler(database.dataSource, reader);
  full = ({ metadata }, reach, viewer) => events.execute(new JournalEvent(metadata.id, reach, viewer));
  found = async (filter, reach, viewer) => {
    const { edges } = await pages.execute(new JournalPage(filter, { first: 100 }, reach, viewer));
    return edges.map(({ node }) => node.id);
  };
});
afterAll(() => database.drop());

const everything: Reach = { kind: 'everything' };

describe('an event of two schools', () => {
  test('shows who reads the one neither the other nor its classes', async () => {
    expect(await full(readByB, reachOf(A))).toMatchObject({ schools: [A], classes: ['6A'] });
    expect(await full(readByB, reachOf(B))).toMatchObject({ schools: [B], classes: ['5C'] });
    for (const reach of [reachOf(A, B), everything]) {
      expect(await full(readByB, reach)).toMatchObject({ schools: [A, B], classes: ['6A', '5C'] });
    }
  });

  test.each(ofBoth.map((event) => ({ type: event.type, event })))(
    '$type tells nothing that names the other school, in full and in lists',
    async ({ event }) => {
      const seen = await full(event, reachOf(A));
      expect(seen).toBeDefined();
      const { allSchools: _, ...shown } = seen!;
      expect(JSON.stringify(shown)).not.toContain(B.replace('uai-', ''));
      expect(await found({ kinds: [event.type] }, reachOf(A))).toContain(event.metadata.id);
    },
  );

  test('tells nothing of a place in the other school', async () => {
    const event = ofBoth.find(({ type }) => type === 'AffiliationChanged')!;
    expect(await full(event, reachOf(A))).toMatchObject({ facts: {}, changes: [] });
    expect(await full(event, reachOf(B))).toMatchObject({
      facts: { school: B, details: { classes: ['5B'] } },
      changes: expect.arrayContaining([{ field: 'classes', before: '6A', after: '5B' }]),
    });
  });

  test('names of a role’s schools only those within sight', async () => {
    const data = { ...sampleData('RoleGranted'), scope: { kind: 'SCHOOLS' as const, schools: [A, B] } };
    const event = history.add({ type: 'RoleGranted', data, subject: account(5), schools: [A, B] });
    await project(database.dataSource, [event]);
    const text = { field: 'scope', before: null, after: `SCHOOLS ${A}` };
    const seen = await full(event, reachOf(A));
    expect(seen).toMatchObject({ facts: { scope: { kind: 'SCHOOLS', schools: [A] } } });
    expect(seen!.changes).toContainEqual(text);
    expect(await full(event, reachOf(A), account(5))).toMatchObject({
      facts: { scope: { schools: [A, B] } },
    });
  });

  test('is not found by the other school or its classes, which would tell of it', async () => {
    const filters: JournalFilter[] = [
      { school: B },
      { school: B, class: '5C' },
      { school: B, person: pupil },
    ];
    for (const filter of filters) {
      expect(await found(filter, reachOf(A), auditor)).toEqual([]);
      const counts = new JournalSummaryHandler(database.dataSource, reader);
      const summary = await counts.execute(new JournalSummary(filter, reachOf(A), auditor));
      expect(summary.total).toBe(0);
      expect(await found(filter, reachOf(B))).toContain(readByB.metadata.id);
    }
    expect(await found({ school: B, person: pupil }, reachOf(A), pupil)).toContain(readByB.metadata.id);
  });

  test('is shown whole to the person it is about', async () => {
    expect(await full(readByB, reachOf(), pupil)).toMatchObject({ schools: [A, B], classes: ['6A', '5C'] });
  });
});

describe('an event of the other school alone', () => {
  test('does not exist, in a shared person’s history either', async () => {
    expect(await full(joinedB, reachOf(A), auditor)).toBeUndefined();
    expect(await full(searchedByB, reachOf(A), auditor)).toBeUndefined();
    const timelines = new TimelineHandler(database.dataSource, reader);
    const timeline = await timelines.execute(new Timeline(pupil, { first: 100 }, reachOf(A), auditor));
    expect(timeline.edges.map(({ node }) => node.id)).toEqual(
      [shownInBoth, refused, readByB].map(({ metadata }) => metadata.id),
    );
  });
});

describe('a search that showed people', () => {
  const kinds = ['PeopleSearched'] as const;
  const id = shownInBoth.metadata.id;

  test('stands in the register of each of its schools, and in the histories of those shown', async () => {
    for (const reach of [reachOf(A), reachOf(B), everything]) {
      expect(await found({ kinds, school: A, person: pupil }, everything)).toContain(id);
      expect(await found({ kinds }, reach, auditor)).toContain(id);
      expect(await found({ kinds, person: account(4) }, reach, auditor)).toContain(id);
    }
    expect(await found({ kinds }, reachOf(), account(4))).toEqual([id]);
    expect(await found({ kinds }, reachOf(), account(5))).toEqual([]);
  });

  test('was done neither by nor to those shown', async () => {
    for (const reach of [everything, reachOf(A)]) {
      expect(await found({ kinds, subject: pupil }, reach)).not.toContain(id);
      expect(await found({ kinds, actor: pupil }, reach)).not.toContain(id);
    }
  });

  test('stands in the history of an account that others were joined to, once', async () => {
    const timelines = new TimelineHandler(database.dataSource, reader);
    const asked = new Timeline(account(8), { first: 100 }, everything, auditor, [pupil, account(4)]);
    const { edges, countUpTo1001 } = await timelines.execute(asked);
    const ids = edges.map(({ node }) => node.id);
    expect(ids.filter((one) => one === id)).toHaveLength(1);
    expect(countUpTo1001).toBe(new Set(ids).size);
  });

  test('is counted alike by the summary, also of one’s own', async () => {
    const counts = new JournalSummaryHandler(database.dataSource, reader);
    for (const [filter, reach, viewer] of [
      [{ person: account(4) }, everything, auditor],
      [{ person: account(4) }, reachOf(A), auditor],
      [{}, reachOf(school(3)), account(4)],
    ] as const) {
      const { total } = await counts.execute(new JournalSummary(filter, reach, viewer));
      expect(total).toBe((await found(filter, reach, viewer)).length);
      expect(total).toBeGreaterThan(0);
    }
  });

  test('tells what was typed to the reader and to those over all its schools, and to nobody else', async () => {
    const typed = async (reach: Reach, viewer?: AccountId) => (await full(shownInBoth, reach, viewer))?.facts;
    for (const [reach, viewer] of [
      [everything, auditor],
      [reachOf(A, B), auditor],
      [reachOf(), staffOfB],
    ] as const)
      expect(await typed(reach, viewer)).toEqual({ where: 'ACCOUNTS', typed: 'martin', found: 2 });
    for (const [reach, viewer] of [
      [reachOf(A), auditor],
      [reachOf(B), auditor],
      [reachOf(A), pupil],
      [reachOf(), account(4)],
    ] as const)
      expect(await typed(reach, viewer)).toEqual({ where: 'ACCOUNTS', typed: null, found: 2 });
    const entries = new JournalPageHandler(database.dataSource, reader);
    const page = await entries.execute(new JournalPage({ kinds }, {}, reachOf(A), auditor));
    expect(page.edges.find(({ node }) => node.id === id)?.node.facts['typed']).toBeNull();
  });

  test('tells those shown none of its schools but those they see', async () => {
    expect(await full(shownInBoth, reachOf(), pupil)).toMatchObject({ schools: [], classes: [], ip: null });
    expect(await full(shownInBoth, reachOf(A), pupil)).toMatchObject({ schools: [A] });
    expect(await found({ school: B }, reachOf(A), pupil)).not.toContain(id);
  });
});

describe('address and browser', () => {
  const hidden = { ip: null, userAgent: null };

  test('are shown to those who see all schools of the event', async () => {
    expect(await full(readByB, reachOf(A, B), auditor)).toMatchObject(origin);
    expect(await full(readByB, everything, auditor)).toMatchObject(origin);
    expect(await full(readOfAOnly, reachOf(A), auditor)).toMatchObject(origin);
    expect(await full(readByB, reachOf(A), auditor)).toMatchObject(hidden);
    expect(await full(refused, reachOf(A), auditor)).toMatchObject(hidden);
  });

  test('are shown to the person they tell of', async () => {
    expect(await full(readByB, reachOf(), staffOfB)).toMatchObject(origin);
    expect(await full(searchedByB, reachOf(), staffOfB)).toMatchObject(origin);
    expect(await full(refused, reachOf(), pupil)).toMatchObject(origin);
  });

  test('of staff are not shown to the person read', async () => {
    expect(await full(readByB, reachOf(), pupil)).toMatchObject(hidden);
  });
});
