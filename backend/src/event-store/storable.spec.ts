import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { hasControls, storableJson, storableText } from './storable.js';

const hostile = 'A\0B \ud83d C \udc00 D';
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('what projections write', () => {
  test('is taken by PostgreSQL whatever an event holds', async () => {
    const [row] = await database.dataSource.query(`SELECT $1::text AS text, $2::jsonb AS json`, [
      storableText(hostile),
      storableJson({ name: hostile, codes: [hostile] }),
    ]);
    const held = 'A\uFFFDB \uFFFD C \uFFFD D';
    expect(row).toEqual({ text: held, json: { name: held, codes: [held] } });
  });

  test('is otherwise what it was', () => {
    const value = { name: 'Zoé 😀 𐐀\n', path: '\\u0000 typed', none: null, at: new Date(0) };
    expect(JSON.parse(storableJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
  });
});

test('control characters and halves of pairs are seen in what is typed', () => {
  expect(['6A\0', 'a\nb', '\u0085', '\ud83d'].map(hasControls)).toEqual([true, true, true, true]);
  expect(['6ᵉ A', '😀', '', 'D’Arc'].map(hasControls)).toEqual([false, false, false, false]);
});
