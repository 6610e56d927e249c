import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accessStream, schoolId } from '@loge/contracts';
import type { AccountId, Scope } from '@loge/contracts';
import { CloseAccount, CreateAccount } from '../../backend/src/accounts/commands.js';
import type { Recorded } from '../../backend/src/event-store/codec.js';
import { GrantRole } from '../../backend/src/rights/commands.js';
import {
  PASSWORD,
  SIGN_IN,
  codeOf,
  commandLine,
  cookieOf,
  installation,
  startStaffApp,
} from './staff-app.fixture.js';
import type { StaffApp } from './staff-app.fixture.js';

let staff: StaffApp;
let adminId: AccountId;
beforeAll(async () => {
  staff = await startStaffApp();
  adminId = await staff.person('admin@loge.test', installation);
});
afterAll(() => staff.stop());

const signedIn = async (login: string) => cookieOf(await staff.ask(SIGN_IN, { login, password: PASSWORD }));
interface Entry {
  readonly id: string;
  readonly kind: string;
}
const HISTORY = '{ myHistory(first: 100) { edges { node { id kind } } } }';
async function historyOf(cookie: string): Promise<Entry[]> {
  await staff.level();
  const { data } = (await staff.ask(HISTORY, {}, { cookie })).body;
  return data.myHistory.edges.map(({ node }: { node: Entry }) => node);
}
const dispute = (event: string, cookie: string) =>
  staff.ask('mutation ($event: ID!) { disputeActivity(event: $event) { ended } }', { event }, { cookie });
const schoolOf = (code: string): Scope => ({ kind: 'SCHOOLS', schools: [schoolId(code)] });
const A = schoolOf('0611234X');

/** Whom it wakes that somebody disputes their sign-in. */
async function wokenBy(login: string): Promise<AccountId[]> {
  const before = staff.mails.queued.length;
  const cookie = await signedIn(login);
  const suspect = (await historyOf(cookie)).find(({ kind }) => kind === 'SignedIn')?.id ?? '';
  expect(codeOf(await dispute(suspect, cookie))).toBeUndefined();
  await staff.react();
  const mails = staff.mails.queued.slice(before).filter(({ kind }) => kind === 'ACTIVITY_DISPUTED');
  return mails.map(({ account }) => account);
}

describe('« Mon historique »', () => {
  test('shows what happened to one’s own account, who looked at it included, and nobody else’s', async () => {
    const account = await staff.person('own@loge.test');
    await staff.person('other@loge.test');
    await signedIn('other@loge.test');
    const cookie = await signedIn('own@loge.test');
    const admin = await signedIn('admin@loge.test');
    await staff.level();
    await staff.ask('query ($id: ID!) { account(id: $id) { id } }', { id: account }, { cookie: admin });
    const kinds = (await historyOf(cookie)).map(({ kind }) => kind);
    expect(kinds).toEqual(['AccountRead', 'AccountActivated', 'SignedIn', 'PasswordSet', 'AccountCreated']);
    // To read one's own leaves nothing.
    expect((await historyOf(cookie)).map(({ kind }) => kind)).toEqual(kinds);
    expect(codeOf(await staff.ask(HISTORY))).toBe('UNAUTHENTICATED');
  });

  test('is one’s own for an administrator of everything too', async () => {
    const admin = await signedIn('admin@loge.test');
    const events = await staff.events();
    const shown = new Set((await historyOf(admin)).map(({ id }) => id));
    const isTheirs = ({ metadata: { subject, actor } }: Recorded) =>
      subject === adminId || (actor.kind === 'ACCOUNT' && actor.id === adminId);
    const [theirs, others] = [true, false].map((own) => events.filter((event) => isTheirs(event) === own));
    expect(theirs?.every(({ metadata }) => shown.has(metadata.id))).toBe(true);
    expect(others?.some(({ metadata }) => shown.has(metadata.id))).toBe(false);
  });
});

describe('a search by name', () => {
  const search = async (typed: string, cookie: string) => {
    await staff.level();
    const query =
      'query ($typed: String!) { accounts(filter: { search: $typed }) { edges { node { id } } } }';
    const { data } = (await staff.ask(query, { typed }, { cookie })).body;
    await staff.level();
    return data.accounts.edges.map(({ node }: { node: { id: AccountId } }) => node.id);
  };
  const factsIn = (told: { edges: { node: { kind: string; facts: object } }[] }) =>
    told.edges.filter(({ node }) => node.kind === 'PeopleSearched').map(({ node }) => node.facts);

  test('stands in the histories of those it showed, without what was typed', async () => {
    const account = await staff.person('searched@loge.test');
    const cookie = await signedIn('searched@loge.test');
    expect(await search('searched', await signedIn('admin@loge.test'))).toEqual([account]);
    const own = '{ myHistory(first: 100) { edges { node { kind facts schools { id } } } } }';
    const { data } = (await staff.ask(own, {}, { cookie })).body;
    expect(factsIn(data.myHistory)).toEqual([{ where: 'ACCOUNTS', typed: null, found: 1 }]);
  });

  test('stands in the registers of the schools of those it showed, whose heads see whom of theirs', async () => {
    const [here] = [await staff.pupil('uai-0611237A'), await staff.pupil('uai-0611238B')];
    await staff.person('head.a@loge.test', { role: 'ADMINISTRATOR', scope: schoolOf('0611237A') });
    await staff.person('head.c@loge.test', { role: 'ADMINISTRATOR', scope: schoolOf('0611239C') });
    const admin = await signedIn('admin@loge.test');
    expect(await search('martin', admin)).toHaveLength(2);
    const journal = async (cookie: string) => {
      const asked =
        '{ journal(filter: { kinds: ["PeopleSearched"] }, first: 1) { edges { node { id kind facts schools { id } } } } }';
      return (await staff.ask(asked, {}, { cookie })).body.data.journal;
    };
    expect(factsIn(await journal(admin))).toEqual([{ where: 'ACCOUNTS', typed: 'martin', found: 2 }]);
    const head = await signedIn('head.a@loge.test');
    const seen = await journal(head);
    expect(seen.edges).toMatchObject([
      { node: { facts: { where: 'ACCOUNTS', typed: null, found: 2 }, schools: [{ id: 'uai-0611237A' }] } },
    ]);
    const full = 'query ($id: ID!) { event(id: $id) { shown { id } } }';
    const { data } = (await staff.ask(full, { id: seen.edges[0].node.id }, { cookie: head })).body;
    expect(data.event).toEqual({ shown: [{ id: here }] });
    expect((await journal(await signedIn('head.c@loge.test'))).edges).toEqual([]);
  });
});

describe('« Ce n’était pas moi »', () => {
  test('ends the other sessions, leaves nothing but another password, and wakes the school', async () => {
    const account = await staff.person('victim@loge.test', { role: 'AUDITOR', scope: A });
    const head = await staff.person('head@loge.test', { role: 'ADMINISTRATOR', scope: A });
    const elsewhere = await signedIn('victim@loge.test');
    const here = await signedIn('victim@loge.test');
    const suspect = (await historyOf(here)).find(({ kind }) => kind === 'SignedIn')?.id ?? '';
    expect((await dispute(suspect, here)).body).toEqual({ data: { disputeActivity: { ended: 1 } } });
    const access = (await staff.events()).filter(({ stream }) => stream === accessStream(account)).slice(-2);
    expect(access).toMatchObject([
      { type: 'ActivityDisputed', data: { event: suspect }, metadata: { schools: ['uai-0611234X'] } },
      { type: 'SessionEnded', data: { cause: 'DISPUTED' } },
    ]);

    const me = (cookie: string) => staff.ask('{ me { mustChangePassword } }', {}, { cookie });
    expect((await me(elsewhere)).body.data.me).toBeNull();
    expect((await me(here)).body.data.me).toEqual({ mustChangePassword: true });
    expect(codeOf(await staff.ask(HISTORY, {}, { cookie: here }))).toBe('PASSWORD_CHANGE_REQUIRED');
    const again = await signedIn('victim@loge.test');
    expect(codeOf(await staff.ask(HISTORY, {}, { cookie: again }))).toBe('PASSWORD_CHANGE_REQUIRED');
    const change = await staff.ask(
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { sessionsEnded } }',
      { input: { current: PASSWORD, next: 'une tout autre phrase' } },
      { cookie: here },
    );
    expect(change.body).toEqual({ data: { changePassword: { sessionsEnded: 1 } } });
    expect((await me(here)).body.data.me).toEqual({ mustChangePassword: false });

    await staff.react();
    await staff.react();
    const mails = staff.mails.queued.filter(({ kind }) => kind === 'ACTIVITY_DISPUTED');
    expect(mails.map((mail) => mail.account)).toEqual([head]);
    expect(mails[0] && (await staff.mails.read(mails[0]))).toMatchObject({
      to: 'head@loge.test',
      content: { displayName: 'Camille Roux', what: expect.stringMatching(/^Connexion, le /) },
    });
  });

  test('wakes an administrator behind a hundred other role holders (MB-6)', async () => {
    await staff.person('crowded@loge.test', { role: 'AUDITOR', scope: schoolOf('0611235Y') });
    const head = await staff.person('crowd@loge.test', {
      role: 'ADMINISTRATOR',
      scope: schoolOf('0611235Y'),
    });
    await staff.database.dataSource.query(
      `WITH crowd AS (
         INSERT INTO read.role_person
         SELECT gen_random_uuid(), 'A', 'A', 'a', 'a', 'a' FROM generate_series(1, 100) RETURNING account)
       INSERT INTO read.role_grant
       SELECT gen_random_uuid(), account, 'AUDITOR', $1, now() FROM crowd`,
      [schoolOf('0611235Y')],
    );
    expect(await wokenBy('crowded@loge.test')).toEqual([head]);
  });

  test('wakes whom a mail reaches: not who disputes, no closed account, none without an address (MB-6)', async () => {
    const role = { role: 'ADMINISTRATOR', scope: schoolOf('0611236Z') } as const;
    const head = await staff.person('disputing@loge.test', role);
    const closed = await staff.person('closed@loge.test', role);
    await staff.commands.execute(new CloseAccount(closed, { ...commandLine(), reason: 'Départ' }));
    const name = { given: 'Sans', family: 'Adresse' };
    const { account: unreachable } = await staff.commands.execute(
      new CreateAccount({ origin: 'COMMAND_LINE', name, login: 'sans.adresse', contacts: {} }, commandLine()),
    );
    await staff.commands.execute(new GrantRole(unreachable, role, commandLine()));
    await staff.level();
    // Nobody is left near: those of the installation are, and no other school's.
    expect(await wokenBy('disputing@loge.test')).toEqual([adminId]);

    await staff.person('colleague@loge.test', { ...role, role: 'AUDITOR' });
    expect(await wokenBy('colleague@loge.test')).toEqual([head]);
  });

  test('is for events of one’s own history only', async () => {
    await staff.person('nosy@loge.test');
    const cookie = await signedIn('nosy@loge.test');
    await staff.level();
    const [strange] = await staff.events();
    expect(codeOf(await dispute(strange?.metadata.id ?? '', cookie))).toBe('NOT_FOUND');
    expect(codeOf(await dispute('no event', cookie))).toBe('NOT_FOUND');
    expect(await historyOf(cookie)).not.toEqual([]);
  });
});
