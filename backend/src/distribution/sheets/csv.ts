import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { schoolCode } from '@loge/contracts';
import type { Profile } from '@loge/contracts';
import type { CredentialCell, CredentialRow, Sheet } from './sheet.js';

/** The columns of KO-4, and the address for a mail merge. */
const HEADER = [
  ...['rne', 'uid', 'classe', 'profil', 'prenom', 'nom', 'login', 'mot de passe', 'cle de jointure'],
  ...['adresse', 'code postal', 'ville'],
];

const profiles: Readonly<Record<Profile, string>> = {
  PUPIL: 'Eleve',
  RELATIVE: 'Tuteur',
  TEACHER: 'Enseignant',
  NON_TEACHING: 'Personnel',
  LOCAL_AUTHORITY: 'Collectivite',
  OTHER: 'Autre',
};

const withoutPassword: Readonly<Record<Exclude<CredentialCell['kind'], 'PASSWORD'>, string>> = {
  ACTIVATED: 'déjà activé',
  ACADEMY: "se connecte à l'académie",
  OLD_LOGIN: 'ancien accès',
  BEYOND: 'hors de votre périmètre',
};

/**
 * A cell that a spreadsheet takes for nothing but text: one that begins as a formula does gets an apostrophe, and line
 * ends become spaces.
 */
export function csvCell(text: string): string {
  const line = text.replace(/\r\n?|\n/g, ' ');
  const safe = /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(text) ? `'${line}` : line;
  return /[;"\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line of a CSV file, with its end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(';')}\r\n`;

/** What a CSV file of people begins with: the mark by which Excel knows UTF-8, and the names of the columns. */
export const csvBeginning = (header: readonly string[]): string => `\uFEFF${csvLine(header)}`;

const passwordOf = (cell: CredentialCell): string =>
  cell.kind === 'PASSWORD' ? cell.password : withoutPassword[cell.kind];

function lineOf(row: CredentialRow): string {
  const { street = '', postcode = '', town = '' } = row.address ?? {};
  return csvLine([
    ...[schoolCode(row.school).code, row.account, row.className ?? '', profiles[row.profile]],
    ...[row.given, row.family, row.login, passwordOf(row.cell), row.joinKey ?? ''],
    ...[street, postcode, town],
  ]);
}

/** Enough lines are written together. */
const CHUNK = 64 * 1024;

/**
 * Writes a file for a spreadsheet (KO-4): semicolons, UTF-8 with its mark, CRLF. It waits for whoever reads.
 * @returns how many bytes.
 * @throws Error when whoever reads has gone.
 */
export async function writeCsv({ rows }: Pick<Sheet, 'rows'>, out: Writable): Promise<number> {
  let text = csvBeginning(HEADER);
  let bytes = 0;
  for await (const row of rows) {
    text += lineOf(row);
    if (text.length < CHUNK) continue;
    bytes += await written(out, text);
    text = '';
  }
  return bytes + (await written(out, text));
}

async function written(out: Writable, text: string): Promise<number> {
  const chunk = Buffer.from(text);
  if (out.destroyed) throw new Error('Nobody reads it any more.');
  if (out.write(chunk)) return chunk.length;
  const gone = new AbortController();
  await Promise.race([
    once(out, 'drain', { signal: gone.signal }),
    once(out, 'close', { signal: gone.signal }).then(() => {
      throw new Error('Nobody reads it any more.');
    }),
  ]).finally(() => gone.abort());
  return chunk.length;
}
