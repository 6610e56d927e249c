import { describe, expect, test } from '@jest/globals';
import { LogeError, schoolId } from '@loge/contracts';
import type { LogeEvent, SchoolRecord } from '@loge/contracts';
import { legacyLoginIsOpen } from './legacy-login-period.js';
import { decide, evolve, schoolFold } from './school.js';
import type { SchoolCommand } from './school.js';

const school = schoolId('0750655E');
const record: SchoolRecord = {
  name: 'Lycée Jean-Moulin',
  type: 'LYCEE',
  classes: [{ code: '2A' }, { code: '2B', label: 'Seconde B' }],
  groups: [],
};
const registered: LogeEvent = { type: 'SchoolRegistered', data: { school, record } };

/** Given these events, when this is asked, then these events. */
const given =
  (...events: LogeEvent[]) =>
  (command: SchoolCommand): LogeEvent[] =>
    decide(command, events.reduce(evolve, schoolFold.initial)).map(({ event }) => event);

describe('a school’s record', () => {
  test('registers it the first time', () => {
    expect(given()({ type: 'record', school, record })).toEqual([registered]);
  });

  test('changes nothing when it is equal, in whatever order its classes stand', () => {
    const equal = { ...record, phone: undefined, classes: record.classes.toReversed() };
    expect(given(registered)({ type: 'record', school, record: equal })).toEqual([]);
  });

  test('is changed with the old one beside it', () => {
    const changed = { ...record, name: 'Lycée Jean Moulin' };
    expect(given(registered)({ type: 'record', school, record: changed })).toEqual([
      { type: 'SchoolRecordChanged', data: { school, record: changed, previousRecord: record } },
    ]);
  });
});

describe('where a profile signs in', () => {
  const academy: SchoolCommand = { type: 'set-sign-in-place', school, profile: 'PUPIL', place: 'ACADEMY' };
  const set: LogeEvent = {
    type: 'SignInPlaceSet',
    data: { school, profile: 'PUPIL', place: 'ACADEMY', previousPlace: 'LOCAL' },
  };

  test('is here until it is said otherwise', () => {
    expect(given(registered)(academy)).toEqual([set]);
    expect(given(registered)({ ...academy, place: 'LOCAL' })).toEqual([]);
  });

  test('changes nothing when it is so already, and goes for one profile', () => {
    expect(given(registered, set)(academy)).toEqual([]);
    expect(given(registered, set)({ ...academy, profile: 'RELATIVE', place: 'LOCAL' })).toEqual([]);
  });

  test('needs a school', () => {
    expect(() => given()(academy)).toThrow(new LogeError('NOT_FOUND'));
  });
});

describe('what a school asks of passwords', () => {
  const asked: SchoolCommand = {
    ...{ type: 'set-password-policy', school, policy: { minLength: 8, composition: true } },
  };
  const set: LogeEvent = {
    type: 'PasswordPolicySet',
    data: {
      school,
      policy: { minLength: 8, composition: true },
      previousPolicy: { minLength: 8, composition: false },
    },
  };

  test('is length alone until it asks for composition (HF-6)', () => {
    expect(given(registered)(asked)).toEqual([set]);
    expect(given(registered)({ ...asked, policy: { minLength: 8, composition: false } })).toEqual([]);
  });

  test('changes nothing when it asks so already', () => {
    expect(given(registered, set)(asked)).toEqual([]);
  });

  test('needs a school', () => {
    expect(() => given()(asked)).toThrow(new LogeError('NOT_FOUND'));
  });
});

describe('what the pages of a school say', () => {
  const settings = { termsUrl: 'https://ent.example/cgu', contact: 'Secrétariat' };
  const asked: SchoolCommand = { type: 'set-portal-settings', school, settings };
  const changed: LogeEvent = {
    type: 'PortalSettingsChanged',
    data: { school, settings, previousSettings: {} },
  };

  test('is whom to ask, and links (KO-14)', () => {
    expect(given(registered)(asked)).toEqual([changed]);
    expect(given(registered, changed)(asked)).toEqual([]);
  });

  test('is all set anew: what is left out is none', () => {
    expect(given(registered, changed)({ ...asked, settings: {} })).toEqual([
      { type: 'PortalSettingsChanged', data: { school, settings: {}, previousSettings: settings } },
    ]);
  });

  test('needs a school', () => {
    expect(() => given()(asked)).toThrow(new LogeError('NOT_FOUND'));
  });
});

describe('IT-3: the old login of a school', () => {
  const period = { opensOn: '2026-11-01', endsOn: '2027-01-31' };
  const asked: SchoolCommand = { type: 'set-legacy-login-period', school, period };
  const set: LogeEvent = { type: 'LegacyLoginPeriodSet', data: { school, period } };

  test('works until a day of the school’s own, which may be moved', () => {
    expect(given(registered)(asked)).toEqual([set]);
    const later = { ...period, endsOn: '2027-02-28' };
    expect(given(registered, set)({ ...asked, period: later })).toEqual([
      { type: 'LegacyLoginPeriodSet', data: { school, period: later, previousPeriod: period } },
    ]);
  });

  test('is none until days are set, and none again when they are taken back', () => {
    const taken: SchoolCommand = { type: 'set-legacy-login-period', school };
    expect(given(registered)(taken)).toEqual([]);
    expect(given(registered, set)(taken)).toEqual([
      { type: 'LegacyLoginPeriodSet', data: { school, previousPeriod: period } },
    ]);
  });

  test('changes nothing when the days are what they are', () => {
    expect(given(registered, set)({ ...asked, period: { ...period } })).toEqual([]);
  });

  test('cannot end before the new way opens; on the very day it can', () => {
    const endsOn = (day: string): SchoolCommand => ({ ...asked, period: { ...period, endsOn: day } });
    // As in the document: « jusqu'au 31/05/2025 » of a portal that opened later.
    for (const day of ['2025-05-31', '2026-10-31'])
      expect(() => given(registered)(endsOn(day))).toThrow(new LogeError('LEGACY_END_BEFORE_OPENING'));
    expect(given(registered)(endsOn('2026-11-01'))).toHaveLength(1);
  });

  test('needs a school', () => {
    expect(() => given()(asked)).toThrow(new LogeError('NOT_FOUND'));
  });

  test('works to the end of its last day by the clocks of France, and nowhere without days', () => {
    const isOpen = (now: string) => legacyLoginIsOpen(period, new Date(now));
    expect(isOpen('2026-09-01T12:00:00Z')).toBe(true);
    expect(isOpen('2027-01-31T22:59:59Z')).toBe(true);
    expect(isOpen('2027-01-31T23:00:00Z')).toBe(false);
    const summer = { opensOn: '2026-04-01', endsOn: '2026-06-30' };
    expect(legacyLoginIsOpen(summer, new Date('2026-06-30T21:59:59Z'))).toBe(true);
    expect(legacyLoginIsOpen(summer, new Date('2026-06-30T22:00:00Z'))).toBe(false);
    expect(legacyLoginIsOpen(undefined, new Date())).toBe(false);
  });
});

test('an event of a school concerns that school', () => {
  expect(decide({ type: 'record', school, record }, schoolFold.initial)[0]?.about).toEqual({
    schools: [school],
  });
});
