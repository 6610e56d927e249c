import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase } from './database.js';
import type { TestDatabase } from './database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('each test file has a PostgreSQL database of its own', async () => {
  const rows = await database.dataSource.query('SELECT 1 AS one');
  expect(rows).toEqual([{ one: 1 }]);
});
