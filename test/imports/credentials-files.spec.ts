import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writeAafExport } from '../../backend/src/demo/aaf-files.js';
import { ImportedPeople } from '../../backend/src/distribution/files/imported-people.reactor.js';
import { openLoge, smallTown } from './loge.fixture.js';
import type { Loge } from './loge.fixture.js';

const town = smallTown(12);
let loge: Loge;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loge-export-'));
  await writeAafExport(folder, town, new Date('2026-11-21T08:00:00Z'));
  loge = await openLoge();
}, 60_000);
afterAll(async () => {
  await loge.close();
  await rm(folder, { recursive: true, force: true });
});

interface Row {
  readonly name: string;
  readonly school: string;
  readonly accounts: number;
  readonly entries: number;
}
const files = () =>
  loge.database.dataSource.query<Row[]>(
    `SELECT name, schools[1] AS school, accounts,
            (SELECT count(DISTINCT account)::int FROM distribution.file_account WHERE file = id) AS entries
     FROM distribution.file WHERE state = 'READY' AND import IS NOT NULL ORDER BY name`,
  );
const made = async () => (await loge.events()).filter(({ type }) => type === 'CredentialsFileMade');

test('KO-1: an import that creates accounts adds a file for each school, once; one that creates none adds none', async () => {
  expect(await loge.import(folder)).toMatchObject({ code: 0 });
  await loge.level();
  const rows = await files();
  const members = await loge.database.dataSource.query<{ school: string; accounts: number }[]>(
    `SELECT school, count(DISTINCT account)::int AS accounts FROM read.affiliation GROUP BY school ORDER BY school`,
  );
  expect(rows).toEqual(
    members.map(({ school, accounts }) => ({
      ...{ name: `ENT-Identifiants-${school.replace('uai-', '')}.csv`, school, accounts },
      entries: accounts,
    })),
  );
  expect(rows).toHaveLength(town.schools.length);

  // Met again, as after a crash.
  const reactor = loge.app.get(ImportedPeople, { strict: false }).reactor();
  for (const event of await loge.events()) if (event.type === 'ImportCompleted') await reactor.react(event);
  expect(await loge.import(folder)).toMatchObject({ code: 0 });
  await loge.level();
  expect(await files()).toEqual(rows);
  expect(await made()).toHaveLength(rows.length);
}, 60_000);
