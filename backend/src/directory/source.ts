import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LogeError } from '@loge/contracts';
import type { ImportFile, ImportFormat } from '@loge/contracts';
import { aafSource } from './formats/aaf.js';
import { be1dSources } from './formats/be1d.js';
import { MANIFEST, readManifest, rosterFiles } from './formats/manifest.js';
import type { Manifest, RosterFile } from './formats/manifest.js';
import type { SourceKind } from './records.js';

/** A folder of files to import. */
export interface Source {
  readonly format: ImportFormat;
  readonly files: readonly SourceFile[];
  /**
   * The kinds of which the folder tells everything: there is a file of them, and no delta. Only these can depart.
   */
  readonly complete: readonly SourceKind[];
  /** The kinds of which some file tells changes only. */
  readonly delta: readonly SourceKind[];
  /** Of a OneRoster set. */
  readonly manifest?: Manifest;
}

/** A file that will be read. */
export interface SourceFile extends ImportFile {
  readonly path: string;
  readonly source: SourceKind;
  /** Of an AAF file: `Eleve`, `MefEducNat`, … */
  readonly category?: string;
  /** Of a file of a OneRoster set. */
  readonly roster?: RosterFile;
  readonly text: TextKind;
}

/** What all the bytes of a file say of its encoding. */
type TextKind = 'ascii' | 'utf-8' | 'utf-8 cut at its end' | 'binary' | 'other';

const aafName = /_([A-Za-z]+)_[^_]+\.xml$/i;
const be1dName = /^CSVExtraction-(eleves|enseignants|responsables)\b.*\.csv$/i;
/** How files that hold changes only are named. */
const deltaName = /delta/i;

/** The AAF categories in the order they are read, so that a line of the report is easy to find. */
const readingOrder: readonly SourceKind[] = ['SCHOOL', 'PUPIL', 'STAFF', 'RELATIVE', 'UNKNOWN'];

/**
 * Finds the files of a directory export in a folder, recognises their format by their names, and takes their
 * digests. Files of other names are passed over.
 * @throws LogeError `IMPORT_NO_FILES`, `IMPORT_MIXED_FORMATS`, or `IMPORT_FILE_ENCODING` for a CSV file that is
 * neither UTF-8 nor Latin-1 (OneRoster is UTF-8 only), `IMPORT_FILE_TRUNCATED` for one that ends within a character,
 * `IMPORT_MANIFEST_INVALID` for a OneRoster set without a manifest or as {@link readManifest} says.
 */
export async function findSource(folder: string): Promise<Source> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new LogeError('IMPORT_NO_FILES');
  });
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  const aaf = names.filter((name) => aafName.test(name));
  const be1d = names.filter((name) => be1dName.test(name));
  const roster = names.filter((name) => name === MANIFEST || rosterOf(name));
  const formats = [aaf, be1d, roster].filter((those) => those.length > 0);
  if (formats.length > 1) throw new LogeError('IMPORT_MIXED_FORMATS');
  if (formats.length === 0) throw new LogeError('IMPORT_NO_FILES');
  if (roster.length) return findRoster(folder, roster);
  const format = aaf.length ? 'AAF' : 'BE1D';
  const files: SourceFile[] = [];
  for (const name of [...aaf, ...be1d].sort()) {
    const path = join(folder, name);
    const category = aafName.exec(name)?.[1];
    const source =
      format === 'AAF'
        ? aafSource(category)
        : (be1dSources[be1dName.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'UNKNOWN');
    const { lines, ...looked } = await look(path);
    if (format === 'BE1D') refuseUnreadable(name, looked.text, lines);
    files.push({ name, path, source, ...(category && format === 'AAF' ? { category } : {}), ...looked });
  }
  files.sort((a, b) => readingOrder.indexOf(a.source) - readingOrder.indexOf(b.source));
  const delta = new Set(files.filter((file) => deltaName.test(file.name)).map((file) => file.source));
  const complete = [...new Set(files.map((file) => file.source))].filter((source) => !delta.has(source));
  return { format, files, complete, delta: [...delta] };
}

function refuseUnreadable(file: string, text: TextKind, lines: number): void {
  if (text === 'binary') throw new LogeError('IMPORT_FILE_ENCODING', { file, line: 1 });
  if (text === 'utf-8 cut at its end') throw new LogeError('IMPORT_FILE_TRUNCATED', { file, line: lines });
}

const rosterOf = (name: string): RosterFile | undefined => rosterFiles.find((file) => `${file}.csv` === name);

/** A OneRoster set: of its files those that the manifest names, in the order of {@link rosterFiles}. */
async function findRoster(folder: string, names: readonly string[]): Promise<Source> {
  if (!names.includes(MANIFEST)) throw new LogeError('IMPORT_MANIFEST_INVALID', { file: MANIFEST });
  const files: SourceFile[] = [];
  const add = async (name: string, more: Pick<SourceFile, 'source' | 'roster'>): Promise<void> => {
    const path = join(folder, name);
    const { lines, ...looked } = await look(path);
    refuseUnreadable(name, looked.text, lines);
    if (looked.text === 'other') throw new LogeError('IMPORT_FILE_ENCODING', { file: name, line: 1 });
    files.push({ name, path, ...more, ...looked });
  };
  await add(MANIFEST, { source: 'UNKNOWN' });
  const manifest = await readManifest(join(folder, MANIFEST), names);
  for (const roster of rosterFiles) {
    const source = roster === 'orgs' ? 'SCHOOL' : 'UNKNOWN';
    if (manifest.modes[roster] !== 'absent') await add(`${roster}.csv`, { source, roster });
  }
  // A set is whole or it is not: of one of which a file tells changes only, nothing is known by its absence.
  const isDelta = Object.values(manifest.modes).includes('delta');
  const everything: readonly SourceKind[] = ['SCHOOL', 'PUPIL', 'STAFF', 'RELATIVE'];
  const complete = isDelta || manifest.modes.orgs === 'absent' ? [] : everything;
  return { format: 'ONEROSTER', files, complete, delta: isDelta ? everything : [], manifest };
}

/** The bytes that Windows-1252 has no letter for; text without keys for NUL is no text at all. */
const noLetter = new Set([0x00, 0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Reads a file once: its size, its digest, what encoding its bytes can be, and on which line it ends. */
async function look(path: string): Promise<{ bytes: number; sha256: string; text: TextKind; lines: number }> {
  const hash = createHash('sha256');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let lines = 1;
  let [isAscii, isUtf8, isBinary, isCut] = [true, true, false, false];
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    if (isUtf8) isUtf8 = succeeds(() => utf8.decode(chunk, { stream: true }));
    if (chunk.includes(0)) isBinary = true;
    for (const byte of chunk) {
      if (byte === 0x0a) lines++;
      if (byte < 0x80) continue;
      isAscii = false;
      if (!isUtf8 && noLetter.has(byte)) isBinary = true;
    }
  }
  if (isUtf8) isCut = !succeeds(() => utf8.decode());
  const text = isBinary
    ? 'binary'
    : isAscii
      ? 'ascii'
      : !isUtf8
        ? 'other'
        : isCut
          ? 'utf-8 cut at its end'
          : 'utf-8';
  return { bytes, sha256: hash.digest('hex'), text, lines };
}

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
