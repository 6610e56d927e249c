import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import * as documents from '@loge/contracts/client';
import { QUERY_LIMITS, queryLimits } from './query-limits.js';

const contracts = join(import.meta.dirname, '../../../contracts');
const textsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
const schema = buildSchema(textsIn(join(contracts, 'graphql')).join('\n'));
const limits = { depth: 4, cost: 50, aliases: 2, roots: 3, directives: 2, operations: 2 };
const fits = (query: string, allowed = limits) =>
  validate(schema, parse(query), [queryLimits(allowed)]).length === 0;

test.each(Object.entries(documents).filter(([name]) => name.endsWith('Document')))(
  'what the interfaces ask fits with room to spare: %s',
  (_, document) => {
    const roomy = { ...QUERY_LIMITS, cost: QUERY_LIMITS.cost / 2 };
    expect(validate(schema, parse(String(document)), [queryLimits(roomy)])).toEqual([]);
  },
);

test.each([
  ['depth', '{ me { roles { scope { kind } } } }', '{ me { roles { scope { schools { id } } } } }'],
  ['aliases', '{ a: me { b: id } }', '{ a: me { b: id c: id } }'],
  [
    'root fields',
    '{ me { id } me { id } me { id } }',
    '{ me { id } me { id } ...A } fragment A on Query { me { id } me { id } }',
  ],
  [
    'directives',
    '{ me @skip(if: true) { id @skip(if: true) } }',
    '{ me @skip(if: true) { id @skip(if: true) login @skip(if: true) } }',
  ],
  [
    'operations',
    'query a { me { id } } query b { me { id } }',
    'query a { me { id } } query b { me { id } } query c { me { id } }',
  ],
  [
    'cost: the size of pages',
    '{ roleHolders(first: 10) { edges { cursor } } }',
    '{ roleHolders(first: 30) { edges { cursor } } }',
  ],
  [
    'cost: a page of unknown size',
    '{ roleHolders(last: 10) { edges { cursor } } }',
    'query ($n: Int) { roleHolders(first: $n) { edges { cursor } } }',
  ],
  [
    'cost: a page that nothing bounds',
    '{ roleHolders(first: 10) { edges { cursor } } }',
    '{ roleHolders { edges { cursor } } }',
  ],
  [
    'cost: a long list',
    '{ import(id: "i") { report { seconds } } }',
    '{ import(id: "i") { report { reasons { code } } } }',
  ],
])('%s is bounded', (_, small, large) => {
  expect(fits(small)).toBe(true);
  expect(fits(large)).toBe(false);
});

test('fragments count wherever they are spread, and rings are not followed', () => {
  expect(fits('{ me { ...A } } fragment A on Me { id }')).toBe(true);
  const doubling = Array.from(
    { length: 30 },
    (_, i) => `fragment F${i} on Me { ...F${i + 1} ...F${i + 1} }`,
  ).join(' ');
  expect(fits(`{ me { ...F0 } } ${doubling} fragment F30 on Me { id }`)).toBe(false);
  expect(fits('{ me { ...A } } fragment A on Me { ...B } fragment B on Me { ...A }')).toBe(true);
});
