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
    expect(timeline.edges.map(({ node }) => node.id)).toEqual([refused.metadata.id, readByB.metadata.id]);
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
