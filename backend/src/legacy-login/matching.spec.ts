import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { AccountId } from '@loge/contracts';
import type { KnownMember } from '../accounts/commands.js';
import { MembersOfSchool } from './matching.js';

const member = (
  given: string,
  family: string,
  more: Partial<Omit<KnownMember, 'account'>> = {},
): KnownMember => ({
  ...{ account: AccountId.parse(randomUUID()), given, family, birthName: null },
  ...{ profiles: ['PUPIL'], addresses: [], joinKeys: [], ...more },
});

const zoe = member('Zoé', "L'Hermite");
const anne = member('Anne', 'Martin', {
  ...{ profiles: ['RELATIVE'], birthName: 'Petit', addresses: ['famille@exemple.test'] },
});
const annePupil = member('Anne', 'Martin', { addresses: ['famille@exemple.test'] });
const paul = member('Paul', 'Roux', { joinKeys: ['AC$7'], addresses: ['paul@exemple.test'] });
const [jean, otherJean] = [member('Jean', 'Blanc'), member('JEAN', 'blanc')];
const elsewhere = AccountId.parse(randomUUID());
const school = new MembersOfSchool(
  [zoe, anne, annePupil, paul, jean, otherJean],
  new Map([
    ['AC$7', paul.account],
    ['AC$8', elsewhere],
  ]),
  'AC',
);

const UNKNOWN = { code: 'LEGACY_PERSON_UNKNOWN' };
const AMBIGUOUS = { code: 'LEGACY_PERSON_AMBIGUOUS' };

test('IT-3: a join key that is known decides, whatever else a line says; a bare one is of the academy', () => {
  expect(school.find({ joinKey: 'AC$7', given: 'Anne', family: 'Martin' })).toEqual({
    account: paul.account,
  });
  expect(school.find({ joinKey: '7' })).toEqual({ account: paul.account });
  expect(school.find({ joinKey: 'AUTRE$7', given: 'Zoé', family: 'Roux' })).toEqual(UNKNOWN);
});

test('IT-3: a join key of somebody who is not of the school leads to nobody, not to a namesake', () => {
  expect(school.find({ joinKey: 'AC$8', given: 'Zoé', family: "L'Hermite" })).toEqual(UNKNOWN);
});

test('IT-3: a join key that nobody has leaves the names, but never to somebody known by another key', () => {
  expect(school.find({ joinKey: 'AC$9', given: 'zoe', family: 'L’HERMITE' })).toEqual({
    account: zoe.account,
  });
  expect(school.find({ joinKey: 'AC$9', given: 'Paul', family: 'Roux' })).toEqual(UNKNOWN);
  expect(school.find({ given: 'Paul', family: 'Roux' })).toEqual({ account: paul.account });
});

test('IT-3: an address leads to the one person who has it, by name where a family shares it', () => {
  expect(school.find({ email: ' Paul@Exemple.test' })).toEqual({ account: paul.account });
  expect(school.find({ email: 'famille@exemple.test' })).toEqual(AMBIGUOUS);
  expect(school.find({ email: 'famille@exemple.test', profiles: ['RELATIVE'] })).toEqual({
    account: anne.account,
  });
  expect(school.find({ email: 'personne@exemple.test' })).toEqual(UNKNOWN);
});

test('IT-3: an address never leads to somebody of another name', () => {
  expect(school.find({ email: 'paul@exemple.test', given: 'Luc', family: 'Roux' })).toEqual(UNKNOWN);
  expect(school.find({ email: 'paul@exemple.test', given: 'Zoé', family: "L'Hermite" })).toEqual({
    account: zoe.account,
  });
});

test('IT-3: names lead to the only person who fits, by the name of birth too', () => {
  expect(school.find({ given: 'Anne', family: 'Martin' })).toEqual(AMBIGUOUS);
  expect(school.find({ given: 'Anne', family: 'Martin', profiles: ['PUPIL'] })).toEqual({
    account: annePupil.account,
  });
  expect(school.find({ given: 'Anne', family: 'PETIT' })).toEqual({ account: anne.account });
  expect(school.find({ given: 'Jean', family: 'Blanc' })).toEqual(AMBIGUOUS);
  expect(school.find({ given: 'Zoé', family: "L'Hermite", profiles: ['TEACHER'] })).toEqual(UNKNOWN);
  expect(school.find({ family: "L'Hermite" })).toEqual(UNKNOWN);
  expect(school.find({})).toEqual(UNKNOWN);
});
