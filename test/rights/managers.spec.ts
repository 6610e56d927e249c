import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { schoolId } from '@loge/contracts';
import type { Role, Scope } from '@loge/contracts';
import { CloseAccount, RecordPeople } from '../../backend/src/accounts/commands.js';
import { RecordSchools } from '../../backend/src/schools/commands.js';
import { PASSWORD, SIGN_IN, codeOf, commandLine, cookieOf, startStaffApp } from './staff-app.fixture.js';
import type { StaffApp } from './staff-app.fixture.js';

const [A, B] = [schoolId('0611234X'), schoolId('0611235Y')];
const only = (...schools: (typeof A)[]): Scope => ({ kind: 'SCHOOLS', schools });
const classes = (...codes: string[]) => ({ kind: 'CLASSES', schools: [A], classes: codes });
const endsOn = '2099-08-31';

let staff: StaffApp;
let head: string;
beforeAll(async () => {
  staff = await startStaffApp();
  const record = (name: string) => ({ name, classes: [], groups: [] });
  const schools = [A, B].map((id) => ({ school: id, record: record(`École ${id}`) }));
  await staff.commands.execute(new RecordSchools(schools, { dryRun: false }, commandLine()));
  [, head] = await member('ADMINISTRATOR', only(A));
});
afterAll(() => staff.stop());

async function member(role: Role, scope: Scope) {
  const login = `${randomUUID()}@loge.test`;
  const account = await staff.person(login, { role, scope });
  const signedIn = await staff.ask(SIGN_IN, { login, password: PASSWORD });
  return [account, cookieOf(signedIn)] as const;
}
/** A teacher of a school who is form teacher of some classes; or was, and has left. */
async function teacher(family: string, formTeacherOf: string[], school = A, profile = 'TEACHER' as const) {
  const details = { classes: [], groups: [], subjects: [], functions: [], formTeacherOf, children: [] };
  const [recorded] = await staff.commands.execute(
    new RecordPeople(
      [
        {
          identity: { kind: 'join-key', joinKey: `AC-VILLE$${randomUUID()}`, recordKind: 'STAFF' },
          person: { name: { given: 'Anne', family }, contacts: {} },
          affiliations: [{ school, profile, details, relatives: [] }],
          authoritativeSchools: [],
        },
      ],
      { dryRun: false },
      commandLine(),
    ),
  );
  if (recorded?.outcome !== 'created') throw new Error('The teacher was not made.');
  await staff.level();
  return recorded.account;
}

const proposed = (cookie: string, school = A) =>
  staff.ask(
    'query ($school: ID!) { proposedManagers(school: $school) { person { id } classes granted } }',
    { school },
    { cookie },
  );
const grantRoles = (cookie: string, input: object[]) =>
  staff.ask(
    'mutation ($input: [GrantRoleInput!]!) { grantRoles(input: $input) { account grant code } }',
    { input },
    { cookie },
  );
const holders = async (cookie: string, filter: { role?: Role; school?: string }) => {
  const { body } = await staff.ask(
    `query ($role: Role, $school: ID) {
       roleHolders(first: 100, role: $role, school: $school) {
         edges { node { id invited roles { role scope { kind classes } endsOn } } }
       }
     }`,
    filter,
    { cookie },
  );
  // The shape asked for.
  const edges = body.data.roleHolders.edges as {
    node: { id: string; invited: boolean; roles: object[] };
  }[];
  // Nobody here was invited, whoever has no password yet.
  expect(edges.filter(({ node }) => node.invited)).toEqual([]);
  return new Map(edges.map(({ node }) => [node.id, node.roles]));
};

describe('KO-10: the form teachers whom an import names', () => {
  test('are proposed by name, with their classes, and whether they manage them already', async () => {
    const zoe = await teacher('Zola', ['6B', '6A']);
    const abel = await teacher('Abel', ['5C']);
    const partly = await teacher('Moreau', ['4A', '4B']);
    const closed = await teacher('Parti', ['3A']);
    await staff.commands.execute(new CloseAccount(closed, { ...commandLine(), reason: 'Parti' }));
    await teacher('Ailleurs', ['6A'], B);
    await teacher('Sans', []);
    const manage = (account: string, ...codes: string[]) => ({
      ...{ account, role: 'CREDENTIAL_MANAGER', scope: classes(...codes), endsOn },
    });
    await grantRoles(head, [manage(zoe, '6A', '6B'), manage(partly, '4A')]);
    const { body } = await proposed(head);
    expect(body.data.proposedManagers).toEqual([
      { person: { id: abel }, classes: ['5C'], granted: false },
      { person: { id: partly }, classes: ['4A', '4B'], granted: false },
      { person: { id: zoe }, classes: ['6A', '6B'], granted: true },
    ]);
  });

  test('are nobody’s business who does not manage the rights of the school', async () => {
    expect(codeOf(await proposed(head, B))).toBe('NOT_FOUND');
    const [, manager] = await member('CREDENTIAL_MANAGER', only(A));
    expect(codeOf(await proposed(manager))).toBe('FORBIDDEN');
  });
});

describe('KO-10: « Ajouter des accès »', () => {
  test('gives several people roles; each succeeds or fails alone', async () => {
    const [one, other] = [await teacher('Un', []), await teacher('Deux', [])];
    const stranger = await teacher('Loin', [], B);
    const [equal] = await member('ADMINISTRATOR', only(A));
    const role = { role: 'CREDENTIAL_MANAGER', scope: classes('6A'), endsOn };
    const { body } = await grantRoles(head, [
      { ...role, account: one },
      { ...role, account: stranger },
      { ...role, account: equal },
      { ...role, account: other, endsOn: '2020-08-31' },
      { ...role, account: 'nonsense' },
      { ...role, account: other, scope: { kind: 'SCHOOLS', schools: [B] } },
      { ...role, account: other },
    ]);
    expect(body.data.grantRoles).toEqual([
      { account: one, grant: expect.any(String), code: null },
      { account: stranger, grant: null, code: 'NOT_FOUND' },
      { account: equal, grant: null, code: 'RANK_TOO_HIGH' },
      { account: other, grant: null, code: 'ROLE_END_PAST' },
      { account: 'nonsense', grant: null, code: 'NOT_FOUND' },
      { account: other, grant: null, code: 'FORBIDDEN' },
      { account: other, grant: expect.any(String), code: null },
    ]);
    expect((await holders(head, { role: 'CREDENTIAL_MANAGER' })).get(one)).toEqual([
      { role: 'CREDENTIAL_MANAGER', scope: { kind: 'CLASSES', classes: ['6A'] }, endsOn },
    ]);
  });

  test('takes 200 at most', async () => {
    const role = { account: randomUUID(), role: 'CREDENTIAL_MANAGER', scope: classes('6A') };
    expect(
      codeOf(
        await grantRoles(
          head,
          Array.from({ length: 201 }, () => role),
        ),
      ),
    ).toBe('BAD_INPUT');
  });

  test('over the same classes until another day: the new day counts, and there is one role (KO-10)', async () => {
    const account = await teacher('Encore', []);
    const role = { account, role: 'CREDENTIAL_MANAGER', scope: classes('6A') };
    for (const day of [endsOn, endsOn, '2098-08-31']) await grantRoles(head, [{ ...role, endsOn: day }]);
    expect((await holders(head, {})).get(account)).toMatchObject([{ endsOn: '2098-08-31' }]);
  });
});

test('KO-10: the recap is of one role and one school where that is asked for', async () => {
  const [admin, everywhere] = await member('ADMINISTRATOR', { kind: 'INSTALLATION' });
  const both = await staff.person(`${randomUUID()}@loge.test`, { role: 'AUDITOR', scope: only(B) });
  await grantRoles(everywhere, [{ account: both, role: 'CREDENTIAL_MANAGER', scope: classes('6A'), endsOn }]);
  const ofA = await holders(everywhere, { school: A });
  expect(ofA.get(both)).toMatchObject([{ role: 'CREDENTIAL_MANAGER' }]);
  expect(ofA.has(admin)).toBe(true);
  const auditors = await holders(everywhere, { role: 'AUDITOR' });
  expect(auditors.get(both)).toMatchObject([{ role: 'AUDITOR' }]);
  expect(auditors.has(admin)).toBe(false);
  expect((await holders(everywhere, { role: 'AUDITOR', school: A })).has(both)).toBe(false);
  // Beyond one's own scope the filter shows nothing.
  expect((await holders(head, { school: B })).size).toBe(0);
});
