import { describe, expect, test } from '@jest/globals';
import { AccountId, LogeError, schoolId } from '@loge/contracts';
import type { LogeEvent, Profile, Role, Scope } from '@loge/contracts';
import { recorded } from '../../../test/model/histories.js';
import { rankOf } from './authority.js';
import { credentialHolderFold, requireCredentialAuthority } from './credential-authority.js';
import type { CredentialAuthority } from './credential-authority.js';
import { reachOf } from './reach.js';
import type { Grant } from './rights.js';

const [A, B] = [schoolId('0611234X'), schoolId('0611235Y')];
const [anne, paul] = ['1', '2'].map((end) =>
  AccountId.parse(`6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a000${end}`),
) as [AccountId, AccountId];
const schools = (...ids: (typeof A)[]): Scope => ({ kind: 'SCHOOLS', schools: ids });
const classes = (...codes: string[]): Scope => ({ kind: 'CLASSES', school: A, classes: codes });

const details = (...codes: string[]) => ({
  ...{ classes: codes, groups: [], subjects: [], functions: [], formTeacherOf: [], children: [] },
});
const created: LogeEvent = {
  type: 'AccountCreated',
  data: { origin: 'DIRECTORY', name: { given: 'Anne', family: 'A' }, contacts: {}, login: 'anne.a' },
};
const affiliated = (school: typeof A, profile: Profile, ...codes: string[]): LogeEvent => ({
  type: 'AccountAffiliated',
  data: { school, profile, details: details(...codes), relatives: [] },
});
const changed = (school: typeof A, ...codes: string[]): LogeEvent => ({
  type: 'AffiliationChanged',
  data: {
    ...{ school, profile: 'PUPIL', details: details(...codes), previousDetails: details() },
    ...{ relatives: [], previousRelatives: [] },
  },
});
const ended = (school: typeof A, ...codes: string[]): LogeEvent => ({
  type: 'AffiliationEnded',
  data: { school, profile: 'PUPIL', details: details(...codes), cause: 'DEPARTED' },
});
const granted = (role: Role, scope: Scope): LogeEvent => ({
  type: 'RoleGranted',
  data: { grant: '6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0009', role, scope },
});

/** Paul with these roles. */
function roles(...held: (readonly [Role, Scope])[]): CredentialAuthority {
  const grants: Grant[] = held.map(([role, scope]) => ({ grant: '', role, scope }));
  const ranks = [...new Set(grants.map(rankOf))].sort();
  const levels = ranks.map((rank) => ({
    rank,
    reach: reachOf(
      grants.filter((grant) => rankOf(grant) >= rank),
      [],
    ),
  }));
  return { kind: 'person', account: paul, levels };
}
/** What becomes of Anne's account, given its events: the code of a refusal, or `yes`. */
function may(authority: CredentialAuthority, ...events: LogeEvent[]): string {
  const state = events
    .map((event) => recorded(event))
    .reduce(credentialHolderFold.evolve, credentialHolderFold.initial);
  try {
    requireCredentialAuthority(authority, anne, state);
    return 'yes';
  } catch (error) {
    if (error instanceof LogeError) return error.code;
    throw error;
  }
}

const head = roles(['ADMINISTRATOR', schools(A)]);
const manager = roles(['CREDENTIAL_MANAGER', schools(A)]);
const ofClasses = roles(['CREDENTIAL_MANAGER', classes('6A', '6B')]);
const pupilOfA = [created, affiliated(A, 'PUPIL', '6A')];

describe('invariant 9: who may give somebody a way in has every place in scope', () => {
  test.each<[string, CredentialAuthority, LogeEvent[], string]>([
    ['a pupil of the school', manager, pupilOfA, 'yes'],
    ['a relative of the school', manager, [created, affiliated(A, 'RELATIVE')], 'yes'],
    ['a pupil of another school', manager, [created, affiliated(B, 'PUPIL', '6A')], 'NOT_FOUND'],
    ['a pupil of both', manager, [...pupilOfA, affiliated(B, 'PUPIL')], 'FORBIDDEN'],
    ['one who left the other school', manager, [...pupilOfA, affiliated(B, 'PUPIL'), ended(B)], 'yes'],
    ['one who left this school last', manager, [...pupilOfA, ended(A, '6A')], 'yes'],
    [
      'one who left for the other school',
      manager,
      [...pupilOfA, ended(A), affiliated(B, 'PUPIL')],
      'NOT_FOUND',
    ],
    ['nobody', manager, [], 'NOT_FOUND'],
    ['somebody without any place', manager, [created], 'NOT_FOUND'],
    ['somebody without any place', roles(['ADMINISTRATOR', { kind: 'INSTALLATION' }]), [created], 'yes'],
  ])('%s', (_, authority, events, answer) => {
    expect(may(authority, ...events)).toBe(answer);
  });
});

describe('KO-10: who has some classes', () => {
  test.each<[string, LogeEvent[], string]>([
    ['has a pupil of one of them', pupilOfA, 'yes'],
    ['has a pupil of two of them', [created, affiliated(A, 'PUPIL', '6A', '6B')], 'yes'],
    ['has a pupil who came to one', [created, affiliated(A, 'PUPIL', '5C'), changed(A, '6B')], 'yes'],
    ['has no pupil who left for another', [...pupilOfA, changed(A, '5C')], 'NOT_FOUND'],
    ['has no pupil of another class, too', [created, affiliated(A, 'PUPIL', '6A', '5C')], 'FORBIDDEN'],
    [
      'has no pupil of the class of that name elsewhere',
      [created, affiliated(B, 'PUPIL', '6A')],
      'NOT_FOUND',
    ],
    ['has no pupil without a class', [created, affiliated(A, 'PUPIL')], 'NOT_FOUND'],
    ['has no teacher of the class', [created, affiliated(A, 'TEACHER', '6A')], 'FORBIDDEN'],
    ['has no relative', [created, affiliated(A, 'RELATIVE')], 'NOT_FOUND'],
    ['has a pupil who left the school from one', [...pupilOfA, ended(A, '6A')], 'yes'],
  ])('%s', (_, events, answer) => {
    expect(may(ofClasses, ...events)).toBe(answer);
  });
});

describe('nobody gives a way in to an equal, a superior or oneself', () => {
  const auditor = [...pupilOfA, granted('AUDITOR', schools(A))];
  test.each<[string, CredentialAuthority, LogeEvent[], string]>([
    ['a head to an auditor', head, auditor, 'yes'],
    [
      'a head to an auditor of another school as well',
      head,
      [...pupilOfA, granted('AUDITOR', schools(A, B))],
      'FORBIDDEN',
    ],
    ['a head to a head', head, [...pupilOfA, granted('ADMINISTRATOR', schools(A))], 'RANK_TOO_HIGH'],
    ['a manager to an auditor', manager, auditor, 'RANK_TOO_HIGH'],
    [
      'who rules the installation to another who does',
      roles(['ADMINISTRATOR', { kind: 'INSTALLATION' }]),
      [created, granted('ADMINISTRATOR', { kind: 'INSTALLATION' })],
      'RANK_TOO_HIGH',
    ],
    [
      'a manager who is head of another school to an auditor here',
      roles(['CREDENTIAL_MANAGER', schools(A)], ['ADMINISTRATOR', schools(B)]),
      auditor,
      'FORBIDDEN',
    ],
    [
      'the system to whomever',
      { kind: 'system' },
      [created, granted('ADMINISTRATOR', { kind: 'INSTALLATION' })],
      'yes',
    ],
  ])('%s', (_, authority, events, answer) => {
    expect(may(authority, ...events)).toBe(answer);
  });

  test('oneself', () => {
    expect(may({ ...head, account: anne } as CredentialAuthority, ...pupilOfA)).toBe('FORBIDDEN');
  });
});
