import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aafExport, many } from '../../../test/support/aaf-export.js';
import { folderWith, openImportHouse } from '../../../test/support/import-house.js';
import type { ImportHouse } from '../../../test/support/import-house.js';
import { importFolder } from './import.command.js';

describe('import <folder>', () => {
  let house: ImportHouse;
  let folder: string;
  let smaller: string;
  beforeAll(async () => {
    house = await openImportHouse();
    const schools = { 1: { uai: '0611234A' } };
    folder = await folderWith(aafExport({ schools, pupils: many(10, 1, () => ({})) }));
    smaller = await folderWith(aafExport({ schools, pupils: many(5, 1, () => ({})) }));
  });
  afterAll(async () => {
    await house.close();
    await Promise.all([folder, smaller].map((one) => rm(one, { recursive: true })));
  });

  async function type(...args: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
    const [out, err]: [string[], string[]] = [[], []];
    const terminal = {
      out: (line: string) => void out.push(line),
      err: (line: string) => void err.push(line),
    };
    const code = await importFolder({ get: () => house.commands as never }, args, { terminal });
    return { code, out, err };
  }

  test('with --json prints the report as one object, and all else on standard error', async () => {
    const { code, out, err } = await type(folder, '--json');
    expect(code).toBe(0);
    const none = { PUPIL: 0, RELATIVE: 0, TEACHER: 0, NON_TEACHING: 0, SCHOOL: 0, UNKNOWN: 0 };
    expect(err).toContain('done 11/11');
    expect(out.map((line) => JSON.parse(line))).toEqual([
      {
        created: { ...none, PUPIL: 10, SCHOOL: 1 },
        ...{ updated: none, unchanged: none, merged: none, departed: none, leftOut: none, errors: none },
        reasons: [],
        seconds: expect.any(Number),
      },
    ]);
  });

  test('is held with exit code 3 until the departures are confirmed', async () => {
    const held = await type(smaller, '--json');
    expect(held.code).toBe(3);
    expect(JSON.parse(held.out[0] ?? '')).toEqual({
      error: { code: 'IMPORT_NEEDS_CONFIRMATION' },
      departures: [{ school: 'uai-0611234A', departing: 5, members: 10 }],
    });
    expect((await type(smaller, '--dry-run')).code).toBe(0);
    const done = await type(smaller, '--confirm-departures');
    expect(done.code).toBe(0);
    expect(done.out).toContain('departed: 5 PUPIL');
  });

  test('says on standard error which options change nothing', async () => {
    const lines = async (...args: string[]) =>
      (await type(...args, '--dry-run')).err.filter((line) => line.startsWith('--'));
    expect(await lines(folder)).toEqual([]);
    expect(await lines(folder, '--school', '0611234A', '--academy', 'Ville')).toEqual([
      '--school changes nothing: the files name their schools themselves.',
      '--academy changes nothing: the files name the academy, or the school is known already.',
    ]);
    const nameless = await folderWith(aafExport({ academy: '', schools: { 9: { uai: '0611239A' } } }));
    expect(await lines(nameless, '--academy', 'Ville')).toEqual([]);
    await rm(nameless, { recursive: true });
  });

  test('that is refused or wrongly used ends with 1 or 2', async () => {
    const refused = await type('/nowhere', '--json');
    expect([refused.code, refused.out]).toEqual([1, ['{"error":{"code":"IMPORT_NO_FILES"}}']]);
    for (const args of [[], ['a', 'b'], ['a', '--shcool', 'x']]) expect((await type(...args)).code).toBe(2);
  });
});
