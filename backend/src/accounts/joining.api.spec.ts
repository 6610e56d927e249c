import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Network, accountStream } from '@loge/contracts';
import type { AccountId, EventType } from '@loge/contracts';
import { until } from '../../../test/faults/until.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { SetPassword } from '../passwords/commands.js';
import { codeOf, cookieOf, startRecovery, system, tokenIn } from '../recovery/recovery.fixture.js';
import type { Recovery } from '../recovery/recovery.fixture.js';
import { GrantRole } from '../rights/commands.js';
import { RecordSchools } from '../schools/commands.js';
import { college, details, lycee, relative } from './account.fixture.js';
import { closingFold } from './closing.js';
import {
  AccountByLogin,
  AccountStanding,
  CloseAccount,
  ConfirmAddress,
  CreateAccount,
  EndAffiliations,
  MembersOf,
  RecordPeople,
} from './commands.js';
import type { PersonRecord } from './commands.js';
import { takeIn } from './joining-facts.js';

const PASSWORD = 'une phrase assez longue';
const reason = 'Deux fiches pour une même personne';

let house: Recovery;
let administrator: { readonly id: AccountId; readonly cookie: string };

beforeAll(async () => {
  house = await startRecovery();
  // The schools of IT-2: one of the network, one not.
  const network = Network.parse('ECAH');
  const record = { name: 'Lycée Simone-Veil', classes: [], groups: [], network };
  await house.commands.execute(new RecordSchools([{ school: lycee, record }], { dryRun: false }, system()));
  const name = { given: 'Alix', family: 'Roux' };
  const { account: id } = await house.commands.execute(
    new CreateAccount({ origin: 'COMMAND_LINE', name, login: 'alix@exemple.test', contacts: {} }, system()),
  );
  const role = { role: 'ADMINISTRATOR', scope: { kind: 'INSTALLATION' } } as const;
  await house.commands.execute(new GrantRole(id, role, system()));
  await house.commands.execute(new SetPassword(id, PASSWORD, 'DEMO', system()));
  administrator = { id, cookie: cookieOf(await house.signIn('alix@exemple.test', PASSWORD)) };
});
afterAll(() => house?.stop());

const given = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}`;
const addressOf = (name: string) => `${name}@exemple.test`;

/** Chooses a password by the first mail to an address; gives the cookie of who is signed in then. */
async function choosePassword(address: string): Promise<string> {
  await house.askFor(address);
  return cookieOf(await house.reset(tokenIn(await house.mailTo(address)), PASSWORD));
}

/** Somebody with an account in each of two schools, signed in to the one of the collège. */
async function inTwoSchools(name: string, more: { readonly joinKey?: string } = {}) {
  const address = addressOf(name);
  const own = await house.person(given(name), address);
  const cookie = await choosePassword(address);
  const other = await house.person(given(name), address, { school: lycee, ...more });
  return { own, other, address, cookie };
}

/** The mails to an address that tell of a joining. */
const noticesTo = (address: string) =>
  house
    .mails()
    .filter(({ to, subject }) => to === address && subject.startsWith('Vos comptes ont été réunis'));

const proposals = async (cookie: string): Promise<string[]> => {
  const answer = await house.post(
    '{ joinableAccounts { id displayName places { school schoolName profile classes } } }',
    {},
    { cookie },
  );
  return (answer.body.data.joinableAccounts as { id: string }[]).map(({ id }) => id);
};
const join = (cookie: string, ...accounts: AccountId[]) =>
  house.post(
    'mutation ($accounts: [ID!]!) { joinAccounts(accounts: $accounts) { me { id schools { id } } } }',
    { accounts },
    { cookie },
  );
const asStaff = (act: 'joinAccountsOfPerson' | 'partAccounts', input: object) =>
  house.post(
    `mutation ($input: JoinAccountsInput!) { ${act}(input: $input) { account pending } }`,
    { input },
    { cookie: administrator.cookie },
  );
const schoolsOf = async (account: AccountId) =>
  (await house.queries.execute(new AccountStanding(account))).places.map(({ school }) => school).sort();
const joinings = async (...accounts: AccountId[]) =>
  (await Promise.all(accounts.map((account) => house.events(account, 'AccountsJoined')))).flat();
const shown = async (id: AccountId) =>
  (
    await house.post(
      `query ($id: ID!) { account(id: $id) {
         status joinedTo { id } joined { id } affiliations { current school { id } }
         timeline(first: 100) { edges { node { kind subject { id } } } } } }`,
      { id },
      { cookie: administrator.cookie },
    )
  ).body.data.account;
const typesOf = async (account: AccountId, ...types: EventType[]) =>
  (await house.events(account, ...types)).map(({ type }) => type);

describe('a parent with children in two schools of two networks (IT-2)', () => {
  let anne: Awaited<ReturnType<typeof inTwoSchools>>;
  let joinedCookie: string;
  beforeAll(async () => {
    anne = await inTwoSchools('anne');
  });

  test('is asked whether the account of the other school is theirs, too', async () => {
    const answer = await house.post(
      '{ joinableAccounts { id displayName places { school schoolName profile classes } } }',
      {},
      { cookie: anne.cookie },
    );
    expect(answer.body.data.joinableAccounts).toEqual([
      {
        ...{ id: anne.other, displayName: 'Anne Martin' },
        places: [{ school: lycee, schoolName: 'Lycée Simone-Veil', profile: 'RELATIVE', classes: [] }],
      },
    ]);
  });

  test('says so, and reaches both with one sign-in', async () => {
    // The other account was used before, under a password of its own.
    await house.commands.execute(new SetPassword(anne.other, 'un tout autre secret', 'DEMO', system()));
    const before = await house.signIn('anne.martin2', 'un tout autre secret');
    joinedCookie = cookieOf(before);
    expect(before.body.data.signIn.me.id).toBe(anne.other);
    const said = await join(anne.cookie, anne.other);
    expect(said.body.data.joinAccounts.me).toEqual({
      id: anne.own,
      schools: [{ id: college }, { id: lycee }],
    });
    expect(await proposals(anne.cookie)).toEqual([]);
    const halves = await joinings(anne.own, anne.other);
    expect(halves.map(({ stream, data }) => [stream, data.by])).toEqual([
      [accountStream(anne.own), 'OWNER'],
      [accountStream(anne.other), 'OWNER'],
    ]);
  });

  test('is told by one mail, at the one address of both', async () => {
    await until(() => noticesTo(anne.address).length > 0);
    // The reactor acts in order: the mail of who is joined later comes after all of these two.
    const later = await inTwoSchools('later');
    await join(later.cookie, later.other);
    await until(() => noticesTo(later.address).length > 0);
    expect(noticesTo(anne.address)).toHaveLength(1);
  });

  test('is signed out of the other account, and told why', async () => {
    expect((await house.me(joinedCookie)).body.data.me).toBeNull();
    await until(async () => (await house.events(anne.other, 'SessionEnded')).length > 0);
    expect((await house.events(anne.other, 'SessionEnded')).map(({ data }) => data.cause)).toEqual([
      'ACCOUNTS_JOINED',
    ]);
    expect((await house.me(anne.cookie)).body.data.me.id).toBe(anne.own);
  });

  test('signs in under every login they had, with the password of the one account', async () => {
    for (const login of ['anne@exemple.test', 'anne.martin', 'anne.martin2'])
      expect((await house.signIn(login, PASSWORD)).body.data.signIn.me.id).toBe(anne.own);
    expect(codeOf(await house.signIn('anne.martin2', 'un tout autre secret'))).toBe('SIGN_IN_REFUSED');
  });

  test('recovers by the other login, too: the mail leads to the one account', async () => {
    const asked = () => house.events(anne.own, 'RecoveryAsked');
    const before = (await asked()).length;
    await house.askFor('anne.martin2');
    await until(async () => (await asked()).length > before);
    expect(await house.events(anne.other, 'RecoveryAsked')).toEqual([]);
  });

  test('joins nothing twice', async () => {
    expect(codeOf(await join(anne.cookie, anne.other))).toBeUndefined();
    expect(await joinings(anne.own, anne.other)).toHaveLength(2);
    expect(await typesOf(anne.own, 'AccountAffiliated')).toHaveLength(2);
  });

  test('is one person in the lists; each page names the other', async () => {
    await until(async () => (await shown(anne.other)).status === 'JOINED');
    expect(await shown(anne.other)).toMatchObject({ joinedTo: { id: anne.own }, joined: [] });
    const page = await shown(anne.own);
    expect(page).toMatchObject({ status: 'ACTIVE', joinedTo: null, joined: [{ id: anne.other }] });
    expect(page.affiliations.filter(({ current }: { current: boolean }) => current)).toHaveLength(2);
    const found = await house.post(
      '{ accounts(filter: { search: "anne martin" }) { edges { node { id } } } }',
      {},
      { cookie: administrator.cookie },
    );
    expect(found.body.data.accounts.edges.map((edge: { node: { id: string } }) => edge.node.id)).toEqual([
      anne.own,
    ]);
    const members = await house.queries.execute(new MembersOf([lycee], system()));
    expect(members.map(({ account }) => account)).toContain(anne.own);
    expect(members.map(({ account }) => account)).not.toContain(anne.other);
  });
});

describe('the histories of two accounts that were joined', () => {
  /** `<kind> <whose>` of each event of a connection. */
  const told = (connection: {
    edges: { node: { kind: string; subject: { id: string } | null; schools: { id: string }[] } }[];
  }) => connection.edges.map(({ node }) => `${node.kind} ${node.subject?.id}`);

  test('stand together on the page of the one, and in what its owner sees; the other page keeps its own', async () => {
    const { own, other, cookie } = await inTwoSchools('paula');
    await join(cookie, other);
    await until(async () => (await shown(other)).status === 'JOINED');
    const created = [`AccountCreated ${own}`, `AccountCreated ${other}`];
    const history = async () =>
      (
        await house.post(
          '{ myHistory(first: 100) { countUpTo1001 edges { node { kind subject { id } schools { id } } } } }',
          {},
          { cookie },
        )
      ).body.data.myHistory;
    await until(async () => told(await history()).includes(`AccountsJoined ${other}`));
    const mine = await history();
    expect(told(mine)).toEqual(expect.arrayContaining(created));
    expect(mine.countUpTo1001).toBe(mine.edges.length);
    expect(mine.edges.at(-1)?.node.schools).toEqual([{ id: college }]);
    expect(told((await shown(own)).timeline)).toEqual(expect.arrayContaining(created));
    expect(told((await shown(other)).timeline)).not.toContain(created[0]);

    await asStaff('partAccounts', { standing: own, joined: other, reason });
    expect(told(await history())).not.toContain(created[1]);
  });
});

describe('what is not proposed is not joined either (invariant 9)', () => {
  const isRefused = async (cookie: string, other: AccountId) => {
    expect(await proposals(cookie)).not.toContain(other);
    expect(codeOf(await join(cookie, other))).toBe('ACCOUNTS_NOT_JOINABLE');
    expect(await joinings(other)).toEqual([]);
  };

  test('another name under the same address', async () => {
    const { cookie, address } = await inTwoSchools('bruno');
    await isRefused(cookie, await house.person('Brunehilde', address, { school: lycee }));
  });

  test('an address that was not confirmed', async () => {
    const own = await house.person('Clara', addressOf('clara'));
    await house.commands.execute(new SetPassword(own, PASSWORD, 'DEMO', system()));
    const cookie = cookieOf(await house.signIn('clara.martin', PASSWORD));
    await isRefused(cookie, await house.person('Clara', addressOf('clara'), { school: lycee }));
  });

  test('a closed account', async () => {
    const { cookie, other } = await inTwoSchools('david');
    await house.commands.execute(new CloseAccount(other, { ...system(), reason }));
    await isRefused(cookie, other);
  });

  test('an account that holds a role', async () => {
    const { cookie, other } = await inTwoSchools('emma');
    const scope = { kind: 'SCHOOLS' as const, schools: [lycee] };
    await house.commands.execute(new GrantRole(other, { role: 'AUDITOR', scope }, system()));
    await isRefused(cookie, other);
  });

  test('two accounts in one school', async () => {
    const { cookie, address } = await inTwoSchools('farid');
    await isRefused(cookie, await house.person('Farid', address));
  });

  test('no account at all, and nobody who is not signed in', async () => {
    const { cookie } = await inTwoSchools('gaelle');
    await isRefused(cookie, administrator.id);
    expect(codeOf(await join('', administrator.id))).toBe('UNAUTHENTICATED');
  });
});

describe('joining on two streams', () => {
  test('two requests at once join once', async () => {
    const { own, other, cookie } = await inTwoSchools('hugo');
    const answers = await Promise.all([join(cookie, other), join(cookie, other)]);
    expect(answers.map(codeOf)).toEqual([undefined, undefined]);
    expect(await joinings(own, other)).toHaveLength(2);
    expect(await typesOf(own, 'AccountAffiliated')).toHaveLength(2);
  });

  test('two accounts that each claim the other end as two', async () => {
    const { own, other, address, cookie } = await inTwoSchools('ines');
    await house.commands.execute(new SetPassword(other, PASSWORD, 'DEMO', system()));
    await house.commands.execute(new ConfirmAddress(other, address, system()));
    const theirs = cookieOf(await house.signIn('ines.martin2', PASSWORD));
    await Promise.all([join(cookie, other), join(theirs, own)]);
    // Whoever won, at most one leads to the other, and nobody is shut out of both.
    const standings = await Promise.all(
      [own, other].map((account) => house.queries.execute(new AccountStanding(account))),
    );
    const leading = standings.filter(({ joinedTo }) => joinedTo);
    expect(leading.length).toBeLessThanOrEqual(1);
    const places = standings.filter(({ joinedTo }) => !joinedTo).map((one) => one.places.length);
    expect(places).toEqual(leading.length === 1 ? [2] : [1, 1]);
  });

  test('a crash between the halves is mended by asking again; until then it is proposed', async () => {
    const { own, other, cookie } = await inTwoSchools('jules');
    const streams = house.app.get<Streams>(STREAMS, { strict: false });
    const states = async (account: AccountId) =>
      (await streams.load(accountStream(account), closingFold)).state.account;
    const joined = await states(other);
    await streams.change(accountStream(own), closingFold, system(), ({ account }) =>
      takeIn({ standing: own, joined: other, by: 'OWNER' }, joined, account),
    );
    expect(await joinings(own, other)).toHaveLength(1);
    expect(await house.queries.execute(new AccountByLogin('jules.martin2'))).toBe(other);
    // Nothing of the other one's history is shown before it leads here.
    expect((await house.queries.execute(new AccountStanding(own))).joined).toEqual([]);

    expect(await proposals(cookie)).toEqual([other]);
    expect(codeOf(await join(cookie, other))).toBeUndefined();
    expect(await joinings(own, other)).toHaveLength(2);
    expect(await typesOf(own, 'AccountAffiliated')).toHaveLength(2);
    expect(await house.queries.execute(new AccountByLogin('jules.martin2'))).toBe(own);
    expect(await proposals(cookie)).toEqual([]);
  });
});

describe('imports after the joining (invariant 9)', () => {
  test('record the other school’s file on the one account, its places only', async () => {
    const { own, other, cookie } = await inTwoSchools('karim', { joinKey: 'NC$karim' });
    await join(cookie, other);
    const children = [{ child: administrator.id, relation: 'FATHER', legalGuardian: 1 } as const];
    const told: PersonRecord = {
      ...relative({ joinKey: 'NC$karim', children: [] }),
      person: { name: { given: 'Kārim', family: 'Autre' }, contacts: { email: 'autre@exemple.test' } },
      affiliations: [
        {
          ...{ school: lycee, profile: 'RELATIVE', relatives: [] },
          details: details({ classes: [], children }),
        },
      ],
      authoritativeSchools: [lycee],
    };
    const recording = (dryRun: boolean) =>
      house.commands.execute(new RecordPeople([told], { dryRun }, system()));
    const outcome = { outcome: 'updated', account: own };
    expect(await recording(true)).toEqual([outcome]);
    expect(await recording(false)).toEqual([outcome]);
    expect(await recording(false)).toEqual([{ ...outcome, outcome: 'unchanged' }]);

    const [changed, ...more] = await house.events(own, 'AffiliationChanged');
    expect(changed?.data).toMatchObject({ school: lycee, joinKey: 'NC$karim', details: { children } });
    expect(more).toEqual([]);
    expect(await typesOf(own, 'AccountRenamed', 'ContactsChanged')).toEqual([]);
    expect(await typesOf(other, 'AccountRenamed', 'ContactsChanged', 'AffiliationChanged')).toEqual([]);
  });

  test('end its place in that school when it is told as left, also under the other id', async () => {
    const { own, other, cookie } = await inTwoSchools('lea');
    await join(cookie, other);
    const left = { account: other, school: lycee, profile: 'RELATIVE' } as const;
    const { ended } = await house.commands.execute(new EndAffiliations([left], system()));
    expect(ended).toBe(1);
    expect(await schoolsOf(own)).toEqual([college]);
    // Asked again, what has ended stays so.
    await join(cookie, other);
    expect(await schoolsOf(own)).toEqual([college]);
  });
});

describe('an administrator', () => {
  test('joins two accounts with a reason, which the register has', async () => {
    const own = await house.person('Marc', addressOf('marc'));
    const other = await house.person('Marcus', addressOf('marcus'), { school: lycee });
    const input = { standing: own, joined: other };
    expect(codeOf(await asStaff('joinAccountsOfPerson', { ...input, reason: ' ' }))).toBe('REASON_REQUIRED');
    expect(codeOf(await asStaff('joinAccountsOfPerson', { ...input, reason }))).toBeUndefined();
    const halves = await joinings(own, other);
    expect(halves.map(({ data, metadata }) => [data.by, metadata.reason])).toEqual([
      ['ADMINISTRATOR', reason],
      ['ADMINISTRATOR', reason],
    ]);
    expect(await schoolsOf(own)).toEqual([college, lycee].sort());
    // Should the joining be a mistake, each of the two hears of it.
    for (const name of ['marc', 'marcus']) await until(() => noticesTo(addressOf(name)).length === 1);
  });

  test('is refused one’s own account, and one that does not exist', async () => {
    const own = await house.person('Nina', addressOf('nina'));
    const joining = (standing: string, joined: string) =>
      asStaff('joinAccountsOfPerson', { standing, joined, reason });
    expect(codeOf(await joining(own, administrator.id))).toBe('FORBIDDEN');
    expect(codeOf(await joining(own, '6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0099'))).toBe('NOT_FOUND');
    expect(codeOf(await joining(own, 'personne'))).toBe('NOT_FOUND');
    expect(codeOf(await joining(own, own))).toBe('ACCOUNTS_NOT_JOINABLE');
  });

  test('parts them again: each has its own login and places, and nobody is asked again', async () => {
    const { own, other, address, cookie } = await inTwoSchools('oscar');
    await join(cookie, other);
    const parted = await asStaff('partAccounts', { standing: own, joined: other, reason });
    expect(parted.body.data.partAccounts).toEqual({ account: own, pending: false });
    expect(await schoolsOf(own)).toEqual([college]);
    expect(await schoolsOf(other)).toEqual([lycee]);
    expect(
      (await house.events(own, 'AffiliationEnded')).map(({ data }) => [data.school, data.cause]),
    ).toEqual([[lycee, 'ACCOUNTS_PARTED']]);
    expect(await house.queries.execute(new AccountByLogin('oscar.martin2'))).toBe(other);
    expect(await house.queries.execute(new AccountByLogin(address))).toBe(own);
    expect(await proposals(cookie)).toEqual([]);
    expect(await shown(other)).toMatchObject({ status: 'ACTIVE', joinedTo: null });
    expect((await shown(own)).joined).toEqual([]);
    const members = await house.queries.execute(new MembersOf([lycee], system()));
    expect(members.filter(({ account }) => [own, other].includes(account))).toHaveLength(1);
    // Parted again, nothing changes.
    await asStaff('partAccounts', { standing: own, joined: other, reason });
    expect(await typesOf(own, 'AccountsParted')).toHaveLength(1);
  });
});
