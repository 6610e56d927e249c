import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { schoolId } from '@loge/contracts';
import type { AccountId, Role, Scope } from '@loge/contracts';
import { CloseAccount, RecordPeople } from '../../backend/src/accounts/commands.js';
import { RegeneratePassword } from '../../backend/src/distribution/commands.js';
import { RecordSchools } from '../../backend/src/schools/commands.js';
import { PASSWORD, SIGN_IN, codeOf, commandLine, cookieOf, startStaffApp } from './staff-app.fixture.js';
import type { StaffApp } from './staff-app.fixture.js';

const [A, B] = [schoolId('0611234X'), schoolId('0611235Y')];
const school = (...schools: (typeof A)[]): Scope => ({ kind: 'SCHOOLS', schools });
const REASON = 'Nom d’usage, livret de famille vu';

let staff: StaffApp;
let head: string;
let headId: AccountId;
beforeAll(async () => {
  staff = await startStaffApp();
  const schools = [A, B].map((id) => ({
    school: id,
    record: { name: `École ${id}`, classes: [], groups: [] },
  }));
  await staff.commands.execute(new RecordSchools(schools, { dryRun: false }, commandLine()));
  [headId, head] = await member('ADMINISTRATOR', school(A));
});
afterAll(() => staff.stop());

let network = 0;
const signIn = (login: string, password: string) =>
  staff.ask(SIGN_IN, { login, password }, { headers: { 'x-forwarded-for': `10.8.0.${(network += 1)}` } });

async function member(role: Role, scope: Scope, login = `${randomUUID()}@loge.test`) {
  const account = await staff.person(login, { role, scope });
  return [account, cookieOf(await signIn(login, PASSWORD))] as const;
}
const give = (cookie: string, account: string, login: string, reason = REASON) =>
  staff.ask(
    `mutation ($input: ChangeLoginInput!) {
       changeLogin(input: $input) { account displayName login pending }
     }`,
    { input: { account, login, reason } },
    { cookie },
  );
const fresh = () => `n${randomUUID().slice(0, 8)}`;
const of = async (account: AccountId, type: string) =>
  (await staff.events()).filter((event) => event.metadata.subject === account && event.type === type);

/** A pupil of these schools, who signs in with a password handed over at the counter. */
async function pupil(...schools: (typeof A)[]) {
  const details = {
    classes: ['6A'],
    groups: [],
    subjects: [],
    functions: [],
    formTeacherOf: [],
    children: [],
  };
  const [recorded] = await staff.commands.execute(
    new RecordPeople(
      [
        {
          identity: { kind: 'join-key', joinKey: `AC-VILLE$${randomUUID()}`, recordKind: 'PUPIL' },
          person: { name: { given: 'Léo', family: fresh() }, contacts: { email: 'leo@exemple.fr' } },
          affiliations: schools.map((id) => ({ school: id, profile: 'PUPIL', details, relatives: [] })),
          authoritativeSchools: [],
        },
      ],
      { dryRun: false },
      commandLine(),
    ),
  );
  if (recorded?.outcome !== 'created') throw new Error('The pupil was not made.');
  const making = new RegeneratePassword(recorded.account, { ...commandLine(), reason: 'Rentrée' });
  const { login, password } = await staff.commands.execute(making);
  await staff.level();
  await staff.react();
  staff.mails.queued.splice(0);
  return { account: recorded.account, login, password };
}

/** The mails that were queued, as they are composed now. */
async function mails() {
  await staff.react();
  return Promise.all(staff.mails.queued.splice(0).map((mail) => staff.mails.read(mail)));
}

describe('KO-12: a login that is changed', () => {
  test('is told back as it is kept, opens the account in place of the one before, and ends no session', async () => {
    const leo = await pupil(A);
    const session = cookieOf(await signIn(leo.login, leo.password));
    const login = fresh();
    const { body } = await give(head, leo.account, ` ${login.toUpperCase()} `);
    expect(body.data.changeLogin).toEqual({
      ...{ account: leo.account, displayName: expect.stringMatching(/^Léo n/), login, pending: false },
    });
    expect((await staff.ask('{ me { login } }', {}, { cookie: session })).body.data.me).toEqual({ login });
    expect(codeOf(await signIn(leo.login, leo.password))).toBe('SIGN_IN_REFUSED');
    expect(codeOf(await signIn(login, leo.password))).toBeUndefined();
  });

  test('is in the register with who did it and why, and in the lists at once: the new one finds the account', async () => {
    const leo = await pupil(A);
    const login = fresh();
    await give(head, leo.account, login);
    const [changed] = await of(leo.account, 'LoginChanged');
    expect(changed?.data).toEqual({ login, previousLogin: leo.login });
    expect(changed?.metadata).toMatchObject({
      ...{ actor: { kind: 'ACCOUNT', id: headId }, schools: [A], classes: [`${A}/6A`], reason: REASON },
    });
    const found = await staff.ask(
      `query ($login: String) {
         accounts(filter: { search: $login }) { edges { node { id login } } }
         journal(filter: { search: $login, kinds: ["LoginChanged"] }) { edges { node { changes { field before after } } } }
       }`,
      { login },
      { cookie: head },
    );
    expect(found.body.data.accounts.edges).toEqual([{ node: { id: leo.account, login } }]);
    expect(found.body.data.journal.edges).toEqual([
      { node: { changes: [{ field: 'login', before: leo.login, after: login }] } },
    ]);
    const byOld = await staff.ask(
      'query ($login: String) { accounts(filter: { search: $login }) { edges { node { login } } } }',
      { login: leo.login },
      { cookie: head },
    );
    expect(
      byOld.body.data.accounts.edges.map(({ node }: { node: { login: string } }) => node.login),
    ).not.toContain(leo.login);
  });

  test('of somebody with a role is the one in the list of roles', async () => {
    const [manager] = await member('CREDENTIAL_MANAGER', school(A));
    const login = fresh();
    expect(codeOf(await give(head, manager, login))).toBeUndefined();
    const holders = await staff.ask(
      'query ($login: String) { roleHolders(search: $login) { edges { node { id login } } } }',
      { login },
      { cookie: head },
    );
    expect(holders.body.data.roleHolders.edges).toEqual([{ node: { id: manager, login } }]);
  });

  test('is told to its owner by mail, and by no mail to whoever did it', async () => {
    const leo = await pupil(A);
    const login = fresh();
    await give(head, leo.account, login);
    expect(await mails()).toMatchObject([
      { to: 'leo@exemple.fr', content: { kind: 'LOGIN_CHANGED', login, at: expect.any(Date) } },
    ]);
  });

  test('gives whoever changed it none of its owner’s mails: those of an invited person still go where they were invited', async () => {
    const address = `${randomUUID()}@loge.test`;
    const [manager] = await member('CREDENTIAL_MANAGER', school(A), address);
    expect(codeOf(await give(head, manager, `${randomUUID()}@ailleurs.test`))).toBe('LOGIN_INVALID');
    const login = fresh();
    await give(head, manager, login);
    await mails();
    const recover = (typed: string) =>
      staff.ask(
        'mutation ($input: AskPasswordRecoveryInput!) { askPasswordRecovery(input: $input) { asked } }',
        { input: { login: typed, language: 'fr' } },
      );
    await recover(login);
    const told = await mails();
    expect(told.map((mail) => [mail?.to, mail?.content.kind])).toEqual([[address, 'RECOVERY']]);
  });

  test('is no part of a new password', async () => {
    const leo = await pupil(A);
    const login = `${fresh()}-${fresh()}`;
    await give(head, leo.account, login);
    const cookie = cookieOf(await signIn(login, leo.password));
    const change = await staff.ask(
      `mutation ($current: String!, $next: String!) {
         changePassword(input: { current: $current, next: $next }) { sessionsEnded }
       }`,
      { current: leo.password, next: login },
      { cookie },
    );
    expect(codeOf(change)).toBe('PASSWORD_COMMON');
  });
});

describe('KO-12: who may change a login', () => {
  test('needs the right, a reason, and every place of the account (invariant 9)', async () => {
    const leo = await pupil(A);
    expect(codeOf(await give(head, leo.account, fresh(), ' '))).toBe('REASON_REQUIRED');
    expect(codeOf(await give(head, 'nonsense', fresh()))).toBe('NOT_FOUND');
    expect(codeOf(await give('', leo.account, fresh()))).toBe('UNAUTHENTICATED');
    const [, auditor] = await member('AUDITOR', school(A));
    expect(codeOf(await give(auditor, leo.account, fresh()))).toBe('FORBIDDEN');
    expect(codeOf(await give(head, (await pupil(B)).account, fresh()))).toBe('NOT_FOUND');
    expect(codeOf(await give(head, (await pupil(A, B)).account, fresh()))).toBe('FORBIDDEN');
    expect(await of(leo.account, 'LoginChanged')).toEqual([]);
  });

  test('never one’s own, an equal’s, a superior’s, or that of a closed account', async () => {
    const [managerId, manager] = await member('CREDENTIAL_MANAGER', school(A));
    expect(codeOf(await give(manager, managerId, fresh()))).toBe('FORBIDDEN');
    expect(codeOf(await give(manager, headId, fresh()))).toBe('RANK_TOO_HIGH');
    const leo = await pupil(A);
    await staff.commands.execute(new CloseAccount(leo.account, { ...commandLine(), reason: 'Parti' }));
    expect(codeOf(await give(manager, leo.account, fresh()))).toBe('FORBIDDEN');
  });

  test('learns whose login it is by no refusal that comes before', async () => {
    const [leo, other] = [await pupil(A), await pupil(B)];
    expect(codeOf(await give(head, leo.account, other.login))).toBe('LOGIN_TAKEN');
    expect(codeOf(await give(head, other.account, leo.login))).toBe('NOT_FOUND');
  });
});
