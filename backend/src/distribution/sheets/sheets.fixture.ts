import { Writable } from 'node:stream';
import { AccountId, schoolId } from '@loge/contracts';
import type { PostalAddress } from '@loge/contracts';
import { readPdf } from '../../files/read-pdf.fixture.js';
import type { ReadPage } from '../../files/read-pdf.fixture.js';
export type { Piece, ReadPage, Tag } from '../../files/read-pdf.fixture.js';
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
  return { bytes, ...(await readPdf(bytes)) };
}
