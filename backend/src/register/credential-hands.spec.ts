import { describe, expect, test } from '@jest/globals';
import {
  AccountActivated,
  AddressConfirmed,
  ContactsChanged,
  CredentialsDistributed,
  InvitationAccepted,
  PasswordChanged,
  PasswordLocked,
  PasswordReset,
  PasswordSet,
  PersonInvited,
  RecoveryLinkMade,
  RoleGranted,
  SecretId,
  TemporaryPasswordMade,
  accountEvents,
  schoolId,
} from '@loge/contracts';
import type { Actor, LogeEvent } from '@loge/contracts';
import fc from 'fast-check';
import { anyEvents, recorded } from '../../../test/model/histories.js';
import { runs } from '../../../test/model/runs.js';
import type { Recorded } from '../event-store/codec.js';
import { passwordFold } from '../passwords/password-state.js';
import { recoveryFold, requireLink } from '../recovery/recovery.js';
import { endOf } from './credential-ends.js';
import { credentialHistoryFold } from './credential-hands.js';
import { endOfParisDay } from '../rights/held.js';
import { account, person, uuid } from './register.fixture.js';

const [tom, claire, paul] = [person(account(1)), person(account(2)), person(account(3))];
const reactor: Actor = { kind: 'SYSTEM', id: 'REACTOR' };
const secret = (number: number) => SecretId.parse(uuid(number));
const distribution = uuid(77) as never;
const college = schoolId('0611234X');

/** What happened, one event a day from 1 September on, by whom and why. */
type Happened = readonly [LogeEvent, Actor?, string?];
const dayOf = (index: number) => `2026-09-${String(index + 1).padStart(2, '0')}T08:00:00.000Z`;
function life(...happened: Happened[]): Recorded[] {
  return happened.map(([event, actor = tom, reason], index) => {
    const one = recorded(event, actor);
    return { ...one, metadata: { ...one.metadata, occurredAt: dayOf(index), ...(reason && { reason }) } };
  });
}
const folded = (events: readonly Recorded[]) =>
  events.reduce(credentialHistoryFold.evolve, credentialHistoryFold.initial);
/** What the register says of a life, told shortly, oldest first. */
function said(events: readonly Recorded[], now = '2026-10-15T00:00:00.000Z', oldLogins = new Map()) {
  const state = folded(events);
  return state.credentials.map((credential) => {
    const ended = endOf(credential, state, new Date(now), oldLogins);
    const by = ({ actor }: { readonly actor: Actor }) =>
      actor.kind === 'ACCOUNT' ? Number(actor.id.at(-1)) : actor.id;
    return {
      kind: credential.kind,
      by: by(credential.made),
      end: ended?.end ?? 'WORKING',
      ...(ended?.at && { on: ended.at.toISOString().slice(5, 10) }),
      hands: credential.hands.map((hand) => [by(hand), hand.means, hand.reason]),
    };
  });
}

const created: LogeEvent = {
  type: 'AccountCreated',
  data: {
    ...{ origin: 'DIRECTORY', name: { given: 'Tom', family: 'Arnaud' }, login: 'tom.arnaud' },
    contacts: { email: 'tom@exemple.fr' },
  },
};
const made = (id: number, expiresAt = '2026-11-01T08:00:00.000Z'): LogeEvent => ({
  type: 'TemporaryPasswordMade',
  data: { password: secret(id), expiresAt },
});
type Means = 'COUNTER' | 'FILE' | 'LETTER' | 'MAIL';
const given = (id: number, means: Means): LogeEvent => ({
  type: 'CredentialsDistributed',
  data: { password: secret(id), means, ...(means === 'FILE' && { distribution }) },
});
const changed = (id: number, previous: number): LogeEvent => ({
  type: 'PasswordChanged',
  data: { password: secret(id), previousPassword: secret(previous) },
});
const linked = (
  id: number,
  more: { password?: SecretId; distribution?: never; address?: string } = {},
): LogeEvent => ({
  type: 'RecoveryLinkMade',
  data: { link: secret(id), expiresAt: '2026-11-01T08:00:00.000Z', address: 'tom@exemple.fr', ...more },
});
const reset = (id: number, link: number): LogeEvent => ({
  type: 'PasswordReset',
  data: { password: secret(id), link: secret(link) },
});
const activated: LogeEvent = { type: 'AccountActivated', data: { by: 'PASSWORD' } };

describe('KO-13: whose hands a credential went through', () => {
  test('a temporary password: by whom, how and why, in order; changed by its owner it is used, and the new one is in nobody’s', () => {
    const events = life(
      [created],
      [made(1), claire, 'Rentrée'],
      [given(1, 'FILE'), claire, 'Rentrée'],
      [given(1, 'LETTER'), paul, 'Courrier aux familles'],
      [changed(2, 1)],
    );
    expect(said(events)).toEqual([
      {
        ...{ kind: 'TEMPORARY_PASSWORD', by: 2, end: 'USED', on: '09-05' },
        hands: [
          [2, 'FILE', 'Rentrée'],
          [3, 'LETTER', 'Courrier aux familles'],
        ],
      },
      { kind: 'PASSWORD', by: 1, end: 'WORKING', hands: [] },
    ]);
    expect(folded(events).credentials[0]?.hands[0]).toMatchObject({
      ...{ distribution, event: events[2]!.metadata.id, at: new Date(dayOf(2)) },
    });
  });

  test('one that took the place of another, and one whose time was over before', () => {
    const events = life(
      [created],
      [made(1), claire],
      [made(2, '2026-09-03T12:00:00.000Z'), paul],
      [made(3), paul],
    );
    expect(said(events)).toMatchObject([
      { end: 'REPLACED', on: '09-03' },
      { end: 'EXPIRED', on: '09-03' },
      { end: 'WORKING' },
    ]);
    expect(said(events, '2026-11-01T08:00:00.000Z')[2]).toMatchObject({ end: 'EXPIRED', on: '11-01' });
  });

  test('one that was used at the first sign-in, one that was locked, and one in place of which a link was used', () => {
    expect(said(life([created], [made(1)], [activated], [made(2)]))).toMatchObject([
      { end: 'USED', on: '09-03' },
      { end: 'WORKING' },
    ]);
    const locked: LogeEvent = { type: 'PasswordLocked', data: { password: secret(1) } };
    expect(said(life([created], [made(1)], [locked, reactor]))).toMatchObject([
      { end: 'LOCKED', on: '09-03' },
    ]);
    const link = linked(5, { password: secret(1) });
    expect(said(life([created], [made(1), claire], [link, reactor], [reset(2, 5)]))).toMatchObject([
      { kind: 'TEMPORARY_PASSWORD', end: 'REPLACED' },
      { kind: 'LINK', by: 'REACTOR', end: 'USED', hands: [] },
      { kind: 'PASSWORD', by: 1, end: 'WORKING' },
    ]);
  });

  test('a campaign’s link stands beside a temporary password made since, until its owner has begun', () => {
    const mailed: LogeEvent = {
      type: 'CredentialsDistributed',
      data: { link: secret(5), means: 'MAIL', distribution },
    };
    const events = life([created], [linked(5, { distribution }), paul], [mailed, paul], [made(1), claire]);
    expect(said(events)).toMatchObject([
      { kind: 'LINK', end: 'WORKING', hands: [[3, 'MAIL', undefined]] },
      { kind: 'TEMPORARY_PASSWORD', end: 'WORKING' },
    ]);
    const [, , , , begun] = life([created], [created], [created], [created], [activated]);
    expect(said([...events, begun!])).toMatchObject([
      { end: 'REPLACED', on: '09-05' },
      { end: 'USED', on: '09-05' },
    ]);
  });

  test('a link that was mailed to an address that mails no longer go to', () => {
    const moved: LogeEvent = {
      type: 'AddressConfirmed',
      data: { address: 'tom@ailleurs.fr', isLogin: true },
    };
    expect(said(life([created], [linked(5), reactor], [moved]))).toMatchObject([
      { end: 'REPLACED', on: '09-03' },
    ]);
    expect(said(life([created], [linked(5), reactor]))).toMatchObject([{ end: 'WORKING' }]);
  });

  test('an invitation: used, replaced by another, or void once somebody else gave a role', () => {
    const invited = (id: number): LogeEvent => ({
      type: 'PersonInvited',
      data: { link: secret(id), expiresAt: '2026-11-01T08:00:00.000Z' },
    });
    const accepted: LogeEvent = { type: 'InvitationAccepted', data: { link: secret(2) } };
    const set: LogeEvent = { type: 'PasswordSet', data: { password: secret(3), by: 'INVITATION' } };
    const granted: LogeEvent = {
      type: 'RoleGranted',
      data: { grant: uuid(9), role: 'AUDITOR', scope: { kind: 'SCHOOLS', schools: [college] } },
    };
    expect(
      said(life([created], [invited(1), claire], [invited(2), claire], [accepted], [set])),
    ).toMatchObject([
      { kind: 'INVITATION', end: 'REPLACED', on: '09-03' },
      { kind: 'INVITATION', end: 'USED', on: '09-04' },
      { kind: 'PASSWORD', by: 1, end: 'WORKING' },
    ]);
    expect(said(life([created], [invited(1), claire], [granted, claire]))).toMatchObject([
      { end: 'WORKING' },
    ]);
    expect(said(life([created], [invited(1), claire], [granted, paul]))).toMatchObject([{ end: 'REPLACED' }]);
  });

  test('an old login: to the last day of its school, while its owner is there, until a password of the new way (IT-3)', () => {
    const details = { classes: [], groups: [], subjects: [], functions: [], formTeacherOf: [], children: [] };
    const place = { school: college, profile: 'PUPIL' as const, details };
    const there: LogeEvent = { type: 'AccountAffiliated', data: { ...place, relatives: [] } };
    const left: LogeEvent = { type: 'AffiliationEnded', data: { ...place, cause: 'DEPARTED' } };
    const old: LogeEvent = {
      type: 'LegacyLoginImported',
      data: { school: college, userName: 'tarnaud', legacy: secret(8), scheme: 'SHA' },
    };
    const until = (day: string) => new Map([[college, endOfParisDay(day)]]);
    const events = life([created], [there], [old, claire]);
    expect(said(events, '2026-10-15T21:59:59.999Z', until('2026-10-15'))).toMatchObject([
      { kind: 'OLD_LOGIN', by: 2, end: 'WORKING' },
    ]);
    expect(said(events, '2026-10-15T22:00:00.000Z', until('2026-10-15'))).toMatchObject([
      { end: 'EXPIRED', on: '10-15' },
    ]);
    const [, , , gone] = life([created], [created], [created], [left]);
    expect(said([...events, gone!], dayOf(9), until('2026-10-15'))).toMatchObject([
      { end: 'EXPIRED', on: '09-04' },
    ]);
    expect(said(events, dayOf(9))).toEqual([{ kind: 'OLD_LOGIN', by: 2, end: 'EXPIRED', hands: [] }]);
    expect(said(life([created], [there], [old], [made(1)]), dayOf(9), until('2026-10-15'))).toMatchObject([
      { end: 'REPLACED' },
      { end: 'WORKING' },
    ]);
  });
});

test('a day in France is over at midnight there, in winter and in summer and when clocks change', () => {
  const ends = ['2026-07-14', '2026-12-31', '2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25'];
  expect(ends.map((day) => endOfParisDay(day).toISOString().slice(5, 16))).toEqual([
    ...['07-14T22:00', '12-31T23:00', '03-28T23:00', '03-29T22:00', '10-24T22:00', '10-25T23:00'],
  ]);
});

/** Each with an instant of its own, in any order, as clocks may have it. */
const timed = (events: fc.Arbitrary<Recorded[]>): fc.Arbitrary<Recorded[]> =>
  events.chain((history) =>
    fc
      .array(fc.date({ min: new Date('2026-09-01'), max: new Date('2026-12-01'), noInvalidDate: true }), {
        minLength: history.length,
        maxLength: history.length,
      })
      .map((times) =>
        history.map((one, index): Recorded => ({
          ...one,
          metadata: { ...one.metadata, occurredAt: times[index]!.toISOString() },
        })),
      ),
  );

describe('KO-13: of any history', () => {
  test('every giving out is in the hands of exactly one credential, as it was told', () =>
    fc.assert(
      fc.property(
        timed(anyEvents([...accountEvents, CredentialsDistributed, CredentialsDistributed])),
        (history) => {
          const hands = folded(history).credentials.flatMap((credential) => credential.hands);
          const told = history.filter(({ type }) => type === 'CredentialsDistributed');
          expect(hands.map(({ event }) => event).sort()).toEqual(
            told.map(({ metadata }) => metadata.id).sort(),
          );
          for (const { event, actor, at } of hands) {
            const { metadata } = told.find((one) => one.metadata.id === event)!;
            expect([actor, at]).toEqual([metadata.actor, new Date(metadata.occurredAt)]);
          }
        },
      ),
      { numRuns: runs(200) },
    ));

  test('a credential that ended stays as it ended, and the ends fit', () =>
    fc.assert(
      fc.property(timed(anyEvents(accountEvents)), fc.nat(12), (history, cut) => {
        const now = new Date('2026-10-15');
        const [before, after] = [folded(history.slice(0, cut)), folded(history)];
        for (const [index, { ended }] of before.credentials.entries())
          if (ended) expect(after.credentials[index]?.ended).toEqual(ended);
        for (const credential of after.credentials) {
          const end = endOf(credential, after, now, new Map());
          if (end?.end === 'EXPIRED' && credential.kind !== 'OLD_LOGIN')
            expect(end.at).toEqual(credential.expiresAt);
          if (!end && credential.expiresAt)
            expect(credential.expiresAt.getTime()).toBeGreaterThan(now.getTime());
          if (end && credential.kind !== 'OLD_LOGIN') expect(end.at).toBeInstanceOf(Date);
        }
      }),
      { numRuns: runs(200) },
    ));

  const entering = [
    ...[TemporaryPasswordMade, PasswordSet, PasswordChanged, PasswordReset, PasswordLocked, AccountActivated],
    ...[PersonInvited, InvitationAccepted, RecoveryLinkMade, RecoveryLinkMade, RoleGranted],
    ...[AddressConfirmed, ContactsChanged],
  ];
  const now = new Date('2026-10-15');
  /** A life as deciders let it be: each secret is a new one, a link names the password it replaces, a reset a link. */
  const lives = timed(anyEvents(entering)).map((history): Recorded[] => {
    let [password, begun]: [SecretId | undefined, boolean] = [undefined, false];
    const links: SecretId[] = [];
    const lived = history.map((event, index) => {
      const fresh = secret(1_000 + index);
      const data: { [field: string]: unknown } = { ...event.data };
      begun ||= ['AccountActivated', 'PasswordSet', 'PasswordChanged', 'PasswordReset'].includes(event.type);
      switch (event.type) {
        case 'RecoveryLinkMade':
          Object.assign(data, { link: fresh, password, ...(begun && { distribution: undefined }) });
          links.push(fresh);
          break;
        case 'PersonInvited':
          data['link'] = fresh;
          break;
        case 'TemporaryPasswordMade':
        case 'PasswordSet':
        case 'PasswordChanged':
        case 'PasswordReset':
          if ('link' in data) data['link'] = links[index % Math.max(links.length, 1)] ?? fresh;
          if ('previousPassword' in data) data['previousPassword'] = password;
          data['password'] = password = fresh;
      }
      // The same kind of event, with other names for its secrets.
      return { ...event, data } as Recorded;
    });
    return [recorded(created), ...lived];
  });

  test('the password that works is the one that opens the account', () =>
    fc.assert(
      fc.property(lives, (history) => {
        const state = folded(history);
        const open = state.credentials.filter(
          (one) =>
            (one.kind === 'PASSWORD' || one.kind === 'TEMPORARY_PASSWORD') &&
            !endOf(one, state, now, new Map()),
        );
        const { password, temporaryUntil } = history.reduce(passwordFold.evolve, passwordFold.initial);
        expect(open.length).toBeLessThanOrEqual(1);
        if (open[0]) expect(open[0].id).toBe(password);
        const present = state.credentials.findLast(({ id }) => id === password);
        const isOver = temporaryUntil !== undefined && new Date(temporaryUntil) <= now;
        if (present && !present.ended) expect(open).toHaveLength(isOver ? 0 : 1);
      }),
      { numRuns: runs(300) },
    ));

  test('the links that work are those that recovery takes', () =>
    fc.assert(
      fc.property(lives, (history) => {
        const state = folded(history);
        const recovery = history.reduce(recoveryFold.evolve, recoveryFold.initial);
        const takes = (link: SecretId) => {
          try {
            return Boolean(requireLink(link, now, recovery));
          } catch {
            return false;
          }
        };
        for (const credential of state.credentials) {
          if (credential.kind !== 'LINK' || !credential.id) continue;
          expect(!endOf(credential, state, now, new Map())).toBe(takes(credential.id));
        }
      }),
      { numRuns: runs(300) },
    ));
});
