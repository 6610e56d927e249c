import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { writeAafExport } from '../../backend/src/demo/aaf-files.js';
import { seeded } from '../../backend/src/demo/town.js';
import { aafExport, many } from '../support/aaf-export.js';
import { countsOf, openLoge, smallTown, writeFiles } from './loge.fixture.js';
import type { Loge } from './loge.fixture.js';

const SEED = Number(process.env.FAULT_SEED ?? randomInt(2 ** 31));

let loge: Loge;
let folder: string;
/** A sound export as files by name; the last one read is that of the relatives. */
let sound: Record<string, string>;
/** The relatives of the sound export. */
let relatives: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loge-hostile-'));
  const whole = join(folder, 'whole');
  await writeAafExport(whole, smallTown(20), new Date('2026-11-21T08:00:00Z'));
  const read = async (kind: string) => {
    const name = `ENT_Complet_20261121_${kind}_0000.xml`;
    return [name, await readFile(join(whole, name), 'utf8')] as const;
  };
  sound = Object.fromEntries(
    await Promise.all(['EtabEducNat', 'Eleve', 'PersEducNat', 'PersRelEleve'].map(read)),
  );
  relatives = Object.keys(sound).find((name) => name.includes('PersRelEleve')) ?? '';
  loge = await openLoge();
}, 60_000);
afterAll(async () => {
  await loge.close();
  await rm(folder, { recursive: true, force: true });
});

/** Everything that an import could have left, but for the course of the import itself. */
async function written(): Promise<object> {
  const [claims, keys]: { count: number }[] = await loge.database.dataSource.query(
    `SELECT count(*)::int AS count FROM claims.claim UNION ALL SELECT count(*)::int FROM vault.personal_key`,
  );
  const events = (await loge.events()).filter(({ stream }) => !stream.startsWith('import-'));
  return { claims, keys, events: events.length };
}

/** The error that an import is refused with; whatever it is, nothing may be written. */
async function refusalOf(path: string, ...options: string[]): Promise<unknown> {
  const before = await written();
  const { code, answer } = await loge.import(path, ...options);
  expect(await written()).toEqual(before);
  expect(code).toBe(1);
  return answer;
}

const refused = async (files: Readonly<Record<string, string | Buffer>>, ...options: string[]) =>
  refusalOf(await writeFiles(folder, files), ...options);

/** The sound export with its relatives replaced, which are read last. */
const withRelatives = (content: string | Buffer) => ({ ...sound, [relatives]: content });
const at = (file: string, line: unknown = expect.any(Number)) => ({ file, line });

describe('a file cut in the middle', () => {
  const random = seeded(SEED);
  const places = Array.from({ length: 8 }, () => random());

  test.each([0, ...places])(`of AAF, at the share %d of it (FAULT_SEED=${SEED})`, async (share) => {
    const bytes = Buffer.from(sound[relatives] ?? '');
    const end = bytes.lastIndexOf('</ficAlimMENESR>') + '</ficAlimMENESR>'.length;
    const cut = bytes.subarray(0, Math.floor(end * share));
    expect(await refused(withRelatives(cut))).toEqual({
      error: { code: 'IMPORT_FILE_TRUNCATED', ...at(relatives) },
    });
  });

  test('of AAF, names the line it stops at', async () => {
    const cut = sound[relatives]?.split('\n').slice(0, 40).join('\n') ?? '';
    expect(await refused(withRelatives(cut))).toEqual({
      error: { code: 'IMPORT_FILE_TRUNCATED', ...at(relatives, 40) },
    });
  });

  const header = 'Nom Elève;Prénom Elève;Date naissance;Classe\r\n';
  test.each([
    ['within a row', `${header}MARTIN;Zoé;2015-01-01;CP\r\nMARTIN;Lé`, 3],
    ['within a quoted field', `${header}MARTIN;Zoé;2015-01-01;CP\r\n"MARTIN;Léo`, 3],
    ['at its very beginning', '', 1],
  ])('of BE1D, %s', async (_, content, line) => {
    const file = 'CSVExtraction-eleves.csv';
    expect(await refused({ [file]: content }, '--school', '0610999E')).toEqual({
      error: { code: 'IMPORT_FILE_TRUNCATED', ...at(file, line) },
    });
  });

  test('of BE1D, within a letter', async () => {
    const file = 'CSVExtraction-eleves.csv';
    const cut = Buffer.from(`${header}MARTIN;Zoé`).subarray(0, -1);
    expect(await refused({ [file]: cut }, '--school', '0610999E')).toEqual({
      error: { code: 'IMPORT_FILE_TRUNCATED', ...at(file, 2) },
    });
  });
});

describe('a file in the wrong encoding', () => {
  test('AAF that says UTF-8 and is Latin-1', async () => {
    const text = (sound[relatives] ?? '').replace('<value>FRANCE</value>', '<value>Hélène</value>');
    const line = text.slice(0, text.search(/[\u0080-\uffff]/)).split('\n').length;
    expect(await refused(withRelatives(Buffer.from(text, 'latin1')))).toEqual({
      error: { code: 'IMPORT_FILE_ENCODING', ...at(relatives, line) },
    });
  });

  test.each([
    [
      'says Latin-1 and is UTF-8',
      (text: string) => Buffer.from(text.replace('"UTF-8"', '"ISO-8859-1"') + '<!-- é -->'),
    ],
    ['says an encoding nobody knows', (text: string) => Buffer.from(text.replace('"UTF-8"', '"EBCDIC"'))],
    ['is UTF-16', (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
  ])('AAF that %s', async (_, encoded) => {
    expect(await refused(withRelatives(encoded(sound[relatives] ?? '')))).toEqual({
      error: { code: 'IMPORT_FILE_ENCODING', ...at(relatives, 1) },
    });
  });

  test('BE1D in UTF-16', async () => {
    const file = 'CSVExtraction-eleves.csv';
    const text = Buffer.from(
      'Nom Elève;Prénom Elève;Date naissance;Classe\r\nA;B;2015-01-01;CP\r\n',
      'utf16le',
    );
    expect(await refused({ [file]: text }, '--school', '0610999E')).toEqual({
      error: { code: 'IMPORT_FILE_ENCODING', ...at(file, 1) },
    });
  });
});

describe('entities', () => {
  const declaring = (subset: string, use: string) =>
    (sound[relatives] ?? '')
      .replace(/<!DOCTYPE[^>]*>/, `<!DOCTYPE ficAlimMENESR [\n${subset}\n]>`)
      .replace('<value>FRANCE</value>', `<value>${use}</value>`);
  const laughs = Array.from(
    { length: 10 },
    (_, level) => `<!ENTITY lol${level + 1} "${`&lol${level};`.repeat(10)}">`,
  );

  test.each([
    ['a billion laughs', ['<!ENTITY lol0 "ha">', ...laughs].join('\n'), '&lol10;'],
    ['a file of this machine', '<!ENTITY secret SYSTEM "file:///etc/hostname">', '&secret;'],
    ['a parameter entity', '<!ENTITY % remote SYSTEM "file:///etc/hostname"> %remote;', ''],
  ])('that declare %s are refused, and never expanded', async (_, subset, use) => {
    const answer = await refused(withRelatives(declaring(subset, use)));
    expect(answer).toEqual({ error: { code: 'IMPORT_FILE_ENTITY', ...at(relatives) } });
  });

  test('that nobody declared are refused with their line', async () => {
    const text = (sound[relatives] ?? '').replace('<value>FRANCE</value>', '<value>&eacute;</value>');
    const line = text.slice(0, text.indexOf('&eacute;')).split('\n').length;
    expect(await refused(withRelatives(text))).toEqual({
      error: { code: 'IMPORT_FILE_ENTITY', ...at(relatives, line) },
    });
  });

  test('a DTD on the network is never fetched', async () => {
    const asked: string[] = [];
    const server: Server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('<!ENTITY secret "x">');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const address = server.address();
      const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/evil.dtd`;
      const text = (sound[relatives] ?? '')
        .replace('"ficAlimMENESR.dtd"', `"${url}"`)
        .replace('<value>FRANCE</value>', '<value>&secret;</value>');
      expect(text).toContain(url);
      expect(await refused(withRelatives(text))).toEqual({
        error: { code: 'IMPORT_FILE_ENTITY', ...at(relatives) },
      });
      expect(asked).toEqual([]);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });
});

describe('a value of 30 MB', () => {
  const huge = 'A'.repeat(30 * 1024 * 1024);

  test.each([
    ['as text', `<value>${huge}</value>`],
    ['as the name of an attribute', `</attr><attr name="${huge}"><value>x</value>`],
    ['as a comment', `<!-- ${huge} --><value>x</value>`],
    ['as the name of an element', `<${huge}>`],
  ])(
    '%s is refused without being kept',
    async (_, value) => {
      const text = (sound[relatives] ?? '').replace('<value>FRANCE</value>', () => value);
      expect(await refused(withRelatives(text))).toEqual({
        error: { code: 'IMPORT_FILE_BROKEN', ...at(relatives) },
      });
    },
    60_000,
  );

  test('in a row of BE1D is refused', async () => {
    const file = 'CSVExtraction-eleves.csv';
    const text = `Nom Elève;Prénom Elève;Date naissance;Classe\r\nA;B;2015-01-01;CP\r\n${huge};B;2015-01-01;CP\r\n`;
    expect(await refused({ [file]: text }, '--school', '0610999E')).toEqual({
      error: { code: 'IMPORT_FILE_BROKEN', ...at(file, 3) },
    });
  }, 60_000);
});

describe('a folder that is none', () => {
  test.each([
    ['that does not exist', () => Promise.resolve(join(folder, 'nowhere'))],
    ['that is empty', () => writeFiles(folder, {})],
    ['with other files only', () => writeFiles(folder, { 'notes.txt': 'x', 'Eleve.xml': '<a/>' })],
    [
      'that is a file',
      async () => {
        await writeFile(join(folder, 'file'), 'x');
        return join(folder, 'file');
      },
    ],
  ])('%s', async (_, make) => {
    expect(await refusalOf(await make())).toEqual({ error: { code: 'IMPORT_NO_FILES' } });
  });

  test('with a folder in the place of a file', async () => {
    const path = await writeFiles(folder, {});
    await mkdir(join(path, 'ENT_Complet_20261121_Eleve_0000.xml'));
    expect(await refusalOf(path)).toEqual({ error: { code: 'IMPORT_NO_FILES' } });
  });

  test('with files of both formats', async () => {
    expect(await refused({ ...sound, 'CSVExtraction-eleves.csv': 'Nom;Prénom\r\n' })).toEqual({
      error: { code: 'IMPORT_MIXED_FORMATS' },
    });
  });
});

describe('what the command line has to add', () => {
  const be1d = {
    'CSVExtraction-eleves.csv':
      'Nom Elève;Prénom Elève;Date naissance;Classe\r\nMARTIN;Zoé;2015-01-01;CP\r\n',
  };

  test.each([
    ['BE1D without --school', be1d, [], 'IMPORT_SCHOOL_REQUIRED'],
    ['BE1D with a --school that is none', be1d, ['--school', 'Zola'], 'IMPORT_SCHOOL_INVALID'],
  ])('%s', async (_, files, options, code) => {
    expect(await refused(files, ...options)).toEqual({ error: { code } });
  });

  test('an --academy that contradicts the files', async () => {
    expect(await refused(sound, '--academy', 'Nice')).toEqual({
      error: { code: 'IMPORT_ACADEMY_CONTRADICTS' },
    });
  });

  test('no academy anywhere', async () => {
    const without = Object.fromEntries(
      Object.entries(sound).map(([name, text]) => [name, text.replaceAll('VERSAILLES', '')]),
    );
    expect(await refused(without)).toEqual({ error: { code: 'IMPORT_ACADEMY_REQUIRED' } });
  });
});

test('two thousand people called Jean Dupont all get logins of their own, soon', async () => {
  const jean = (number: string) => ({
    family: 'Dupont',
    given: 'Jean',
    born: '01/01/2012',
    relatives: [`${Number(number) + 10_000}$1$1$1$0$0`],
  });
  const path = await writeFiles(
    folder,
    aafExport({
      academy: 'Ville',
      schools: { 1: { uai: '0610001A' } },
      pupils: many(1000, 10_000, jean),
      relatives: many(1000, 20_000, () => ({ family: 'Dupont', given: 'Jean' })),
    }),
  );
  const end = await loge.end();
  const began = performance.now();
  const ended = await loge.import(path);
  const seconds = (performance.now() - began) / 1000;
  expect(countsOf(ended)).toEqual({ created: { PUPIL: 1000, RELATIVE: 1000, SCHOOL: 1 } });
  const logins = (await loge.events(end)).flatMap((event) =>
    event.type === 'AccountCreated' ? [event.data.login] : [],
  );
  expect(new Set(logins).size).toBe(2000);
  const numbers = logins.map((login) => Number(/^jean\.dupont(\d*)$/.exec(login)?.[1] || 1));
  expect(Math.max(...numbers)).toBe(2000);
  // Alone on two cores it takes some 5 s; as long as it does not grow with the square of the homonyms.
  expect(seconds).toBeLessThan(40);
}, 90_000);
