import { describe, expect, test } from '@jest/globals';
import { AccountId, LogeError } from '@loge/contracts';
import type { LogeEvent, Role, SchoolId, Scope } from '@loge/contracts';
import { recorded } from '../../../test/model/histories.js';
import type { Authority } from '../rights/authority.js';
import { account, affiliated, college, created, details, lycee } from './account.fixture.js';
import { closeAccount, closingFold, reopenAccount } from './closing.js';

const closed: LogeEvent = { type: 'AccountClosed', data: {} };
const reopened: LogeEvent = { type: 'AccountReopened', data: {} };
const leaves = (school: SchoolId): LogeEvent => ({
  type: 'AffiliationEnded',
  data: { school, profile: 'PUPIL', details: details(), cause: 'DEPARTED' },
});
const departed = leaves(college);
const holds = (role: Role, scope: Scope): LogeEvent => ({
  type: 'RoleGranted',
  data: { grant: account, role, scope },
});
const atCollege: Scope = { kind: 'SCHOOLS', schools: [college] };
const everywhere: Scope = { kind: 'INSTALLATION' };

const system: Authority = { kind: 'system' };
const other = AccountId.parse('6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0009');
/** An administrator of these schools. */
const headOf = (...schools: SchoolId[]): Authority => ({
  ...{ kind: 'person', account: other, rank: 2 },
  reach: { kind: 'schools', schools, classes: new Map(), networks: [] },
});
const administrator: Authority = {
  ...{ kind: 'person', account: other, rank: 4 },
  reach: { kind: 'everything' },
};

/** Given these events, when somebody closes or reopens the account, then these facts. */
const given = (...events: LogeEvent[]) => {
  const state = events.map((event) => recorded(event)).reduce(closingFold.evolve, closingFold.initial);
  const asked = { account, reason: 'Demande de la famille', othersRule: true };
  return {
    closed: (by: Authority, more: Partial<typeof asked> = {}) =>
      closeAccount({ ...asked, ...more }, by, state),
    reopened: (by: Authority, more: Partial<typeof asked> = {}) =>
      reopenAccount({ ...asked, ...more }, by, state),
  };
};
const refusal = (act: () => unknown): string => {
  try {
    act();
    return 'done';
  } catch (error) {
    if (error instanceof LogeError) return error.code;
    throw error;
  }
};

describe('closing an account', () => {
  test('is told, of every place and role it has', () => {
    const scope: Scope = { kind: 'SCHOOLS', schools: [lycee] };
    const [fact, ...others] = given(created(), affiliated(), holds('AUDITOR', scope)).closed(system);
    expect(fact?.event).toEqual(closed);
    expect(fact?.about).toEqual({
      subject: account,
      schools: [college, lycee],
      classes: [`${college}/6A`],
    });
    expect(others).toEqual([]);
  });

  test('needs a reason', () => {
    for (const reason of [undefined, '', '  '])
      expect(refusal(() => given(created(), affiliated()).closed(system, { reason }))).toBe(
        'REASON_REQUIRED',
      );
  });

  test('changes nothing the second time; opened again, it may be closed again', () => {
    expect(given(created(), affiliated(), closed).closed(system)).toEqual([]);
    expect(given(created(), affiliated(), closed, reopened).closed(system)).toHaveLength(1);
  });

  test('is for whoever administers every school of the account', () => {
    const inTwo = given(created(), affiliated(), affiliated({ school: lycee }));
    expect(refusal(() => inTwo.closed(headOf(college, lycee)))).toBe('done');
    expect(refusal(() => inTwo.closed(headOf(college)))).toBe('FORBIDDEN');
    expect(refusal(() => given(created(), affiliated()).closed(headOf(lycee)))).toBe('NOT_FOUND');
    expect(refusal(() => given().closed(system))).toBe('NOT_FOUND');
  });

  test('of somebody who has left everywhere is for the school they left last', () => {
    const left = given(created(), affiliated(), departed);
    expect(left.closed(headOf(college))[0]?.about.schools).toEqual([college]);
    expect(refusal(() => left.closed(headOf(lycee)))).toBe('NOT_FOUND');
    const moved = given(created(), affiliated({ school: lycee }), leaves(lycee), affiliated(), departed);
    expect(refusal(() => moved.closed(headOf(college)))).toBe('done');
    expect(refusal(() => moved.closed(headOf(lycee)))).toBe('NOT_FOUND');
  });

  test('is refused for equal or higher rank', () => {
    const head = given(created(), affiliated(), holds('ADMINISTRATOR', atCollege));
    expect(refusal(() => head.closed(headOf(college)))).toBe('RANK_TOO_HIGH');
    expect(refusal(() => head.closed(administrator))).toBe('done');
    const auditor = given(created(), affiliated(), holds('AUDITOR', everywhere));
    expect(refusal(() => auditor.closed(headOf(college)))).toBe('FORBIDDEN');
  });

  test('is refused for one’s own', () => {
    const own = { ...administrator, account };
    expect(refusal(() => given(created(), affiliated()).closed(own))).toBe('FORBIDDEN');
    expect(refusal(() => given(created(), affiliated(), closed).reopened(own))).toBe('FORBIDDEN');
  });

  test('is refused for the last administrator of the installation, by the system too', () => {
    const last = given(created(), holds('ADMINISTRATOR', everywhere));
    expect(refusal(() => last.closed(system, { othersRule: false }))).toBe('LAST_ADMINISTRATOR');
    expect(refusal(() => last.closed(system))).toBe('done');
  });
});

describe('opening it again', () => {
  test('is told once, with the same needs', () => {
    const shut = given(created(), affiliated(), closed);
    expect(shut.reopened(headOf(college))[0]?.event).toEqual(reopened);
    expect(refusal(() => shut.reopened(system, { reason: ' ' }))).toBe('REASON_REQUIRED');
    expect(refusal(() => shut.reopened(headOf(lycee)))).toBe('NOT_FOUND');
    expect(given(created(), affiliated()).reopened(system)).toEqual([]);
  });
});
