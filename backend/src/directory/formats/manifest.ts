import { LogeError } from '@loge/contracts';
import type { Untold } from '../../accounts/commands.js';
import { readRows } from './csv-rows.js';

/** The files of a OneRoster set that are read; others (courses, sessions, results, …) are passed over. */
export const rosterFiles = ['orgs', 'classes', 'roles', 'enrollments', 'demographics', 'users'] as const;
export type RosterFile = (typeof rosterFiles)[number];

/** How much a file tells: everything, changes only, or nothing, since it is not there. */
export type FileMode = 'bulk' | 'delta' | 'absent';

/** What a manifest says of its set. */
export interface Manifest {
  /** In 1.1 roles and schools of people stand in `users.csv`, in 1.2 in `roles.csv`. */
  readonly version: '1.1' | '1.2';
  readonly modes: Readonly<Record<RosterFile, FileMode>>;
}

/** The name of the file that tells what the others are. */
export const MANIFEST = 'manifest.csv';
const MODES: readonly string[] = ['bulk', 'delta', 'absent'] satisfies readonly FileMode[];
const isMode = (value: string): value is FileMode => MODES.includes(value);

/**
 * Reads `manifest.csv` (1EdTech OneRoster 1.2 CSV binding, and 1.1). A file that it does not name is absent.
 * @param there the names of the files that are there.
 * @throws LogeError `IMPORT_MANIFEST_INVALID` with the file, and the line where there is one: for another version, a
 * file said to be there that is not, a mode of another name, a set without users, or without the roles of version 1.2.
 */
export async function readManifest(path: string, there: readonly string[]): Promise<Manifest> {
  const invalid = (line?: number, file: string = MANIFEST): LogeError =>
    new LogeError('IMPORT_MANIFEST_INVALID', { file, ...(line === undefined ? {} : { line }) });
  const modes: Record<RosterFile, FileMode> = {
    ...{ orgs: 'absent', classes: 'absent', roles: 'absent' },
    ...{ enrollments: 'absent', demographics: 'absent', users: 'absent' },
  };
  let version: Manifest['version'] | undefined;
  const rows = readRows(
    { path, name: MANIFEST, encoding: 'utf-8' },
    [['propertyName'], ['value']],
    'one-roster',
  );
  for await (const { line, field } of rows) {
    const property = field(['propertyName'], 0)?.trim() ?? '';
    const value = field(['value'], 0)?.trim().toLowerCase() ?? '';
    if (property === 'oneroster.version') {
      const told = /^1\.[12](?=$|\.)/.exec(value)?.[0];
      if (told !== '1.1' && told !== '1.2') throw invalid(line);
      version = told;
    }
    const file = rosterFiles.find((name) => property === `file.${name}`);
    if (!file) continue;
    if (!isMode(value)) throw invalid(line);
    if (value !== 'absent' && !there.includes(`${file}.csv`)) throw invalid(line, `${file}.csv`);
    modes[file] = value;
  }
  if (!version) throw invalid();
  if (modes.users === 'absent' && modes.roles !== 'delta' && modes.enrollments !== 'delta') throw invalid();
  if (version === '1.2' && modes.users === 'bulk' && modes.roles === 'absent') throw invalid();
  return { version, modes };
}

/**
 * What no record of a set tells, since the file that would is absent: an absent file is no part of the exchange, which
 * is not to say that it is empty. Enrollments name classes, so neither file tells anything without the other.
 */
export function untoldBy({ modes }: Manifest): Untold[] {
  const areClassesTold = modes.enrollments !== 'absent' && modes.classes !== 'absent';
  return [
    ...(modes.demographics === 'absent' ? (['BIRTH_DATE'] as const) : []),
    ...(areClassesTold ? [] : (['CLASSES'] as const)),
  ];
}
