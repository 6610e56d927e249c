import { describe, expect, test } from '@jest/globals';
import { AccountId, SecretId, accountStream } from '@loge/contracts';
import type { LogeEvent } from '@loge/contracts';
import fc from 'fast-check';
import { histories, recorded } from '../../../../test/model/histories.js';
import { runs } from '../../../../test/model/runs.js';
import type { Recorded } from '../../event-store/codec.js';
import { rolesDifference } from '../../rights/role-history.js';
import type { Reach } from '../../rights/rights.js';
import { account, affiliated, child, college, created, details, lycee } from '../account.fixture.js';
import { accountFold, loginsOf, placeKey } from '../account-state.js';
import { applyToRows, projectedTypes, statusOf } from '../account.rows.js';
import type { AccountRows, ProjectedEvent } from '../account.rows.js';
import { passwordHistoryFold, passwordOf } from '../credentials.js';
import { accountThen } from './account-then.js';
import type { Sight } from './shown-then.js';
import { accountDifferences } from './differences.js';

const everything: Reach = { kind: 'everything' };
const places = (['PUPIL', 'RELATIVE', 'TEACHER', 'NON_TEACHING'] as const).flatMap((profile) =>
  [college, lycee].map((school) => placeKey({ school, profile })),
);
const all: Sight = { inFull: true, login: true, places: new Set(places), reach: everything };
const grant = '6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0009';
const secret = SecretId.parse('6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0008');
const elder = AccountId.parse('6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0007');

const on = (day: string, event: LogeEvent): Recorded => {
  const made = recorded(event);
  const occurredAt = new Date(`${day}T08:00:00Z`).toISOString();
  return { ...made, stream: accountStream(account), metadata: { ...made.metadata, occurredAt } };
};
const asOf = (events: readonly Recorded[], day: string, sight = all, ...joined: AccountId[]) =>
  accountThen(events, new Date(`${day}T12:00:00Z`), sight, new Set(joined));

/** Léa: 6A at the collège, then 5B, then the lycée; renamed and given a password meanwhile. */
const course: Recorded[] = [
  on('2024-09-02', created()),
  on('2024-09-02', affiliated()),
  on('2024-10-01', { type: 'PasswordSet', data: { password: secret, by: 'DEMO' } }),
  on('2024-10-02', { type: 'AccountActivated', data: { by: 'PASSWORD' } }),
  on('2025-09-01', {
    type: 'AffiliationChanged',
    data: {
      ...{ school: college, profile: 'PUPIL', joinKey: 'AC$1', relatives: [], previousRelatives: [] },
      ...{ details: details({ classes: ['5B'] }), previousDetails: details() },
    },
  }),
  on('2026-01-10', {
    type: 'AccountRenamed',
    data: { name: { given: 'Léa', family: 'Roux' }, previousName: { given: 'Léa', family: 'Martin' } },
  }),
  on('2026-07-05', {
    type: 'AffiliationEnded',
    data: { school: college, profile: 'PUPIL', details: details({ classes: ['5B'] }), cause: 'DEPARTED' },
  }),
  on('2026-09-01', affiliated({ school: lycee, details: details({ classes: ['2B'] }) })),
];

describe('an account as of a date', () => {
  test('is nothing before it was made', () => {
    expect(asOf(course, '2024-09-01')).toBeUndefined();
  });

  test('is what had happened by then, and no more', () => {
    expect(asOf(course, '2024-09-15')).toMatchObject({
      since: new Date('2024-09-02T08:00:00Z'),
      shown: {
        name: { given: 'Léa', family: 'Martin' },
        ...{ status: 'ACTIVE', activated: false, password: 'NONE', logins: ['lea.martin'] },
        birthDate: '2010-01-01',
        places: [{ school: college, profile: 'PUPIL', classes: ['6A'] }],
      },
    });
    expect(asOf(course, '2025-12-24')?.shown).toMatchObject({
      ...{ activated: true, password: 'GOOD' },
      places: [{ school: college, since: '2024-09-02T08:00:00.000Z', classes: ['5B'] }],
    });
  });

  test('had left between two schools, though it has a place before and after', () => {
    expect(asOf(course, '2026-08-01')?.shown).toMatchObject({ status: 'DEPARTED', places: [] });
    expect(asOf(course, '2026-11-01')?.shown).toMatchObject({
      ...{ status: 'ACTIVE', name: { family: 'Roux' } },
      places: [{ school: lycee, classes: ['2B'] }],
    });
  });

  test('tells since when nothing of what is shown changed: what is withheld leaves no trace', () => {
    const roleOnly: Sight = { ...all, inFull: false, places: new Set() };
    expect(asOf(course, '2024-10-01')?.since).toEqual(new Date('2024-10-01T08:00:00Z'));
    expect(asOf(course, '2024-10-01', roleOnly)?.since).toEqual(new Date('2024-09-02T08:00:00Z'));
    expect(asOf(course, '2024-10-01', roleOnly)?.shown).toMatchObject({
      ...{ civility: null, birthDate: null, contacts: {}, phones: [], address: null },
      ...{ password: null, places: [], logins: ['lea.martin'] },
    });
    expect(asOf(course, '2024-10-01', { ...roleOnly, login: false })?.shown.logins).toEqual([]);
  });

  test('counts the day on which something happened, whenever it was recorded', () => {
    const late = [...course, on('2025-03-03', { type: 'AccountClosed', data: {} })];
    expect(asOf(late, '2025-03-02')?.shown.status).toBe('ACTIVE');
    expect(asOf(late, '2025-03-04')?.shown.status).toBe('CLOSED');
  });

  test('had a temporary password until its time was over, by no event', () => {
    const expiresAt = '2025-02-01T08:00:00.000Z';
    const data = { password: secret, expiresAt };
    const made = [...course.slice(0, 2), on('2025-01-01', { type: 'TemporaryPasswordMade', data })];
    expect(asOf(made, '2025-01-31')?.shown.password).toBe('TEMPORARY');
    expect(asOf(made, '2025-02-01')?.shown.password).toBe('EXPIRED');
  });

  test('held a role until its last day, that day included', () => {
    const scope = { kind: 'SCHOOLS' as const, schools: [college] };
    const data = { grant, role: 'AUDITOR' as const, scope, endsOn: '2025-06-30' };
    const given = [on('2025-01-01', created()), on('2025-01-02', { type: 'RoleGranted', data })];
    expect(asOf(given, '2025-01-01')?.shown).toMatchObject({ roles: [], status: 'DEPARTED' });
    expect(asOf(given, '2025-06-30')?.shown).toMatchObject({ roles: [{ grant }], status: 'ACTIVE' });
    expect(asOf(given, '2025-07-01')?.shown).toMatchObject({ roles: [], status: 'DEPARTED' });
    const elsewhere: Sight = {
      ...all,
      reach: { kind: 'schools', schools: [lycee], classes: new Map(), networks: [] },
    };
    expect(asOf(given, '2025-06-30', elsewhere)?.shown.roles).toEqual([]);
  });

  test('led to another account while they were joined, which had its places (IT-2)', () => {
    const data = { standing: elder, joined: account };
    const joined = [
      ...course,
      on('2026-10-01', { type: 'AccountsJoined', data: { ...data, by: 'OWNER' } }),
      on('2026-11-01', { type: 'AccountsParted', data }),
    ];
    expect(asOf(joined, '2026-10-15')?.shown).toMatchObject({ status: 'JOINED', places: [] });
    expect(asOf(joined, '2026-11-15')?.shown).toMatchObject({
      status: 'ACTIVE',
      places: [{ school: lycee }],
    });
  });

  test('had been signed in to where an account that led to it had (IT-2)', () => {
    const data = { standing: account, joined: child, by: 'OWNER' as const };
    const standing = [...course.slice(0, 2), on('2024-09-10', { type: 'AccountsJoined', data })];
    expect(asOf(standing, '2024-09-09', all, child)?.shown.activated).toBe(false);
    expect(asOf(standing, '2024-09-11', all, child)?.shown.activated).toBe(true);
    expect(asOf(standing, '2024-09-11')?.shown.activated).toBe(false);
  });

  test('has nothing of a person who was erased since', () => {
    const erased = on('2024-09-02', {
      type: 'AccountCreated',
      data: { origin: 'DIRECTORY', name: { given: '', family: '' }, contacts: {}, login: '' },
    });
    expect(asOf([{ ...erased, erased: ['name', 'login'] }], '2025-01-01')?.shown).toMatchObject({
      ...{ name: { given: '', family: '' }, logins: [], email: null, phones: [] },
    });
  });

  test('is, as of now, what the read model of accounts and the credentials tell, for any history', () => {
    const withoutEnd = (event: Recorded): Recorded =>
      event.type === 'RoleGranted' ? { ...event, data: { ...event.data, endsOn: undefined } } : event;
    fc.assert(
      fc.property(histories.account, (drawn) => {
        const events = drawn.map(withoutEnd).map((event) => ({ ...event, stream: accountStream(account) }));
        const now = new Date('2026-12-01T00:00:00Z');
        const then = accountThen(events, now, all)?.shown;
        const rows: AccountRows = {
          ...{ accounts: new Map(), affiliations: new Map(), roles: new Map() },
          ...{ withdrawn: new Set(), ties: new Map() },
        };
        for (const event of events)
          if (projectedTypes.some((type) => type === event.type)) applyToRows(rows, event as ProjectedEvent);
        const [row] = rows.accounts.values();
        expect(then === undefined).toBe(row === undefined);
        if (!then || !row) return;
        const current = [...rows.affiliations.values()].filter((place) => place.current);
        expect(then).toMatchObject({
          name: { family: row.family, given: row.given },
          status: statusOf({ ...row, active: current.length > 0 || rows.roles.size > 0 }),
          ...{ civility: row.civility, birthDate: row.birth_date, email: row.email, phones: row.phones },
          logins: loginsOf(events.reduce(accountFold.evolve, accountFold.initial)),
          password: passwordOf(events.reduce(passwordHistoryFold.evolve, passwordHistoryFold.initial), now)
            .password,
        });
        const told = then.places.map(({ school, profile, classes }) => ({ school, profile, classes }));
        expect(new Set(told.map((place) => JSON.stringify(place)))).toEqual(
          new Set(
            current.map(({ school, profile, classes }) => JSON.stringify({ school, profile, classes })),
          ),
        );
        expect(new Set(then.roles.map((held) => held.grant))).toEqual(new Set(rows.roles.keys()));
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('what differs between two dates', () => {
  const names = new Map([
    [college, 'Collège Jean-Moulin'],
    [lycee, 'Lycée Simone-Veil'],
  ]);
  const between = (from: string, to: string, events = course) =>
    accountDifferences(asOf(events, from)?.shown, asOf(events, to)?.shown, names);

  test('is nothing while nothing changed', () => {
    expect(between('2024-09-03', '2024-09-20')).toEqual([]);
  });

  test('is each value, old and new, by the keys of changes', () => {
    expect(between('2025-08-31', '2026-02-01')).toEqual([
      { field: 'name.family', before: 'Martin', after: 'Roux' },
      { field: 'classes', before: '6A', after: '5B' },
    ]);
    expect(between('2024-09-15', '2024-10-15')).toEqual([
      { field: 'password', before: 'NONE', after: 'GOOD' },
      { field: 'activated', before: 'false', after: 'true' },
    ]);
  });

  test('names the schools, and says of which one the classes are where there are two', () => {
    expect(between('2026-06-01', '2026-11-01')).toEqual([
      { field: 'places', before: 'PUPIL (Collège Jean-Moulin)', after: 'PUPIL (Lycée Simone-Veil)' },
      { field: 'classes', before: '5B (Collège Jean-Moulin)', after: '2B (Lycée Simone-Veil)' },
    ]);
  });

  test('is all that there is where there was no account before', () => {
    const told = between('2024-01-01', '2024-09-15');
    expect(told.every(({ before }) => before === null)).toBe(true);
    expect(told).toContainEqual({ field: 'name.given', before: null, after: 'Léa' });
  });

  test('tells a role by its school and its last day', () => {
    const scope = { kind: 'CLASSES' as const, school: college, classes: ['6A', '6B'] };
    const data = { grant, role: 'CREDENTIAL_MANAGER' as const, scope, endsOn: '2027-08-31' };
    const given = [...course, on('2026-10-01', { type: 'RoleGranted', data })];
    expect(between('2026-09-30', '2026-10-02', given)).toEqual([
      {
        field: 'roles',
        before: null,
        after: 'CREDENTIAL_MANAGER (6A, 6B, Collège Jean-Moulin, ≤ 2027-08-31)',
      },
    ]);
  });

  test('of the roles of a school is who gained and who lost one; the same one given again is neither', () => {
    const scope = (...schools: (typeof college)[]) => ({ kind: 'SCHOOLS' as const, schools });
    const held = { account, role: 'AUDITOR' as const, scope: scope(college, lycee) };
    const again = { ...held, scope: scope(lycee, college) };
    const other = { ...held, account: child };
    expect(rolesDifference([held], [again])).toEqual({ gained: [], lost: [] });
    expect(rolesDifference([held], [again, other])).toEqual({ gained: [other], lost: [] });
    expect(rolesDifference([held, other], [other])).toEqual({ gained: [], lost: [held] });
  });
});
