import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase } from '../../../../test/support/database.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { someEvents, someStream, someType } from '../event-store.fixture.js';
import { AppendTooLate, WrongExpectedRevision } from '../port.js';
import { appendGroup } from './appends.js';
import type { Append } from './appends.js';

let database: TestDatabase;
let client: pg.Client;
let statements: number;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Appends a group and counts what was sent for it. */
async function store(...group: readonly Append[]) {
  statements = 0;
  const counting = Object.create(client, {
    query: { value: (...sent: Parameters<typeof client.query>) => (statements++, client.query(...sent)) },
  }) as pg.ClientBase; // It has a client's prototype.
  return appendGroup(counting, group);
}

const append = (more: Partial<Append>): Append => ({
  stream: someStream(),
  events: someEvents(someType(), 1),
  expected: 'none',
  ...more,
});

test('a group whose streams are as supposed is stored by one statement, each append where it belongs', async () => {
  const [stream, notAfter] = [someStream(), new Date(Date.now() + 60_000)];
  const { events: before } = await store(append({}));
  const head = before.at(-1)?.position ?? 0n;
  const group = [
    append({ stream, events: someEvents(someType(), 2) }),
    append({ notAfter }),
    append({ stream, events: someEvents(someType(), 3), expected: 1 }),
  ];
  const { outcomes, events } = await store(...group);
  expect(statements).toBe(1);
  expect(outcomes).toEqual([
    { revision: 1, position: head + 2n },
    { revision: 0, position: head + 3n },
    { revision: 4, position: head + 6n },
  ]);
  expect(events.map(({ position }) => position - head)).toEqual([1n, 2n, 3n, 4n, 5n, 6n]);
  const { rows } = await client.query<{ id: string; stream: string; revision: string }>(
    'SELECT id, stream, revision FROM events.event WHERE position > $1 ORDER BY position',
    [head],
  );
  expect(rows.map(({ id }) => id)).toEqual(group.flatMap(({ events }) => events.map(({ id }) => id)));
  expect(rows.map(({ revision }) => Number(revision))).toEqual([0, 1, 0, 2, 3, 4]);
});

test.each<[string, Partial<Append>, new (...args: never[]) => Error]>([
  ['that expects an event which is not there', { expected: 4 }, WrongExpectedRevision],
  ['that comes too late', { notAfter: new Date(0) }, AppendTooLate],
])(
  'an append %s fails alone: the others of its group are decided by what is there',
  async (_, bad, error) => {
    const [first, second] = [append({}), append({})];
    const { outcomes } = await store(first, append(bad), second);
    expect(statements).toBeGreaterThan(1);
    expect(outcomes).toEqual([
      expect.objectContaining({ revision: 0 }),
      expect.any(error),
      expect.objectContaining({ revision: 0 }),
    ]);
  },
);

test('where the last events of a stream are deleted, what comes next is supposed to follow them', async () => {
  const stream = someStream();
  await store(append({ stream, events: someEvents(someType(), 3) }));
  await client.query('INSERT INTO events.stream (stream, scavenged_through) VALUES ($1, 2)', [stream]);
  await client.query('DELETE FROM events.event WHERE stream = $1', [stream]);
  const { outcomes } = await store(append({ stream, expected: 2 }));
  expect(statements).toBe(1);
  expect(outcomes).toEqual([expect.objectContaining({ revision: 3 })]);
});

test('what may go anywhere follows what is there, and is known again where it stands already', async () => {
  const [stream, other] = [someStream(), someStream()];
  await store(append({ stream, events: someEvents(someType(), 2) }));
  const repeated = append({ stream, expected: 'any' });
  const first = await store(repeated, append({ stream: other }), append({ stream, expected: 'any' }));
  expect(statements).toBe(1);
  expect(first.outcomes.map((outcome) => 'revision' in outcome && outcome.revision)).toEqual([2, 0, 3]);
  expect(first.events.map(({ stream: name, revision }) => [name, revision])).toEqual([
    [stream, 2],
    [other, 0],
    [stream, 3],
  ]);
  const again = await store(repeated, append({ stream, expected: 'any' }));
  expect(again.outcomes[0]).toEqual(first.outcomes[0]);
  expect(again.outcomes[1]).toMatchObject({ revision: 4 });
  expect(again.events).toHaveLength(1);
});

test('what may go anywhere is stored once, though it is sent twice in one group', async () => {
  const sent = append({ stream: someStream(), expected: 'any' });
  const { outcomes, events } = await store(sent, { ...sent });
  expect(events).toHaveLength(1);
  expect(outcomes[0]).toMatchObject({ revision: 0 });
  expect(outcomes[1]).toEqual(outcomes[0]);
});
