import { describe, expect, test } from '@jest/globals';
import { LogeError, SchoolId, SecretId } from '@loge/contracts';
import type { AccountEvent, AddressSide } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import { waitingFor } from './address-change-state.js';
import {
  agreeToChange,
  askChange,
  makeAddressLink,
  openChange,
  requireAddressLink,
} from './address-change.js';
import { mailAddressOf } from './mail-address.js';
import { recoveryFold } from './recovery.js';
import type { RecoveryState } from './recovery.js';

const uuid = (digit: number) => `6b0f0b0e-52f5-4f0c-9d3b-00000000000${digit}`;
const id = (digit: number) => SecretId.parse(uuid(digit));
const now = new Date('2026-11-21T10:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const [OLD, NEW] = ['anne@exemple.test', 'anne.leroy@exemple.test'];
const CHANGE = uuid(9);

// The fold reads type, data, and of the metadata when.
const recorded = (event: AccountEvent, at = now) =>
  ({ ...event, metadata: { occurredAt: at.toISOString() } }) as Recorded;
const given = (...events: (AccountEvent | Recorded)[]): RecoveryState =>
  events
    .map((event) => ('metadata' in event ? event : recorded(event)))
    .reduce(recoveryFold.evolve, recoveryFold.initial);

const created = (email?: string): AccountEvent => ({
  type: 'AccountCreated',
  data: {
    ...{ origin: 'DIRECTORY', name: { given: 'Anne', family: 'Martin' }, login: 'anne.martin' },
    contacts: { email },
  },
});
const confirmed = (address: string): AccountEvent => ({
  type: 'AddressConfirmed',
  data: { address, isLogin: true },
});
const asked = (address: string, previousAddress?: string, change = CHANGE, at = now): Recorded =>
  recorded(
    {
      type: 'AddressChangeAsked',
      data: {
        ...{ change, address, language: 'fr', expiresAt: new Date(at.getTime() + 86_400_000).toISOString() },
        ...(previousAddress && { previousAddress }),
      },
    },
    at,
  );
const made = (side: AddressSide, link: SecretId, change = CHANGE): AccountEvent => ({
  type: 'AddressLinkMade',
  data: { change, side, link, expiresAt: hours(24).toISOString(), address: side === 'OLD' ? OLD : NEW },
});
const agreed = (side: AddressSide, link: SecretId): AccountEvent => ({
  type: 'AddressChangeAgreed',
  data: { change: CHANGE, side, link },
});
const reset: AccountEvent = { type: 'PasswordReset', data: { password: id(5), link: id(6) } };
const changed: AccountEvent = {
  type: 'PasswordChanged',
  data: { password: id(5), previousPassword: id(4) },
};
const temporary: AccountEvent = {
  type: 'TemporaryPasswordMade',
  data: { password: id(5), expiresAt: hours(100).toISOString() },
};
const mustChange: AccountEvent = {
  type: 'PasswordChangeRequired',
  data: { password: id(5), cause: 'DISPUTED' },
};
const oldLoginShut: AccountEvent = {
  type: 'LegacyLoginLocked',
  data: { school: SchoolId.parse('uai-0611234X'), legacy: id(7), cause: 'DISPUTED' },
};
const contact = (email: string): AccountEvent => ({
  type: 'ContactsChanged',
  data: { contacts: { email }, previousContacts: {} },
});
const closed: AccountEvent = { type: 'AccountClosed', data: {} };

const command = { change: CHANGE, address: NEW, language: 'fr', expiresAt: hours(24), now } as const;
const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'DONE';
  } catch (error) {
    if (error instanceof LogeError) return error.code;
    throw error;
  }
};
const verdict = (link: SecretId, state: RecoveryState, at = now) =>
  codeOf(() => requireAddressLink(link, at, state));

describe('asking for another address (IT-1)', () => {
  const data = { change: CHANGE, address: NEW, language: 'fr', expiresAt: hours(24).toISOString() };

  test.each<[string, string | undefined, RecoveryState]>([
    ['the contact of the school', OLD, given(created(OLD))],
    ['the address that was confirmed', OLD, given(created('ecole@exemple.test'), confirmed(OLD))],
    ['nothing, where there is no address', undefined, given(created())],
    [
      'nothing, where mails go to the new one already but it was never confirmed',
      undefined,
      given(created(NEW)),
    ],
  ])('names what it replaces: %s', (_, previousAddress, state) => {
    expect(askChange(command, state)).toEqual([
      { type: 'AddressChangeAsked', data: { ...data, ...(previousAddress && { previousAddress }) } },
    ]);
  });

  test('is refused for the address confirmed already, to nobody and to the closed', () => {
    expect(codeOf(() => askChange(command, given(created(OLD), confirmed(NEW))))).toBe('ADDRESS_INVALID');
    expect(codeOf(() => askChange(command, given()))).toBe('NOT_FOUND');
    expect(codeOf(() => askChange(command, given(created(OLD), closed)))).toBe('NOT_FOUND');
  });

  test('has to wait after five times within an hour', () => {
    const five = [0, 10, 20, 30, 40].map((minutes) =>
      asked(NEW, OLD, CHANGE, new Date(now.getTime() + minutes * 60_000)),
    );
    const state = given(created(OLD), ...five);
    const ask = (at: Date) => askChange({ ...command, now: at }, state);
    const fiftieth = new Date(now.getTime() + 50 * 60_000);
    expect(() => ask(fiftieth)).toThrow(
      expect.objectContaining({ code: 'TOO_MANY_ATTEMPTS', detail: { retryAfterSeconds: 600 } }),
    );
    expect(ask(hours(1))).toHaveLength(1);
  });
});

describe('the links of a change', () => {
  const both = given(created(OLD), asked(NEW, OLD), made('OLD', id(1)), made('NEW', id(2)));
  const make = (side: AddressSide, state: RecoveryState, more: { change?: string; at?: Date } = {}) =>
    makeAddressLink({ change: more.change ?? CHANGE, side, link: id(3), now: more.at ?? now }, state);

  test('are made for each side, until as long as the change stands', () => {
    const state = given(created(OLD), asked(NEW, OLD));
    for (const side of ['OLD', 'NEW'] as const) expect(make(side, state)).toEqual([made(side, id(3))]);
  });

  test.each<[string, AddressSide, RecoveryState, { change?: string; at?: Date }]>([
    ['the old side where there is none', 'OLD', given(created(), asked(NEW)), {}],
    ['a side that agreed', 'NEW', given(created(OLD), asked(NEW, OLD), agreed('NEW', id(2))), {}],
    ['a change that was replaced', 'NEW', given(created(OLD), asked(NEW, OLD)), { change: uuid(8) }],
    ['a change whose time is over', 'NEW', given(created(OLD), asked(NEW, OLD)), { at: hours(24) }],
    ['a closed account', 'NEW', given(created(OLD), asked(NEW, OLD), closed), {}],
  ])('are not made for %s', (_, side, state, more) => {
    expect(make(side, state, more)).toEqual([]);
  });

  test('work as long as nothing happened that makes them void', () => {
    expect([verdict(id(1), both), verdict(id(2), both)]).toEqual(['DONE', 'DONE']);
    expect(requireAddressLink(id(1), now, both).side).toBe('OLD');
  });

  test.each<[string, RecoveryState]>([
    [
      'another link of its side was made',
      given(created(OLD), asked(NEW, OLD), made('NEW', id(2)), made('NEW', id(3))),
    ],
    ['it agreed', given(created(OLD), asked(NEW, OLD), made('NEW', id(2)), agreed('NEW', id(2)))],
    [
      'another change was asked for',
      given(created(OLD), asked(NEW, OLD), made('NEW', id(2)), asked(NEW, OLD, uuid(8))),
    ],
    ['the account was closed', given(created(OLD), asked(NEW, OLD), made('NEW', id(2)), closed)],
    ['a password was chosen by mail', given(created(OLD), asked(NEW, OLD), made('NEW', id(2)), reset)],
    ['staff made a password', given(created(OLD), asked(NEW, OLD), made('NEW', id(2)), temporary)],
    ['the password was changed', given(created(OLD), asked(NEW, OLD), made('NEW', id(2)), changed)],
    [
      'somebody said « ce n’était pas moi »',
      given(created(OLD), asked(NEW, OLD), made('NEW', id(2)), mustChange),
    ],
    [
      'somebody without a password said so, whose old login was shut',
      given(created(), asked(NEW), made('NEW', id(2)), oldLoginShut),
    ],
    [
      'mails go elsewhere than when it was asked for',
      given(created(OLD), asked(NEW, OLD), made('NEW', id(2)), contact('ecole@exemple.test')),
    ],
  ])('do not work when %s', (_, state) => {
    expect(verdict(id(2), state)).toBe('ADDRESS_LINK_INVALID');
  });

  test('do not work when their time is over, and never before they were made', () => {
    expect(verdict(id(2), both, hours(24))).toBe('ADDRESS_LINK_INVALID');
    expect(verdict(id(2), both, new Date(hours(24).getTime() - 1))).toBe('DONE');
    expect(verdict(id(4), both)).toBe('ADDRESS_LINK_INVALID');
  });
});

describe('agreeing to a change', () => {
  const links = [created(OLD), confirmed(OLD), asked(NEW, OLD), made('OLD', id(1)), made('NEW', id(2))];

  test.each([
    [
      ['OLD', 'NEW'],
      [id(1), id(2)],
    ],
    [
      ['NEW', 'OLD'],
      [id(2), id(1)],
    ],
  ] as const)('is done when both have, in the order %s', (sides, [first, last]) => {
    const one = agreeToChange({ link: first, now }, given(...links));
    expect([one.event, one.done]).toEqual([agreed(sides[0], first), false]);
    const half = given(...links, one.event);
    expect(mailAddressOf(half)).toBe(OLD);
    expect(half.change && waitingFor(half.change)).toEqual([sides[1]]);

    const other = agreeToChange({ link: last, now }, half);
    expect([other.event, other.done]).toEqual([agreed(sides[1], last), true]);
    const done = given(...links, one.event, other.event);
    expect(mailAddressOf(done)).toBe(NEW);
    expect(openChange(done, now)).toBeUndefined();
  });

  test('is done by the new one alone where there is none before', () => {
    const state = given(created(), asked(NEW), made('NEW', id(2)));
    expect(agreeToChange({ link: id(2), now }, state).done).toBe(true);
  });

  test('goes on after an interruption that left the new address confirmed already', () => {
    const state = given(...links, agreed('OLD', id(1)), confirmed(NEW));
    expect(agreeToChange({ link: id(2), now }, state).done).toBe(true);
  });

  test('has mails go back to an address that was left before', () => {
    const state = given(
      ...[created(), confirmed(NEW), confirmed(OLD), asked(NEW, OLD), made('OLD', id(1)), made('NEW', id(2))],
      ...[agreed('OLD', id(1)), agreed('NEW', id(2))],
    );
    expect(mailAddressOf(state)).toBe(NEW);
  });
});
