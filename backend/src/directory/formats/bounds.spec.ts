import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readBe1d } from './be1d.js';
import { shortIdentity } from '../../claims/name-keys.js';
import { bounds, isTooLarge } from './bounds.js';
import type { PersonEntry, Place } from '../records.js';

const place: Place = { school: '1', classes: [], groups: [], subjects: [], functions: [], formTeacherOf: [] };
const entry = (more: Partial<PersonEntry>): PersonEntry => ({
  person: { name: { family: 'A', given: 'B' }, contacts: {} },
  ...{ places: [], relatives: [], children: [] },
  ...more,
});
const long = (length: number) => 'é'.repeat(length);

describe('a person', () => {
  test.each<[string, Partial<PersonEntry>, Partial<PersonEntry>]>([
    [
      'a name',
      { person: { name: { family: long(bounds.text), given: 'B' }, contacts: {} } },
      { person: { name: { family: long(bounds.text + 1), given: 'B' }, contacts: {} } },
    ],
    [
      'the code of a class',
      { places: [{ ...place, classes: [long(bounds.code)] }] },
      { places: [{ ...place, classes: [long(bounds.code + 1)] }] },
    ],
    [
      'a relative’s key',
      { relatives: [{ number: long(bounds.code), relation: 'OTHER', legalGuardian: 0 }] },
      { relatives: [{ number: long(bounds.code + 1), relation: 'OTHER', legalGuardian: 0 }] },
    ],
    [
      'a list',
      { places: [{ ...place, groups: Array<string>(bounds.list).fill('G') }] },
      { places: [{ ...place, groups: Array<string>(bounds.list + 1).fill('G') }] },
    ],
    [
      'all together',
      { places: [{ ...place, subjects: Array<string>(30).fill(long(bounds.text)) }] },
      { places: [{ ...place, subjects: Array<string>(40).fill(long(bounds.text)) }] },
    ],
  ])('is told within a bound for %s', (_, within, beyond) => {
    expect(isTooLarge({ person: entry(within) })).toBe(false);
    expect(isTooLarge({ person: entry(beyond) })).toBe(true);
  });
});

test('a long identity is known by its digest, and another by another', () => {
  expect(shortIdentity('P|A|B|2012 01 01')).toBe('P|A|B|2012 01 01');
  const one = shortIdentity(`R|${long(5000)}`);
  expect(one).toMatch(/^R#[0-9a-f]{64}$/);
  expect(shortIdentity(`R|${long(5001)}`)).not.toBe(one);
});

describe('rows without keys', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'loge-bounds-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('are too large with their identity, unless a long text is part of it', async () => {
    const path = join(folder, 'eleves.csv');
    const rows = [`A;B;2012-01-01;CP;${long(2000)}`, `${long(2000)};B;2012-01-01;CP;`, 'C;D;2012-01-01;CP;'];
    await writeFile(path, ['Nom;Prénom;Date naissance;Classe;Adresse', ...rows, ''].join('\n'));
    const found = [];
    for await (const { key, problem } of readBe1d({ path, name: 'x', source: 'PUPIL', encoding: 'utf-8' })) {
      found.push([key, problem]);
    }
    expect(found).toEqual([
      ['P|A|B|2012 01 01', 'RECORD_TOO_LARGE'],
      [undefined, 'RECORD_TOO_LARGE'],
      ['P|C|D|2012 01 01', undefined],
    ]);
  });
});
