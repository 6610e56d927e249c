import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { AccountId, Network, SecretId, ServiceId, schoolId } from '@loge/contracts';
import type { ErrorCode, Scope, ServiceEvent } from '@loge/contracts';
import type { Recorded } from '../../event-store/codec.js';
import type { Reach, Right } from '../rights.js';
import { bearerOf } from './bearer.js';
import { createService, revokeService, rotateToken, serviceFold, workingTokens } from './service.js';
import type { AskedService, TokenAuthority } from './service.js';
import { newToken, readToken } from './token.js';

const service = ServiceId.parse(randomUUID());
const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()].map((id) => SecretId.parse(id));
const here = schoolId('0611234X');
const elsewhere = schoolId('0611235Y');
const now = new Date('2026-11-28T10:00:00Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

const system: TokenAuthority = { kind: 'system' };
const ofSchool: Reach = { kind: 'schools', schools: [here], classes: new Map(), networks: [] };
const managing = (...rights: readonly Right[]): TokenAuthority => ({
  kind: 'person',
  reaches: new Map(rights.map((right) => [right, ofSchool])),
});
const head = managing('MANAGE_RIGHTS', 'READ_REGISTER', 'READ_ACCOUNTS', 'READ_SCHOOLS');

const scope: Scope = { kind: 'SCHOOLS', schools: [here] };
const asked: AskedService = {
  label: ' Vie scolaire ',
  rights: ['READ_REGISTER', 'READ_REGISTER', 'READ_SCHOOLS'],
  scope,
  endsOn: '2027-08-31',
};
const create = (changed: Partial<AskedService> = {}, authority = head) =>
  createService({ ...asked, ...changed, service, token: token(first), now }, authority);
const rotate = (
  changed: { readonly endsOn?: string; readonly previousHours?: number } = {},
  authority = head,
  at = now,
) =>
  rotateToken(
    { service, token: token(second), now: at, endsOn: '2027-08-31', previousHours: 24, ...changed },
    authority,
    folded(create()),
  );
const token = (id: SecretId | undefined): SecretId => SecretId.parse(id);

/** A fold reads type, data, actor and time only. */
const folded = (events: readonly ServiceEvent[], by = AccountId.parse(randomUUID())) =>
  events
    .map(
      (event) =>
        ({
          ...event,
          metadata: { occurredAt: now.toISOString(), actor: { kind: 'ACCOUNT', id: by } },
        }) as Recorded,
    )
    .reduce(serviceFold.evolve, serviceFold.initial);

describe('a service', () => {
  test('gets a token until the end of its last day in Paris, with rights named once and a trimmed label', () => {
    expect(create()).toEqual([
      {
        type: 'ApiTokenCreated',
        data: {
          ...{
            service,
            label: 'Vie scolaire',
            rights: ['READ_REGISTER', 'READ_SCHOOLS'],
            scope,
            token: first,
          },
          expiresAt: '2027-08-31T22:00:00.000Z',
        },
      },
    ]);
    expect(create({ endsOn: '2026-12-31' })[0]?.data.expiresAt).toBe('2026-12-31T23:00:00.000Z');
  });

  test.each<[string, Partial<AskedService>, ErrorCode]>([
    ['a label that is too short', { label: ' ab ' }, 'BAD_INPUT'],
    ['a label that is too long', { label: 'a'.repeat(81) }, 'BAD_INPUT'],
    ['a label that nobody types', { label: 'Vie\u0007scolaire' }, 'BAD_INPUT'],
    ['no right', { rights: [] }, 'BAD_INPUT'],
    ['a right to change something', { rights: ['MANAGE_ACCOUNTS'] }, 'BAD_INPUT'],
    ['classes', { scope: { kind: 'CLASSES', school: here, classes: ['6A'] } }, 'ROLE_SCOPE_INVALID'],
    ['a last day that is past', { endsOn: '2026-11-27' }, 'TOKEN_END_INVALID'],
    ['a last day more than 366 days away', { endsOn: '2027-11-30' }, 'TOKEN_END_INVALID'],
    ['a school of others', { scope: { kind: 'SCHOOLS', schools: [here, elsewhere] } }, 'FORBIDDEN'],
    ['a network of others', { scope: { kind: 'NETWORK', network: Network.parse('VILLE') } }, 'FORBIDDEN'],
    ['the installation', { scope: { kind: 'INSTALLATION' } }, 'FORBIDDEN'],
  ])('is refused for %s', (_, changed, code) => {
    expect(() => create(changed)).toThrow(expect.objectContaining({ code }));
  });

  test('is given no right that its maker does not have there; the system has no bounds', () => {
    const maker = managing('MANAGE_RIGHTS', 'READ_SCHOOLS');
    expect(() => create({}, maker)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
    expect(create({ rights: ['READ_SCHOOLS'] }, maker)).toHaveLength(1);
    expect(create({ scope: { kind: 'INSTALLATION' } }, system)).toHaveLength(1);
  });

  test('whose token is rotated has two that work, the former for the hours given', () => {
    const state = folded([...create(), ...rotate({ previousHours: 2 })]);
    const working = (at: Date) => workingTokens(state, at).map(({ secret }) => secret);
    expect(working(inHours(1.9))).toEqual([second, first]);
    expect(working(inHours(2))).toEqual([second]);
    expect(working(new Date('2027-08-31T22:00:00.000Z'))).toEqual([]);
  });

  test('rotated for 0 hours has but the new one; twice, the last two', () => {
    const at = (events: readonly ServiceEvent[]) =>
      workingTokens(folded(events), now).map(({ secret }) => secret);
    expect(at([...create(), ...rotate({ previousHours: 0 })])).toEqual([second]);
    const twice = rotateToken(
      { service, token: token(third), now, endsOn: '2027-08-31', previousHours: 24 },
      head,
      folded([...create(), ...rotate()]),
    );
    expect(at([...create(), ...rotate(), ...twice])).toEqual([third, second]);
  });

  test('keeps no former token longer than it would have worked', () => {
    const soon = rotateToken(
      { service, token: token(second), now, endsOn: '2027-08-31', previousHours: 168 },
      head,
      folded(create({ endsOn: '2026-11-28' })),
    );
    expect(soon[0]?.data.previousUntil).toBe('2026-11-28T23:00:00.000Z');
  });

  test('is not rotated for more than a week, nor beyond one’s rights, nor seen beyond one’s scope', () => {
    expect(() => rotate({ previousHours: 169 })).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
    expect(() => rotate({ previousHours: -1 })).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
    expect(() => rotate({}, managing('MANAGE_RIGHTS'))).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN' }),
    );
    expect(() => rotate({}, managing('READ_REGISTER'))).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
    expect(() => revokeService(head, undefined)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });

  test('that is revoked has no token that works, gets no other, and is revoked once', () => {
    const revoked = folded([...create(), ...rotate(), ...revokeService(head, folded(create()))]);
    expect(workingTokens(revoked, now)).toEqual([]);
    expect(revokeService(head, revoked)).toEqual([]);
    const again = { service, token: token(third), now, endsOn: '2027-08-31', previousHours: 1 };
    expect(() => rotateToken(again, head, revoked)).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
  });
});

describe('a token', () => {
  test('says whose it is, is never the same twice, and is kept as a hash that does not hold it', () => {
    const [one, other] = [newToken(service), newToken(service)];
    expect(one.token).toMatch(/^loge_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$/);
    expect(readToken(one.token)).toEqual({ service, hash: one.hash });
    expect(other.hash).not.toBe(one.hash);
    expect(one.token).not.toContain(one.hash);
  });

  test.each([
    '',
    'loge_',
    'loge_x_y',
    `loge_${'9'.repeat(32)}_${'a'.repeat(43)}`,
    `${newToken(service).token}a`,
  ])('that is none (%j) is not read', (text) => expect(readToken(text)).toBeUndefined());
});

describe('Authorization: Bearer', () => {
  const { token: shown } = newToken(service);
  const session = `__Host-loge=${'a'.repeat(43)}`;
  const asking = (headers: Readonly<Record<string, string>>, method = 'POST', path = '/graphql') =>
    bearerOf({ method, path, headers: { authorization: `Bearer ${shown}`, ...headers } });

  test('is read of a program that asks the API, and nowhere else', () => {
    expect(asking({})).toEqual({ kind: 'program', token: shown });
    expect(asking({}, 'POST', '/graphql/')).toEqual({ kind: 'program', token: shown });
    expect(asking({}, 'GET')).toEqual({ kind: 'none' });
    expect(asking({}, 'POST', '/imports')).toEqual({ kind: 'none' });
    expect(asking({ authorization: 'Basic eDp5' })).toEqual({ kind: 'none' });
  });

  test.each(['origin', 'sec-fetch-site', 'sec-fetch-mode'])('is not taken from a browser (%s)', (header) => {
    expect(asking({ [header]: 'same-origin' })).toEqual({ kind: 'browser' });
    expect(asking({ [header]: 'same-origin', cookie: session })).toEqual({ kind: 'browser' });
  });

  test('is not taken beside a session', () => {
    expect(asking({ cookie: session })).toEqual({ kind: 'with-session' });
  });

  test('of a proxy in front of Loge concerns nobody’s browser', () => {
    expect(
      asking({ authorization: 'Bearer eyJhbGciOi', origin: 'https://loge.test', cookie: session }),
    ).toEqual({
      kind: 'none',
    });
  });
});
