import type { RecordReasonCode } from '@loge/contracts';
import type { ReadRecord } from '../records.js';
import { readRows } from './csv-rows.js';
import type { Row } from './csv-rows.js';
import type { RosterFile } from './manifest.js';
import { calendarDay, compact, filled } from './personal.js';

/**
 * What a row tells of a person, a school or a class of another file, whose `sourcedId` is `owner`: rows of roles,
 * classes, enrollments and demographics are parts of these, not records.
 */
export type RosterPart = {
  readonly owner: string;
  /** Where it stands, in a delta, in which it may be all that is told of its owner. */
  readonly at?: { readonly file: string; readonly line: number };
} & (
  | { readonly is: 'role'; readonly role: string; readonly org: string; readonly isPrimary: boolean }
  | { readonly is: 'class'; readonly title: string; readonly school: string; readonly isHomeroom: boolean }
  | { readonly is: 'class-of-school'; readonly title: string; readonly isHomeroom: boolean }
  | { readonly is: 'enrollment'; readonly class: string; readonly role: string }
  | { readonly is: 'birth'; readonly date: string }
  | { readonly is: 'agent-of'; readonly user: string }
);

/**
 * The key of a person or school: its `sourcedId` behind the name of the format, so that the number 12 of a OneRoster
 * set and the number 12 of an AAF export of the same academy are never one.
 */
export const rosterKey = (sourcedId: string): string => `oneroster:${sourcedId}`;

/** A row of one of the files; `text` gives a field without spaces around. */
export type Fields = (column: string) => string | undefined;
export const fieldsOf =
  (row: Row): Fields =>
  (column) =>
    filled(row.field([column], 0));

/** The values of a field that holds several, with commas between. */
export const listOf = (text: string | undefined): string[] =>
  (text ?? '').split(',').flatMap((one) => filled(one) ?? []);

/** The columns that must be there, by the specification. */
const columns: Readonly<Record<Exclude<RosterFile, 'orgs'>, readonly string[]>> = {
  classes: ['sourcedId', 'title', 'schoolSourcedId'],
  roles: ['userSourcedId', 'role', 'orgSourcedId'],
  enrollments: ['classSourcedId', 'userSourcedId', 'role'],
  demographics: ['sourcedId'],
  users: ['sourcedId', 'givenName', 'familyName'],
};

/** A file of a set, and the day by which what is over is told from what is in force. */
export interface RosterSource {
  readonly path: string;
  readonly name: string;
  readonly file: Exclude<RosterFile, 'orgs'>;
  readonly version: '1.1' | '1.2';
  /** Whether some file of the set tells changes only. */
  readonly isDelta: boolean;
  /** `2026-11-28` */
  readonly today: string;
}

/**
 * Streams the parts that one file tells; rows that are broken come as records. Of `users.csv` these are who is whose
 * agent and, in 1.1, the roles: so they are known before the first person is read. Rows that are over, or not in force
 * yet, tell nothing. In a delta those to be deleted are left out as records: what they take away is taken by the next
 * set that tells everything.
 * @throws LogeError as {@link readRows} does.
 */
export async function* readParts(source: RosterSource): AsyncGenerator<RosterPart | ReadRecord> {
  const { file, name } = source;
  const needed = [
    ...columns[file],
    ...(file === 'users' && source.version === '1.1' ? ['role', 'orgSourcedIds'] : []),
  ];
  const rows = readRows(
    { ...source, encoding: 'utf-8' },
    needed.map((column) => [column]),
    'one-roster',
  );
  for await (const row of rows) {
    const fields = fieldsOf(row);
    const broken = (problem: RecordReasonCode): ReadRecord => {
      const kind = 'UNKNOWN' as const;
      return { file: name, line: row.line, source: kind, kind, problem };
    };
    // Rows of people that are broken or to be deleted are told when the people are read.
    if (row.problem) {
      if (file !== 'users') yield broken(row.problem);
    } else if (isGone(fields)) {
      if (file !== 'users' && source.isDelta) yield broken('CHANGE_NOT_APPLIED');
    } else if (file !== 'users' && !datesAreRead(fields)) {
      yield broken('DATE_INVALID');
    } else if (isInForce(fields, source.today)) {
      const at = { file: name, line: row.line };
      for (const told of partsOf(source, fields, broken)) {
        yield source.isDelta && 'owner' in told ? { ...told, at } : told;
      }
    }
  }
}

/** Whether a row asks for what it tells to be removed. */
export const isGone = (fields: Fields): boolean => fields('status')?.toLowerCase() === 'tobedeleted';

/** By a date that cannot be read nobody knows what is in force: people might depart for how it is written. */
const datesAreRead = (fields: Fields): boolean =>
  ['beginDate', 'endDate'].every((column) => /^\d{4}-\d{2}-\d{2}|^$/.test(fields(column) ?? ''));

const isInForce = (fields: Fields, today: string): boolean =>
  (fields('beginDate')?.slice(0, 10) ?? today) <= today &&
  (fields('endDate')?.slice(0, 10) ?? today) >= today;

function* partsOf(
  { file, version }: RosterSource,
  fields: Fields,
  broken: (problem: RecordReasonCode) => ReadRecord,
): Generator<RosterPart | ReadRecord> {
  const id = fields('sourcedId') ?? '';
  switch (file) {
    case 'classes': {
      const [title, school] = [fields('title'), fields('schoolSourcedId')];
      const isHomeroom = fields('classType')?.toLowerCase() === 'homeroom';
      if (!id || !title || !school) return yield broken('COLUMNS_MISSING');
      yield { owner: `class ${id}`, is: 'class', title, school, isHomeroom };
      return yield { owner: `school ${school}`, is: 'class-of-school', title, isHomeroom };
    }
    case 'roles': {
      const [owner, role, org] = [fields('userSourcedId'), fields('role'), fields('orgSourcedId')];
      const isPrimary = fields('roleType')?.toLowerCase() !== 'secondary';
      if (!owner || !role || !org) return yield broken('COLUMNS_MISSING');
      return yield { owner, is: 'role', role: role.toLowerCase(), org, isPrimary };
    }
    case 'enrollments': {
      const [owner, of, role] = [fields('userSourcedId'), fields('classSourcedId'), fields('role')];
      if (!owner || !of || !role) return yield broken('COLUMNS_MISSING');
      return yield { owner, is: 'enrollment', class: of, role: role.toLowerCase() };
    }
    case 'demographics': {
      const born = fields('birthDate');
      if (!id || !born) return;
      const date = calendarDay(born);
      if (date === 'invalid') return yield broken('BIRTH_DATE_INVALID');
      return yield { owner: id, is: 'birth', date };
    }
    case 'users': {
      for (const owner of listOf(fields('agentSourcedIds'))) yield { owner, is: 'agent-of', user: id };
      const role = fields('role');
      if (version !== '1.1' || !role) return;
      for (const org of listOf(fields('orgSourcedIds'))) {
        yield compact({ owner: id, is: 'role', role: role.toLowerCase(), org, isPrimary: true });
      }
    }
  }
}
