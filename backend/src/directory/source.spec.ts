import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LogeError } from '@loge/contracts';
import type { ReadRecord } from './records.js';
import { readRecords } from './read-source.js';
import { findSource } from './source.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loge-source-'));
});
afterEach(() => rm(folder, { recursive: true }));

const put = (name: string, content: string | Buffer) => writeFile(join(folder, name), content);

async function read(from = folder): Promise<ReadRecord[]> {
  const source = await findSource(from);
  const records: ReadRecord[] = [];
  for (const file of source.files) {
    if (source.format !== 'ONEROSTER')
      for await (const record of readRecords(source.format, file)) records.push(record);
  }
  return records;
}

/** The code, file and line of the refusal of reading the folder. */
async function refusal(): Promise<unknown> {
  const error = await read().then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof LogeError)) throw new Error('was not refused', { cause: error });
  return { code: error.code, ...error.detail };
}

const PUPILS = 'ENT_Complet_Eleve_0000.xml';
const attr = (name: string, ...values: string[]) =>
  `<attr name="${name}">${values.map((value) => `<value>${value}</value>`).join('')}</attr>`;
const request = (attributes: string, category = 'Eleve', operation = 'addRequest') =>
  `<${operation}>
<operationalAttributes>${attr('categoriePersonne', category)}</operationalAttributes>
<identifier><id>1</id></identifier>
<attributes>${attributes}</attributes>
</${operation}>`;
const pupil = (number: string, more = '') =>
  request(
    attr('ENTPersonJointure', number) +
      attr('sn', 'L&apos;Hermite &amp; Fils') +
      attr('givenName', 'Zoé') +
      attr('ENTPersonDateNaissance', '29/02/2012') +
      attr('ENTPersonStructRattach', '52001') +
      more,
  );
const aaf = (
  body: string,
  head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">',
) => `${head}\n<ficAlimMENESR>\n${body}\n</ficAlimMENESR>\n`;

describe('AAF', () => {
  test('a pupil with names, school, classes and relatives', async () => {
    await put(
      PUPILS,
      aaf(
        pupil(
          '12',
          attr('ENTEleveClasses', '52001$2E5 G1', '99$ELSEWHERE') +
            attr('ENTElevePersRelEleve', '7$1$1$1$0$0', '8$6$0$0$1$0', '') +
            attr('personalTitle', 'Mlle') +
            attr('mail', ''),
        ),
      ),
    );
    expect(await read()).toEqual([
      {
        file: PUPILS,
        line: 4,
        source: 'PUPIL',
        kind: 'PUPIL',
        key: '12',
        person: {
          person: {
            name: { family: "L'Hermite & Fils", given: 'Zoé' },
            civility: 'MLLE',
            birthDate: '2012-02-29',
            contacts: {},
          },
          places: [
            expect.objectContaining({ school: '52001', classes: ['2E5 G1'], groups: [], formTeacherOf: [] }),
          ],
          relatives: [
            { number: '7', relation: 'FATHER', legalGuardian: 1 },
            { number: '8', relation: 'CONTACT', legalGuardian: 0 },
          ],
          children: [],
        },
      },
    ]);
  });

  test('a byte order mark and ISO-8859-15 are read as declared', async () => {
    await put(PUPILS, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(aaf(pupil('1')))]));
    await put(
      'ENT_Complet_Eleve_0001.xml',
      Buffer.from(
        aaf(pupil('2'), '<?xml version="1.0" encoding="ISO-8859-15"?>').replace('Zoé', 'Zo\xe9 \xbcuvre'),
        'latin1',
      ),
    );
    expect((await read()).map((record) => record.person?.person.name.given)).toEqual(['Zoé', 'Zoé Œuvre']);
  });

  test.each([
    [
      'an entity bomb',
      aaf(
        pupil('&lol2;'),
        '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>',
      ),
      'IMPORT_FILE_ENTITY',
      2,
    ],
    [
      'an external entity',
      aaf(pupil('1'), '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      'IMPORT_FILE_ENTITY',
      2,
    ],
    ['an unknown entity', aaf(pupil('&eacute;')), 'IMPORT_FILE_ENTITY', 7],
    ['a tag that does not match', aaf('<addRequest></modifyRequest>'), 'IMPORT_FILE_BROKEN', 4],
    ['another kind of XML', '<html></html>', 'IMPORT_FILE_BROKEN', 1],
    ['a file cut in its middle', aaf(pupil('1')).slice(0, 320), 'IMPORT_FILE_TRUNCATED', 7],
    ['an empty file', '', 'IMPORT_FILE_TRUNCATED', 1],
    ['Latin-1 under the name of UTF-8', Buffer.from(aaf(pupil('1')), 'latin1'), 'IMPORT_FILE_ENCODING', 7],
    [
      'UTF-8 under the name of Latin-1',
      aaf(pupil('1'), '<?xml version="1.0" encoding="ISO-8859-1"?>'),
      'IMPORT_FILE_ENCODING',
      1,
    ],
    [
      'an encoding that is not met',
      aaf(pupil('1'), '<?xml version="1.0" encoding="EBCDIC"?>'),
      'IMPORT_FILE_ENCODING',
      1,
    ],
  ])('%s is refused with its line', async (_, content, code, line) => {
    await put(PUPILS, content);
    expect(await refusal()).toEqual({ code, file: PUPILS, line });
  });

  test('broken records are told with their line and their key, and the rest is read', async () => {
    await put(
      PUPILS,
      aaf(
        [
          request(attr('ENTPersonJointure', '1') + attr('givenName', 'Zoé')),
          request(attr('sn', 'A') + attr('givenName', 'B')),
          pupil('3').replace('29/02/2012', '29/02/2013'),
          pupil('4', attr('ENTEleveEnseignements', 'x'.repeat(600_000))),
          request('', 'Eleve', 'deleteRequest'),
          request('', 'MefEducNat'),
          pupil('6'),
        ].join('\n'),
      ),
    );
    expect((await read()).map(({ line, key, problem }) => [line, key, problem])).toEqual([
      [4, '1', 'NAME_MISSING'],
      [9, undefined, 'JOIN_KEY_MISSING'],
      [14, '3', 'BIRTH_DATE_INVALID'],
      [19, '4', 'RECORD_TOO_LARGE'],
      [24, '1', undefined],
      [29, undefined, 'OTHER_RECORD_KIND'],
      [34, '6', undefined],
    ]);
  });

  test('control characters are no part of a text, and nobody is refused for them', async () => {
    await put(PUPILS, aaf(pupil('10', attr('ENTEleveClasses', '52001$6\u0092A', '\u0085'))));
    const [record] = await read();
    expect(record).toMatchObject({ key: '10', person: { places: [{ classes: ['6A'] }] } });
    expect(record).not.toHaveProperty('problem');
    const head = '<?xml version="1.1" encoding="UTF-8"?>';
    await put(PUPILS, aaf(pupil('10', attr('ENTEleveClasses', '52001$6&#1;B')), head));
    expect((await read())[0]).toMatchObject({ person: { places: [{ classes: ['6B'] }] } });
  });

  test.each(['&#0;', '&#xD83D;'])('%s is in no XML', async (reference) => {
    await put(PUPILS, aaf(pupil('10', attr('ENTEleveClasses', `52001$6${reference}`))));
    expect(await refusal()).toMatchObject({ code: 'IMPORT_FILE_ENTITY' });
  });

  test('teachers have a function ENS or DOC, or a class or group', async () => {
    const staff = (attributes: string) =>
      request(
        attr('ENTPersonJointure', '1') + attr('sn', 'A') + attr('givenName', 'B') + attributes,
        'PersEducNat',
      );
    await put(
      'ENT_Complet_PersEducNat_0000.xml',
      aaf(
        [
          staff(attr('ENTPersonFonctions', '1$DIR$DIRECTION$$', '2$DOC$DOCUMENTATION$L1$LIVRES')),
          staff(attr('ENTAuxEnsGroupes', '1$G1')),
          staff(attr('ENTPersonFonctions', '1$EDU$EDUCATION$$')),
        ].join('\n'),
      ),
    );
    const [librarian, ...others] = await read();
    expect([librarian, ...others].map((record) => record?.kind)).toEqual([
      'TEACHER',
      'TEACHER',
      'NON_TEACHING',
    ]);
    expect(librarian?.person?.places.map(({ school, functions }) => [school, functions])).toEqual([
      ['1', [{ code: 'DIR', label: 'DIRECTION' }]],
      ['2', [{ code: 'DOC', label: 'DOCUMENTATION', discipline: 'LIVRES' }]],
    ]);
  });
});

describe('BE1D', () => {
  const children = 'CSVExtraction-eleves.csv';
  const relatives = 'CSVExtraction-responsables.csv';
  const header = '"Nom Elève";"Nom d’usage Elève ";" Prénom Elève";"Date naissance";"Classe"';

  test.each([
    ['Latin-1', 'latin1'],
    ['UTF-8', 'utf8'],
  ] as const)('a file in %s', async (_, encoding) => {
    await put(
      children,
      Buffer.from(`${header.replace('’', "'")}\r\n"N'GUYEN";;"Zoë";"2012-05-01";"CE1"\r\n`, encoding),
    );
    expect(await read()).toEqual([
      expect.objectContaining({
        line: 2,
        kind: 'PUPIL',
        key: 'P|N GUYEN|ZOE|2012 05 01',
        person: expect.objectContaining({
          person: {
            name: { family: "N'GUYEN", given: 'Zoë', birth: "N'GUYEN" },
            birthDate: '2012-05-01',
            contacts: {},
          },
        }),
      }),
    ]);
  });

  test('a relative names children in repeated columns', async () => {
    const group = "Nom d'usage enfant;Nom de famille enfant;Prénom enfant;Classes enfants";
    await put(
      relatives,
      `Civilité Responsable;Nom usage responsable;Nom responsable;Prénom responsable;Adresse responsable;CP responsable;Commune responsable;${group};${group}\n` +
        `Mme;;ADJIBEL;Corinne;40 Avenue Beaucour;61000;Alençon;;MARTINEZ;Alexandre;CE2;;DRAHONNET;Cassandra;CP\n` +
        `M.;;ADJIBEL;Paul;;;;;MARTINEZ;Alexandre;CE2;;;;\n`,
    );
    const [first, second] = await read();
    expect(first?.key).toBe('R|MME||ADJIBEL|CORINNE|40 AVENUE BEAUCOUR,61000,ALENCON');
    expect(first?.person?.children).toEqual([
      { family: 'MARTINEZ', given: 'ALEXANDRE', class: 'CE2' },
      { family: 'DRAHONNET', given: 'CASSANDRA', class: 'CP' },
    ]);
    expect(second?.key).toBe('R|M||ADJIBEL|PAUL|with:MARTINEZ,ALEXANDRE,CE2');
  });

  test.each([
    [
      'without a needed column',
      `Nom Elève;Date naissance;Classe\nA;2012-01-01;CP\n`,
      { code: 'IMPORT_FILE_HEADER', line: 1 },
    ],
    [
      'that stops within a row',
      `${header}\nA;;B;2012-01-01;CP\nC;;D;20`,
      { code: 'IMPORT_FILE_TRUNCATED', line: 3 },
    ],
    [
      'that stops within quotes',
      `${header}\n"A";;"B";"2012-01-01";"C`,
      { code: 'IMPORT_FILE_TRUNCATED', line: 2 },
    ],
    ['that is empty', '', { code: 'IMPORT_FILE_TRUNCATED', line: 1 }],
    ['in UTF-16', Buffer.from(`\ufeff${header}\n`, 'utf16le'), { code: 'IMPORT_FILE_ENCODING', line: 1 }],
  ])('a file %s is refused', async (_, content, expected) => {
    await put(children, content);
    expect(await refusal()).toEqual({ ...expected, file: children });
  });

  test('broken rows are told with their line, over fields of several lines', async () => {
    await put(
      children,
      `${header}\n"A\nB";;C;2012-01-01;CP\n\nD;;E\nF;;G;tomorrow;CP\nH;;;2012-01-01;CP\nI;;J;2012-01-01;CP`,
    );
    expect((await read()).map(({ line, problem }) => [line, problem])).toEqual([
      [2, undefined],
      [5, 'COLUMNS_MISSING'],
      [6, 'BIRTH_DATE_INVALID'],
      [7, 'NAME_MISSING'],
      [8, undefined],
    ]);
  });
});

describe('the folder', () => {
  test('without files, or with files of two formats, is refused', async () => {
    await put('notes.txt', '');
    expect(await refusal()).toEqual({ code: 'IMPORT_NO_FILES' });
    await put(PUPILS, aaf(''));
    await put('CSVExtraction-eleves.csv', '');
    expect(await refusal()).toEqual({ code: 'IMPORT_MIXED_FORMATS' });
  });

  test('tells each file by its digest, and which kinds are complete', async () => {
    await put(PUPILS, aaf(''));
    await put('ENT_Delta_PersEducNat_0000.xml', aaf(''));
    const source = await findSource(folder);
    expect(source.complete).toEqual(['PUPIL']);
    expect(source.files[0]).toMatchObject({ name: PUPILS, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});

const exports = join(import.meta.dirname, '../../../../shared/data');
(existsSync(exports) ? describe : describe.skip)(
  'real exports (../shared/data, skipped where it is absent)',
  () => {
    const tally = (records: readonly ReadRecord[]) => {
      const counts: Record<string, number> = {};
      for (const { kind, problem } of records) counts[problem ?? kind] = (counts[problem ?? kind] ?? 0) + 1;
      return counts;
    };

    test('AAF: two schools', async () => {
      expect(tally(await read(join(exports, 'aaf-two-schools')))).toEqual({
        SCHOOL: 2,
        PUPIL: 143,
        RELATIVE: 243,
        TEACHER: 109,
        NON_TEACHING: 10,
      });
    });

    test('BE1D: a primary school, with two relatives twice', async () => {
      const records = await read(join(exports, 'be1d-emile-zola'));
      expect(tally(records)).toEqual({ PUPIL: 247, TEACHER: 14, RELATIVE: 469 });
      expect(new Set(records.map((record) => record.key)).size).toBe(728);
    });
  },
);
