import { LogeError, Network, academyName, schoolId } from '@loge/contracts';
import type { SchoolId, SchoolRecord } from '@loge/contracts';
import type { QueryBus } from '@nestjs/cqrs';
import { SchoolById, SchoolsByJoinKey } from '../schools/commands.js';
import type { KnownSchool } from '../schools/commands.js';
import type { ImportRequest } from './commands.js';
import { BE1D_SCHOOL } from './formats/be1d.js';
import type { SchoolEntry } from './records.js';
import { compact } from './formats/personal.js';
import type { SchoolByKey } from './rules.js';
import type { Source } from './source.js';
import type { Staging } from './staging/staging.js';

/** The schools that an import concerns. */
export interface ImportSchools {
  readonly byKey: SchoolByKey;
  /** The schools of the export: of these it tells everybody of the complete kinds. */
  readonly exported: readonly SchoolId[];
  /** Every school it may write to, sorted: those of the export and known ones that its records name. */
  readonly all: readonly SchoolId[];
  readonly network?: Network;
  /** To be recorded; `seq` is the place of its record, where a file holds one. */
  readonly records: readonly { school: SchoolId; record: SchoolRecord; seq?: string }[];
  /** Records of a school that another record tells of under another key. */
  readonly twins: readonly string[];
}

type Scope = Pick<ImportRequest, 'schoolCode' | 'academy' | 'mayImportInto'>;

/**
 * Finds out which schools an import concerns.
 * @throws LogeError `IMPORT_ACADEMY_REQUIRED`, `IMPORT_ACADEMY_CONTRADICTS`, `IMPORT_SCHOOL_REQUIRED`,
 * `IMPORT_SCHOOL_INVALID`, `IMPORT_OUT_OF_SCOPE`.
 */
export function importSchools(
  source: Source,
  staging: Staging,
  scope: Scope,
  queries: QueryBus,
): Promise<ImportSchools> {
  if (source.format === 'BE1D') return be1dSchool(scope, queries);
  return keyedSchools(source, staging, scope, queries);
}

/** The schools of files in which schools and people have keys. */
async function keyedSchools(
  source: Source,
  staging: Staging,
  scope: Scope,
  queries: QueryBus,
): Promise<ImportSchools> {
  const staged = await staging.schools.told();
  // The organisation at the top of a OneRoster set has a name that anybody may change; who gives one knows better.
  const isGiven = source.format === 'ONEROSTER' && scope.academy?.trim();
  const academy = theAcademy(isGiven ? [] : await staging.schools.academies(), scope.academy);
  const keys = new Map<string, SchoolId>(staged.map(({ key, entry }) => [key, idOf(entry, academy)]));
  const exported = [...new Set(keys.values())].sort();
  const known = await queries.execute(new SchoolById(exported));
  refuseOutOfScope(exported, known, academy, scope);
  refuseOtherAcademy(known, academy);

  const records: { school: SchoolId; record: SchoolRecord; seq: string }[] = [];
  const twins: string[] = [];
  const recorded = new Set<SchoolId>();
  for (const { seq, key, entry } of staged) {
    const school = idOf(entry, academy);
    if (recorded.has(school)) twins.push(seq);
    else {
      const record = schoolRecord(entry, academy, key);
      records.push({ school, record: withClasses(record, known.get(school)?.record, source), seq });
    }
    recorded.add(school);
  }

  const named = (await staging.schools.named()).filter((key) => !keys.has(key));
  const outside = await outsideSchools(named, academy, queries);
  const outOfScope = new Set<string>();
  for (const [key, school] of outside) {
    // The export tells the school under another key, which is its key from now on: nothing goes by the old one.
    if (recorded.has(school)) continue;
    // The school is known: which academy the file names says nothing about whose it is.
    if (scope.mayImportInto(school)) keys.set(key, school);
    else outOfScope.add(key);
  }
  return {
    byKey: (key) => keys.get(key) ?? (outOfScope.has(key) ? 'out-of-scope' : 'unknown'),
    exported,
    all: [...new Set(keys.values())].sort(),
    network: academy,
    records,
    twins,
  };
}

/**
 * The id of a school that files tell of. One without a UAI is known by the code its network gives it, and the network
 * is then the authority, so that the school 12 of one is never that of another.
 */
function idOf({ code, codeIs }: SchoolEntry, network: Network): SchoolId {
  if (codeIs === 'uai') return schoolId(code);
  const authority = network.replace(/[^A-Z0-9]/g, '');
  return schoolId(code, /^[A-Z]/.test(authority) && authority !== 'UAI' ? authority : `network${authority}`);
}

/** The one academy of the files, or the one given where they name none. */
function theAcademy(written: readonly string[], given: string | undefined): Network {
  const named = new Set(written);
  if (given?.trim()) named.add(academyName(given));
  const [academy, another] = named;
  if (another !== undefined) throw new LogeError('IMPORT_ACADEMY_CONTRADICTS');
  const network = Network.safeParse(academy);
  if (!network.success) throw new LogeError('IMPORT_ACADEMY_REQUIRED');
  return network.data;
}

/** Known schools that records name by keys the export has no school for. */
async function outsideSchools(
  keys: readonly string[],
  academy: Network,
  queries: QueryBus,
): Promise<ReadonlyMap<string, SchoolId>> {
  const found = new Map<string, SchoolId>();
  for (let at = 0; at < keys.length; at += 1000) {
    const page = keys.slice(at, at + 1000);
    const schools = await queries.execute(new SchoolsByJoinKey(page.map((key) => joinKey(academy, key))));
    for (const key of page) {
      const school = schools.get(joinKey(academy, key));
      if (school) found.set(key, school);
    }
  }
  return found;
}

/** `<academy>$<number>` */
export const joinKey = (academy: Network, number: string): string => `${academy}$${number}`;

function schoolRecord(entry: SchoolEntry, academy: Network, key: string): SchoolRecord {
  const { name, type, sector, street, postcode, town, phone, classes, groups } = entry;
  const address = compact({ street, postcode, town });
  return compact({
    name,
    type,
    sector,
    network: academy,
    joinKey: joinKey(academy, key),
    address: Object.keys(address).length ? address : undefined,
    phone,
    classes: [...classes],
    groups: [...groups],
  });
}

/**
 * Of a OneRoster set classes are told by a file of their own: by an absent one those that are known stay, by one that
 * tells changes only no known one goes.
 */
function withClasses(
  record: SchoolRecord,
  known: SchoolRecord | undefined,
  { manifest }: Pick<Source, 'manifest'>,
): SchoolRecord {
  if (!manifest || !known || manifest.modes.classes === 'bulk') return record;
  if (manifest.modes.classes === 'absent') return { ...record, classes: known.classes, groups: known.groups };
  const both = (pick: (from: SchoolRecord) => SchoolRecord['classes']) => [
    ...new Map([...pick(record), ...pick(known)].map((one) => [one.code, one])).values(),
  ];
  return { ...record, classes: both(({ classes }) => classes), groups: both(({ groups }) => groups) };
}

async function be1dSchool(scope: Scope, queries: QueryBus): Promise<ImportSchools> {
  const code = scope.schoolCode?.trim().toUpperCase();
  if (!code) throw new LogeError('IMPORT_SCHOOL_REQUIRED');
  if (!/^\d{7}[A-Z]$/.test(code)) throw new LogeError('IMPORT_SCHOOL_INVALID');
  const school = schoolId(code);
  const known = await queries.execute(new SchoolById([school]));
  const given = scope.academy?.trim() ? Network.safeParse(academyName(scope.academy)).data : undefined;
  refuseOutOfScope([school], known, given, scope);
  if (given) refuseOtherAcademy(known, given);
  const network = known.has(school) ? known.get(school)?.record.network : given;
  return {
    byKey: (key) => (key === BE1D_SCHOOL ? school : 'unknown'),
    exported: [school],
    all: [school],
    ...(network ? { network } : {}),
    // The files say nothing of the school: one that is known stays as it is.
    records: known.has(school)
      ? []
      : [{ school, record: compact({ name: code, network, classes: [], groups: [] }) }],
    twins: [],
  };
}

/**
 * A school that is known belongs where it is known to belong, whatever the file says; one that belongs nowhere is not
 * annexed by the administrators of a network that names it.
 * @param network the one that the files or the importer name: only a school nobody registered yet would belong to it.
 */
function refuseOutOfScope(
  schools: readonly SchoolId[],
  known: ReadonlyMap<SchoolId, KnownSchool>,
  network: Network | undefined,
  { mayImportInto }: Scope,
): void {
  for (const school of schools) {
    const there = known.get(school);
    if (!mayImportInto(school, there ? there.record.network : network)) {
      throw new LogeError('IMPORT_OUT_OF_SCOPE');
    }
  }
}

/**
 * No import moves a known school to another academy, whoever runs it: all join keys would be others, so that everybody
 * would depart and arrive as somebody else.
 */
function refuseOtherAcademy(known: ReadonlyMap<SchoolId, KnownSchool>, academy: Network): void {
  for (const { record } of known.values()) {
    if (record.network !== undefined && record.network !== academy) {
      throw new LogeError('IMPORT_ACADEMY_CONTRADICTS');
    }
  }
}
