import { expect, test } from '@jest/globals';
import { LogeError } from '@loge/contracts';
import { readLegacyFile } from './legacy-file.js';

function refusalOf(csv: string) {
  try {
    readLegacyFile(csv);
  } catch (error) {
    if (error instanceof LogeError) return { code: error.code, ...error.detail };
    throw error;
  }
  return undefined;
}

test("IT-3, KO-4: Kosmos' own file is read as it is", () => {
  const csv = [
    'rne;uid;classe;profil;prenom;nom;login;mot de passe;cle de jointure;adresse;code postal;ville',
    '0691234X;VAA1;6A;Eleve;Léo;Martin;leo.martin;[SHA]W6ph5Mm5Pz8GgiULbPgzG37mj9g=;AC-VILLE$12234;1 rue Haute;69001;Lyon',
    '0691234X;VAA2;;Personnel;Anne;Roux;anne.roux;{SSHA}xyz;;;;',
  ].join('\r\n');
  expect(readLegacyFile(csv)).toEqual([
    {
      ...{ line: 2, school: '0691234X', profiles: ['PUPIL'], given: 'Léo', family: 'Martin' },
      ...{ userName: 'leo.martin', hash: '[SHA]W6ph5Mm5Pz8GgiULbPgzG37mj9g=', joinKey: 'AC-VILLE$12234' },
    },
    {
      ...{ line: 3, school: '0691234X', profiles: ['NON_TEACHING', 'LOCAL_AUTHORITY', 'OTHER'] },
      ...{ given: 'Anne', family: 'Roux', userName: 'anne.roux', hash: '{SSHA}xyz' },
    },
  ]);
});

test.each([
  ['commas and quotes', 'Nom d\'utilisateur,HASH,Courriel\n"martin, léo",h,leo@exemple.test\n'],
  ['tabs and a byte order mark', '\uFEFFNOM D’UTILISATEUR\thash\tcourriel\nmartin, léo\th\tleo@exemple.test'],
  ['other words', 'E-mail;Mot  de passe; Identifiant \nleo@exemple.test;h;martin, léo\n\n'],
])('IT-3: columns are found whatever their order, case, accents and spaces: %s', (_, csv) => {
  expect(readLegacyFile(csv)).toEqual([
    { line: 2, userName: 'martin, léo', hash: 'h', email: 'leo@exemple.test' },
  ]);
});

test('IT-3: lines keep their numbers, also behind blank ones and those that hold a line break', () => {
  const csv = 'login;hash;nom;prenom\n\na;h;"Le\nGrand";Zoé\nb;h;Roux\nc;h;Roux;Max\n';
  expect(readLegacyFile(csv).map(({ line, problem, userName }) => [line, problem ?? userName])).toEqual([
    [3, 'a'],
    [5, 'COLUMNS_MISSING'],
    [6, 'c'],
  ]);
});

test.each([
  ['nothing', ''],
  ['no hash', 'login;nom;prenom\na;Roux;Max\n'],
  ['nothing that tells a person', 'login;hash;nom\na;h;Roux\n'],
  ['no line', 'login;hash;courriel\n'],
])('IT-3: a file is refused with %s', (_, csv) => {
  expect(refusalOf(csv)).toEqual({ code: 'LEGACY_FILE_INVALID', line: 1 });
});

test('IT-3: a quote that is never closed is told with its line', () => {
  expect(refusalOf('login;hash;courriel\na;"h;c\n')).toMatchObject({ code: 'LEGACY_FILE_INVALID' });
});

test('IT-3: a file of 10,000 lines is taken, a longer one or one above 2 MB is not', () => {
  const lines = (count: number, text = 'h') => `login;hash;courriel\n${`a;${text};c\n`.repeat(count)}`;
  expect(readLegacyFile(lines(10_000))).toHaveLength(10_000);
  expect(refusalOf(lines(10_001))).toEqual({ code: 'LEGACY_FILE_TOO_LARGE', most: 10_000, unit: 'lines' });
  expect(refusalOf(lines(1, 'x'.repeat(2_000_000)))).toEqual({
    ...{ code: 'LEGACY_FILE_TOO_LARGE', most: 2_000_000, unit: 'bytes' },
  });
});

test('IT-3: a file made to be slow is not: no cell is read beyond what one holds, and no line of a million columns', () => {
  const accents = '\u0301\u0316'.repeat(20_000);
  const [line] = readLegacyFile(`login;hash;nom;prenom;profil\n${`${accents};`.repeat(4)}${accents}\n`);
  for (const cell of [line?.userName, line?.hash, line?.family, line?.given])
    expect(cell).toHaveLength(1_000);
  expect(readLegacyFile(`login;hash;courriel;${accents}\na;h;c;d\n`)).toHaveLength(1);
  const wide = `login;hash;courriel${';'.repeat(1_000_000)}`;
  expect(refusalOf(`${wide}\na`)).toEqual({ code: 'LEGACY_FILE_INVALID', line: 1 });
});
