import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { schoolId } from '@loge/contracts';
import { importFolder } from '../../backend/src/cli/import.command.js';
import { writeAafExport } from '../../backend/src/demo/aaf-files.js';
import { aafExport, many } from '../support/aaf-export.js';
import { lockSchools, releaseSchools } from '../../backend/src/directory/import-locks.js';
import {
  ImportingProcess,
  countsOf,
  openLoge,
  peopleOf,
  recordsIn,
  recordsOf,
  smallTown,
  writeFiles,
} from './loge.fixture.js';
import type { Loge } from './loge.fixture.js';

let loge: Loge;
let folder: string;
const processes: ImportingProcess[] = [];

beforeAll(async () => {
  processes.push(ImportingProcess.start(), ImportingProcess.start());
  folder = await mkdtemp(join(tmpdir(), 'loge-at-once-'));
  loge = await openLoge();
}, 60_000);
afterAll(async () => {
  await Promise.all(processes.map((one) => one.stop()));
  await loge.close();
  await rm(folder, { recursive: true, force: true });
});

test('of two processes that import the same export one waits for the other, and nothing is there twice', async () => {
  const town = smallTown(60);
  const people = recordsOf(town) - town.schools.length;
  await writeAafExport(join(folder, 'town'), town, new Date('2026-11-21T08:00:00Z'));

  // Both stand at the door before either may enter.
  const holder = loge.database.dataSource.createQueryRunner();
  await lockSchools(
    holder,
    town.schools.map(({ uai }) => schoolId(uai)),
    () => undefined,
  );
  for (const one of processes) await one.begin(loge, join(folder, 'town'));
  await Promise.all(processes.map((one) => one.says('waiting')));
  await releaseSchools(holder);
  await holder.release();

  const reports = await Promise.all(processes.map((one) => one.done()));
  expect(reports.map(recordsIn)).toEqual([recordsOf(town), recordsOf(town)]);
  const buckets = reports.map((report) => Object.keys(countsOf(report)).join()).sort();
  expect(buckets).toEqual(['created', 'unchanged']);

  expect(await peopleOf(loge)).toHaveLength(people);
  // One after the other: who came second had nothing to make.
  const made = (await loge.events()).filter(({ type }) => type === 'AccountCreated');
  expect(made).toHaveLength(people);
  expect(new Set(made.map(({ metadata }) => metadata.correlationId)).size).toBe(1);
}, 90_000);

test('two exports with families and staff in common, imported at once, make one account of each person', async () => {
  const academy = 'Ville';
  const shared = 80;
  const relatives = many(shared, 2000, (number) => ({
    family: Number(number) % 4 === 0 ? 'Dupont' : `Famille${number}`,
    given: Number(number) % 4 === 0 ? 'Jean' : `Prenom${number}`,
    mail: `parent${number}@courriel.example`,
  }));
  const staff = many(20, 3000, () => ({ functions: ['1$ENS$ENSEIGNEMENT', '2$ENS$ENSEIGNEMENT'] }));
  const exportOf = (school: '1' | '2', from: number) =>
    aafExport({
      academy,
      schools: { [school]: { uai: `061000${school}A` } },
      pupils: many(shared, from, (number) => ({
        school,
        relatives: [`${Number(number) - from + 2000}$2$1$1$0$0`],
      })),
      relatives,
      staff: Object.fromEntries(Object.entries(staff).map(([key, one]) => [key, { ...one, school }])),
    });
  const folders = [
    await writeFiles(folder, exportOf('1', 4000)),
    await writeFiles(folder, exportOf('2', 5000)),
  ];
  const end = await loge.end();
  const apps = [loge.app, await loge.another()];
  const terminal = { out: () => undefined, err: () => undefined };
  expect(
    await Promise.all(apps.map((app, at) => importFolder(app, [folders[at] ?? '', '--json'], { terminal }))),
  ).toEqual([0, 0]);

  const events = await loge.events(end);
  const created = events.flatMap((event) => (event.type === 'AccountCreated' ? [event.data.login] : []));
  expect(created).toHaveLength(2 * shared + shared + 20);
  expect(new Set(created).size).toBe(created.length);

  await loge.level();
  const places: { join_key: string; accounts: number; schools: number }[] = await loge.database.dataSource
    .query(`
      SELECT join_key, count(DISTINCT account)::int AS accounts, count(DISTINCT school)::int AS schools
      FROM read.affiliation WHERE current AND join_key LIKE 'VILLE$%' GROUP BY join_key`);
  expect(places).toHaveLength(2 * shared + shared + 20);
  expect(places.filter(({ accounts }) => accounts !== 1)).toEqual([]);
  const families = places.filter(({ join_key: key }) => /\$2\d{3}$/.test(key));
  expect(families.filter(({ schools }) => schools !== 2)).toEqual([]);

  // Nothing is left to be told by either of them.
  for (const one of folders) {
    const again = countsOf(await loge.import(one));
    expect(Object.keys(again).filter((bucket) => bucket !== 'unchanged' && bucket !== 'updated')).toEqual([]);
    expect(again).not.toHaveProperty('created');
  }
  for (const one of folders) expect(Object.keys(countsOf(await loge.import(one)))).toEqual(['unchanged']);
}, 90_000);
