import { describe, expect, test } from '@jest/globals';
import { AccountId, EventId, LogeError, SecretId, accountStream, schoolId } from '@loge/contracts';
import type { LogeEvent, Profile, SchoolId, SignInPlace } from '@loge/contracts';
import { recorded } from '../../../test/model/histories.js';
import { changePassword } from './password.js';
import { passwordFold } from './password-state.js';
import { makeTemporaryPassword, temporaryPasswordFold } from './temporary-password.js';

const uuid = (end: number) => `6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a000${end}`;
const account = AccountId.parse(uuid(1));
const [first, second] = [SecretId.parse(uuid(2)), SecretId.parse(uuid(3))];
const A = schoolId('0611234X');
const expiresAt = new Date('2027-01-20T08:00:00.000Z');
const asked = { account, id: EventId.parse(uuid(4)), password: second, expiresAt, reason: 'Venu au guichet' };

const created: LogeEvent = {
  type: 'AccountCreated',
  data: { origin: 'DIRECTORY', name: { given: 'Anne', family: 'A' }, contacts: {}, login: 'anne.a' },
};
const affiliated: LogeEvent = {
  type: 'AccountAffiliated',
  data: {
    ...{ school: A, profile: 'PUPIL', relatives: [] },
    details: { classes: ['6A'], groups: [], subjects: [], functions: [], formTeacherOf: [], children: [] },
  },
};
const set: LogeEvent = { type: 'PasswordSet', data: { password: first, by: 'INVITATION' } };
const made: LogeEvent = {
  type: 'TemporaryPasswordMade',
  data: { password: second, expiresAt: expiresAt.toISOString(), previousPassword: first },
};
const closed: LogeEvent = { type: 'AccountClosed', data: {} };
const role: LogeEvent = {
  type: 'RoleGranted',
  data: { grant: uuid(9), role: 'AUDITOR', scope: { kind: 'SCHOOLS', schools: [A] } },
};

const at = (place: SignInPlace) =>
  new Map<SchoolId, { signInPlaces: Readonly<Record<Profile, SignInPlace>> }>([
    // The other profiles play no part here.
    [A, { signInPlaces: { PUPIL: place } as Readonly<Record<Profile, SignInPlace>> }],
  ]);
const make = (reason: string | undefined, place: SignInPlace, ...events: LogeEvent[]) => {
  const state = events
    .map((event) => recorded(event))
    .reduce(temporaryPasswordFold.evolve, temporaryPasswordFold.initial);
  return makeTemporaryPassword({ ...asked, reason }, { kind: 'system' }, state, at(place));
};

describe('KO-13: a temporary password', () => {
  test('takes the place of the one before', () => {
    expect(make('Venu', 'LOCAL', created, affiliated, set)).toEqual([
      {
        event: made,
        about: { id: asked.id, subject: account, schools: [A], classes: [`${A}/6A`] },
      },
    ]);
  });

  test('is the first of an account that has none', () => {
    const [fact] = make('Venu', 'LOCAL', created, affiliated);
    expect(fact?.event.data).toEqual({ password: second, expiresAt: expiresAt.toISOString() });
  });

  test.each<[string, () => unknown, string]>([
    ['without a reason', () => make(' ', 'LOCAL', created, affiliated), 'REASON_REQUIRED'],
    ['for nobody', () => make('Venu', 'LOCAL'), 'NOT_FOUND'],
    ['for a closed account', () => make('Venu', 'LOCAL', created, affiliated, closed), 'FORBIDDEN'],
    [
      'for somebody who signs in at the academy (KO-8)',
      () => make('Venu', 'ACADEMY', created, affiliated),
      'SIGNS_IN_ELSEWHERE',
    ],
  ])('is not made %s', (_, refused, code) => {
    expect(refused).toThrow(new LogeError(code as LogeError['code']));
  });

  test('is not made for an account that leads to another since they were joined', () => {
    const standing = AccountId.parse(uuid(8));
    const joined: LogeEvent = { type: 'AccountsJoined', data: { standing, joined: account, by: 'OWNER' } };
    const events = [created, affiliated, joined].map((event) => recorded(event));
    const state = events
      .map((event): typeof event => ({ ...event, stream: accountStream(account) }))
      .reduce(temporaryPasswordFold.evolve, temporaryPasswordFold.initial);
    const make = () => makeTemporaryPassword(asked, { kind: 'system' }, state, at('LOCAL'));
    expect(make).toThrow(new LogeError('FORBIDDEN'));
  });

  test('is made for whoever has a role, though their places send them to the academy', () => {
    expect(make('Venu', 'ACADEMY', created, affiliated, role)).toHaveLength(1);
  });

  test('opens a locked account to nothing but choosing another, and not itself', () => {
    const locked: LogeEvent = { type: 'PasswordLocked', data: { password: first } };
    const state = [created, set, locked, made]
      .map((event) => recorded(event))
      .reduce(passwordFold.evolve, passwordFold.initial);
    expect(state).toMatchObject({ locked: false, mustChange: true, temporaryUntil: expiresAt.toISOString() });
    const command = { known: second, password: first };
    expect(() => changePassword({ ...command, isSame: true }, state)).toThrow(new LogeError('PASSWORD_SAME'));
    const [event] = changePassword({ ...command, isSame: false }, state);
    const after = passwordFold.evolve(state, recorded(event!));
    expect(after).toMatchObject({ mustChange: false, password: first });
    expect(after.temporaryUntil).toBeUndefined();
    // Who need not choose another may keep the one they have.
    expect(changePassword({ known: first, password: second, isSame: true }, after)).toHaveLength(1);
  });
});
