import { describe, expect, test } from '@jest/globals';
import { AccountId, LogeError, Scope, schoolId } from '@loge/contracts';
import type { Role } from '@loge/contracts';
import type { Authority } from './authority.js';
import type { GrantsState, RecordedGrant } from './grants.js';
import { highestRank, managingRank, requireAuthorityOver, requireWholeAuthorityOver } from './authority.js';
import { endRoles, grantRole, withdrawRole } from './granting.js';
import { grantsFold, rolesAt } from './grants.js';
import { reachOf } from './reach.js';

const everything = Scope.parse({ kind: 'INSTALLATION' });
const network = Scope.parse({ kind: 'NETWORK', network: 'LYON' });
const schools = (...codes: string[]) =>
  Scope.parse({ kind: 'SCHOOLS', schools: codes.map((code) => `uai-${code}`) });
const A = '0611234X';
const B = '0611235Y';

const me = AccountId.parse('6b0f0b0e-52f5-4f0c-9d3b-100000000001');
const account = AccountId.parse('6b0f0b0e-52f5-4f0c-9d3b-100000000002');

const now = new Date('2026-11-21T10:00:00Z');

let number = 0;
const held = (role: Role, scope: Scope): RecordedGrant => ({
  grant: `6b0f0b0e-52f5-4f0c-9d3b-${String((number += 1)).padStart(12, '0')}`,
  role,
  scope,
  grantedAt: new Date('2026-11-21T10:00:00Z'),
});
const holding = (...grants: RecordedGrant[]): GrantsState => ({
  ...grantsFold.initial,
  exists: true,
  grants,
});
const placed = (state: GrantsState, ...codes: string[]): GrantsState => ({
  ...state,
  places: codes.map((code) => ({ school: schoolId(code), profile: 'TEACHER' })),
});
const nobody = holding();
const system: Authority = { kind: 'system' };
const inNameOf = (...grants: RecordedGrant[]): Authority => ({
  kind: 'person',
  account: me,
  reach: reachOf(grants, []),
  rank: managingRank(grants),
});
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof LogeError) return error.code;
    throw error;
  }
  return 'accepted';
};
const asked = (role: Role, scope: Scope, endsOn?: string) => ({
  ...{ account, ...held(role, scope), now, othersRule: true },
  ...(endsOn && { endsOn }),
});
const give = (role: Role, scope: Scope, authority: Authority, state = placed(nobody, A)) =>
  codeOf(() => grantRole(asked(role, scope), authority, state));

describe('giving a role', () => {
  test('twice gives it once, in whatever order its schools are named', () => {
    const state = holding(held('AUDITOR', schools(A, B)));
    expect(grantRole(asked('AUDITOR', schools(B, A)), system, state)).toEqual([]);
    expect(grantRole(asked('AUDITOR', schools(A)), system, state)).toHaveLength(1);
  });

  test('may have a last day: today or later in Paris, whatever the day elsewhere (KO-10)', () => {
    // 23:30 in Greenwich is half past midnight in Paris.
    const late = new Date('2026-11-20T23:30:00Z');
    const until = (endsOn: string) =>
      codeOf(() => grantRole({ ...asked('AUDITOR', schools(A), endsOn), now: late }, system, nobody));
    expect(until('2026-11-20')).toBe('ROLE_END_PAST');
    expect(until('2026-11-21')).toBe('accepted');
    const [event] = grantRole(asked('AUDITOR', schools(A), '2027-08-31'), system, nobody);
    expect(event?.data).toMatchObject({ endsOn: '2027-08-31' });
  });

  test('with another last day replaces the one held; with the same one changes nothing (KO-10)', () => {
    const ending = { ...held('CREDENTIAL_MANAGER', schools(A)), endsOn: '2027-08-31' };
    const again = (endsOn?: string) =>
      grantRole(asked('CREDENTIAL_MANAGER', schools(A), endsOn), system, holding(ending));
    expect(again('2027-08-31')).toEqual([]);
    const { grant, role, scope } = ending;
    expect(again('2028-08-31')).toEqual([
      { type: 'RoleGranted', data: expect.objectContaining({ role, scope, endsOn: '2028-08-31' }) },
      { type: 'RoleWithdrawn', data: { grant, role, scope } },
    ]);
    expect(again().map(({ type }) => type)).toEqual(['RoleGranted', 'RoleWithdrawn']);
  });

  test('with a last day leaves the installation no last administrator without one', () => {
    const ruler = held('ADMINISTRATOR', everything);
    const ending = (othersRule: boolean, endsOn?: string) =>
      codeOf(() =>
        grantRole(
          { ...asked('ADMINISTRATOR', everything, endsOn), othersRule },
          inNameOf(ruler),
          holding(ruler),
        ),
      );
    expect(ending(false, '2027-08-31')).toBe('LAST_ADMINISTRATOR');
    expect(ending(true, '2027-08-31')).toBe('accepted');
    expect(ending(false)).toBe('accepted');
  });

  test('needs somebody to give it to', () => {
    expect(give('AUDITOR', everything, system, grantsFold.initial)).toBe('NOT_FOUND');
  });

  test('is for people in sight: by a place, by a role, or to an administrator of everything', () => {
    const head = inNameOf(held('ADMINISTRATOR', schools(A)));
    const toAuditor = (authority: Authority, state: GrantsState) =>
      give('AUDITOR', schools(A), authority, state);
    expect(toAuditor(head, nobody)).toBe('NOT_FOUND');
    expect(toAuditor(head, placed(nobody, B))).toBe('NOT_FOUND');
    expect(toAuditor(head, holding(held('AUDITOR', schools(B))))).toBe('NOT_FOUND');
    expect(toAuditor(head, placed(nobody, B, A))).toBe('accepted');
    expect(toAuditor(head, holding(held('AUDITOR', schools(A, B))))).toBe('accepted');
    expect(toAuditor(inNameOf(held('ADMINISTRATOR', everything)), nobody)).toBe('accepted');
  });

  test('to somebody one is inviting needs no sight of them, but that nothing of them is out of reach', () => {
    const head = inNameOf(held('ADMINISTRATOR', schools(A)));
    const invite = (state: GrantsState) =>
      codeOf(() => grantRole(asked('AUDITOR', schools(A)), head, state, { inviting: true }));
    expect(invite(nobody)).toBe('accepted');
    expect(invite(holding(held('AUDITOR', schools(A))))).toBe('accepted');
    expect(invite(holding(held('AUDITOR', schools(B))))).toBe('NOT_FOUND');
    expect(invite(holding(held('AUDITOR', schools(A, B))))).toBe('NOT_FOUND');
    expect(invite(placed(nobody, B))).toBe('NOT_FOUND');
  });

  test('reaches as far as one’s own roles do together', () => {
    const both = inNameOf(held('ADMINISTRATOR', schools(A)), held('ADMINISTRATOR', schools(B)));
    expect(give('ADMINISTRATOR', schools(A, B), both)).toBe('accepted');
    expect(give('ADMINISTRATOR', network, both)).toBe('RANK_TOO_HIGH');
    expect(give('AUDITOR', network, both)).toBe('FORBIDDEN');
    expect(give('AUDITOR', everything, inNameOf(held('ADMINISTRATOR', everything)))).toBe('accepted');
  });

  test('is refused to an equal and to somebody above, but for what they hold already', () => {
    const head = inNameOf(held('ADMINISTRATOR', schools(A)));
    const equal = holding(held('ADMINISTRATOR', schools(A)));
    expect(give('AUDITOR', schools(A), head, equal)).toBe('RANK_TOO_HIGH');
    expect(give('ADMINISTRATOR', schools(A), head, equal)).toBe('accepted');
    const above = placed(holding(held('ADMINISTRATOR', network)), A);
    expect(give('AUDITOR', schools(A), head, above)).toBe('RANK_TOO_HIGH');
  });

  test('is not widened by roles that do not manage rights', () => {
    const widely = [held('AUDITOR', everything), held('ADMINISTRATOR', schools(A))];
    expect(managingRank(widely)).toBe(2);
    expect(highestRank([held('AUDITOR', everything)])).toBe(1);
  });

  test.each([
    ['NUL', ['6\u0000A']],
    ['a line break', ['6A\n']],
    ['half a surrogate pair', ['6A\ud83d']],
    ['no end', ['x'.repeat(101)]],
    ['nothing', [' ']],
    ['more classes than a school has', Array.from({ length: 501 }, (_, index) => `C${index}`)],
  ])('over classes with %s makes no sense', (_, classes) => {
    const scope = Scope.parse({ kind: 'CLASSES', school: `uai-${A}`, classes });
    expect(give('CREDENTIAL_MANAGER', scope, system)).toBe('ROLE_SCOPE_INVALID');
    const given = holding(held('CREDENTIAL_MANAGER', scope));
    expect(
      withdrawRole({ account, grant: given.grants[0]?.grant ?? '', othersRule: true }, system, given),
    ).toHaveLength(1);
  });

  test.each<[Role, Scope]>([
    ['CREDENTIAL_MANAGER', everything],
    ['DATA_PROTECTION_OFFICER', schools(A)],
    ['ADMINISTRATOR', Scope.parse({ kind: 'CLASSES', school: `uai-${A}`, classes: ['6A'] })],
  ])('%s over such a scope makes no sense, whoever gives it', (role, scope) => {
    expect(give(role, scope, system)).toBe('ROLE_SCOPE_INVALID');
  });
});

describe('taking a role back', () => {
  const take = (
    grant: RecordedGrant,
    state: GrantsState,
    authority: Authority,
    othersRule = true,
    whose = account,
  ) => codeOf(() => withdrawRole({ account: whose, grant: grant.grant, othersRule }, authority, state));

  test('needs the role to be held', () => {
    expect(take(held('AUDITOR', everything), holding(), system)).toBe('NOT_FOUND');
  });

  test('leaves somebody to administer the installation, whoever asks', () => {
    const last = held('ADMINISTRATOR', everything);
    expect(take(last, holding(last), system, false)).toBe('LAST_ADMINISTRATOR');
    expect(take(last, holding(last), system)).toBe('accepted');
    const head = held('ADMINISTRATOR', schools(A));
    expect(take(head, holding(head), system, false)).toBe('accepted');
  });

  test('is refused from an equal, whose rank is one’s own; one may give up one’s own role', () => {
    const head = held('ADMINISTRATOR', schools(A));
    const authority = inNameOf(held('ADMINISTRATOR', schools(A)));
    expect(take(head, holding(head), authority)).toBe('RANK_TOO_HIGH');
    const small = held('AUDITOR', schools(A));
    expect(take(small, holding(small, head), authority)).toBe('RANK_TOO_HIGH');
    expect(take(small, holding(small), authority)).toBe('accepted');
    expect(take(head, holding(head), authority, true, me)).toBe('accepted');
    const ofNetwork = held('ADMINISTRATOR', network);
    expect(take(ofNetwork, holding(ofNetwork), inNameOf(held('ADMINISTRATOR', network)))).toBe(
      'RANK_TOO_HIGH',
    );
  });

  test('passes between administrators of the installation, above whom nobody stands', () => {
    const other = held('ADMINISTRATOR', everything);
    expect(take(other, holding(other), inNameOf(held('ADMINISTRATOR', everything)))).toBe('accepted');
  });

  test('is refused from somebody above, even a small role within one’s own school', () => {
    const small = held('AUDITOR', schools(A));
    const state = holding(small, held('ADMINISTRATOR', network));
    expect(take(small, state, inNameOf(held('ADMINISTRATOR', schools(A))))).toBe('RANK_TOO_HIGH');
  });
});

test('somebody none of whose roles one can see is as if not there', () => {
  const head = inNameOf(held('ADMINISTRATOR', schools(A)));
  const far = holding(held('AUDITOR', schools(B)));
  expect(codeOf(() => requireAuthorityOver(head, account, far))).toBe('NOT_FOUND');
  expect(codeOf(() => requireAuthorityOver(head, account, holding()))).toBe('NOT_FOUND');
});

test('nobody manages altogether an account that has a place elsewhere', () => {
  const head = inNameOf(held('ADMINISTRATOR', schools(A)));
  const auditor = holding(held('AUDITOR', schools(A)));
  expect(codeOf(() => requireWholeAuthorityOver(head, account, placed(auditor, A)))).toBe('accepted');
  expect(codeOf(() => requireWholeAuthorityOver(head, account, placed(auditor, A, B)))).toBe('FORBIDDEN');
  expect(codeOf(() => requireWholeAuthorityOver(system, account, placed(auditor, A, B)))).toBe('accepted');
});

test('the link of an equal is made by nobody but who gave them all their roles', () => {
  const head = inNameOf(held('ADMINISTRATOR', schools(A)));
  const second = held('ADMINISTRATOR', schools(A));
  const byMe = { ...second, grantedBy: me };
  expect(codeOf(() => requireWholeAuthorityOver(head, account, holding(byMe)))).toBe('accepted');
  expect(codeOf(() => requireWholeAuthorityOver(head, account, holding(second)))).toBe('RANK_TOO_HIGH');
  const another = held('AUDITOR', schools(A));
  expect(codeOf(() => requireWholeAuthorityOver(head, account, holding(byMe, another)))).toBe(
    'RANK_TOO_HIGH',
  );
});

describe('KO-10: a role whose last day is over', () => {
  const ending = { ...held('CREDENTIAL_MANAGER', schools(A)), endsOn: '2026-11-21' };
  const lasting = held('AUDITOR', schools(A));
  const state = holding(ending, lasting);
  // Midnight of Paris, an hour before that of Greenwich in winter.
  const before = new Date('2026-11-21T22:59:59.999Z');
  const after = new Date('2026-11-21T23:00:00.000Z');

  test('counts until midnight of Paris and no longer', () => {
    expect(rolesAt(state, before).grants).toEqual([ending, lasting]);
    expect(rolesAt(state, after).grants).toEqual([lasting]);
  });

  test('is withdrawn by the system, which says why; nothing else is', () => {
    const { grant, role, scope } = ending;
    expect(endRoles(before, state)).toEqual([]);
    expect(endRoles(after, state)).toEqual([
      { type: 'RoleWithdrawn', data: { grant, role, scope, cause: 'ENDED' } },
    ]);
  });

  test('also in summer, when Paris is two hours ahead', () => {
    const summer = holding({ ...ending, endsOn: '2027-08-31' });
    expect(rolesAt(summer, new Date('2027-08-31T21:59:59Z')).grants).toHaveLength(1);
    expect(rolesAt(summer, new Date('2027-08-31T22:00:00Z')).grants).toEqual([]);
  });
});
