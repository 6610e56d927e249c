import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { LogeEvent } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import type { ImportRequest } from './commands.js';
import { countsOf, folderWith, openImportHouse } from '../../../test/support/import-house.js';
import type { ImportHouse } from '../../../test/support/import-house.js';

let house: ImportHouse;
const folders: string[] = [];
let schools = 0;
beforeAll(async () => {
  house = await openImportHouse();
});
afterAll(() => house.close());
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

const child = "Nom d'usage enfant;Nom de famille enfant;Prénom enfant;Classes enfants";

/** Rows as `family given born class`, `civility family given address child…`, `civility family given class`. */
interface Rows {
  readonly pupils?: readonly string[];
  readonly relatives?: readonly string[];
  readonly teachers?: readonly string[];
}

async function folderOf({ pupils, relatives, teachers }: Rows): Promise<string> {
  const file = (header: string, rows: readonly string[]) => [header, ...rows, ''].join('\r\n');
  const folder = await folderWith({
    ...(pupils && {
      'CSVExtraction-eleves.csv': file(`Nom Elève;Prénom Elève;Date naissance;Classe`, pupils),
    }),
    ...(relatives && {
      'CSVExtraction-responsables.csv': file(
        `Civilité Responsable;Nom responsable;Prénom responsable;Adresse responsable;${child};${child}`,
        relatives.map((row) => row + ';'.repeat(11 - (row.split(';').length - 1))),
      ),
    }),
    ...(teachers && {
      'CSVExtraction-enseignants.csv': file(`Civilité;Nom;Prénom;Classe`, teachers),
    }),
  });
  folders.push(folder);
  return folder;
}

/** Imports into a school of the test's own. */
function school() {
  const schoolCode = `099${String(++schools).padStart(4, '0')}A`;
  return async (rows: Rows, options: Partial<ImportRequest> = {}) =>
    house.run(await folderOf(rows), { schoolCode, confirmDepartures: true, ...options });
}

async function eventsOf(doing: () => Promise<unknown>): Promise<Recorded<LogeEvent>[]> {
  const before = (await house.events()).length;
  await doing();
  return (await house.events()).slice(before).filter(({ stream }) => !stream.startsWith('import-'));
}

const twoChildren = ['MARTIN;Zoé;2015-01-01;CP', 'MARTIN;Léo;2013-01-01;CM1'];

describe('without keys', () => {
  test('rows equal in civility, names and address are one relative, with the children of all of them', async () => {
    const run = school();
    const rows: Rows = {
      pupils: twoChildren,
      relatives: ['Mme;MARTIN;Anne;1 rue A;;MARTIN;Zoé;CP', 'MME;Martin;ANNE;1, Rue A;;MARTIN;Léo;CM1'],
    };
    const events = await eventsOf(async () =>
      expect(countsOf(await run(rows))).toEqual({
        created: { PUPIL: 2, RELATIVE: 1 },
        merged: { RELATIVE: 1 },
      }),
    );
    const children = events.flatMap((event) =>
      event.type === 'AccountAffiliated' && event.data.profile === 'RELATIVE'
        ? [event.data.details.children]
        : [],
    );
    expect(children).toEqual([[expect.anything(), expect.anything()]]);
  });

  test('homonyms with other addresses, birth dates or children stay apart, and a second import finds each', async () => {
    const run = school();
    const rows: Rows = {
      pupils: ['MARTIN;Zoé;2015-01-01;CP', 'MARTIN;Zoé;2014-05-05;CE1', 'DURAND;Eva;2014-05-05;CE1'],
      relatives: [
        'M.;MARTIN;Jean;1 rue A;;MARTIN;Zoé;CP',
        'M.;MARTIN;Jean;2 rue B;;MARTIN;Zoé;CP',
        'M.;MARTIN;Jean;;;MARTIN;Zoé;CE1',
        'M.;MARTIN;Jean;;;DURAND;Eva;CE1',
      ],
      teachers: ['M.;MARTIN;Jean;CP', 'M.;MARTIN;Jean;CE1', 'Mme;MARTIN;Jean;CE1'],
    };
    const people = { PUPIL: 3, RELATIVE: 4, TEACHER: 2 };
    expect(countsOf(await run(rows))).toEqual({ created: people, merged: { TEACHER: 1 } });
    expect(countsOf(await run(rows))).toEqual({ unchanged: people, merged: { TEACHER: 1 } });
  });

  test('a relative who moved is known again by a shared child, if only one fits', async () => {
    const run = school();
    const pupils = [twoChildren[0] ?? ''];
    const one: Rows = { pupils, relatives: ['Mme;MARTIN;Anne;1 rue A;;MARTIN;Zoé;CP'] };
    const moved: Rows = { pupils, relatives: ['Mme;MARTIN;Anne;9 rue Z;;MARTIN;Zoé;CP'] };
    await run(one);
    expect(countsOf(await run(moved, { dryRun: true }))).toMatchObject({ updated: { RELATIVE: 1 } });
    const events = await eventsOf(async () =>
      expect(countsOf(await run(moved))).toEqual({ updated: { RELATIVE: 1 }, unchanged: { PUPIL: 1 } }),
    );
    expect(events.map(({ type }) => type)).toEqual(['AddressChanged']);
    expect(countsOf(await run(moved))).toEqual({ unchanged: { PUPIL: 1, RELATIVE: 1 } });

    const two: Rows = {
      pupils,
      relatives: ['Mme;MARTIN;Anne;3 rue C;;MARTIN;Zoé;CP', 'Mme;MARTIN;Anne;4 rue D;;MARTIN;Zoé;CP'],
    };
    const kinds = { PUPIL: 1, RELATIVE: 2 };
    expect(countsOf(await run(two))).toEqual({
      created: { RELATIVE: 2 },
      unchanged: { PUPIL: 1 },
      departed: { RELATIVE: 1 },
    });
    expect(countsOf(await run(two))).toEqual({ unchanged: kinds });
  });

  test('a relative whose child nobody knows, or that two pupils may be, is left out', async () => {
    const run = school();
    const result = await run({
      pupils: ['MARTIN;Zoé;2015-01-01;CP', 'MARTIN;Zoé;2015-02-02;CP'],
      relatives: ['M.;MARTIN;Jean;1 rue A;;MARTIN;Zoé;CP', 'M.;PETIT;Jean;1 rue A;;PETIT;Max;CP'],
    });
    expect(result).toMatchObject({
      report: {
        leftOut: { RELATIVE: 2 },
        reasons: [
          { line: 2, code: 'CHILD_AMBIGUOUS' },
          { line: 3, code: 'NO_KNOWN_CHILD' },
        ],
      },
    });
  });

  test('a school without its code or with none that is one is refused', async () => {
    const run = school();
    expect(await run({ pupils: twoChildren }, { schoolCode: undefined })).toMatchObject({
      code: 'IMPORT_SCHOOL_REQUIRED',
    });
    expect(await run({ pupils: twoChildren }, { schoolCode: 'Zola' })).toMatchObject({
      code: 'IMPORT_SCHOOL_INVALID',
    });
  });

  test('a class change is one, and a departed pupil takes the relatives along', async () => {
    const run = school();
    const relatives = ['Mme;MARTIN;Anne;1 rue A;;MARTIN;Zoé;CP', 'M.;MARTIN;Luc;1 rue A;;MARTIN;Léo;CM1'];
    await run({ pupils: twoChildren, relatives });
    const next: Rows = {
      pupils: ['MARTIN;Zoé;2015-01-01;CE1'],
      relatives: ['Mme;MARTIN;Anne;1 rue A;;MARTIN;Zoé;CE1'],
    };
    expect(await run(next, { confirmDepartures: false })).toMatchObject({ outcome: 'held' });
    expect(countsOf(await run(next))).toEqual({
      updated: { PUPIL: 1 },
      unchanged: { RELATIVE: 1 },
      departed: { PUPIL: 1, RELATIVE: 1 },
    });
  });

  test.each<[string, Rows, Record<string, number>]>([
    ['a pupil', { pupils: ['MARTIN;Zoé;2015-01-01;CP', 'MARTIN;Léo;;CM1'] }, { TEACHER: 1 }],
    ['a teacher', { teachers: ['M.;ROUX;Luc;CP', 'Mme;;Eva;CM1'] }, { PUPIL: 1, RELATIVE: 1 }],
    ['a relative', { relatives: ['Mme;MARTIN;;1 rue A;;MARTIN;Zoé;CP'] }, { PUPIL: 1, TEACHER: 1 }],
  ])('of the kind of %s whose row does not say who it is, nobody departs', async (_, broken, departed) => {
    const run = school();
    const all: Rows = {
      pupils: twoChildren,
      relatives: ['Mme;MARTIN;Anne;1 rue A;;MARTIN;Zoé;CP', 'M.;MARTIN;Luc;1 rue A;;MARTIN;Léo;CM1'],
      teachers: ['M.;ROUX;Luc;CP', 'Mme;ROUX;Eva;CM1'],
    };
    await run(all);
    const fewer: Rows = {
      pupils: ['MARTIN;Zoé;2015-01-01;CP'],
      relatives: ['Mme;MARTIN;Anne;1 rue A;;MARTIN;Zoé;CP'],
      teachers: ['M.;ROUX;Luc;CP'],
      ...broken,
    };
    expect(countsOf(await run(fewer, { dryRun: true }))['departed']).toEqual(departed);
    expect(countsOf(await run(fewer))['departed']).toEqual(departed);
  });
});
