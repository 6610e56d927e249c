import { describe, expect, it } from '@jest/globals';
import { linesByReason, totalsOf } from './tally.js';

const pupils = {
  profile: 'PUPIL',
  neverSignedIn: 3,
  oldLoginOnly: 2,
  moved: 995,
  byMail: 1,
  shutOut: 4,
} as const;
const parents = {
  profile: 'RELATIVE',
  neverSignedIn: 0,
  oldLoginOnly: 0,
  moved: 1,
  byMail: 0,
  shutOut: 0,
} as const;

describe('how far a school has come (IT-3)', () => {
  it('is the sum over its profiles', () => {
    expect(totalsOf([pupils, parents])).toEqual({
      people: 1001,
      moved: 996,
      oldLoginOnly: 2,
      neverSignedIn: 3,
      byMail: 1,
      shutOut: 4,
      percent: 99,
    });
  });

  it('is everybody only when nobody is left, and nothing where nobody is', () => {
    expect([totalsOf([pupils]).percent, totalsOf([parents]).percent, totalsOf([]).percent]).toEqual([
      99, 100, 0,
    ]);
  });
});

it('tells refused lines by their reason, the most frequent first, in order of the file (IT-3)', () => {
  const refused = [
    { line: 9, code: 'LEGACY_HASH_UNKNOWN' },
    { line: 12, code: 'LEGACY_PERSON_UNKNOWN' },
    { line: 4, code: 'LEGACY_PERSON_UNKNOWN' },
  ];
  expect(linesByReason(refused)).toEqual([
    { code: 'LEGACY_PERSON_UNKNOWN', lines: [4, 12] },
    { code: 'LEGACY_HASH_UNKNOWN', lines: [9] },
  ]);
});
