import type { Writable } from 'node:stream';
import { schoolCode } from '@loge/contracts';
import type { Profile } from '@loge/contracts';
import { csvBeginning, csvLine } from '../../files/csv.js';
import { written } from '../../files/written.js';
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
