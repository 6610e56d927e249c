import { describe, expect, test } from '@jest/globals';
import type { CredentialRow } from './sheet.js';
import { householdsOf } from './households.js';
import { hasPassword } from './people-words.js';
import { account, lilacs, row } from './sheets.fixture.js';

const child = (number: number, more: Partial<CredentialRow> = {}) =>
  row(number, { address: lilacs, ...more });
const relative = (number: number, children: readonly number[], more: Partial<CredentialRow> = {}) =>
  row(number, {
    ...{ profile: 'RELATIVE', address: lilacs },
    children: children.map((one) => ({ account: account(one), name: 'Léa, 2de B' })),
    ...more,
  });
const grouped = (rows: readonly CredentialRow[]) =>
  householdsOf(rows.filter(hasPassword)).map((people) =>
    people.map((person) => Number(person.account.slice(-12))),
  );

describe('KO-5: a household', () => {
  test('is a family at one address, however that is written, relatives first', () => {
    const mother = relative(3, [1, 2], { address: { ...lilacs, street: '3 BIS IMPASSE DES LILAS' } });
    const father = relative(4, [2]);
    expect(grouped([child(1), child(2), mother, father])).toEqual([[3, 4, 1, 2]]);
  });

  test('is never of strangers who live in one house', () => {
    expect(grouped([child(1), child(2), relative(3, [1]), relative(4, [2])])).toEqual([
      [3, 1],
      [4, 2],
    ]);
  });

  test('is not of relatives who live apart: the child belongs where it lives', () => {
    const elsewhere = { ...lilacs, street: '9 rue Haute' };
    expect(grouped([child(1), relative(2, [1]), relative(3, [1], { address: elsewhere })])).toEqual([
      [2, 1],
      [3],
    ]);
  });

  test('takes in a child whose address nobody knows, but only where all its relatives are', () => {
    const unknown = child(1, { address: undefined });
    expect(grouped([unknown, relative(2, [1])])).toEqual([[2, 1]]);
    const elsewhere = relative(3, [1], { address: { ...lilacs, street: '9 rue Haute' } });
    expect(grouped([unknown, relative(2, [1]), elsewhere])).toEqual([[1], [2], [3]]);
  });

  test('is tied by a child that is not in the file', () => {
    expect(grouped([relative(2, [1]), relative(3, [1])])).toEqual([[2, 3]]);
  });

  test('is one person where no address is known', () => {
    const nowhere = { address: { street: '3 rue Basse' } };
    expect(grouped([relative(2, [1], nowhere), relative(3, [1], nowhere)])).toEqual([[2], [3]]);
  });
});
