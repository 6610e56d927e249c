import { readAaf } from './formats/aaf.js';
import { readBe1d } from './formats/be1d.js';
import { readOrgs, readUsers } from './formats/one-roster.js';
import { readParts } from './formats/roster-parts.js';
import type { RosterPart } from './formats/roster-parts.js';
import type { ReadRecord } from './records.js';
import type { Source, SourceFile } from './source.js';
import type { Staging } from './staging/staging.js';

/** How many parts are kept at a time. */
const PARTS = 1000;

/** Streams the records of one file of a format whose files stand for themselves. */
export function readRecords(format: 'AAF' | 'BE1D', file: SourceFile): AsyncGenerator<ReadRecord> {
  if (format === 'AAF') return readAaf({ ...file, isUtf8: file.text === 'utf-8' });
  return readBe1d({ ...file, encoding: file.text === 'other' ? 'windows-1252' : 'utf-8' });
}

/**
 * Streams the records of all files of a source, in the order that files are named.
 * @param today the school day by which what is over is told from what is in force, `2026-11-28`.
 */
export async function* readSource(
  source: Source,
  staging: Staging,
  today: string,
): AsyncGenerator<ReadRecord> {
  const { format, manifest } = source;
  if (format === 'ONEROSTER') {
    if (manifest)
      yield* readRoster(source.files, { ...manifest, isDelta: source.delta.length > 0, today }, staging);
    return;
  }
  for (const file of source.files) yield* readRecords(format, file);
}

/** First what the files tell of others' records, kept by whose it is, then these. */
async function* readRoster(
  files: readonly SourceFile[],
  how: { readonly version: '1.1' | '1.2'; readonly isDelta: boolean; readonly today: string },
  staging: Staging,
): AsyncGenerator<ReadRecord> {
  for (const { path, name, roster: file } of files) {
    if (!file || file === 'orgs') continue;
    const parts: RosterPart[] = [];
    for await (const told of readParts({ ...how, path, name, file })) {
      if (!('owner' in told)) yield told;
      else if (parts.push(told) >= PARTS) await staging.parts.add(parts.splice(0));
    }
    if (parts.length) await staging.parts.add(parts);
  }
  await staging.parts.settle();
  const partsOf = (owners: readonly string[]) => staging.parts.of(owners);
  for (const file of files) {
    if (file.roster === 'orgs') yield* readOrgs(file, partsOf);
    if (file.roster === 'users') yield* readUsers({ ...file, isDelta: how.isDelta }, partsOf);
  }
}
