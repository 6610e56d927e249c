import { LogeError } from '@loge/contracts';
import type { LegacyReasonCode, Profile } from '@loge/contracts';
import { CsvError, parse } from 'csv-parse/sync';
import { comparable } from '../claims/name-keys.js';

/** What a file may hold. */
export const MOST_BYTES = 2_000_000;
export const MOST_LINES = 10_000;
/** In UTF-16 units: no cell that is looked at is as long, and comparing a long one could take minutes. */
const LONGEST_CELL = 1_000;
/** More than the directories of any system have. */
const MOST_COLUMNS = 1_000;

/** One line of a file of old user names, as written; what is blank is absent. */
export interface LegacyLine {
  /** From 1, where the names of the columns stand. */
  readonly line: number;
  readonly problem?: Extract<LegacyReasonCode, 'COLUMNS_MISSING'>;
  readonly userName?: string;
  readonly hash?: string;
  /** « rne »: whose person it is, where the file tells of several schools. */
  readonly school?: string;
  readonly joinKey?: string;
  readonly email?: string;
  readonly family?: string;
  readonly given?: string;
  /** Those that the file's word may mean. */
  readonly profiles?: readonly Profile[];
}

type Column = 'userName' | 'hash' | 'school' | 'joinKey' | 'email' | 'family' | 'given' | 'profile';

/** The names of each column, Kosmos' own among them (KO-4), compared by {@link comparable}. */
const names: Readonly<Record<Column, readonly string[]>> = {
  userName: [
    'login',
    "nom d'utilisateur",
    'nom utilisateur',
    'utilisateur',
    'identifiant',
    'user name',
    'username',
  ],
  hash: ['mot de passe', 'hash', 'empreinte', 'password'],
  school: ['rne', 'uai'],
  joinKey: ['cle de jointure', 'cle jointure'],
  email: ['courriel', 'adresse de courriel', 'e-mail', 'email', 'mail'],
  family: ['nom', 'nom de famille'],
  given: ['prenom'],
  profile: ['profil'],
};

/** What the words of a file mean, Kosmos' own first. */
const profilesOf: Readonly<Record<string, readonly Profile[]>> = {
  ELEVE: ['PUPIL'],
  ENSEIGNANT: ['TEACHER'],
  PERSONNEL: ['NON_TEACHING', 'LOCAL_AUTHORITY', 'OTHER'],
  TUTEUR: ['RELATIVE'],
  PARENT: ['RELATIVE'],
  'NON ENSEIGNANT': ['NON_TEACHING'],
  'PERSONNEL DE COLLECTIVITE': ['LOCAL_AUTHORITY'],
  AUTRE: ['OTHER'],
};

/**
 * Reads a file of old user names: separated by semicolons, commas or tabs, quotes optional, CRLF or LF.
 * @throws LogeError `LEGACY_FILE_TOO_LARGE` with `most` and its `unit`; `LEGACY_FILE_INVALID` for what is no such
 *   file, with the `line` where it is known.
 */
export function readLegacyFile(csv: string): readonly LegacyLine[] {
  if (Buffer.byteLength(csv) > MOST_BYTES)
    throw new LogeError('LEGACY_FILE_TOO_LARGE', { most: MOST_BYTES, unit: 'bytes' });
  const [header, ...rows] = rowsOf(csv);
  if (header && header.record.length > MOST_COLUMNS) throw new LogeError('LEGACY_FILE_INVALID', { line: 1 });
  const places = header && placesOf(header.record);
  if (!places || rows.length === 0) throw new LogeError('LEGACY_FILE_INVALID', { line: 1 });
  if (rows.length > MOST_LINES)
    throw new LogeError('LEGACY_FILE_TOO_LARGE', { most: MOST_LINES, unit: 'lines' });
  const width = header.record.length;
  return rows.map((row) => lineOf(row, places, width));
}

interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function rowsOf(csv: string): readonly Row[] {
  try {
    // With `info` each row comes with where it ended; the types do not tell so.
    return parse(csv, {
      delimiter: delimiterOf(csv),
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      // One more than may be, and the names of the columns: enough to know that there are too many.
      to: MOST_LINES + 2,
    }) as unknown as readonly Row[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    throw new LogeError('LEGACY_FILE_INVALID', { line });
  }
}

/** Of the names of the columns none holds a separator. */
function delimiterOf(csv: string): string {
  const first = csv.slice(0, csv.search(/[\r\n]|$/));
  const uses = (mark: string) => first.split(mark).length;
  return [';', '\t', ','].reduce((most, mark) => (uses(mark) > uses(most) ? mark : most));
}

/** Where each column stands; nothing where one that is needed does not. */
function placesOf(header: readonly string[]): ReadonlyMap<Column, number> | undefined {
  const found = header.map((name) => comparable(name.slice(0, LONGEST_CELL)));
  const places = new Map<Column, number>();
  for (const column of Object.keys(names) as Column[]) {
    const place = names[column].map((name) => found.indexOf(comparable(name))).find((at) => at >= 0);
    if (place !== undefined) places.set(column, place);
  }
  const tells = places.has('joinKey') || places.has('email') || (places.has('family') && places.has('given'));
  return tells && places.has('userName') && places.has('hash') ? places : undefined;
}

function lineOf({ record, info }: Row, places: ReadonlyMap<Column, number>, width: number): LegacyLine {
  const within = record.reduce((count, cell) => count + (cell.split('\n').length - 1), 0);
  const line = info.lines - within;
  if (record.length < width) return { line, problem: 'COLUMNS_MISSING' };
  const cell = (column: Column): string | undefined =>
    record[places.get(column) ?? -1]?.slice(0, LONGEST_CELL).trim() || undefined;
  return {
    line,
    userName: cell('userName'),
    hash: cell('hash'),
    school: cell('school'),
    joinKey: cell('joinKey'),
    email: cell('email'),
    family: cell('family'),
    given: cell('given'),
    profiles: profilesOf[comparable(cell('profile'))],
  };
}
