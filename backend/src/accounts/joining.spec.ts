import { describe, expect, test } from '@jest/globals';
import { AccountId, LogeError, SecretId, accountStream } from '@loge/contracts';
import type { LogeEvent, PersonName, SchoolId } from '@loge/contracts';
import { recorded } from '../../../test/model/histories.js';
import type { Authority } from '../rights/authority.js';
import { account as standing, affiliated, child, college, details, lycee } from './account.fixture.js';
import { present } from './account-state.js';
import { closingFold } from './closing.js';
import type { ClosingState } from './closing.js';
import { giveUp, leadTo, standAlone, takeIn } from './joining-facts.js';
import { isProposed, requireJoinable } from './joining.js';

const joined = AccountId.parse('6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0004');
const third = AccountId.parse('6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0005');
const told = { standing, joined, by: 'OWNER' } as const;
const email = 'anne.martin@example.org';
const [secret, next] = [joined, third].map((id) => SecretId.parse(id)) as [SecretId, SecretId];

const after = (id: AccountId, ...events: LogeEvent[]): ClosingState =>
  events
    .map((event) => ({ ...recorded(event), stream: accountStream(id) }))
    .reduce(closingFold.evolve, closingFold.initial);
const anne = (more: { name?: PersonName; birthDate?: string; email?: string } = {}): LogeEvent => ({
  type: 'AccountCreated',
  data: {
    origin: 'DIRECTORY',
    name: { given: 'Anne', family: 'Martin' },
    contacts: { email: 'Anne.Martin@example.org', ...(more.email !== undefined && { email: more.email }) },
    login: 'anne.martin',
    ...(more.name && { name: more.name }),
    ...(more.birthDate && { birthDate: more.birthDate }),
  },
});
const confirms: LogeEvent = { type: 'AddressConfirmed', data: { address: email, isLogin: true } };
const inSchool = (school: SchoolId, joinKey: string) =>
  affiliated({
    ...{ school, joinKey, profile: 'RELATIVE' },
    details: details({ children: [{ child, relation: 'MOTHER', legalGuardian: 1 }] }),
  });
const join: LogeEvent = { type: 'AccountsJoined', data: told };
const part: LogeEvent = { type: 'AccountsParted', data: { standing, joined } };
const auditor: LogeEvent = {
  type: 'RoleGranted',
  data: { grant: third, role: 'AUDITOR', scope: { kind: 'SCHOOLS', schools: [college] } },
};
const leaves: LogeEvent = {
  type: 'AffiliationEnded',
  data: { school: lycee, profile: 'RELATIVE', details: details(), cause: 'DEPARTED' },
};

const own = [anne(), inSchool(college, 'AC$1'), confirms];
const other = [anne(), inSchool(lycee, 'NC$7')];
const pair = (ofStanding: readonly LogeEvent[], ofJoined: readonly LogeEvent[]) => ({
  standing: after(standing, ...ofStanding),
  joined: after(joined, ...ofJoined),
});
const proposed = (ofStanding: readonly LogeEvent[], ofJoined: readonly LogeEvent[]) =>
  isProposed(told, pair(ofStanding, ofJoined));
/** Both streams after the accounts were joined. */
const both = () => {
  const { standing: s, joined: j } = pair(own, other);
  return {
    own: [...own, ...takeIn(told, j.account, s.account).map(({ event }) => event)],
    other: [...other, ...leadTo(told, j).map(({ event }) => event)],
  };
};

describe('proposing that two accounts are one person’s (IT-2)', () => {
  test('asks about one of another school with the same name and a confirmed address', () => {
    expect(proposed(own, other)).toBe(true);
    const spelt = { given: 'ANNÉ', family: 'Durand', birth: 'martin' };
    expect(proposed(own, [anne({ name: spelt }), inSchool(lycee, 'NC$7')])).toBe(true);
  });

  test('does not ask while the address is not confirmed, or is another', () => {
    expect(proposed([anne(), inSchool(college, 'AC$1')], other)).toBe(false);
    expect(proposed(own, [anne({ email: 'a@example.org' }), inSchool(lycee, 'NC$7')])).toBe(false);
    expect(proposed(own, [anne({ email: '' }), inSchool(lycee, 'NC$7')])).toBe(false);
  });

  test('does not ask where mails go to another address that its owner confirmed, whatever the school knows', () => {
    const confirming = (address: string): LogeEvent => ({
      type: 'AddressConfirmed',
      data: { address, isLogin: true },
    });
    expect(proposed(own, [...other, confirming('un.autre@example.org')])).toBe(false);
    expect(proposed(own, [...other, confirming(email), confirming('un.autre@example.org')])).toBe(false);
    const elsewhere = [anne({ email: 'a@example.org' }), inSchool(lycee, 'NC$7')];
    expect(proposed(own, [...elsewhere, confirming(email)])).toBe(true);
  });

  test('does not ask who may be in by a temporary password, until the address is proven again (invariant 9)', () => {
    const temporary: LogeEvent = {
      type: 'TemporaryPasswordMade',
      data: { password: secret, expiresAt: '2026-09-08T08:00:00.000Z' },
    };
    const changed: LogeEvent = {
      type: 'PasswordChanged',
      data: { password: next, previousPassword: secret },
    };
    const reset: LogeEvent = { type: 'PasswordReset', data: { password: secret, link: next } };
    expect(proposed([...own, temporary, changed], other)).toBe(false);
    expect(proposed([...own, temporary, changed, reset], other)).toBe(true);
  });

  test('does not ask about another name or another birth date', () => {
    const paul = { given: 'Paul', family: 'Martin' };
    expect(proposed(own, [anne({ name: paul }), inSchool(lycee, 'NC$7')])).toBe(false);
    const born = [anne({ birthDate: '1980-01-01' }), inSchool(college, 'AC$1'), confirms];
    expect(proposed(born, [anne({ birthDate: '2010-05-05' }), inSchool(lycee, 'NC$7')])).toBe(false);
    expect(proposed(born, other)).toBe(true);
  });

  test('does not ask about one that was erased', () => {
    const erased = { given: '', family: '' };
    expect(
      proposed(
        [anne({ name: erased }), inSchool(college, 'AC$1'), confirms],
        [anne({ name: erased }), inSchool(lycee, 'NC$7')],
      ),
    ).toBe(false);
  });

  test('does not ask about one with a place in the same school, or in none', () => {
    expect(proposed(own, [...other, inSchool(college, 'AC$8')])).toBe(false);
    expect(proposed(own, [...other, leaves])).toBe(false);
  });

  test('does not ask about a closed one, one with a role, and one that others lead to', () => {
    expect(proposed(own, [...other, { type: 'AccountClosed', data: {} }])).toBe(false);
    expect(proposed(own, [...other, auditor])).toBe(false);
    const leading = { standing: joined, joined: third, by: 'OWNER' } as const;
    expect(proposed(own, [...other, { type: 'AccountsJoined', data: leading }])).toBe(false);
  });

  test('asks on while one half is missing, and no longer once both are there', () => {
    const { own: s, other: j } = both();
    expect(proposed(s, other)).toBe(true);
    expect(proposed(s, [...other, auditor])).toBe(false);
    expect(proposed(s, j)).toBe(false);
  });

  test('does not ask again about what an administrator parted, also where a half is missing', () => {
    const { own: s, other: j } = both();
    expect(proposed([...s, part], [...j, part])).toBe(false);
    expect(proposed(s, [...j, part])).toBe(false);
  });
});

describe('joining two accounts', () => {
  test('gives the standing one the places of both, each told to its own school', () => {
    const { standing: s, joined: j } = pair(own, other);
    const [first, second, ...more] = takeIn(told, j.account, s.account);
    expect(first?.event).toEqual(join);
    expect(first?.about).toEqual({
      subject: standing,
      schools: [college, lycee],
      classes: [`${college}/6A`, `${lycee}/6A`],
    });
    expect(second?.event).toEqual(inSchool(lycee, 'NC$7'));
    expect(second?.about.schools).toEqual([lycee]);
    expect(more).toEqual([]);
  });

  test('then has the other one lead to it, once', () => {
    const [fact, ...more] = leadTo(told, after(joined, ...other));
    expect(fact).toMatchObject({ event: join, about: { subject: joined, schools: [lycee] } });
    expect(more).toEqual([]);
    expect(leadTo(told, after(joined, ...both().other))).toEqual([]);
  });

  test('is refused on the other stream when it is somebody else’s, closed or given a role meanwhile', () => {
    const elsewhere: LogeEvent = { type: 'AccountsJoined', data: { ...told, standing: third } };
    for (const meanwhile of [elsewhere, auditor, { type: 'AccountClosed', data: {} } as const])
      expect(() => leadTo(told, after(joined, ...other, meanwhile))).toThrow(
        new LogeError('ACCOUNTS_NOT_JOINABLE'),
      );
  });

  test('goes on where it was interrupted, with what was told of the other one since', () => {
    const half = after(standing, ...both().own);
    expect(takeIn(told, after(joined, ...other).account, half.account)).toEqual([]);
    const grown = after(joined, ...other, affiliated({ school: lycee, profile: 'TEACHER' }));
    expect(takeIn(told, grown.account, half.account).map(({ event }) => event.type)).toEqual([
      'AccountAffiliated',
    ]);
  });
});

describe('an administrator who joins two accounts', () => {
  const system: Authority = { kind: 'system' };
  const headOf = (...schools: SchoolId[]): Authority => ({
    ...{ kind: 'person', account: third, rank: 2 },
    reach: { kind: 'schools', schools, classes: new Map(), networks: [] },
  });
  const refusal = (
    accounts = pair(own, other),
    { by = system, reason = 'Deux fiches' }: { by?: Authority; reason?: string } = {},
  ): string => {
    try {
      requireJoinable({ standing, joined, reason }, by, accounts);
      return 'allowed';
    } catch (error) {
      if (error instanceof LogeError) return error.code;
      throw error;
    }
  };

  test('may though names and addresses differ, with a reason', () => {
    const paul = anne({ name: { given: 'Paul', family: 'Roux' }, email: '' });
    expect(refusal(pair(own, [paul, inSchool(lycee, 'NC$7')]))).toBe('allowed');
    expect(refusal(pair(own, other), { reason: ' ' })).toBe('REASON_REQUIRED');
  });

  test('has to reach every place of both, to outrank both, and to be neither', () => {
    expect(refusal(pair(own, other), { by: headOf(college, lycee) })).toBe('allowed');
    expect(refusal(pair(own, other), { by: headOf(college) })).toBe('NOT_FOUND');
    const inBoth = [...other, affiliated({ school: college, profile: 'TEACHER' })];
    expect(refusal(pair(own, inBoth), { by: headOf(college) })).toBe('FORBIDDEN');
    const head: LogeEvent = {
      type: 'RoleGranted',
      data: { grant: third, role: 'ADMINISTRATOR', scope: { kind: 'SCHOOLS', schools: [college] } },
    };
    expect(refusal(pair([...own, head], other), { by: headOf(college, lycee) })).toBe('RANK_TOO_HIGH');
    const self: Authority = { kind: 'person', account: joined, rank: 4, reach: { kind: 'everything' } };
    expect(refusal(pair(own, other), { by: self })).toBe('FORBIDDEN');
  });

  test('may not where both play the same part in one school, for imports would tell two people apart', () => {
    expect(refusal(pair(own, [...other, inSchool(college, 'AC$8')]))).toBe('ACCOUNTS_NOT_JOINABLE');
    const teaches = affiliated({ school: college, profile: 'TEACHER' });
    expect(refusal(pair(own, [...other, teaches]))).toBe('allowed');
  });

  test('may not take in a role, a closed account, or one of a third person', () => {
    expect(refusal(pair(own, [...other, auditor]))).toBe('ACCOUNTS_NOT_JOINABLE');
    expect(refusal(pair([...own, auditor], other))).toBe('allowed');
    const closed: LogeEvent = { type: 'AccountClosed', data: {} };
    expect(refusal(pair([...own, closed], other))).toBe('ACCOUNTS_NOT_JOINABLE');
    const elsewhere: LogeEvent = { type: 'AccountsJoined', data: { ...told, standing: third } };
    expect(refusal(pair(own, [...other, elsewhere]))).toBe('ACCOUNTS_NOT_JOINABLE');
    const away: LogeEvent = { type: 'AccountsJoined', data: { ...told, standing: third, joined: standing } };
    expect(refusal(pair([...own, away], other))).toBe('ACCOUNTS_NOT_JOINABLE');
  });

  test('may join again what was joined, or by half', () => {
    const { own: s, other: j } = both();
    expect(refusal(pair(s, j))).toBe('allowed');
    expect(refusal(pair(s, other))).toBe('allowed');
  });
});

describe('parting them', () => {
  const parted = (s: readonly LogeEvent[], j: readonly LogeEvent[]) =>
    giveUp(told, after(joined, ...j).account, after(standing, ...s).account).map(({ event }) => event);

  test('ends the places that came with the other one, as they are now, and keeps its own', () => {
    const { own: s, other: j } = both();
    const changed: LogeEvent = {
      type: 'AffiliationChanged',
      data: {
        ...{ school: lycee, profile: 'RELATIVE', details: details({ classes: ['2A'] }), joinKey: 'NC$7' },
        ...{ relatives: [], previousDetails: details(), previousRelatives: [] },
      },
    };
    const events = parted([...s, changed], j);
    expect(events).toEqual([
      part,
      {
        type: 'AffiliationEnded',
        data: {
          ...{ school: lycee, profile: 'RELATIVE', cause: 'ACCOUNTS_PARTED' },
          details: details({ classes: ['2A'] }),
        },
      },
    ]);
    const left = after(standing, ...s, changed, ...events).account;
    expect(present(left).map(({ school }) => school)).toEqual([college]);
  });

  test('ends those told of since under its join key, too', () => {
    const { own: s, other: j } = both();
    const moved = affiliated({ school: lycee, profile: 'TEACHER', joinKey: 'NC$7' });
    expect(parted([...s, leaves, moved], j).map(({ type }) => type)).toEqual([
      'AccountsParted',
      'AffiliationEnded',
    ]);
  });

  test('ends those told of without a key, or under a first one, as the same part in its school', () => {
    const unkeyed = (profile: 'TEACHER' | 'NON_TEACHING') =>
      affiliated({ school: lycee, profile, joinKey: undefined });
    const stayed = affiliated({ school: college, profile: 'TEACHER', joinKey: 'AC$1' });
    for (const since of [
      unkeyed('NON_TEACHING'),
      affiliated({ school: lycee, profile: 'TEACHER', joinKey: 'NC$9' }),
    ]) {
      const s = [anne(), stayed, confirms, join, unkeyed('TEACHER'), since];
      const j = [anne(), unkeyed('TEACHER'), join];
      const left = after(standing, ...s, ...parted(s, j)).account;
      expect(present(left).map(({ school }) => school)).toEqual([college]);
    }
  });

  test('makes the other one an account of its own again, with its places', () => {
    const { own: s, other: j } = both();
    const [fact, ...more] = standAlone(told, after(joined, ...j).account, after(standing, ...s).account);
    expect(fact).toMatchObject({ event: part, about: { subject: joined, schools: [lycee] } });
    expect(more).toEqual([]);
    const { account, roles } = after(joined, ...j, part);
    expect(account.joinedTo).toBeUndefined();
    expect(roles.joined).toBe(false);
    expect(present(account).map(({ school }) => school)).toEqual([lycee]);
  });

  test('gives no place back that has ended since', () => {
    const { own: s, other: j } = both();
    const events = standAlone(told, after(joined, ...j).account, after(standing, ...s, leaves).account);
    const place = { school: lycee, profile: 'RELATIVE' };
    const mother = { child, relation: 'MOTHER', legalGuardian: 1 } as const;
    expect(events.map(({ event }) => event)).toEqual([
      part,
      {
        type: 'AffiliationEnded',
        data: { ...place, details: details({ children: [mother] }), cause: 'DEPARTED' },
      },
    ]);
    expect(present(after(joined, ...j, ...events.map(({ event }) => event)).account)).toEqual([]);
  });

  test('changes nothing the second time, and between accounts that were never joined', () => {
    const { own: s, other: j } = both();
    expect(parted([...s, part], [...j, part])).toEqual([]);
    expect(parted(own, other)).toEqual([]);
    expect(standAlone(told, after(joined, ...j, part).account, after(standing, ...s).account)).toEqual([]);
  });
});
