import { Writable } from 'node:stream';
import { AccountId, schoolId } from '@loge/contracts';
import type { PostalAddress } from '@loge/contracts';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { writeSheet } from './render-sheet.js';
import type { PaperSheet } from './render-sheet.js';
import type { CredentialCell, CredentialRow, SheetSchool } from './sheet.js';

export const moulin = schoolId('0611234X');

/** A school that says all it can. */
export const school: SheetSchool = {
  ...{ school: moulin, code: '0611234X', name: 'Lycée Jean-Moulin', color: '#7a1f3d' },
  address: { street: '14 rue de l’Église', postcode: '69003', town: 'Lyon' },
  phone: '04 72 00 00 00',
  contact: 'Secrétariat, bâtiment A.',
  letterText: 'La réunion de rentrée a lieu le 10 septembre.',
};

export const lilacs: PostalAddress = {
  street: '3 bis, impasse des Lilas',
  postcode: '69100',
  town: 'Villeurbanne',
};

/** The account of somebody, by number. */
export function account(number: number): AccountId {
  return AccountId.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);
}

/** A password that works until 27 January 2027. */
export function password(typed: string): CredentialCell {
  return { kind: 'PASSWORD', password: typed, expiresAt: new Date('2027-01-27T10:00:00Z') };
}

/** A pupil of 2de B, but for what is said otherwise. */
export function row(number: number, more: Partial<CredentialRow> = {}): CredentialRow {
  return {
    ...{ account: account(number), school: moulin, profile: 'PUPIL', className: '2de B' },
    ...{ family: `Arnaud${number}`, given: 'Tom', login: `tom.arnaud${number}` },
    ...{ cell: password(`p${number}`), language: 'fr', children: [] },
    ...more,
  };
}

/** A sheet of these rows. */
export function sheetOf(
  format: PaperSheet['format'],
  rows: Iterable<CredentialRow> | AsyncIterable<CredentialRow>,
  more: Partial<PaperSheet> = {},
): PaperSheet {
  return {
    ...{ format, byHousehold: false, schools: new Map([[moulin, school]]) },
    rows: (async function* () {
      yield* rows;
    })(),
    ...{ publicUrl: 'https://loge.example', at: new Date('2026-11-28T04:00:00Z') },
    ...more,
  };
}

/** A piece of text and where it stands, in points from the top left of its page. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A tag, with the tags within. */
export interface Tag {
  readonly role: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children?: readonly Tag[];
}

/** A page as it is read back. */
export interface ReadPage {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly tags: readonly Tag[];
}

/** What a sheet became, read back from its PDF. */
export async function written(
  sheet: PaperSheet,
): Promise<{ bytes: Buffer; pages: ReadPage[]; info: object }> {
  const chunks: Buffer[] = [];
  const out = new Writable({
    write: (chunk: Buffer, _, done) => {
      chunks.push(chunk);
      done();
    },
  });
  await writeSheet(sheet, out);
  const bytes = Buffer.concat(chunks);
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) =>
      'str' in item
        ? // A transform is six numbers: PDF 32000-1, 8.3.3. It counts from the bottom.
          [
            {
              text: item.str,
              x: Number(item.transform[4]),
              y: 841.89 - Number(item.transform[5]),
              width: item.width,
            },
          ]
        : [],
    );
    // Its leaves have neither role nor children.
    const tree = (await page.getStructTree()) as Tag | null;
    pages.push({
      text: pieces
        .map(({ text }) => text)
        .join(' ')
        .replace(/\s+/g, ' '),
      pieces,
      tags: flat(tree),
    });
  }
  const { info } = await document.getMetadata();
  await task.destroy();
  return { bytes, pages, info };
}

function flat(tag: Tag | null): Tag[] {
  if (!tag?.role) return [];
  return [tag, ...(tag.children ?? []).flatMap(flat)];
}
