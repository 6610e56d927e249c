import { randomUUID } from 'node:crypto';
import { AccountId, EventId, schoolId } from '@loge/contracts';
import type { AccountEvent, AffiliationDetails, NamedRelative, Profile, SchoolId } from '@loge/contracts';
import type { Context } from '../context.js';
import type { PersonRecord } from './commands.js';

/** People and schools that the specs of this room tell of. */
export const college = schoolId('0611234X');
export const lycee = schoolId('0611235Y');
export const account = AccountId.parse('6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0001');
export const child = AccountId.parse('6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0002');
export const eventId = EventId.parse('6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0003');

export const details = (changes: Partial<AffiliationDetails> = {}): AffiliationDetails => ({
  classes: ['6A'],
  groups: [],
  subjects: [],
  functions: [],
  formTeacherOf: [],
  children: [],
  ...changes,
});

type Person = PersonRecord['person'];
const lea: Person = { name: { given: 'Léa', family: 'Martin' }, birthDate: '2010-01-01', contacts: {} };

/** Léa Martin in 6A, known by the key `AC$1`. */
export function pupil(
  changes: {
    joinKey?: string;
    person?: Partial<Person>;
    school?: SchoolId;
    details?: AffiliationDetails;
    relatives?: NamedRelative[];
  } = {},
): PersonRecord {
  const school = changes.school ?? college;
  return {
    identity: { kind: 'join-key', joinKey: changes.joinKey ?? 'AC$1', recordKind: 'PUPIL' },
    person: { ...lea, ...changes.person },
    affiliations: [
      { school, profile: 'PUPIL', details: changes.details ?? details(), relatives: changes.relatives ?? [] },
    ],
    authoritativeSchools: [school],
  };
}

/** Anne Martin, a relative of children of the collège. */
export function relative(changes: { joinKey?: string; children: AccountId[] }): PersonRecord {
  const children = changes.children.map(
    (id) => ({ child: id, relation: 'MOTHER', legalGuardian: 1 }) as const,
  );
  return {
    identity: { kind: 'join-key', joinKey: changes.joinKey ?? 'AC$2', recordKind: 'RELATIVE' },
    person: {
      name: { given: 'Anne', family: 'Martin' },
      civility: 'MME',
      contacts: { mobile: '0612345678' },
    },
    affiliations: [
      { school: college, profile: 'RELATIVE', details: details({ classes: [], children }), relatives: [] },
    ],
    authoritativeSchools: [college],
  };
}

/** Paul Roux, who teaches in each of the schools. */
export function teacher(changes: {
  joinKey?: string;
  schools: SchoolId[];
  authoritativeSchools?: SchoolId[];
}): PersonRecord {
  const functions = [{ code: 'ENS', label: 'Enseignement' }];
  return {
    identity: { kind: 'join-key', joinKey: changes.joinKey ?? 'AC$9', recordKind: 'STAFF' },
    person: { name: { given: 'Paul', family: 'Roux' }, civility: 'M', contacts: {} },
    affiliations: changes.schools.map((school) => ({
      school,
      profile: 'TEACHER',
      details: details({ functions }),
      relatives: [],
    })),
    authoritativeSchools: changes.authoritativeSchools ?? changes.schools,
  };
}

/** The account made for Léa, or for somebody else. */
export function created(person: Person = lea): AccountEvent {
  return { type: 'AccountCreated', data: { origin: 'DIRECTORY', ...person, login: 'lea.martin' } };
}

/** Léa's place, or another one. */
export function affiliated(
  changes: {
    school?: SchoolId;
    profile?: Profile;
    details?: AffiliationDetails;
    joinKey?: string;
    relatives?: NamedRelative[];
  } = {},
): AccountEvent {
  return {
    type: 'AccountAffiliated',
    data: {
      school: college,
      profile: 'PUPIL',
      details: details(),
      joinKey: 'AC$1',
      relatives: [],
      ...changes,
    },
  };
}

/** An import at a fixed time. */
export const anImport = (): Context => ({
  actor: { kind: 'SYSTEM', id: 'COMMAND_LINE' },
  channel: 'IMPORT',
  correlationId: randomUUID(),
  clock: () => new Date('2026-09-01T08:00:00.000Z'),
});
