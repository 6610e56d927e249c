import { PassThrough, Writable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { jpeg, png } from '../../schools/picture.fixture.js';
import { writeSheet } from './render-sheet.js';
import type { CredentialRow } from './sheet.js';
import { account, lilacs, moulin, password, row, school, sheetOf, written } from './sheets.fixture.js';

const rows = (count: number, more: Partial<CredentialRow> = {}) =>
  Array.from({ length: count }, (_, number) => row(number, more));
const roles = (tags: readonly { role: string }[]) => new Set(tags.map(({ role }) => role));

describe('KO-5: the list of a class', () => {
  test('begins on a page of its own and says whose, when, and that it is handed over', async () => {
    const { pages, info } = await written(
      sheetOf('LIST', [...rows(2), row(2, { className: '6e A' }), row(3, { className: undefined })]),
    );
    expect(
      pages.map(({ text }) => /Identifiants — (?<title>Classe \S+|Sans classe)/.exec(text)?.[1]),
    ).toEqual(['Classe 2de', 'Classe 6e', 'Sans classe']);
    expect(pages[0]?.text).toContain('À remettre en main propre — 28 novembre 2026');
    expect(pages[0]?.text).toContain('loge.example/e/0611234X');
    expect(pages[0]?.text).toMatch(/Arnaud0 Tom tom\.arnaud0 p0 27\/01\/2027/);
    expect(info).toMatchObject({ Title: 'Identifiants par classe — Lycée Jean-Moulin', Language: 'fr-FR' });
  });

  test('goes on under the same head, which is read aloud once', async () => {
    const { pages } = await written(sheetOf('LIST', rows(60)));
    expect(pages).toHaveLength(2);
    for (const { text } of pages) expect(text).toContain('Mot de passe provisoire');
    expect(pages[1]?.text).toContain('Classe 2de B — à remettre en main propre — page 2');
    const read = (role: string) =>
      pages.map(({ tags }) => tags.filter((tag) => tag.role === role && tag.children?.length).length);
    const [first = 0, second = 0] = read('TD').map((cells) => cells / 4);
    expect(first + second).toBe(60);
    // Names are the heads of their rows; those of the columns are beside them on the first page only.
    expect(read('TH')).toEqual([5 + first, second]);
  });

  test('says in words why somebody has no password', async () => {
    const { pages } = await written(
      sheetOf('LIST', [
        row(0, { cell: { kind: 'ACTIVATED' } }),
        row(1, { cell: { kind: 'ACADEMY' } }),
        row(2, { cell: { kind: 'OLD_LOGIN' } }),
        row(3, { cell: { kind: 'BEYOND' } }),
      ]),
    );
    const [{ text } = { text: '' }] = pages;
    for (const why of ['déjà activé', 'par l’académie', 'ancien identifiant', 'hors de votre périmètre'])
      expect(text).toContain(why);
  });
});

describe('KO-5: slips', () => {
  test('stand eight on a page, each class on pages of its own, and only for who has a password', async () => {
    const { pages } = await written(
      sheetOf('SLIPS', [...rows(9), row(9, { cell: { kind: 'ACTIVATED' } }), row(10, { className: '6e A' })]),
    );
    expect(pages.map(({ tags }) => tags.filter(({ role }) => role === 'H1').length)).toEqual([8, 1, 1]);
    expect(pages.map(({ text }) => text).join()).not.toContain('arnaud9');
    const slip = pages[1]?.text ?? '';
    expect(slip).toBe(
      'Lycée Jean-Moulin Tom Arnaud8 2de B Identifiant tom.arnaud8 Mot de passe provisoire p8 Première connexion : loge.example/e/0611234X Avant le 27 janvier 2027. Changez-le à la première connexion.',
    );
  });

  test('keep within their lines whatever people are called', async () => {
    const long = {
      family: 'Grandclément de La Tour d’Auvergne-Lauraguais-Villeneuve-sous-les-Marronniers',
      given: 'Marie-Thérèse Bérengère Emmanuelle',
      login: `${'grandclement-de-la-tour.'.repeat(8)}@etablissement.example`,
      profile: 'RELATIVE' as const,
      children: [1, 2, 3, 4, 5, 6].map((n) => ({
        account: account(n),
        name: `Enfant Numéro${n} Grandclément, 2de B`,
      })),
    };
    const name =
      'Lycée polyvalent international des métiers de la montagne et du développement durable Jean-Moulin';
    const schools = new Map([[moulin, { ...school, name }]]);
    const { pages } = await written(sheetOf('SLIPS', rows(8, long), { schools }));
    expect(pages).toHaveLength(1);
    for (const { text, x, y, width } of pages[0]?.pieces ?? []) {
      if (text.trim() === '') continue;
      const [left, top] = [Math.floor(x / 297.64) * 297.64, Math.floor(y / 210.4725) * 210.4725];
      // Text stands on its base line: a first one is 9 mm and its own height below the cut.
      expect(y - top).toBeGreaterThan(25);
      expect(y - top).toBeLessThan(188);
      expect(x + width).toBeLessThan(left + 297.64 - 25);
    }
  });
});

describe('KO-5: a letter', () => {
  test('shows its address in the window, its sender, three steps, whom to ask and until when', async () => {
    const { pages } = await written(
      sheetOf('LETTERS', [row(0, { profile: 'RELATIVE', civility: 'MME', address: lilacs })]),
    );
    expect(pages).toHaveLength(1);
    const { text, pieces, tags } = pages[0] ?? { text: '', pieces: [], tags: [] };
    for (const said of ['Madame,', 'tom.arnaud0', 'p0', '27/01/2027', '3.', 'loge.example/e/0611234X'])
      expect(text).toContain(said);
    for (const said of [school.name, school.letterText, school.contact, 'Lyon, le 28 novembre 2026'])
      expect(text).toContain(said);
    const [left, top] = [(100 * 72) / 25.4, (50 * 72) / 25.4];
    for (const line of ['Mme Tom Arnaud0', '3 bis, impasse des Lilas', '69100 Villeurbanne']) {
      const piece = pieces.find((one) => one.text === line);
      expect(piece?.x).toBeCloseTo(left, 0);
      expect(piece?.y).toBeGreaterThan(top);
      expect(piece?.y).toBeLessThan(top + (35 * 72) / 25.4);
    }
    expect(tags.find(({ role }) => role === 'Figure')?.alt).toBe(
      'Code QR qui mène à https://loge.example/e/0611234X',
    );
    expect([...roles(tags)]).toEqual(
      expect.arrayContaining([
        'Document',
        'Sect',
        'H1',
        'H2',
        'P',
        'Table',
        'TR',
        'TH',
        'TD',
        'L',
        'LI',
        'Lbl',
      ]),
    );
  });

  test.each([
    ['en', 'Dear Ms Arnaud0,', 'Your first sign-in in three steps'],
    ['de', 'Sehr geehrte Frau Arnaud0,', 'Die erste Anmeldung in drei Schritten'],
    ['nl', 'Geachte mevrouw Arnaud0,', 'De eerste aanmelding in drie stappen'],
  ] as const)('is in French, and then in %s for who reads that', async (language, greeting, title) => {
    const who = { profile: 'RELATIVE', civility: 'MLLE', language } as const;
    const { pages } = await written(sheetOf('LETTERS', [row(0, who), row(1)]));
    expect(pages).toHaveLength(3);
    expect(pages[0]?.text).toContain('Madame,');
    for (const said of [greeting, title, 'tom.arnaud0', 'p0']) expect(pages[1]?.text).toContain(said);
    expect(pages[1]?.tags.find(({ role }) => role === 'Sect')?.lang).toBe(language);
    expect(pages[2]?.text).toContain('Bonjour Tom,');
  });

  test('shows the school’s logo, which is in the file once, and says whose it is', async () => {
    // Red that can be seen through: unpacked by a reader that answers later.
    const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(4 * 4, '\xff\0\0\x80', 'latin1')]);
    const seenThrough = png({ color: 6, packed: deflateSync(Buffer.concat([line, line, line, line])) });
    for (const logo of [png({}), seenThrough, jpeg({})]) {
      const schools = new Map([[moulin, { ...school, logo }]]);
      const { bytes, pages } = await written(sheetOf('LETTERS', rows(3), { schools }));
      for (const { tags } of pages) expect(tags.map(({ alt }) => alt)).toContain('Logo de Lycée Jean-Moulin');
      const pictures = bytes.toString('latin1').match(/\/Subtype \/Image\b[^]*?\/Width \d+/g) ?? [];
      expect(pictures.filter((one) => one.endsWith('/Width 4'))).toHaveLength(logo === seenThrough ? 2 : 1);
    }
  });

  test('comes without an address too, to be handed over', async () => {
    const { pages } = await written(sheetOf('LETTERS', [row(0, { address: { town: 'Villeurbanne' } })]));
    expect(pages[0]?.text).toContain('Remis par l’établissement Tom Arnaud0 Classe 2de B');
  });

  test('goes to nobody who has no password, and says so where that is everybody', async () => {
    const { pages } = await written(sheetOf('LETTERS', [row(0, { cell: { kind: 'ACADEMY' } })]));
    expect(pages).toHaveLength(1);
    expect(pages[0]?.text).toMatch(/^Aucun mot de passe à remettre/);
  });

  test('is one for a household, which may be large', async () => {
    const children = [1, 2, 3, 4, 5, 6].map((number) => row(number, { address: lilacs, family: 'Ö’Brien' }));
    const ties = children.map((child) => ({ account: child.account, name: `${child.given}, 2de B` }));
    const parents = [7, 8].map((number) =>
      row(number, { profile: 'RELATIVE', address: { ...lilacs, town: 'VILLEURBANNE' }, children: ties }),
    );
    const neighbour = row(9, { address: lilacs, family: 'Voisin' });
    const sheet = sheetOf('LETTERS', [...children, ...parents, neighbour], { byHousehold: true });
    const { pages } = await written(sheet);
    const family = pages.filter(({ text }) => !text.includes('Voisin'));
    expect(pages.length - family.length).toBe(1);
    const all = family.map(({ text }) => text).join(' ');
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) expect(all).toMatch(new RegExp(` p${number} `));
    expect(all.match(/Madame, Monsieur,/g)).toHaveLength(1);
  });
});

describe('KO-5: every sheet', () => {
  test('embeds its fonts and is tagged for screen readers', async () => {
    const { bytes } = await written(sheetOf('LETTERS', rows(2)));
    const raw = bytes.toString('latin1');
    expect(raw.match(/\/FontFile2 /g)).toHaveLength(3);
    expect(raw).not.toMatch(/\/Subtype \/Type1\b/);
    expect(raw).toContain('/Marked true');
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(raw).toContain('/DisplayDocTitle true');
    expect(raw).toContain('/Duplex /Simplex');
  });

  test('tells where each of its objects is: no reader has to mend it', async () => {
    const { bytes } = await written(sheetOf('LETTERS', rows(120, { language: 'de' })));
    const raw = bytes.toString('latin1');
    const start = Number(/startxref\n(?<at>\d+)\n%%EOF/.exec(raw)?.[1]);
    const entries = raw.slice(start).match(/^\d{10} 00000 n $/gm) ?? [];
    expect(raw.slice(start)).toMatch(new RegExp(`^xref\\n0 ${entries.length + 1}\\n`));
    expect(entries.length).toBeGreaterThan(5_000);
    const wrong = entries.filter((entry, index) => {
      const head = `${index + 1} 0 obj\n`;
      return raw.slice(Number(entry.slice(0, 10)), Number(entry.slice(0, 10)) + head.length) !== head;
    });
    expect(wrong).toEqual([]);
    expect(raw).not.toContain('[object Object]');
  });

  test('shows names of every kind, and what its font lacks as a question mark', async () => {
    const names = [
      '=1+1',
      'O’Neill',
      'Łukasz Šćepanović',
      'Nguyễn',
      'Иван',
      '👨‍👩‍👧',
      'a\u0301\u200b\u202e\u0007',
      '',
    ];
    const people = names.map((family, number) => row(number, { family }));
    for (const format of ['LIST', 'SLIPS', 'LETTERS'] as const) {
      const all = (await written(sheetOf(format, people))).pages.map(({ text }) => text).join(' ');
      for (const shown of ['=1+1', 'O’Neill', 'Łukasz Šćepanović', 'Nguyen', '????', 'á'])
        expect(all).toContain(shown);
    }
  });

  test('asks for no more people than the reader takes, and for none once the reader left', async () => {
    let [asked, told] = [0, false];
    const endless = (async function* () {
      try {
        for (; ; asked += 1) yield row(asked, { cell: password(String(asked)) });
      } finally {
        told = true;
      }
    })();
    const out = new PassThrough({ highWaterMark: 1 });
    const writing = writeSheet(sheetOf('SLIPS', endless), out);
    const ended = expect(writing).rejects.toThrow('Premature close');
    await new Promise((resolve) => void out.once('readable', resolve));
    // Two blocks of 64 kB at most wait: the one that is read and the one that is being written.
    expect(asked).toBeLessThan(500);
    out.destroy();
    await ended;
    expect(told).toBe(true);
  });

  test('tells of what stopped its rows', async () => {
    const broken = (async function* (): AsyncGenerator<CredentialRow> {
      yield row(0);
      throw new Error('vault');
    })();
    await expect(writeSheet(sheetOf('LIST', broken), new PassThrough().resume())).rejects.toThrow('vault');
  });

  test('remembers next to nothing of the pages behind it', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heap = new Map<number, number>();
    const many = (function* () {
      for (let number = 0; number <= 2_000; number += 1) {
        if (number % 500 === 0) {
          collect();
          heap.set(number, process.memoryUsage().heapUsed);
        }
        yield row(number, { login: `somebody.${number * 7919}` });
      }
    })();
    await writeSheet(sheetOf('SLIPS', many), new Writable({ write: (_, __, done) => done() }));
    const grown = (heap.get(2_000) ?? 0) - (heap.get(500) ?? 0);
    expect(grown / 1_500).toBeLessThan(600);
  });
});
