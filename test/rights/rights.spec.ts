import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AccountId, Role, Scope } from '@loge/contracts';
import { GrantsOf } from '../../backend/src/rights/commands.js';
import { PASSWORD, SIGN_IN, codeOf, cookieOf, installation, startStaffApp } from './staff-app.fixture.js';
import type { StaffApp } from './staff-app.fixture.js';

// Ids of schools and networks that the schema's brands would else have to be parsed for.
const school = (...ids: string[]) => ({ kind: 'SCHOOLS', schools: ids }) as unknown as Scope;
const A = 'uai-0611234X';
const B = 'uai-0611235Y';

let staff: StaffApp;
let admin: string;
let head: string;
let adminId: AccountId;
beforeAll(async () => {
  staff = await startStaffApp();
  adminId = await staff.person('admin@loge.test', installation);
  admin = await signedIn('admin@loge.test');
  await staff.person('head@loge.test', { role: 'ADMINISTRATOR', scope: school(A) });
  head = await signedIn('head@loge.test');
});
afterAll(() => staff.stop());

const signedIn = async (login: string) => cookieOf(await staff.ask(SIGN_IN, { login, password: PASSWORD }));

const grant = (cookie: string, account: string, role: Role, scope: object) =>
  staff.ask(
    'mutation ($input: GrantRoleInput!) { grantRole(input: $input) { grant pending } }',
    { input: { account, role, scope, reason: 'Rentrée' } },
    { cookie },
  );
const withdraw = (cookie: string, account: string, held: string) =>
  staff.ask(
    'mutation ($input: WithdrawRoleInput!) { withdrawRole(input: $input) { grant pending } }',
    { input: { account, grant: held } },
    { cookie },
  );
const holders = (cookie: string, search?: string) =>
  staff.ask(
    `query ($search: String, $after: String) {
       roleHolders(search: $search, first: 50, after: $after) {
         edges { cursor node { id login invited person { displayName } roles { id role scope { kind schools { id } } grantedBy { id } } } }
         pageInfo { hasNextPage }
       }
     }`,
    { search },
    { cookie },
  );
const loginsOf = async (cookie: string, search?: string) =>
  (await holders(cookie, search)).body.data.roleHolders.edges.map(
    (edge: { node: { login: string } }) => edge.node.login,
  );

describe('giving a role', () => {
  test('within one’s own scope is recorded, with the reason, and shown', async () => {
    const account = await staff.person('new@loge.test', { role: 'CREDENTIAL_MANAGER', scope: school(A) });
    const granted = await grant(head, account, 'AUDITOR', { kind: 'SCHOOLS', schools: [A] });
    expect(granted.body.data.grantRole.pending).toBe(false);
    const again = await grant(head, account, 'AUDITOR', { kind: 'SCHOOLS', schools: [A, A] });
    expect(again.body.data.grantRole.grant).toBe(granted.body.data.grantRole.grant);
    const events = (await staff.events()).filter(
      ({ type, metadata }) => type === 'RoleGranted' && metadata.subject === account,
    );
    expect(events.slice(1)).toMatchObject([
      { metadata: { schools: [A], reason: 'Rentrée', actor: { kind: 'ACCOUNT' } } },
    ]);
    expect(await loginsOf(head)).toContain('new@loge.test');
  });

  test.each([
    ['another school', 'AUDITOR', { kind: 'SCHOOLS', schools: [B] }, 'FORBIDDEN'],
    ['one’s own school and another', 'AUDITOR', { kind: 'SCHOOLS', schools: [A, B] }, 'FORBIDDEN'],
    ['everything', 'AUDITOR', { kind: 'INSTALLATION' }, 'FORBIDDEN'],
    [
      'a class elsewhere',
      'CREDENTIAL_MANAGER',
      { kind: 'CLASSES', schools: [B], classes: ['6A'] },
      'FORBIDDEN',
    ],
    ['above oneself', 'ADMINISTRATOR', { kind: 'NETWORK', network: 'LYON' }, 'RANK_TOO_HIGH'],
    ['above oneself, everywhere', 'ADMINISTRATOR', { kind: 'INSTALLATION' }, 'RANK_TOO_HIGH'],
    [
      'of no sense',
      'ADMINISTRATOR',
      { kind: 'CLASSES', schools: [A], classes: ['6A'] },
      'ROLE_SCOPE_INVALID',
    ],
    ['without a school', 'AUDITOR', { kind: 'SCHOOLS' }, 'ROLE_SCOPE_INVALID'],
    ['with parts of another scope', 'AUDITOR', { kind: 'INSTALLATION', schools: [A] }, 'ROLE_SCOPE_INVALID'],
    ['at what is no school', 'AUDITOR', { kind: 'SCHOOLS', schools: ["x'; DROP"] }, 'ROLE_SCOPE_INVALID'],
  ] as const)('over %s is refused to the head of a school', async (_, role, scope, code) => {
    const account = await staff.person(`r${Math.random()}@loge.test`);
    expect(codeOf(await grant(head, account, role, scope))).toBe(code);
  });

  test('to somebody out of sight is as if there were nobody', async () => {
    const roleInA = { kind: 'SCHOOLS', schools: [A] };
    const [ours, theirs] = [await staff.pupil(A), await staff.pupil(B)];
    const nobody = await staff.person('no-place@loge.test');
    for (const hidden of [theirs, nobody]) {
      expect(codeOf(await grant(head, hidden, 'AUDITOR', roleInA))).toBe('NOT_FOUND');
      expect(await staff.queries.execute(new GrantsOf(hidden))).toEqual([]);
    }
    expect(codeOf(await grant(head, ours, 'AUDITOR', roleInA))).toBeUndefined();
    expect(codeOf(await grant(admin, theirs, 'AUDITOR', roleInA))).toBeUndefined();
  });

  test('needs an account, and the right', async () => {
    expect(codeOf(await grant(admin, 'no-id', 'AUDITOR', { kind: 'INSTALLATION' }))).toBe('NOT_FOUND');
    expect(
      codeOf(await grant(admin, adminId.replace(/^.{8}/, '00000000'), 'AUDITOR', { kind: 'INSTALLATION' })),
    ).toBe('NOT_FOUND');
    const auditor = await staff.person('auditor@loge.test', {
      role: 'AUDITOR',
      scope: { kind: 'INSTALLATION' },
    });
    expect(
      codeOf(await grant(await signedIn('auditor@loge.test'), auditor, 'AUDITOR', { kind: 'INSTALLATION' })),
    ).toBe('FORBIDDEN');
    expect(codeOf(await grant('', auditor, 'AUDITOR', { kind: 'INSTALLATION' }))).toBe('UNAUTHENTICATED');
  });
});

describe('taking a role back', () => {
  test('takes effect at once, and ends the holder’s sessions', async () => {
    const account = await staff.person('leaver@loge.test', { role: 'ADMINISTRATOR', scope: school(A) });
    const cookie = await signedIn('leaver@loge.test');
    expect(codeOf(await holders(cookie))).toBeUndefined();
    const [held] = await staff.queries.execute(new GrantsOf(account));
    // Heads of one school do not unmake one another.
    expect(codeOf(await withdraw(head, account, held?.grant ?? ''))).toBe('RANK_TOO_HIGH');
    expect(codeOf(await withdraw(admin, account, held?.grant ?? ''))).toBeUndefined();
    expect(codeOf(await holders(cookie))).toBe('UNAUTHENTICATED');
    const again = await signedIn('leaver@loge.test');
    expect(codeOf(await holders(again))).toBe('FORBIDDEN');
    expect((await staff.ask('{ me { rights } }', {}, { cookie: again })).body.data.me.rights).toEqual([]);
    expect(await loginsOf(head)).not.toContain('leaver@loge.test');
  });

  test('from somebody out of sight is as if there were nobody', async () => {
    const account = await staff.person('far@loge.test', { role: 'AUDITOR', scope: school(B) });
    const [held] = await staff.queries.execute(new GrantsOf(account));
    expect(codeOf(await withdraw(head, account, held?.grant ?? ''))).toBe('NOT_FOUND');
    const both = await staff.person('both@loge.test', { role: 'AUDITOR', scope: school(A, B) });
    const [wider] = await staff.queries.execute(new GrantsOf(both));
    expect(codeOf(await withdraw(head, both, wider?.grant ?? ''))).toBe('FORBIDDEN');
  });

  test('leaves an administrator of the installation who can sign in, also when two take each other’s', async () => {
    const [own] = await staff.queries.execute(new GrantsOf(adminId));
    expect(codeOf(await withdraw(admin, adminId, own?.grant ?? ''))).toBe('LAST_ADMINISTRATOR');
    await staff.person('invited@loge.test', installation, '');
    expect(codeOf(await withdraw(admin, adminId, own?.grant ?? ''))).toBe('LAST_ADMINISTRATOR');

    const otherId = await staff.person('other@loge.test', installation);
    const other = await signedIn('other@loge.test');
    const [theirs] = await staff.queries.execute(new GrantsOf(otherId));
    const both = await Promise.all([
      withdraw(admin, otherId, theirs?.grant ?? ''),
      withdraw(other, adminId, own?.grant ?? ''),
    ]);
    expect(both.filter((response) => codeOf(response) === undefined)).toHaveLength(1);
    // For the tests that follow: the administrator stays one.
    const left = await staff.queries.execute(new GrantsOf(adminId));
    if (left.length === 0) await grant(other, adminId, 'ADMINISTRATOR', { kind: 'INSTALLATION' });
    admin = await signedIn('admin@loge.test');
  });
});

test('an account’s page shows the roles that touch one’s own scope, without the schools beyond', async () => {
  const pupil = await staff.pupil(A);
  await grant(admin, pupil, 'AUDITOR', { kind: 'INSTALLATION' });
  await grant(admin, pupil, 'AUDITOR', { kind: 'SCHOOLS', schools: [B] });
  await grant(admin, pupil, 'CREDENTIAL_MANAGER', { kind: 'SCHOOLS', schools: [A, B] });
  const page = async (cookie: string) =>
    (
      await staff.ask(
        'query ($id: ID!) { account(id: $id) { roles { role scope { kind schools { id } } } } }',
        { id: pupil },
        { cookie },
      )
    ).body.data.account.roles;
  expect(await page(head)).toEqual([
    { role: 'CREDENTIAL_MANAGER', scope: { kind: 'SCHOOLS', schools: [{ id: A }] } },
  ]);
  expect(await page(admin)).toHaveLength(3);
});

describe('the list of role holders', () => {
  test('records a search by name or login, with how many it found', async () => {
    await staff.person('sought@loge.test', { role: 'AUDITOR', scope: school(A) });
    await holders(head, ' SOUGHT ');
    await holders(head);
    const searches = (await staff.events()).filter(({ type }) => type === 'PeopleSearched');
    expect(searches).toMatchObject([{ data: { where: 'ACCOUNTS', typed: 'SOUGHT', found: 1 } }]);
  });

  test('holds those within one’s reach, with the roles that touch it', async () => {
    const login = 'listed@loge.test';
    const account = await staff.person(login, { role: 'AUDITOR', scope: school(B) });
    expect(await loginsOf(head)).not.toContain(login);
    await grant(admin, account, 'CREDENTIAL_MANAGER', { kind: 'CLASSES', schools: [A], classes: ['6A'] });
    const { edges } = (await holders(head, 'LISTED')).body.data.roleHolders;
    expect(edges).toMatchObject([
      {
        node: {
          login,
          invited: false,
          person: { displayName: 'Camille Roux' },
          roles: [
            {
              role: 'CREDENTIAL_MANAGER',
              scope: { kind: 'CLASSES', schools: [{ id: A }] },
              grantedBy: { id: adminId },
            },
          ],
        },
      },
    ]);
    expect((await holders(admin, 'listed')).body.data.roleHolders.edges[0].node.roles).toHaveLength(2);
  });

  test('is paged without a gap, and refuses a cursor that is none', async () => {
    const all = await loginsOf(admin);
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const page = await staff.ask(
        `query ($after: String) { roleHolders(first: 2, after: $after) { edges { node { login } } pageInfo { hasNextPage endCursor } } }`,
        { after },
        { cookie: admin },
      );
      const { edges, pageInfo } = page.body.data.roleHolders;
      paged.push(...edges.map((edge: { node: { login: string } }) => edge.node.login));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(paged).toEqual(all);
    const hyphens = Buffer.from(JSON.stringify(['a', '-'.repeat(36)])).toString('base64url');
    for (const cursor of ['x', 'W10', 'WzEsMl0', hyphens]) {
      const asked = await staff.ask(
        'query ($after: String) { roleHolders(after: $after) { edges { cursor } } }',
        { after: cursor },
        { cookie: admin },
      );
      expect(codeOf(asked)).toBe('BAD_INPUT');
    }
  });
});
