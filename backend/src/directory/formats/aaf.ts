import { academyName } from '@loge/contracts';
import type { PersonName, RecordReasonCode, Relation, StaffFunction } from '@loge/contracts';
import { barePlace } from '../records.js';
import type {
  NamedNumber,
  Operation,
  PersonEntry,
  Place,
  ReadRecord,
  SchoolEntry,
  SourceKind,
} from '../records.js';
import { readAafRequests } from './aaf-xml.js';
import type { AafRequest } from './aaf-xml.js';
import { bounds, isTooLarge } from './bounds.js';
import { calendarDay, civility, compact, filled } from './personal.js';

const sources: Readonly<Record<string, SourceKind>> = {
  EtabEducNat: 'SCHOOL',
  Eleve: 'PUPIL',
  PersRelEleve: 'RELATIVE',
  PersEducNat: 'STAFF',
};

const operations: Readonly<Record<string, 'ADD' | Operation>> = {
  addRequest: 'ADD',
  modifyRequest: 'MODIFY',
  deleteRequest: 'REMOVE',
};

/** First number of `ENTElevePersRelEleve`. */
const relations: Readonly<Record<string, Relation>> = {
  1: 'FATHER',
  2: 'MOTHER',
  3: 'GUARDIAN',
  4: 'FAMILY',
  6: 'CONTACT',
};

/** The kind of record that an AAF category (`Eleve`, …) holds; `UNKNOWN` for those that are read over. */
export const aafSource = (category: string | undefined): SourceKind => sources[category ?? ''] ?? 'UNKNOWN';

/**
 * Streams the records of one AAF file, each checked by itself.
 * @throws LogeError as {@link readAafRequests} does.
 */
export async function* readAaf(file: {
  readonly path: string;
  readonly name: string;
  readonly isUtf8: boolean;
  /** The category its name tells, for records that tell none. */
  readonly category?: string;
}): AsyncGenerator<ReadRecord> {
  for await (const request of readAafRequests(file)) {
    yield aafRecord(request, file.name, request.category ?? file.category);
  }
}

/**
 * What one request says; broken ones carry their `problem`, and their key where it can be read.
 *
 * In delta files a `modifyRequest` is read as a whole record: attributes it lacks are gone, as in a complete file, for
 * nothing tells an attribute that was emptied from one that was left out, and exports write them all. One without a
 * name is therefore broken, and changes nothing. A `deleteRequest` is known by its join key, or by its `identifier`,
 * which holds the same number; whatever else it tells is not read.
 */
export function aafRecord(request: AafRequest, file: string, category: string | undefined): ReadRecord {
  const source = aafSource(category);
  const values = (name: string): readonly string[] => request.attributes.get(name) ?? [];
  const operation = operations[request.operation];
  const joined = values(source === 'SCHOOL' ? 'ENTStructureJointure' : 'ENTPersonJointure')[0];
  const written = joined ?? (operation === 'REMOVE' ? request.id : undefined);
  // Nobody is known by a key that is too long: no record of it was ever taken.
  const key = written && written.length <= bounds.code ? written : undefined;
  const teaches = source === 'STAFF' && isTeacher(values);
  const kind = source === 'STAFF' ? (teaches ? 'TEACHER' : 'NON_TEACHING') : source;
  const change = operation === 'ADD' ? undefined : operation;
  const record = compact({ file, line: request.line, source, kind, key, operation: change } as const);
  const academy = source === 'SCHOOL' ? academyOf(values) : undefined;
  const broken = (problem: RecordReasonCode): ReadRecord => compact({ ...record, problem, academy });

  if (source === 'UNKNOWN') return broken('OTHER_RECORD_KIND');
  if (!operation) return broken('OTHER_RECORD_KIND');
  if (operation === 'REMOVE' && key) return source === 'SCHOOL' ? broken('SCHOOL_NOT_REMOVED') : record;
  if (request.tooLarge || (written && !key)) return broken('RECORD_TOO_LARGE');
  if (!key) return broken('JOIN_KEY_MISSING');
  if (source === 'SCHOOL') {
    const uai = (values('ENTStructureUAI')[0] ?? values('ENTEtablissementUAI')[0] ?? '').toUpperCase();
    if (!/^\d{7}[A-Z]$/.test(uai)) return broken('SCHOOL_CODE_INVALID');
    const school = schoolEntry(uai, values);
    return isTooLarge({ school }) ? broken('RECORD_TOO_LARGE') : { ...record, school };
  }
  const name = personName(values);
  if (!name) return broken('NAME_MISSING');
  const born = values('ENTPersonDateNaissance')[0];
  const birthDate = born && calendarDay(born);
  if (birthDate === 'invalid') return broken('BIRTH_DATE_INVALID');
  const person = personEntry(source, name, birthDate || undefined, values);
  return isTooLarge({ person }) ? broken('RECORD_TOO_LARGE') : { ...record, person };
}

type Values = (attribute: string) => readonly string[];

/** Teachers have a function ENS or DOC anywhere, or any class or group. */
function isTeacher(values: Values): boolean {
  return (
    values('ENTPersonFonctions').some((value) =>
      ['ENS', 'DOC'].includes(value.split('$')[1]?.trim() ?? ''),
    ) ||
    ['ENTAuxEnsClasses', 'ENTAuxEnsGroupes', 'ENTAuxEnsClassesPrincipal'].some(
      (name) => values(name).length > 0,
    )
  );
}

function personName(values: Values): PersonName | undefined {
  const birth = values('ENTPersonNomPatro')[0];
  const family = values('sn')[0] ?? birth;
  const given = values('givenName')[0];
  if (!family || !given) return undefined;
  const otherGiven = values('ENTPersonAutresPrenoms').join(' ') || undefined;
  return compact({ family, given, birth, otherGiven });
}

function personEntry(
  source: SourceKind,
  name: PersonName,
  birthDate: string | undefined,
  values: Values,
): PersonEntry {
  const first = (attribute: string) => values(attribute)[0];
  const address = compact({
    street: values('ENTPersonAdresse').join('\n').replaceAll('$', '\n') || undefined,
    postcode: first('ENTPersonCodePostal'),
    town: first('ENTPersonVille'),
    country: first('ENTPersonPays'),
  });
  const contacts = compact({
    email: first('mail'),
    homePhone: first('homePhone'),
    workPhone: first('telephoneNumber'),
    mobile: first('mobile'),
    smsMobile: first('ENTPersonMobileSMS'),
  });
  return compact({
    person: compact({
      name,
      civility: civility(first('personalTitle')),
      birthDate,
      contacts,
      address: Object.keys(address).length ? address : undefined,
    }),
    places: source === 'PUPIL' ? pupilPlaces(values) : source === 'STAFF' ? staffPlaces(values) : [],
    level: source === 'PUPIL' ? first('ENTEleveNivFormation') : undefined,
    relatives: source === 'PUPIL' ? namedRelatives(values) : [],
    children: [],
  });
}

/** A pupil belongs to one school; classes are those of that school. */
function pupilPlaces(values: Values): Place[] {
  const school = values('ENTPersonStructRattach')[0];
  if (!school) return [];
  const here = (attribute: string): string[] =>
    unique(
      values(attribute)
        .map(schoolAnd)
        .filter((value) => value.school === undefined || value.school === school)
        .map((value) => value.rest),
    );
  return [{ ...barePlace(school), classes: here('ENTEleveClasses'), groups: here('ENTEleveGroupes') }];
}

/** Staff has a place in every school that the record names in one of five attributes. */
function staffPlaces(values: Values): Place[] {
  const places = new Map<string, GatheredPlace>();
  const at = (school: string): GatheredPlace => {
    const place = places.get(school) ?? new GatheredPlace();
    places.set(school, place);
    return place;
  };
  for (const school of values('ENTPersonStructRattach')) at(school);
  for (const value of values('ENTPersonFonctions')) {
    const [school, code, label, , discipline] = value.split('$').map(filled);
    if (!school) continue;
    const place = at(school);
    const held: StaffFunction | undefined = code ? compact({ code, label, discipline }) : undefined;
    if (held) place.functions.set(JSON.stringify(held), held);
  }
  const lists = [
    ['ENTAuxEnsClasses', 'classes'],
    ['ENTAuxEnsGroupes', 'groups'],
    ['ENTAuxEnsClassesPrincipal', 'formTeacherOf'],
  ] as const;
  for (const [attribute, field] of lists) {
    for (const { school, rest } of values(attribute).map(schoolAnd)) if (school) at(school)[field].add(rest);
  }
  for (const { school, rest } of values('ENTAuxEnsMatiereEnseignEtab').map(schoolAnd)) {
    // A subject alone names no school: it only tells more of a place that another attribute names.
    if (school !== undefined) places.get(school)?.subjects.add(rest);
  }
  return [...places].map(([school, place]) => place.at(school));
}

/** What several attributes say of one school. */
class GatheredPlace {
  readonly classes = new Set<string>();
  readonly groups = new Set<string>();
  readonly subjects = new Set<string>();
  readonly formTeacherOf = new Set<string>();
  readonly functions = new Map<string, StaffFunction>();

  at(school: string): Place {
    return {
      school,
      classes: unique([...this.classes]),
      groups: unique([...this.groups]),
      subjects: unique([...this.subjects]),
      functions: [...this.functions.values()],
      formTeacherOf: unique([...this.formTeacherOf]),
    };
  }
}

/** Each relative once: the tie with legal guardianship before one without. */
function namedRelatives(values: Values): NamedNumber[] {
  const named = new Map<string, NamedNumber>();
  for (const value of values('ENTElevePersRelEleve')) {
    const [number, relation, , legal] = value.split('$').map(filled);
    if (!number) continue;
    const legalGuardian = legal === '1' ? 1 : legal === '2' ? 2 : 0;
    const known = named.get(number);
    if (known && (known.legalGuardian !== 0 || legalGuardian === 0)) continue;
    named.set(number, { number, relation: relations[relation ?? ''] ?? 'OTHER', legalGuardian });
  }
  return [...named.values()];
}

function academyOf(values: Values): string | undefined {
  const academy = values('ENTServAcAcademie')[0];
  return academy && academy.length <= bounds.code ? academyName(academy) || undefined : undefined;
}

function schoolEntry(uai: string, values: Values): SchoolEntry {
  const first = (attribute: string) => values(attribute)[0];
  const contract = first('ENTEtablissementContrat')?.toUpperCase();
  return compact({
    code: uai,
    codeIs: 'uai' as const,
    name: first('ENTStructureNomCourant') ?? uai,
    type: first('ENTStructureTypeStruct'),
    sector: contract === 'PU' ? ('PUBLIC' as const) : contract === 'PR' ? ('PRIVATE' as const) : undefined,
    academy: academyOf(values),
    street: [...values('street'), ...values('postOfficeBox')].join('\n').replaceAll('$', '\n') || undefined,
    postcode: first('postalCode'),
    town: first('l'),
    phone: first('telephoneNumber'),
    classes: labelled(values('ENTStructureClasses')),
    groups: labelled(values('ENTStructureGroupes')),
  });
}

/** `code$label…` */
function labelled(values: readonly string[]): { code: string; label?: string }[] {
  const byCode = new Map<string, { code: string; label?: string }>();
  for (const value of values) {
    const [code, label] = value.split('$').map(filled);
    if (code && !byCode.has(code)) byCode.set(code, compact({ code, label }));
  }
  return [...byCode.values()];
}

/** `school key$rest`; a value without `$` is all rest. */
function schoolAnd(value: string): { school: string | undefined; rest: string } {
  const dollar = value.indexOf('$');
  return dollar < 0
    ? { school: undefined, rest: value }
    : { school: value.slice(0, dollar).trim(), rest: value.slice(dollar + 1).trim() };
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts.filter(Boolean))];
