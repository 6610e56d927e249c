import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fateOf } from '../../backend/src/backup/fates.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

let database: TestDatabase;
let tables: string[];
beforeAll(async () => {
  database = await createTestDatabase();
  const rows = await database.dataSource.query<{ name: string }[]>(
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  tables = rows.map(({ name }) => name);
});
afterAll(() => database.drop());

test('whoever adds a table decides whether backups keep it (backend/src/backup/fates.ts)', () => {
  expect(tables.length).toBeGreaterThan(20);
  expect(tables.filter((name) => fateOf(name) === undefined)).toEqual([]);
  expect(fateOf('vault.new_table')).toBeUndefined();
});

test('vault, claims and events are kept whole', () => {
  const kept = tables.filter((name) => /^(vault|claims|events)\./.test(name));
  expect(kept.filter((name) => fateOf(name) === 'left out')).toEqual([]);
});

test('no kept table counts with a sequence, which a backup would not bring', async () => {
  const counted = await database.dataSource.query<{ name: string }[]>(
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.columns
     WHERE column_default LIKE 'nextval%' OR is_identity = 'YES' OR is_generated = 'ALWAYS'`,
  );
  expect(counted.map(({ name }) => name).filter((name) => fateOf(name) !== 'left out')).toEqual([]);
});
