import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase } from '../../../../test/support/database.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { followUntil } from '../event-store.contract.js';
import { someEvents, someStream, someType } from '../event-store.fixture.js';
import type { Position, StoredEvent } from '../port.js';
import { PostgresEventStore } from './postgres-event-store.js';

let database: TestDatabase;
let store: PostgresEventStore;
let other: PostgresEventStore;
beforeAll(async () => {
  database = await createTestDatabase();
  store = new PostgresEventStore({ url: database.url });
  other = new PostgresEventStore({ url: database.url });
});
afterAll(async () => {
  await store.close();
  await other.close();
  await database.drop();
});

const ids = (events: readonly { id: string }[]): string[] => events.map(({ id }) => id);

/** What a follower that begins now meets on its way to the end. */
const met = (after: Position, type: string): Promise<StoredEvent[]> =>
  followUntil(store, { after, filter: { types: [type] } }, (_, end) => end !== undefined);

/** As when a copy of the database that lacks the last events takes its place. */
async function fallBack(to: Position): Promise<void> {
  await database.dataSource.query('DELETE FROM events.event WHERE position > $1', [to.toString()]);
  await database.dataSource.query('UPDATE events.head SET position = $1', [to.toString()]);
}

test('who begins to follow meets nothing that has expired, though it was held', async () => {
  const [stream, type, start] = [someStream(), someType(), await store.end()];
  await met(start, type);
  const events = someEvents(type, 4);
  await store.append(stream, events, 'none');
  expect(ids(await met(start, type))).toEqual(ids(events));
  await store.setRetention(stream, { maxCount: 1 });
  expect(ids(await met(start, type))).toEqual(ids(events.slice(3)));
});

test('after an older copy of the database, nothing that was lost is met, nor one of the new events passed over', async () => {
  const [type, start] = [someType(), await store.end()];
  await met(start, type);
  await store.append(someStream(), someEvents(type, 3), 'none');
  expect(await met(start, type)).toHaveLength(3);

  await fallBack(start);
  expect(await met(start, type)).toEqual([]);
  const [first, second] = [someEvents(type, 2), someEvents(type, 2)];
  await other.append(someStream(), first, 'none');
  await store.append(someStream(), second, 'none');
  const again = await followUntil(
    store,
    { after: start, filter: { types: [type] } },
    ({ length }) => length === 4,
  );
  expect(ids(again)).toEqual(ids([...first, ...second]));
});

test('what this process appends to an older copy shows what it is', async () => {
  const [type, start] = [someType(), await store.end()];
  await met(start, type);
  await store.append(someStream(), someEvents(type, 3), 'none');

  await fallBack(start);
  const events = someEvents(type, 5);
  await store.append(someStream(), events, 'none');
  const again = await followUntil(
    store,
    { after: start, filter: { types: [type] } },
    ({ length }) => length === 5,
  );
  expect(ids(again)).toEqual(ids(events));
});
