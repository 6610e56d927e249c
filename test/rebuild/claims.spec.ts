import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { countsOf, openLoge, smallTown, writeFiles } from '../imports/loge.fixture.js';
import type { Loge } from '../imports/loge.fixture.js';
import { writeAafExport } from '../../backend/src/demo/aaf-files.js';

let loge: Loge;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loge-claims-'));
  loge = await openLoge();
}, 60_000);
afterAll(async () => {
  await loge.close();
  await rm(folder, { recursive: true, force: true });
});

const lines = (...rows: string[]): string => rows.map((row) => `${row}\r\n`).join('');
const withoutKeys = {
  'CSVExtraction-eleves.csv': lines(
    'Nom Elève;Nom d’usage Elève;Prénom Elève;Date naissance;Classe',
    'MARTINEZ;;Alexandre;01/02/2016;CE2',
    'N’GUYEN;PETIT;Zoé;05/01/2015;CM1',
  ),
  'CSVExtraction-enseignants.csv': lines(
    'Civilité;Nom;Nom usage;Prénom;Classe',
    'MME;BLANC;ROUX;Nadège;CE2',
    'M.;NOIR;NOIR;Paul;CM1',
  ),
  'CSVExtraction-responsables.csv': lines(
    'Civilité Responsable;Nom usage responsable;Nom responsable;Prénom responsable;Adresse responsable;CP responsable;Commune responsable;Nom de famille enfant;Prénom enfant;Classes enfants',
    'MME;;MARTINEZ;Corinne;40 avenue Beaucour;61000;Alençon;MARTINEZ;Alexandre;CE2',
    'M.;;MARTINEZ;Luc;;;;MARTINEZ;Alexandre;CE2',
    'MME;PETIT;LEBON;Anne;3 rue du Pré;61000;Alençon;N’GUYEN;Zoé;CM1',
  ),
};

test('once claims are lost, the next start restores them: the same exports change nothing', async () => {
  const aaf = join(folder, 'aaf');
  await writeAafExport(aaf, smallTown(40), new Date('2026-11-21T08:00:00Z'));
  const be1d = await writeFiles(folder, withoutKeys);
  const imports = async () => [
    countsOf(await loge.import(aaf)),
    countsOf(await loge.import(be1d, '--school', '0610999E', '--confirm-departures')),
  ];
  const [, made] = await imports();
  expect(made).toEqual({ created: { PUPIL: 2, TEACHER: 2, RELATIVE: 3 } });
  const again = await imports();
  const end = await loge.end();

  const { dataSource } = loge.database;
  await dataSource.query('TRUNCATE claims.claim');
  await loge.another();

  expect(await imports()).toEqual(again);
  const since = (await loge.events(end)).map(({ type }) => type);
  expect(since.filter((type) => !type.startsWith('Import'))).toEqual([]);
}, 60_000);
