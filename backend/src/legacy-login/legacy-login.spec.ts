import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { AccountId, EventId, SchoolId, SecretId } from '@loge/contracts';
import type { LogeEvent, Profile, SignInPlace } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import type { Authority } from '../rights/authority.js';
import { importLegacyLogin, lockLegacyLogins, whyNotImported, whyShut } from './legacy-login.js';
import { legacyFold } from './legacy-state.js';

const college = SchoolId.parse('uai-0611234X');
const lycee = SchoolId.parse('uai-0611235Y');
const [first, second, other] = [1, 2, 3].map((n) =>
  SecretId.parse(`6b0f0b0e-52f5-4f0c-9d3b-00000000000${n}`),
);
const details = { classes: [], groups: [], subjects: [], functions: [], formTeacherOf: [], children: [] };

const created: LogeEvent = {
  type: 'AccountCreated',
  data: { origin: 'DIRECTORY', name: { given: 'Léa', family: 'Martin' }, contacts: {}, login: 'lea.martin' },
};
const placed = (school = college, profile: Profile = 'PUPIL'): LogeEvent => ({
  type: 'AccountAffiliated',
  data: { school, profile, details, relatives: [] },
});
const left = (school = college): LogeEvent => ({
  type: 'AffiliationEnded',
  data: { school, profile: 'PUPIL', details, cause: 'DEPARTED' },
});
const imported = (legacy = first!, school = college, userName = 'lmartin'): LogeEvent => ({
  type: 'LegacyLoginImported',
  data: { school, userName, legacy, scheme: 'SHA' },
});
const locked = (legacy = first!): LogeEvent => ({
  type: 'LegacyLoginLocked',
  data: { school: college, legacy, cause: 'GUESSED' },
});
const reset: LogeEvent = { type: 'PasswordReset', data: { password: other!, link: second! } };
const temporary: LogeEvent = {
  type: 'TemporaryPasswordMade',
  data: { password: other!, expiresAt: '2026-12-01T00:00:00.000Z' },
};
const granted: LogeEvent = {
  type: 'RoleGranted',
  data: { grant: randomUUID(), role: 'AUDITOR', scope: { kind: 'SCHOOLS', schools: [college] } },
};

/** What happened, as the stream has it. */
const given = (...events: LogeEvent[]) =>
  events
    .map(
      // As much of an event as folds look at.
      (event) =>
        ({
          ...event,
          metadata: {
            id: EventId.parse(randomUUID()),
            actor: { kind: 'SYSTEM', id: 'DEMO' },
            occurredAt: '2026-11-21T08:00:00.000Z',
          },
        }) as unknown as Recorded,
    )
    .reduce(legacyFold.evolve, legacyFold.initial);

const head: Authority = {
  kind: 'person',
  account: AccountId.parse(randomUUID()),
  reach: { kind: 'schools', schools: [college], classes: new Map(), networks: [] },
  rank: 2,
};
const installation: Authority = { ...head, reach: { kind: 'everything' }, rank: 4 };
const everywhere = (place: SignInPlace) =>
  Object.fromEntries(
    ['PUPIL', 'RELATIVE', 'TEACHER', 'NON_TEACHING', 'LOCAL_AUTHORITY', 'OTHER'].map((profile) => [
      profile,
      place,
    ]),
  ) as Record<Profile, SignInPlace>;
const asked = { school: college, signInPlaces: everywhere('LOCAL') };
const line = { ...asked, userName: 'lmartin', legacy: first!, scheme: 'SHA' as const };

describe('IT-3: taking in an old login', () => {
  test('of somebody of the school who has no password', () => {
    const state = given(created, placed());
    expect(whyNotImported(asked, head, state)).toBeUndefined();
    expect(importLegacyLogin(line, head, state)).toEqual([imported()]);
  });

  test.each([
    ['nobody', [], 'LEGACY_PERSON_UNKNOWN'],
    ['somebody of another school', [created, placed(lycee)], 'LEGACY_PERSON_UNKNOWN'],
    ['somebody who has left', [created, placed(), left()], 'LEGACY_PERSON_UNKNOWN'],
    ['somebody with a place beyond reach', [created, placed(), placed(lycee)], 'PERSON_BEYOND_SCOPE'],
    ['somebody with a role, of however low a rank', [created, placed(), granted], 'PERSON_BEYOND_SCOPE'],
    ['somebody who has chosen a password', [created, placed(), imported(), reset], 'LEGACY_ALREADY_MOVED'],
    ['somebody who was given a password', [created, placed(), temporary], 'LEGACY_ALREADY_MOVED'],
  ] as const)('is refused for %s (invariant 9)', (_, events, code) => {
    const state = given(...events);
    expect(whyNotImported(asked, head, state)).toBe(code);
    expect(importLegacyLogin(line, head, state)).toEqual([]);
  });

  test('is refused to everybody for a holder of a role, also to who stands above them all', () => {
    expect(whyNotImported(asked, installation, given(created, placed(), granted))).toBe(
      'PERSON_BEYOND_SCOPE',
    );
    expect(whyNotImported(asked, installation, given(created, placed(), placed(lycee)))).toBeUndefined();
  });

  test('is refused where every place in the school signs in at the academy (KO-8)', () => {
    const academy = { ...asked, signInPlaces: { ...everywhere('LOCAL'), TEACHER: 'ACADEMY' as const } };
    const teacher = given(created, placed(college, 'TEACHER'));
    expect(whyNotImported(academy, head, teacher)).toBe('LEGACY_SIGNS_IN_ELSEWHERE');
    const both = given(created, placed(college, 'TEACHER'), placed(college, 'RELATIVE'));
    expect(whyNotImported(academy, head, both)).toBeUndefined();
  });

  test('again replaces the one of the same school, and only that one', () => {
    const state = given(
      created,
      placed(),
      imported(first),
      locked(),
      imported(other, lycee),
      imported(second),
    );
    expect(state.logins.get(college)).toEqual({ userName: 'lmartin', legacy: second, locked: false });
    expect(state.logins.get(lycee)?.legacy).toBe(other);
    expect(state.superseded).toEqual([first]);
    expect([...state.roles.oldLogins.values()]).toEqual([second, other]);
  });
});

describe('IT-3: locking old logins', () => {
  const both = [created, placed(), imported(first), imported(other, lycee)];

  test('locks the one that was guessed, or all', () => {
    expect(lockLegacyLogins({ legacy: first, cause: 'GUESSED' }, given(...both))).toEqual([locked()]);
    const disputed = lockLegacyLogins({ cause: 'DISPUTED' }, given(...both));
    expect(disputed.map(({ data }) => [data.legacy, data.cause])).toEqual([
      [first, 'DISPUTED'],
      [other, 'DISPUTED'],
    ]);
  });

  test('changes nothing of one that is locked, was replaced by a later file, or by a password', () => {
    expect(lockLegacyLogins({ legacy: first, cause: 'GUESSED' }, given(...both, locked()))).toEqual([]);
    expect(lockLegacyLogins({ legacy: first, cause: 'GUESSED' }, given(...both, imported(second)))).toEqual(
      [],
    );
    expect(lockLegacyLogins({ cause: 'DISPUTED' }, given(...both, reset))).toEqual([]);
  });
});

describe('IT-3: an old login opens', () => {
  test('while its person has a place in the school, and neither a password of the new way nor a role', () => {
    expect(whyShut(college, given(created, placed(), imported()))).toBeUndefined();
    expect(whyShut(college, given(created, placed(), imported(), reset))).toBe('LEGACY_REPLACED');
    expect(whyShut(college, given(created, placed(), imported(), temporary))).toBe('LEGACY_REPLACED');
    expect(whyShut(college, given(created, placed(), imported(), granted))).toBe('NO_PASSWORD');
    expect(whyShut(college, given(created, placed(), imported(), left()))).toBe('LEGACY_ENDED');
    expect(whyShut(college, given(created, placed(), imported(), left(), placed()))).toBeUndefined();
  });

  test('no session once it was replaced', () => {
    expect(given(created, placed(), imported(), reset).roles.oldLogins.size).toBe(0);
    expect(given(created, placed(), imported(), locked()).roles.oldLogins.get(college)).toBe(first);
  });
});
