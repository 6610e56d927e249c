import { describe, expect, test } from '@jest/globals';
import { DistributionId, EventId, LogeError, SecretId } from '@loge/contracts';
import type { AccountEvent } from '@loge/contracts';
import fc from 'fast-check';
import type { Recorded } from '../event-store/codec.js';
import { contactsChange, kindsChanged } from './contacts-notices.js';
import { mailAddressOf } from './mail-address.js';
import {
  LinkRefused,
  makeFirstLink,
  makeLink,
  recoveryFold,
  requireLink,
  resetPassword,
} from './recovery.js';
import type { RecoveryState } from './recovery.js';

const uuid = (digit: number) => `6b0f0b0e-52f5-4f0c-9d3b-00000000000${digit}`;
const id = (digit: number) => SecretId.parse(uuid(digit));
const asking = (digit: number) => EventId.parse(uuid(digit));
const now = new Date('2026-11-21T10:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const HERS = 'anne@exemple.test';

interface Told {
  readonly at?: Date;
  readonly causationId?: EventId;
}
// The fold reads type, data, and of the metadata when and why.
const recorded = (event: AccountEvent, { at = now, causationId }: Told = {}) =>
  ({ ...event, metadata: { occurredAt: at.toISOString(), causationId } }) as Recorded;
const given = (...events: (AccountEvent | Recorded)[]): RecoveryState =>
  events
    .map((event) => ('metadata' in event ? event : recorded(event)))
    .reduce(recoveryFold.evolve, recoveryFold.initial);

const OTHER = 'autre@exemple.test';
const created = (email?: string, login = 'anne.martin'): AccountEvent => ({
  type: 'AccountCreated',
  data: {
    origin: 'DIRECTORY',
    name: { given: 'Anne', family: 'Martin' },
    contacts: { email },
    login,
  },
});
const contact = (email?: string, previous?: string): AccountEvent => ({
  type: 'ContactsChanged',
  data: { contacts: { email }, previousContacts: { email: previous } },
});
const confirmed: AccountEvent = { type: 'AddressConfirmed', data: { address: HERS, isLogin: true } };
const set = (password: SecretId): AccountEvent => ({
  type: 'PasswordSet',
  data: { password, by: 'COMMAND_LINE' },
});
const changed = (password: SecretId, previousPassword: SecretId): AccountEvent => ({
  type: 'PasswordChanged',
  data: { password, previousPassword },
});
const made = (link: SecretId, more: { password?: SecretId } & Told = {}): Recorded => {
  const { password, ...told } = more;
  const data = { link, address: HERS, expiresAt: minutes(60).toISOString(), ...(password && { password }) };
  return recorded({ type: 'RecoveryLinkMade', data }, told);
};
const reset = (link: SecretId, password: SecretId): AccountEvent => ({
  type: 'PasswordReset',
  data: { link, password },
});
const granted = (grant: SecretId): AccountEvent => ({
  type: 'RoleGranted',
  data: { grant, role: 'AUDITOR', scope: { kind: 'INSTALLATION' } },
});
const withdrawn = (grant: SecretId): AccountEvent => ({
  type: 'RoleWithdrawn',
  data: { grant, role: 'AUDITOR', scope: { kind: 'INSTALLATION' } },
});
const closed: AccountEvent = { type: 'AccountClosed', data: {} };
const reopened: AccountEvent = { type: 'AccountReopened', data: {} };

const make = (state: RecoveryState, more: { address?: string; asking?: EventId; now?: Date } = {}) =>
  makeLink({ link: id(1), address: HERS, asking: asking(9), expiresAt: minutes(60), now, ...more }, state);
const verdict = (link: SecretId, state: RecoveryState, at = now): string => {
  try {
    return requireLink(link, at, state).link === link ? 'WORKS' : 'ANOTHER';
  } catch (error) {
    if (error instanceof LinkRefused) return `${error.code} ${error.why}`;
    if (error instanceof LogeError) return error.code;
    throw error;
  }
};

describe('a link to choose a password (IT-4)', () => {
  test('is made for the address the school knows, and names the password it replaces', () => {
    const data = { link: id(1), address: HERS, expiresAt: minutes(60).toISOString() };
    expect(make(given(created(' Anne@Exemple.test')))).toEqual([{ type: 'RecoveryLinkMade', data }]);
    expect(make(given(created(HERS), set(id(2))))).toEqual([
      { type: 'RecoveryLinkMade', data: { ...data, password: id(2) } },
    ]);
  });

  test.each<[string, string, RecoveryState]>([
    ['nobody', HERS, given()],
    ['an account without an address', HERS, given(created())],
    ['an address that is not theirs', 'autre@exemple.test', given(created(HERS))],
    ['an address that was theirs', HERS, given(created(HERS), contact('new@exemple.test', HERS))],
    ['a closed account', HERS, given(created(HERS), closed)],
    [
      'a contact that came after the owner confirmed another',
      OTHER,
      given(created(HERS), confirmed, contact(OTHER, HERS)),
    ],
    [
      'a contact that changed since a role was granted',
      OTHER,
      given(created(HERS), granted(id(6)), contact(OTHER, HERS), granted(id(7))),
    ],
    [
      'the contact before, when it changed since a role was granted',
      HERS,
      given(created(HERS), granted(id(6)), contact(OTHER, HERS)),
    ],
    [
      'a contact that changed since a role was granted whose place another has taken',
      OTHER,
      given(created(HERS), granted(id(6)), contact(OTHER, HERS), granted(id(7)), withdrawn(id(6))),
    ],
    ['a contact that came after a role', OTHER, given(created(), granted(id(6)), contact(OTHER))],
    [
      'a contact that is not what somebody with a role was invited with',
      OTHER,
      given(created(HERS, HERS), granted(id(6)), contact(OTHER, HERS)),
    ],
  ])('is not made for %s', (_, address, state) => {
    expect(make(state, { address })).toEqual([]);
  });

  test('is made for a confirmed address that the school knows no more, and once an account is open again', () => {
    expect(make(given(created(HERS), confirmed, contact('new@exemple.test', HERS)))).toHaveLength(1);
    expect(make(given(created(HERS), closed, reopened))).toHaveLength(1);
  });

  test.each<[string, string, AccountEvent[]]>([
    ['confirmed', HERS, [created(HERS), confirmed, granted(id(6)), contact(OTHER, HERS)]],
    ['was invited with', HERS, [created(HERS, HERS), granted(id(6)), contact(OTHER, HERS)]],
    ['had when the role was granted', OTHER, [created(HERS), contact(OTHER, HERS), granted(id(6))]],
    [
      'has, once the role is withdrawn',
      OTHER,
      [created(HERS), granted(id(6)), contact(OTHER, HERS), withdrawn(id(6))],
    ],
  ])('is made for the address that somebody with a role %s', (_, address, events) => {
    expect(make(given(...events), { address })).toHaveLength(1);
  });

  test('is made for five askings an hour; the tries of one mail count once', () => {
    const askings = [1, 2, 3, 4, 5].map((digit) => made(id(digit), { causationId: asking(digit) }));
    const tries = [6, 7, 8].map((digit) => made(id(digit), { causationId: asking(5) }));
    expect(make(given(created(HERS), ...askings.slice(1), ...tries))).toHaveLength(1);
    expect(make(given(created(HERS), ...askings))).toEqual([]);
    expect(make(given(created(HERS), ...askings), { asking: asking(5) })).toHaveLength(1);
    expect(make(given(created(HERS), ...askings), { now: minutes(59) })).toEqual([]);
    expect(make(given(created(HERS), ...askings), { now: minutes(60) })).toHaveLength(1);
  });
});

describe('a mailed link', () => {
  const usual = [created(HERS), set(id(2)), made(id(1), { password: id(2) })];

  test.each<[string, string, Date, (AccountEvent | Recorded)[]]>([
    ['works', 'WORKS', now, usual],
    ['works for a first password', 'WORKS', now, [created(HERS), made(id(1))]],
    ['works beside a later one', 'WORKS', now, [...usual, made(id(3), { password: id(2) })]],
    ['works when the account was closed and opened again', 'WORKS', now, [...usual, closed, reopened]],
    ['that was never made does not work', 'RECOVERY_LINK_INVALID', now, [created(HERS)]],
    ['has served once', 'RECOVERY_LINK_USED USED', now, [...usual, reset(id(1), id(4))]],
    [
      'does not work when another was used',
      'RECOVERY_LINK_INVALID REPLACED',
      now,
      [...usual, made(id(3), { password: id(2) }), reset(id(3), id(4))],
    ],
    [
      'does not work when the password was changed',
      'RECOVERY_LINK_INVALID REPLACED',
      now,
      [...usual, changed(id(4), id(2))],
    ],
    [
      'for a first password does not work when one was set',
      'RECOVERY_LINK_INVALID REPLACED',
      now,
      [created(HERS), made(id(1)), set(id(2))],
    ],
    [
      'does not work when the school corrected the address',
      'RECOVERY_LINK_INVALID REPLACED',
      now,
      [...usual, contact('right@exemple.test', HERS)],
    ],
    [
      'does not work when the contact changed since a role was granted',
      'RECOVERY_LINK_INVALID REPLACED',
      now,
      [...usual, granted(id(6)), contact('new@exemple.test', HERS)],
    ],
    [
      'works for a confirmed address that the school knows no more',
      'WORKS',
      now,
      [...usual, confirmed, contact('new@exemple.test', HERS)],
    ],
    ['does not work while the account is closed', 'RECOVERY_LINK_INVALID CLOSED', now, [...usual, closed]],
    ['works until its time is over', 'WORKS', new Date(minutes(60).getTime() - 1), usual],
    ['does not work from then on', 'RECOVERY_LINK_INVALID EXPIRED', minutes(60), usual],
  ])('%s', (_, expected, at, events) => {
    expect(verdict(id(1), given(...events), at)).toBe(expected);
  });

  test('chooses a new password in place of the one it was made for', () => {
    expect(resetPassword({ link: id(1), password: id(4), now }, given(...usual))).toEqual([
      { type: 'PasswordReset', data: { password: id(4), previousPassword: id(2), link: id(1) } },
    ]);
    expect(resetPassword({ link: id(1), password: id(4), now }, given(created(HERS), made(id(1))))).toEqual([
      { type: 'PasswordReset', data: { password: id(4), link: id(1) } },
    ]);
    const again = given(...usual, reset(id(1), id(4)));
    expect(() => resetPassword({ link: id(1), password: id(5), now }, again)).toThrow('RECOVERY_LINK_USED');
  });

  test('whatever happens in whatever order, no link chooses a password after another password came', () => {
    const links = [1, 2, 3].map(id);
    const command = fc.oneof(
      fc.record({ act: fc.constant('make' as const), link: fc.constantFrom(...links) }),
      fc.record({ act: fc.constant('use' as const), link: fc.constantFrom(...links) }),
      fc.constant({ act: 'change' as const }),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        let state = given(created(HERS));
        let passwords = 0;
        const madeAt = new Map<SecretId, number>();
        const next = () => SecretId.parse(`6b0f0b0e-52f5-4f0c-9d3b-${String(++passwords).padStart(12, '1')}`);
        const happens = (...events: AccountEvent[]) => {
          for (const event of events) state = recoveryFold.evolve(state, recorded(event));
        };
        for (const one of commands) {
          if (one.act === 'make') {
            // A link's id is random: none is made twice.
            if (madeAt.has(one.link)) continue;
            madeAt.set(one.link, passwords);
            happens(
              ...makeLink(
                { link: one.link, address: HERS, asking: asking(9), expiresAt: minutes(60), now },
                state,
              ),
            );
          } else if (one.act === 'change') {
            happens(state.password ? changed(next(), state.password) : set(next()));
          } else {
            const works = verdict(one.link, state) === 'WORKS';
            expect(works).toBe(madeAt.get(one.link) === passwords);
            if (works) happens(...resetPassword({ link: one.link, password: next(), now }, state));
          }
        }
      }),
    );
  });
});

describe('a campaign’s link, for the first sign-in (KO-6)', () => {
  const campaign = DistributionId.parse(uuid(8));
  const sixtyDays = minutes(60 * 24 * 60);
  const activated: AccountEvent = { type: 'AccountActivated', data: { by: 'LEGACY_LOGIN' } };
  const temporary = (password: SecretId): AccountEvent => ({
    type: 'TemporaryPasswordMade',
    data: { password, expiresAt: sixtyDays.toISOString() },
  });
  const mailed = (link: SecretId, more: { password?: SecretId; causationId?: EventId } = {}): Recorded => {
    const { password, causationId = asking(9) } = more;
    const data = { link, address: HERS, expiresAt: sixtyDays.toISOString(), distribution: campaign };
    return recorded(
      { type: 'RecoveryLinkMade', data: { ...data, ...(password && { password }) } },
      { causationId },
    );
  };
  const first = (state: RecoveryState) =>
    makeFirstLink({ link: id(1), distribution: campaign, expiresAt: sixtyDays }, state);

  test('is made for who never signed in, also where a temporary password waits', () => {
    const data = { link: id(1), address: HERS, expiresAt: sixtyDays.toISOString(), distribution: campaign };
    expect(first(given(created(HERS)))).toEqual([{ type: 'RecoveryLinkMade', data }]);
    expect(first(given(created(HERS), temporary(id(2))))).toEqual([
      { type: 'RecoveryLinkMade', data: { ...data, password: id(2) } },
    ]);
  });

  test.each<[string, RecoveryState]>([
    ['nobody', given()],
    ['an account without an address', given(created())],
    ['somebody who signed in, by whatever way', given(created(HERS), activated)],
    ['somebody with a password of their own', given(created(HERS), set(id(2)))],
    ['… and a temporary one since', given(created(HERS), set(id(2)), temporary(id(3)))],
    ['a closed account', given(created(HERS), closed)],
  ])('is not made for %s', (_, state) => {
    expect(first(state)).toEqual([]);
  });

  test.each<[string, RecoveryState, string]>([
    ['works', given(created(HERS), mailed(id(1))), 'WORKS'],
    [
      'works after a temporary password was made',
      given(created(HERS), mailed(id(1)), temporary(id(2))),
      'WORKS',
    ],
    [
      'works no more when that one was used',
      given(created(HERS), mailed(id(1)), temporary(id(2)), activated),
      'RECOVERY_LINK_INVALID REPLACED',
    ],
    [
      'works no more after a sign-in with the password it names',
      given(created(HERS), temporary(id(2)), mailed(id(1), { password: id(2) }), activated),
      'RECOVERY_LINK_INVALID REPLACED',
    ],
    [
      'works no more after a sign-in elsewhere',
      given(created(HERS), mailed(id(1)), activated),
      'RECOVERY_LINK_INVALID REPLACED',
    ],
    [
      'works no more when mails go elsewhere',
      given(created(HERS), mailed(id(1)), contact(OTHER, HERS)),
      'RECOVERY_LINK_INVALID REPLACED',
    ],
    ['works once', given(created(HERS), mailed(id(1)), reset(id(1), id(2))), 'RECOVERY_LINK_USED USED'],
    [
      'works beside that of the next try of its mail, which may have come all the same',
      given(created(HERS), mailed(id(1)), mailed(id(2))),
      'WORKS',
    ],
    [
      'works no more when the link of the other try was used',
      given(created(HERS), mailed(id(1)), mailed(id(2)), reset(id(2), id(3))),
      'RECOVERY_LINK_INVALID REPLACED',
    ],
    [
      'works beside that of a reminder',
      given(created(HERS), mailed(id(1)), mailed(id(2), { causationId: asking(7) })),
      'WORKS',
    ],
  ])('%s', (_, state, expected) => {
    expect(verdict(id(1), state)).toBe(expected);
  });

  test('an ordinary link is void after a temporary password, as ever', () => {
    expect(verdict(id(1), given(created(HERS), made(id(1)), temporary(id(2))))).toBe(
      'RECOVERY_LINK_INVALID REPLACED',
    );
  });

  test('does not count towards the mails that its owner may ask for', () => {
    const links = [1, 2, 3, 4, 5].map((digit) => mailed(id(digit), { causationId: asking(digit) }));
    expect(make(given(created(HERS), ...links), { asking: asking(6) })).toHaveLength(1);
  });
});

describe('the owner of contacts that staff change (KO-11)', () => {
  /** The one told of: her contact address becomes another, whatever it is. */
  const change = { ...contact('intrus@exemple.test'), metadata: { id: uuid(5) } } as Recorded;
  const toldAt = (...events: (AccountEvent | Recorded)[]) => {
    const { initial, evolve } = contactsChange(uuid(5));
    const all = events.map((event) => ('metadata' in event ? event : recorded(event)));
    const { before, told } = all.reduce(evolve, initial);
    return told && mailAddressOf(before);
  };

  test.each<[string, string | undefined, (AccountEvent | Recorded)[]]>([
    ['at the address the school knew', HERS, [created(HERS), change]],
    ['nowhere, where it knew none', undefined, [created(), change]],
    ['at the address she confirmed', HERS, [created(OTHER), confirmed, change]],
    ['also when another was confirmed since', OTHER, [created(OTHER), change, confirmed]],
    ['also when they were changed again', HERS, [created(HERS), change, contact(OTHER)]],
    ['nowhere, where a role keeps the address unknown', undefined, [created(), granted(id(1)), change]],
  ])('is told %s', (_, address, events) => {
    expect(toldAt(...events)).toBe(address);
  });

  test('reads which kinds of contact are not what they were', () => {
    const previousContacts = { email: HERS, homePhone: '', mobile: '06', smsMobile: '07' };
    expect(kindsChanged({ contacts: { workPhone: '04', mobile: '06' }, previousContacts })).toEqual([
      ...['email', 'workPhone', 'mobile'],
    ]);
    expect(kindsChanged({ contacts: { ...previousContacts, email: OTHER }, previousContacts })).toEqual([
      'email',
    ]);
  });
});
