import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { eventDefinitions } from '@loge/contracts';
import type { AccountId, EventId, ExportId } from '@loge/contracts';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import {
  History,
  account,
  commandLine,
  emptyJournal,
  journalContent,
  person,
  project,
  sampleData,
  school,
  uuid,
} from './register.fixture.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(() => emptyJournal(database.dataSource));
afterAll(() => database.drop());

const rows = <Row = Record<string, unknown>>(sql: string): Promise<Row[]> => database.dataSource.query(sql);

/** Every kind of event, some twice, by and about several people in several places. */
function everyKind(): History {
  const history = new History();
  for (const round of [1, 2]) {
    eventDefinitions.forEach(({ type }, index) => {
      history.add({
        type,
        subject: account(1 + (index % 3)),
        actor: index % 4 === 0 ? commandLine : person(account(1 + (index % 5))),
        schools: [school(index % 3), ...(index % 4 === 0 ? [school(5)] : [])],
        classes: index % 2 === 0 ? [`${school(index % 3)}/6A`] : [],
        occurredAt: `2026-11-${String(10 + ((index * round) % 12)).padStart(2, '0')}T22:30:00.000Z`,
      });
    });
  }
  return history;
}

describe('an event in the journal', () => {
  test.each(eventDefinitions.map(({ type }) => type))(
    '%s becomes a row with all of its metadata',
    async (type) => {
      const history = new History();
      const event = history.add({
        type,
        subject: account(2),
        onBehalfOf: account(3),
        actor: person(account(1)),
        schools: [school(2), school(1), school(2)],
        classes: [`${school(1)}/6A`],
        channel: 'DASHBOARD',
        causationId: uuid(9) as EventId,
        ip: '192.0.2.7',
        userAgent: 'Browser',
        reason: 'carte vérifiée',
      });
      await project(database.dataSource, history.events);
      const refused = /Refused$/.test(type);
      expect(await rows('SELECT * FROM read.journal')).toEqual([
        {
          position: event.position.toString(),
          event: event.metadata.id,
          type,
          occurred_at: new Date(event.metadata.occurredAt),
          recorded_at: new Date(event.metadata.recordedAt),
          actor_kind: 'ACCOUNT',
          actor: account(1),
          on_behalf_of: account(3),
          subject: account(2),
          schools: [school(1), school(2)],
          classes: [`${school(1)}/6A`],
          channel: 'DASHBOARD',
          outcome: refused ? 'REFUSED' : 'SUCCESS',
          correlation: event.metadata.correlationId,
          causation: uuid(9),
          reason: 'carte vérifiée',
          ip: '192.0.2.7',
          user_agent: 'Browser',
          stream: event.stream,
          revision: String(event.revision),
          version: 1,
          facts: expect.any(Object),
          changes: expect.any(Array),
          shown: type === 'PeopleExported' ? sampleData(type).shown : [],
        },
      ]);
      expect(await rows('SELECT place FROM read.journal_place ORDER BY place')).toEqual(
        [school(1), `${school(1)}/6A`, school(2)].map((place) => ({ place })),
      );
      const people = 'SELECT account, as_actor, as_subject FROM read.journal_person';
      expect(await rows(`${people} WHERE as_actor OR as_subject ORDER BY 1`)).toEqual([
        { account: account(1), as_actor: true, as_subject: false },
        { account: account(2), as_actor: false, as_subject: true },
      ]);
    },
  );

  test('about oneself has one row of a person', async () => {
    const history = new History();
    history.add({ type: 'SignedIn', subject: account(1), actor: person(account(1)) });
    await project(database.dataSource, history.events);
    expect(await rows('SELECT as_actor, as_subject FROM read.journal_person')).toEqual([
      { as_actor: true, as_subject: true },
    ]);
  });

  test('that showed people has one row of each who neither did nor underwent it', async () => {
    const history = new History();
    const shown = [account(3), account(1), account(3), account(2)];
    history.add({
      type: 'PeopleSearched',
      data: { where: 'ACCOUNTS', typed: 'martin', found: 9, shown },
      ...{ actor: person(account(1)), subject: account(2), schools: [school(1)] },
    });
    const parts = { export: uuid(5) as ExportId, shown: [account(3).toUpperCase() as AccountId] };
    history.add({ type: 'PeopleExported', data: parts, actor: person(account(1)) });
    await project(database.dataSource, history.events);
    expect(
      await rows(
        `SELECT position::int, account, as_actor, as_subject FROM read.journal_person ORDER BY 1, 2`,
      ),
    ).toEqual([
      { position: 7, account: account(1), as_actor: true, as_subject: false },
      { position: 7, account: account(2), as_actor: false, as_subject: true },
      { position: 7, account: account(3), as_actor: false, as_subject: false },
      { position: 14, account: account(1), as_actor: true, as_subject: false },
      { position: 14, account: account(3), as_actor: false, as_subject: false },
    ]);
  });

  test('keeps what PostgreSQL cannot hold out of its text', async () => {
    const history = new History();
    const typed = 'a\u0000b\uD800c \\u0000 é🎒';
    history.add({ type: 'PeopleSearched', data: { where: 'REGISTER', typed, found: 0 } });
    await project(database.dataSource, history.events);
    expect(await rows('SELECT facts FROM read.journal')).toEqual([
      { facts: { where: 'REGISTER', typed: 'a\uFFFDb\uFFFDc \\u0000 é🎒', found: 0 } },
    ]);
  });
});

describe('the counts by day', () => {
  test('use the days of Paris, and count an event of two schools once', async () => {
    const history = new History();
    const add = (occurredAt: string, schools: string[]) =>
      history.add({ type: 'AccountActivated', occurredAt, schools: schools as never });
    add('2026-07-14T21:59:59.000Z', [school(1)]);
    add('2026-07-14T22:00:00.000Z', [school(1)]);
    add('2026-07-15T08:00:00.000Z', [school(2), school(1)]);
    add('2026-07-15T09:00:00.000Z', [school(1), school(2)]);
    await project(database.dataSource, history.events, 2);
    expect(
      await rows(`SELECT day::text, schools, count::int, first_position::int, last_position::int
                  FROM read.journal_day ORDER BY day, schools`),
    ).toEqual([
      { day: '2026-07-14', schools: [school(1)], count: 1, first_position: 7, last_position: 7 },
      { day: '2026-07-15', schools: [school(1)], count: 1, first_position: 14, last_position: 14 },
      { day: '2026-07-15', schools: [school(1), school(2)], count: 2, first_position: 21, last_position: 28 },
    ]);
  });
});

describe('who is called what', () => {
  test('follows renaming, keeps the login, and forgets what was erased', async () => {
    const history = new History();
    const name = (family: string) => ({ family, given: 'Élise' });
    const created = sampleData('AccountCreated');
    const create = (subject: number, erased: string[] = []) =>
      history.add({
        type: 'AccountCreated',
        subject: account(subject),
        erased,
        data: { ...created, name: name('Martin') },
      });
    create(1);
    create(2);
    create(3, ['name', 'login', 'contacts', 'address', 'birthDate', 'civility']);
    for (const family of ['Bœuf', "D'Aubigné"]) {
      history.add({
        type: 'AccountRenamed',
        subject: account(1),
        data: { name: name(family), previousName: name('Martin') },
      });
    }
    await project(database.dataSource, history.events, 4);
    const login = { login: created.login, login_words: 'jean eloi dupont' };
    expect(
      await rows(
        'SELECT account, display_name, words, login, login_words FROM read.journal_name ORDER BY account',
      ),
    ).toEqual([
      { account: account(1), display_name: "Élise D'Aubigné", words: 'elise d aubigne', ...login },
      { account: account(2), display_name: 'Élise Martin', words: 'elise martin', ...login },
      { account: account(3), display_name: null, words: '', login: null, login_words: '' },
    ]);
  });

  test('knows the latest sign-in, whatever the order of the clocks', async () => {
    const history = new History();
    for (const day of ['03', '05', '04']) {
      const occurredAt = `2026-11-${day}T08:00:00.000Z`;
      history.add({ type: 'SignedIn', subject: account(1), actor: person(account(1)), occurredAt });
    }
    history.add({ type: 'AccountCreated', subject: account(1) });
    await project(database.dataSource, history.events, 1);
    expect(await rows('SELECT last_sign_in_at, login FROM read.journal_name')).toEqual([
      { last_sign_in_at: new Date('2026-11-05T08:00:00.000Z'), login: 'jean-eloi.dupont' },
    ]);
  });
});

test('one batch, small batches and one event at a time give the same read model', async () => {
  const { events } = everyKind();
  const contents = [];
  for (const atOnce of [events.length, 7, 1]) {
    await emptyJournal(database.dataSource);
    await project(database.dataSource, events, atOnce);
    contents.push(await journalContent(database.dataSource));
  }
  expect(contents[0]!['read.journal']).toHaveLength(events.length);
  expect(contents[1]).toEqual(contents[0]);
  expect(contents[2]).toEqual(contents[0]);
});
