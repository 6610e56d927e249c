import { describe, expect, test } from '@jest/globals';
import { AccountId, DistributionId, schoolId } from '@loge/contracts';
import type { Context } from '../../context.js';
import type { CredentialRow } from '../sheets/sheet.js';
import type { FileEntry, FileRow } from './files.table.js';
import { SheetRows } from './sheet-rows.js';

const A = schoolId('0611234X');
const accounts = 20_000;
const file: FileRow = {
  ...{ id: DistributionId.parse('6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0001'), name: 'x.csv', accounts },
  ...{ madeAt: new Date(0), madeBy: null, import: null, renewal: 'NONE', schools: [A], classes: [] },
  ...{ profiles: [], named: true, bytes: null, downloads: 0, expiresAt: new Date(1) },
};
const context: Context = {
  ...{ actor: { kind: 'SYSTEM', id: 'COMMAND_LINE' }, channel: 'COMMAND_LINE' },
  ...{ correlationId: '6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0002', clock: () => new Date(0) },
};
const idOf = (number: number) =>
  AccountId.parse(`6b0f0b0e-52f5-4f0c-9d3b-${String(number).padStart(12, '0')}`);

/** Rows of people who all signed in, and how many of them were met so far. */
function rowsOf({ deletedAt = accounts } = {}) {
  const counts = { met: 0 };
  const entries = (_: DistributionId, from: number, most: number): Promise<FileEntry[]> =>
    Promise.resolve(
      Array.from({ length: from < deletedAt ? Math.min(most, accounts - from) : 0 }, (_row, index) => ({
        ...{ account: idOf(from + index), school: A, profile: 'PUPIL' as const, className: '6A' },
      })),
    );
  const meet = (those: readonly FileEntry[]) => {
    counts.met += those.length;
    const person = { name: { family: 'A', given: 'B' }, login: 'a', places: [] };
    return Promise.resolve(those.map((entry) => ({ entry, person, cell: { kind: 'ACTIVATED' as const } })));
  };
  // Of each room the part that rows of a CSV file ask for.
  const parts = [{}, { meet, schools: () => undefined }, { entries }] as unknown as ConstructorParameters<
    typeof SheetRows
  >;
  return { counts, rows: new SheetRows(...parts).of(file, 'CSV', context) };
}

describe('the rows of a school of 20,000', () => {
  test('come in the order of the file; at no time are more than 500 people noted ahead of who reads', async () => {
    const { counts, rows } = rowsOf();
    const read: CredentialRow[] = [];
    for await (const row of rows) {
      read.push(row);
      expect(counts.met - read.length).toBeLessThan(500);
    }
    expect(read.map(({ account }) => account)).toEqual(Array.from({ length: accounts }, (_, at) => idOf(at)));
  });

  test('stop when nobody asks for more', async () => {
    const { counts, rows } = rowsOf();
    for await (const row of rows) if (row.account === idOf(10)) break;
    expect(counts.met).toBeLessThanOrEqual(500);
  });

  test('KO-2: break off where the file is deleted meanwhile, for a part of it is not the whole', async () => {
    const { counts, rows } = rowsOf({ deletedAt: 1000 });
    const reading = async () => {
      for await (const row of rows) expect(row.cell.kind).toBe('ACTIVATED');
    };
    await expect(reading()).rejects.toMatchObject({ code: 'FILE_GONE' });
    expect(counts.met).toBe(1000);
  });
});
