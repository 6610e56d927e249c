import { createHash } from 'node:crypto';
import { academyName } from '@loge/contracts';
import type { RecordReasonCode, Relation } from '@loge/contracts';
import { barePlace } from '../records.js';
import type { NamedNumber, PersonEntry, Place, ReadRecord, SchoolEntry } from '../records.js';
import { bounds, isTooLarge } from './bounds.js';
import { readRows } from './csv-rows.js';
import { compact } from './personal.js';
import { fieldsOf, isGone, listOf, rosterKey } from './roster-parts.js';
import type { Fields, RosterPart } from './roster-parts.js';

/** Looks up what other files tell of these people, schools and classes. */
export type PartsOf = (owners: readonly string[]) => Promise<ReadonlyMap<string, readonly RosterPart[]>>;

/** How many rows are looked up at a time. */
const PAGE = 500;

/**
 * The kinds of record that roles stand for (enumerations of 1.2 and 1.1). An aide and a proctor are with the pupils, so
 * they are counted as teachers; whoever runs a school or a network, or counsels, is of the other staff. Roles of other
 * names, which extensions of the format may add, are of no kind that is read.
 */
const kinds: Readonly<Record<string, 'PUPIL' | 'RELATIVE' | 'TEACHER' | 'NON_TEACHING'>> = {
  student: 'PUPIL',
  ...{ parent: 'RELATIVE', guardian: 'RELATIVE', relative: 'RELATIVE' },
  ...{ teacher: 'TEACHER', aide: 'TEACHER', proctor: 'TEACHER' },
  ...{ administrator: 'NON_TEACHING', principal: 'NON_TEACHING', counselor: 'NON_TEACHING' },
  ...{ siteadministrator: 'NON_TEACHING', districtadministrator: 'NON_TEACHING' },
  systemadministrator: 'NON_TEACHING',
};

/** What a relative's role says of the tie; nothing says whether they are legal guardians. */
const relations: Readonly<Record<string, Relation>> = { guardian: 'GUARDIAN', relative: 'FAMILY' };

const keyBounds = bounds.code - rosterKey('').length;

type Role = Extract<RosterPart, { is: 'role' }>;
const rolesOf = (parts: readonly RosterPart[] = []): Role[] =>
  parts.flatMap((part) => (part.is === 'role' ? [part] : []));

/**
 * Streams the organisations of `orgs.csv`. Schools are known by their UAI where `identifier` is one, else by their
 * `sourcedId`; an organisation above them that has none above itself names the network, by its identifier or its name.
 * @throws LogeError as `readRows` does.
 */
export async function* readOrgs(
  file: { readonly path: string; readonly name: string },
  partsOf: PartsOf,
): AsyncGenerator<ReadRecord> {
  const needed = [['sourcedId'], ['name'], ['type']];
  for await (const row of readRows({ ...file, encoding: 'utf-8' }, needed, 'one-roster')) {
    const fields = fieldsOf(row);
    const id = fields('sourcedId');
    const key = id && id.length <= keyBounds ? rosterKey(id) : undefined;
    const record = compact({
      file: file.name,
      line: row.line,
      source: 'SCHOOL',
      kind: 'SCHOOL',
      key,
    } as const);
    const broken = (problem: RecordReasonCode, academy?: string): ReadRecord =>
      compact({ ...record, problem, academy });
    if (row.problem) yield broken(row.problem);
    else if (!id) yield broken('JOIN_KEY_MISSING');
    else if (!key) yield broken('RECORD_TOO_LARGE');
    else if (fields('type')?.toLowerCase() !== 'school') {
      yield broken('OTHER_RECORD_KIND', fields('parentSourcedId') ? undefined : networkOf(fields));
    } else if (isGone(fields)) yield { ...record, operation: 'REMOVE', problem: 'SCHOOL_NOT_REMOVED' };
    else {
      const told = (await partsOf([`school ${id}`])).get(`school ${id}`) ?? [];
      const school = schoolEntry(id, fields, told);
      yield isTooLarge({ school }) ? broken('RECORD_TOO_LARGE') : { ...record, school };
    }
  }
}

const networkOf = (fields: Fields): string | undefined =>
  academyName((fields('identifier') ?? fields('name') ?? '').slice(0, bounds.code)) || undefined;

function schoolEntry(id: string, fields: Fields, parts: readonly RosterPart[]): SchoolEntry {
  const uai = fields('identifier')?.toUpperCase() ?? '';
  const isUai = /^\d{7}[A-Z]$/.test(uai);
  const classes = (isHomeroom: boolean): { code: string }[] => {
    const titles = parts.flatMap((part) =>
      part.is === 'class-of-school' && part.isHomeroom === isHomeroom ? [part.title] : [],
    );
    return [...new Set(titles)].sort().map((code) => ({ code }));
  };
  return {
    code: isUai ? uai : ownCode(id),
    codeIs: isUai ? 'uai' : 'own',
    name: fields('name') ?? id,
    classes: classes(true),
    groups: classes(false),
  };
}

/** The code of a school in its network: its id where that is short and plain, else 20 digits of a digest of it. */
const ownCode = (id: string): string =>
  /^[A-Z0-9]{1,20}$/.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 20).toUpperCase();

/**
 * Streams the people of `users.csv`, each with what the other files tell of them. User name and password are never
 * read. Whoever has roles of several kinds is of that of a primary one, a pupil before staff, staff before a relative.
 * In a delta, somebody whose roles it does not tell is of the kind that they are known by.
 * @throws LogeError as `readRows` does.
 */
export async function* readUsers(
  file: { readonly path: string; readonly name: string; readonly isDelta: boolean },
  partsOf: PartsOf,
): AsyncGenerator<ReadRecord> {
  const needed = [['sourcedId'], ['givenName'], ['familyName']];
  let page: { line: number; fields: Fields; problem?: RecordReasonCode }[] = [];
  const records = async (): Promise<ReadRecord[]> => {
    const told = await lookedUp(
      page.map(({ fields }) => fields),
      partsOf,
    );
    return page.map((row) => userRecord(file, row, told));
  };
  for await (const row of readRows({ ...file, encoding: 'utf-8' }, needed, 'one-roster')) {
    page.push(compact({ line: row.line, fields: fieldsOf(row), problem: row.problem }));
    if (page.length < PAGE) continue;
    yield* await records();
    page = [];
  }
  yield* await records();
}

type Told = ReadonlyMap<string, readonly RosterPart[]>;

/** What is told of these people, of their agents, and of the classes they are in. */
async function lookedUp(rows: readonly Fields[], partsOf: PartsOf): Promise<Told> {
  const own = await partsOf(rows.flatMap((fields) => fields('sourcedId') ?? []));
  const further = new Set(rows.flatMap((fields) => listOf(fields('agentSourcedIds'))));
  for (const part of [...own.values()].flat()) {
    if (part.is === 'enrollment') further.add(`class ${part.class}`);
    if (part.is === 'agent-of') further.add(part.user);
  }
  return new Map([...(await partsOf([...further])), ...own]);
}

function userRecord(
  { name: file, isDelta }: { readonly name: string; readonly isDelta: boolean },
  { line, fields, problem }: { line: number; fields: Fields; problem?: RecordReasonCode },
  told: Told,
): ReadRecord {
  const id = fields('sourcedId');
  const roles = rolesOf(told.get(id ?? ''));
  const kind = kindOf(roles);
  const source = kind === 'TEACHER' || kind === 'NON_TEACHING' ? 'STAFF' : (kind ?? 'UNKNOWN');
  const key = id && id.length <= keyBounds ? rosterKey(id) : undefined;
  const record = compact({ file, line, source, kind: kind ?? 'UNKNOWN', key } as const);
  const broken = (code: RecordReasonCode): ReadRecord => ({ ...record, problem: code });
  if (problem) return broken(problem);
  if (!id) return broken('JOIN_KEY_MISSING');
  if (!key) return broken('RECORD_TOO_LARGE');
  if (isGone(fields)) return { ...record, operation: 'REMOVE' };
  if (!kind && (!isDelta || roles.length > 0)) return broken('OTHER_RECORD_KIND');
  const [given, family] = [fields('givenName'), fields('familyName')];
  if (!given || !family) return broken('NAME_MISSING');
  const person = personEntry({ id, given, family, kind, fields }, told);
  if (isTooLarge({ person })) return broken('RECORD_TOO_LARGE');
  return { ...record, person, ...(isDelta && { operation: 'MODIFY' }) };
}

/** The kind of record that somebody with these roles is; nothing for roles of no kind that is read. */
function kindOf(roles: readonly Role[]): (typeof kinds)[string] | undefined {
  const primary = roles.filter(({ isPrimary, role }) => isPrimary && kinds[role]);
  const held = new Set((primary.length ? primary : roles).map(({ role }) => kinds[role]));
  return (['PUPIL', 'TEACHER', 'NON_TEACHING', 'RELATIVE'] as const).find((kind) => held.has(kind));
}

function personEntry(
  user: { id: string; given: string; family: string; kind: string | undefined; fields: Fields },
  told: Told,
): PersonEntry {
  const { id, given, family, kind, fields } = user;
  const parts = told.get(id) ?? [];
  const usual = fields('preferredFamilyName');
  const phone = fields('phone');
  const isStaff = kind === 'TEACHER' || kind === 'NON_TEACHING';
  return compact({
    person: compact({
      name: compact({
        family: usual ?? family,
        given: fields('preferredGivenName') ?? given,
        birth: usual && usual !== family ? family : undefined,
        otherGiven: fields('middleName'),
      }),
      birthDate: parts.flatMap((part) => (part.is === 'birth' ? [part.date] : []))[0],
      contacts: compact({
        email: fields('email'),
        // At home or at work: who is neither, by what is told, keeps the one that is known.
        ...(isStaff ? { workPhone: phone } : kind ? { homePhone: phone } : {}),
        smsMobile: fields('sms'),
      }),
    }),
    places: !kind || kind === 'RELATIVE' ? [] : placesOf(parts, kind, told),
    level: kind === 'PUPIL' ? listOf(fields('grades'))[0] : undefined,
    relatives: kind === 'PUPIL' ? agentsOf(id, fields, told) : [],
    children: [],
  });
}

/** A place in each school of a role of this kind, and of a class there. */
function placesOf(parts: readonly RosterPart[], kind: string, told: Told): Place[] {
  const places = new Map<string, { classes: Set<string>; groups: Set<string>; roles: Set<string> }>();
  const at = (org: string) => {
    const place = places.get(org) ?? { classes: new Set(), groups: new Set(), roles: new Set() };
    places.set(org, place);
    return place;
  };
  const isPupil = kind === 'PUPIL';
  for (const { role, org } of rolesOf(parts)) {
    const same = isPupil
      ? kinds[role] === 'PUPIL'
      : kinds[role] === 'TEACHER' || kinds[role] === 'NON_TEACHING';
    if (same) at(org).roles.add(role);
  }
  for (const part of parts) {
    if (part.is !== 'enrollment' || (part.role === 'student') !== isPupil) continue;
    for (const of of told.get(`class ${part.class}`) ?? []) {
      if (of.is === 'class') at(of.school)[of.isHomeroom ? 'classes' : 'groups'].add(of.title);
    }
  }
  return [...places].map(([org, { classes, groups, roles }]) => ({
    ...barePlace(rosterKey(org)),
    classes: [...classes].sort(),
    groups: [...groups].sort(),
    functions: isPupil ? [] : [...roles].sort().map((role) => ({ code: role.toUpperCase() })),
  }));
}

/** The relatives of a pupil: the agents that the pupil's row names, and those whose own row names the pupil. */
function agentsOf(id: string, fields: Fields, told: Told): NamedNumber[] {
  const naming = (told.get(id) ?? []).flatMap((part) => (part.is === 'agent-of' ? [part.user] : []));
  return [...new Set([...listOf(fields('agentSourcedIds')), ...naming])].sort().flatMap((agent) => {
    const roles = rolesOf(told.get(agent));
    if (kindOf(roles) !== 'RELATIVE') return [];
    const relation = roles.flatMap(({ role }) => relations[role] ?? [])[0] ?? 'OTHER';
    return [{ number: rosterKey(agent), relation, legalGuardian: 0 as const }];
  });
}
