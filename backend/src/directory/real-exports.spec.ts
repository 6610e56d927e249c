import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { countsOf, openImportHouse } from '../../../test/support/import-house.js';
import type { ImportHouse } from '../../../test/support/import-house.js';

const exports = join(import.meta.dirname, '../../../../shared/data');
const aaf = join(exports, 'aaf-two-schools');
const be1d = join(exports, 'be1d-emile-zola');

(existsSync(exports) ? describe : describe.skip)(
  'real exports (../shared/data, skipped where it is absent)',
  () => {
    let house: ImportHouse;
    beforeAll(async () => {
      house = await openImportHouse();
    });
    afterAll(() => house.close());

    const aafPeople = { PUPIL: 143, RELATIVE: 243, TEACHER: 109, NON_TEACHING: 10, SCHOOL: 2 };
    const be1dPeople = { PUPIL: 247, RELATIVE: 467, TEACHER: 14 };
    const merged = { RELATIVE: 2 };

    test('AAF: a dry run tells, the first run does, and the second changes nothing', async () => {
      expect(countsOf(await house.run(aaf, { dryRun: true }))).toEqual({ created: aafPeople });
      expect(await house.events()).toEqual([]);
      expect(countsOf(await house.run(aaf))).toEqual({ created: aafPeople });
      expect(countsOf(await house.run(aaf))).toEqual({ unchanged: aafPeople });
      expect(countsOf(await house.run(aaf, { dryRun: true }))).toEqual({ unchanged: aafPeople });
    });

    test('BE1D: a dry run tells, the first run does, and the second changes nothing', async () => {
      const school = { schoolCode: '0610999E' };
      expect(countsOf(await house.run(be1d, { ...school, dryRun: true }))).toEqual({
        created: be1dPeople,
        merged,
      });
      expect(countsOf(await house.run(be1d, school))).toEqual({ created: be1dPeople, merged });
      expect(countsOf(await house.run(be1d, school))).toEqual({ unchanged: be1dPeople, merged });
      expect(countsOf(await house.run(be1d, { ...school, dryRun: true }))).toEqual({
        unchanged: be1dPeople,
        merged,
      });
    });
  },
);
