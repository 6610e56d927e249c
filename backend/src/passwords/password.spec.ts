import { describe, expect, test } from '@jest/globals';
import { LogeError, SecretId } from '@loge/contracts';
import type { AccountEvent, Actor } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import {
  acceptInvitation,
  changePassword,
  invite,
  lockPassword,
  requirePasswordChange,
  setPassword,
} from './password.js';
import { passwordFold } from './password-state.js';
import type { PasswordState } from './password-state.js';

const id = (digit: number) => SecretId.parse(`6b0f0b0e-52f5-4f0c-9d3b-00000000000${digit}`);
const now = new Date('2026-11-21T10:00:00Z');
const later = new Date('2026-11-24T10:00:00Z');

const created: AccountEvent = {
  type: 'AccountCreated',
  data: {
    origin: 'INVITATION',
    name: { given: 'Inès', family: 'Petit' },
    contacts: {},
    login: 'ines@loge.test',
  } as Extract<AccountEvent, { type: 'AccountCreated' }>['data'],
};
const invited = (link: SecretId): AccountEvent => ({
  type: 'PersonInvited',
  data: { link, expiresAt: later.toISOString() },
});

const head: Actor = { kind: 'SERVICE', id: 'head' };
const others: Actor = { kind: 'SERVICE', id: 'others' };
// The fold reads type, data and actor only.
const by = (actor: Actor, event: AccountEvent) => ({ ...event, metadata: { actor } }) as Recorded;
const given = (...events: (AccountEvent | Recorded)[]): PasswordState =>
  events.reduce(
    (state, event) => passwordFold.evolve(state, 'metadata' in event ? event : by(head, event)),
    passwordFold.initial,
  );
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof LogeError) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('an invitation', () => {
  test('is made for an account without a password', () => {
    expect(invite({ link: id(1), expiresAt: later }, given(created))).toEqual([invited(id(1))]);
    expect(codeOf(() => invite({ link: id(1), expiresAt: later }, given()))).toBe('NOT_FOUND');
    const set: AccountEvent = { type: 'PasswordSet', data: { password: id(2), by: 'DEMO' } };
    expect(codeOf(() => invite({ link: id(1), expiresAt: later }, given(created, set)))).toBe('CONFLICT');
  });

  test('is neither made nor works for an account of a directory', () => {
    const pupil = { ...created, data: { ...created.data, origin: 'DIRECTORY' } } as AccountEvent;
    expect(codeOf(() => invite({ link: id(1), expiresAt: later }, given(pupil)))).toBe('FORBIDDEN');
    const use = () => acceptInvitation({ link: id(1), password: id(2), now }, given(pupil, invited(id(1))));
    expect(codeOf(use)).toBe('INVITATION_INVALID');
  });

  test('is neither made nor works while the account is closed', () => {
    const closed: AccountEvent = { type: 'AccountClosed', data: {} };
    const reopened: AccountEvent = { type: 'AccountReopened', data: {} };
    const make = (...events: AccountEvent[]) =>
      codeOf(() => invite({ link: id(1), expiresAt: later }, given(created, ...events)));
    const use = (...events: AccountEvent[]) =>
      codeOf(() =>
        acceptInvitation({ link: id(1), password: id(2), now }, given(created, invited(id(1)), ...events)),
      );
    expect([make(closed), use(closed)]).toEqual(['FORBIDDEN', 'INVITATION_INVALID']);
    expect([make(closed, reopened), use(closed, reopened)]).toEqual(['accepted', 'accepted']);
  });

  test('leads to the first password', () => {
    expect(acceptInvitation({ link: id(1), password: id(2), now }, given(created, invited(id(1))))).toEqual([
      { type: 'InvitationAccepted', data: { link: id(1) } },
      { type: 'PasswordSet', data: { password: id(2), by: 'INVITATION' } },
    ]);
  });

  test.each<[string, Date, AccountEvent[]]>([
    ['none was made', now, [created]],
    ['another one was made since', now, [created, invited(id(1)), invited(id(3))]],
    ['it was used', now, [created, invited(id(1)), { type: 'InvitationAccepted', data: { link: id(1) } }]],
    ['its time is over', later, [created, invited(id(1))]],
    [
      'a password was set in another way',
      now,
      [created, invited(id(1)), { type: 'PasswordSet', data: { password: id(2), by: 'COMMAND_LINE' } }],
    ],
  ])('does not work when %s', (_, at, events) => {
    const use = () => acceptInvitation({ link: id(1), password: id(2), now: at }, given(...events));
    expect(codeOf(use)).toBe('INVITATION_INVALID');
  });
});

test('a link leads to no role that somebody else than its maker gave since', () => {
  const role: AccountEvent = {
    type: 'RoleGranted',
    data: { grant: id(9), role: 'ADMINISTRATOR', scope: { kind: 'INSTALLATION' } },
  };
  const use = (...events: (AccountEvent | Recorded)[]) =>
    codeOf(() => acceptInvitation({ link: id(1), password: id(2), now }, given(created, ...events)));
  expect(use(invited(id(1)), by(head, role))).toBe('accepted');
  expect(use(by(others, role), invited(id(1)))).toBe('accepted');
  expect(use(invited(id(1)), by(others, role))).toBe('INVITATION_INVALID');
});

describe('a password', () => {
  const set: AccountEvent = { type: 'PasswordSet', data: { password: id(2), by: 'DEMO' } };

  test('is set where there is none', () => {
    expect(setPassword({ password: id(2), by: 'DEMO' }, given(created))).toEqual([set]);
    expect(codeOf(() => setPassword({ password: id(3), by: 'DEMO' }, given(created, set)))).toBe('CONFLICT');
    expect(codeOf(() => setPassword({ password: id(3), by: 'DEMO' }, given()))).toBe('NOT_FOUND');
  });

  test('is changed by who knows the present one', () => {
    expect(changePassword({ known: id(2), password: id(3) }, given(created, set))).toEqual([
      { type: 'PasswordChanged', data: { password: id(3), previousPassword: id(2) } },
    ]);
    const changed: AccountEvent = {
      type: 'PasswordChanged',
      data: { password: id(3), previousPassword: id(2) },
    };
    const again = () => changePassword({ known: id(2), password: id(4) }, given(created, set, changed));
    expect(codeOf(again)).toBe('PASSWORD_WRONG');
  });
});

describe('a password guessed wrongly too often', () => {
  const set: AccountEvent = { type: 'PasswordSet', data: { password: id(2), by: 'DEMO' } };
  const locked: AccountEvent = { type: 'PasswordLocked', data: { password: id(2) } };

  test('is locked, once', () => {
    expect(lockPassword({ password: id(2) }, given(created, set))).toEqual([locked]);
    expect(lockPassword({ password: id(2) }, given(created, set, locked))).toEqual([]);
  });

  test('stays as it is where another one was set meanwhile, or none is there', () => {
    expect(lockPassword({ password: id(1) }, given(created, set))).toEqual([]);
    expect(lockPassword({ password: id(2) }, given(created))).toEqual([]);
  });

  test('does not serve to choose another one', () => {
    const change = () => changePassword({ known: id(2), password: id(3) }, given(created, set, locked));
    expect(codeOf(change)).toBe('PASSWORD_WRONG');
  });

  test('is followed by one that is open, and may be locked in its turn', () => {
    const data = { password: id(3), previousPassword: id(2), link: id(5) };
    const state = given(created, set, locked, { type: 'PasswordReset', data });
    expect(state).toMatchObject({ locked: false, password: id(3) });
    expect(lockPassword({ password: id(3) }, state)).toHaveLength(1);
  });
});

describe('another password', () => {
  const set: AccountEvent = { type: 'PasswordSet', data: { password: id(2), by: 'DEMO' } };
  const required: AccountEvent = {
    type: 'PasswordChangeRequired',
    data: { password: id(2), cause: 'DISPUTED' },
  };

  test('is required once, where there is one', () => {
    const command = { cause: 'DISPUTED' } as const;
    expect(requirePasswordChange(command, given(created, set))).toEqual([required]);
    expect(requirePasswordChange(command, given(created, set, required))).toEqual([]);
    expect(requirePasswordChange(command, given(created))).toEqual([]);
  });

  test.each<[string, AccountEvent]>([
    ['changed', { type: 'PasswordChanged', data: { password: id(3), previousPassword: id(2) } }],
    ['reset', { type: 'PasswordReset', data: { password: id(3), previousPassword: id(2), link: id(5) } }],
  ])('is required no more once it was %s', (_, event) => {
    expect(given(created, set, required).mustChange).toBe(true);
    expect(given(created, set, required, event)).toMatchObject({ mustChange: false, password: id(3) });
  });
});

test('a password may not be made of names, logins and birth date, former ones and confirmed addresses too', () => {
  const pupil = { ...created, data: { ...created.data, birthDate: '2010-01-31' } } as AccountEvent;
  const confirmed: AccountEvent = {
    type: 'AddressConfirmed',
    // Branded as personal where it is made; a fold reads it as text.
    data: { address: 'moi@exemple.fr', isLogin: true } as Extract<
      AccountEvent,
      { type: 'AddressConfirmed' }
    >['data'],
  };
  expect(given(pupil, confirmed).words).toEqual([
    ...['ines@loge.test', 'ines', 'Inès', 'Petit'],
    ...['2010-01-31', '31-01-2010', '31-01-10'],
    ...['moi@exemple.fr', 'moi'],
  ]);
});
