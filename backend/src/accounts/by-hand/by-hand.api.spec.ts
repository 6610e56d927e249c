import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Network } from '@loge/contracts';
import type { AccountId, Scope } from '@loge/contracts';
import { aafExport, many } from '../../../../test/support/aaf-export.js';
import type { ExportPlan } from '../../../../test/support/aaf-export.js';
import { folderWith } from '../../../../test/support/import-house.js';
import { importFolder } from '../../cli/import.command.js';
import { EVENT_STORE } from '../../event-store/port.js';
import type { EventStore } from '../../event-store/port.js';
import { PROJECTION_RUNNER } from '../../event-store/projection.js';
import type { ProjectionRunner } from '../../event-store/projection.js';
import { SetPassword } from '../../passwords/commands.js';
import { codeOf, cookieOf, startRecovery, system, tokenIn } from '../../recovery/recovery.fixture.js';
import type { Recovery } from '../../recovery/recovery.fixture.js';
import { GrantRole } from '../../rights/commands.js';
import { RecordSchools } from '../../schools/commands.js';
import { college, lycee } from '../account.fixture.js';
import {
  AccountByLogin,
  AccountStanding,
  AccountsByJoinKeys,
  ConfirmAddress,
  CreateAccount,
} from '../commands.js';

const PASSWORD = 'une phrase assez longue';
const reason = 'Arrivée en cours d’année';

type Role = 'ADMINISTRATOR' | 'CREDENTIAL_MANAGER' | 'DATA_PROTECTION_OFFICER' | 'AUDITOR';
interface Person {
  readonly id: AccountId;
  readonly cookie: string;
}

let house: Recovery;
let admin: Person;
let head: Person;
let people = 0;

beforeAll(async () => {
  house = await startRecovery();
  const record = {
    name: 'Collège Jean-Moulin',
    classes: [{ code: '6A' }],
    groups: [],
    network: Network.parse('ECAH'),
  };
  await house.commands.execute(new RecordSchools([{ school: college, record }], { dryRun: false }, system()));
  admin = await holder('ADMINISTRATOR', { kind: 'INSTALLATION' });
  head = await holder('ADMINISTRATOR', { kind: 'SCHOOLS', schools: [college] });
}, 60_000);
afterAll(() => house?.stop());

/** Somebody with a role, signed in. */
async function holder(role: Role, scope: Scope): Promise<Person> {
  const login = `direction${(people += 1)}@exemple.test`;
  const name = { given: 'Alix', family: `Direction ${people}` };
  const { account: id } = await house.commands.execute(
    new CreateAccount({ origin: 'COMMAND_LINE', name, login, contacts: {} }, system()),
  );
  await house.commands.execute(new GrantRole(id, { role, scope }, system()));
  await house.commands.execute(new SetPassword(id, PASSWORD, 'DEMO', system()));
  return { id, cookie: cookieOf(await house.signIn(login, PASSWORD)) };
}

const act = (operation: string, type: string, fields: string) => (input: object, by: Person) =>
  house.post(
    `mutation ($input: ${type}!) { ${operation}(input: $input) { ${fields} } }`,
    { input: { reason, ...input } },
    by,
  );
const create = act('createAccount', 'CreateAccountInput', 'account login pending');
const changeContacts = act('changeContacts', 'ChangeContactsInput', 'account pending');
const addPlace = act('addPlace', 'AddPlaceInput', 'account pending');
const endPlace = act('endPlace', 'EndPlaceInput', 'account pending');
const join = act('joinAccountsOfPerson', 'JoinAccountsInput', 'account pending');
const part = act('partAccounts', 'JoinAccountsInput', 'account pending');

/** A name that nobody else has in these tests. */
const fresh = () => `Costa${String.fromCharCode(97 + ((people += 1) % 26))}${people}x`;
const person = (family: string, changes: object = {}) => ({
  ...{ family, given: 'Ana', contacts: {}, place: { school: college, profile: 'OTHER' } },
  ...changes,
});
async function made(family: string, changes: object = {}, by = head): Promise<AccountId> {
  const { body } = await create(person(family, changes), by);
  expect(body.errors).toBeUndefined();
  return body.data.createAccount.account;
}
const shown = async (id: string, by = admin) =>
  (
    await house.post(
      `query ($id: ID!) { account(id: $id) {
         login status email contacts { email homePhone workPhone mobile } phones
         affiliations { profile current byHand joinKey classes functions school { id } }
         joined { id } family { person { id } relation legalGuardian }
         timeline(first: 50) { edges { node { kind reason changes { field before after } } } } } }`,
      { id },
      by,
    )
  ).body.data.account;
const placesOf = async (id: AccountId) =>
  (await shown(id)).affiliations.map(
    (one: { profile: string; current: boolean; byHand: boolean }) =>
      [one.profile, one.current, one.byHand] as const,
  );
const detailOf = ({ body }: { body: { errors?: { extensions: { detail?: object } }[] } }) =>
  body.errors?.[0]?.extensions.detail;

/** A complete export of the collège with ten pupils, and whoever a test is about. */
async function imported(plan: Pick<ExportPlan, 'staff' | 'pupils'>): Promise<void> {
  const folder = await folderWith(
    aafExport({
      academy: 'Ecah',
      schools: { 1: { uai: '0611234X', name: 'Collège Jean-Moulin' } },
      pupils: { ...many(10, 100, () => ({})), ...plan.pupils },
      relatives: {},
      staff: { 900: { functions: ['1$EDU$EDUCATION'] }, ...plan.staff },
    }),
  );
  const terminal = { out: () => undefined, err: () => undefined };
  expect(await importFolder(house.app, [folder, '--json', '--confirm-departures'], { terminal })).toBe(0);
  await rm(folder, { recursive: true });
  // A command line does not wait for what it wrote to be seen.
  const runner = house.app.get<ProjectionRunner>(PROJECTION_RUNNER);
  const end = await house.app.get<EventStore>(EVENT_STORE).end();
  expect(await runner.waitFor(end, ['accounts', 'journal'], 30_000)).toBe(true);
}
const byKey = async (number: string) => {
  const found = await house.queries.execute(new AccountsByJoinKeys([`ECAH$${number}`]));
  return found.get(`ECAH$${number}`)!;
};

describe('KO-11: « Créer un utilisateur »', () => {
  test('makes an account with its place in one append, and a login as imports do', async () => {
    const family = fresh();
    const place = { school: college, profile: 'OTHER', classes: ['6A'], function: 'Agent d’accueil' };
    const contacts = { email: 'ana@exemple.test', mobile: '06 12 34 56 78' };
    const { body } = await create(
      person(family, { place, contacts, birthDate: '1987-03-14', civility: 'MME' }),
      head,
    );
    const { account, login } = body.data.createAccount;
    expect(body.data.createAccount).toEqual({
      account,
      login: `ana.${family.toLowerCase()}`,
      pending: false,
    });
    const events = await house.events(account, 'AccountCreated', 'AccountAffiliated');
    expect(events).toMatchObject([
      {
        type: 'AccountCreated',
        data: { origin: 'STAFF', login },
        metadata: { actor: { id: head.id }, reason },
      },
      {
        type: 'AccountAffiliated',
        data: { school: college, byHand: true },
        metadata: { schools: [college], reason },
      },
    ]);
    expect(events[0]?.metadata.correlationId).toBe(events[1]?.metadata.correlationId);
    expect(await shown(account, head)).toMatchObject({
      ...{ login, status: 'ACTIVE', email: 'ana@exemple.test', phones: ['06 12 34 56 78'] },
      contacts: { email: 'ana@exemple.test', homePhone: null, workPhone: null, mobile: '06 12 34 56 78' },
      affiliations: [
        { profile: 'OTHER', current: true, byHand: true, classes: ['6A'], functions: ['Agent d’accueil'] },
      ],
    });
    expect(await house.queries.execute(new AccountByLogin(login))).toBe(account);
  });

  test('makes a relative of pupils of the school, and of no others', async () => {
    const child = await house.person('Lou', undefined, { profile: 'PUPIL' });
    const elsewhere = await house.person('Noé', undefined, { profile: 'PUPIL', school: lycee });
    const of = (id: AccountId) => ({
      school: college,
      profile: 'RELATIVE',
      children: [{ child: id, relation: 'MOTHER', legalGuardian: 1 }],
    });
    const mother = await made(fresh(), { place: of(child) });
    expect((await shown(mother)).family).toEqual([
      { person: { id: child }, relation: 'MOTHER', legalGuardian: 1 },
    ]);
    for (const other of [elsewhere, mother, head.id])
      expect(detailOf(await create(person(fresh(), { place: of(other) }), head))).toEqual({
        field: 'children',
      });
  });

  test('tells of somebody there with these names, unless it is said to be another person, or born another day', async () => {
    const family = fresh();
    const first = await made(family, { birthDate: '1987-03-14' });
    const again = person(`${family.toUpperCase()} `, { given: 'ÁNA' });
    const refused = await create(again, head);
    expect([codeOf(refused), detailOf(refused)]).toEqual(['ACCOUNT_RESEMBLES', { accounts: first }]);
    // The dashboard shows who that is by one search.
    const names = { family: again.family.trim(), given: again.given, school: college };
    const search =
      'query ($filter: AccountFilter) { accounts(filter: $filter, first: 100) { edges { node { id } } } }';
    const found = await house.post(search, { filter: names }, head);
    expect(found.body.data.accounts.edges).toEqual([{ node: { id: first } }]);
    const namesake = await create({ ...again, evenIfKnown: true }, head);
    expect(namesake.body.data.createAccount.login).toBe(`ana.${family.toLowerCase()}2`);
    const younger = await create({ ...again, birthDate: '2001-01-01' }, head);
    // The second one's birth date is not known: it may be this one's.
    expect(detailOf(younger)).toEqual({ accounts: namesake.body.data.createAccount.account });
    const elsewhere = await create({ ...again, place: { school: lycee, profile: 'OTHER' } }, admin);
    expect(codeOf(elsewhere)).toBeUndefined();
  });

  test('makes one account of one person, also for five who make it at once', async () => {
    const family = fresh();
    const answers = await Promise.all(Array.from({ length: 5 }, () => create(person(family), head)));
    expect(answers.map(codeOf).sort()).toEqual([...Array(4).fill('ACCOUNT_RESEMBLES'), undefined]);
  });

  test('refuses classes that the school does not have, and takes those that people have there', async () => {
    const inClass = (code: string) =>
      create(person(fresh(), { place: { school: college, profile: 'PUPIL', classes: [code] } }), head);
    expect(detailOf(await inClass('5Z'))).toEqual({ field: 'classes' });
    expect(codeOf(await inClass('6A'))).toBeUndefined();
    const used = { school: lycee, profile: 'PUPIL', classes: ['1S'] };
    expect(detailOf(await create(person(fresh(), { place: used }), admin))).toEqual({ field: 'classes' });
  });

  test('is the right of administrators over the school alone, with a reason', async () => {
    const anybody = [
      await holder('ADMINISTRATOR', { kind: 'SCHOOLS', schools: [lycee] }),
      await holder('CREDENTIAL_MANAGER', { kind: 'SCHOOLS', schools: [college] }),
      await holder('DATA_PROTECTION_OFFICER', { kind: 'INSTALLATION' }),
      await holder('AUDITOR', { kind: 'SCHOOLS', schools: [college] }),
    ];
    const account = await made(fresh());
    const place = { school: college, profile: 'OTHER' };
    for (const by of anybody) {
      expect(codeOf(await create(person(fresh()), by))).toBe('FORBIDDEN');
      const beyond = [
        await changeContacts({ account, contacts: {} }, by),
        await endPlace({ account, ...place }, by),
      ].map(codeOf);
      const others = codeOf(await addPlace({ account, place: { ...place, profile: 'TEACHER' } }, by));
      const isHead = by === anybody[0];
      expect([...beyond, others]).toEqual(
        isHead ? ['NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN'] : Array(3).fill('FORBIDDEN'),
      );
    }
    const unreasoned = { reason: '  ' };
    const without = [
      await create({ ...person(fresh()), ...unreasoned }, head),
      await changeContacts({ account, contacts: {}, ...unreasoned }, head),
      await addPlace({ account, place, ...unreasoned }, head),
      await endPlace({ account, ...place, ...unreasoned }, head),
    ];
    expect(without.map(codeOf)).toEqual(Array(4).fill('REASON_REQUIRED'));
    expect(codeOf(await create(person(fresh(), { place: { ...place, school: lycee } }), head))).toBe(
      'FORBIDDEN',
    );
    const written = await house.events(account, 'ContactsChanged', 'AffiliationEnded');
    expect(written).toEqual([]);
  });
});

describe('contacts that staff change', () => {
  test('are in the journal with the old ones, and stand until the directory’s own record changes', async () => {
    const staff = (mail: string) => ({ staff: { 301: { functions: ['1$EDU$EDUCATION'], mail } } });
    await imported(staff('ecole@exemple.test'));
    const account = await byKey('301');
    const contacts = { email: 'neuve@exemple.test' };
    expect(codeOf(await changeContacts({ account, contacts }, head))).toBeUndefined();
    await imported(staff('ecole@exemple.test'));
    const page = await shown(account);
    expect(page.email).toBe('neuve@exemple.test');
    expect(page.timeline.edges.map(({ node }: { node: { kind: string } }) => node)).toContainEqual({
      ...{ kind: 'ContactsChanged', reason },
      changes: [{ field: 'contacts.email', before: 'ecole@exemple.test', after: 'neuve@exemple.test' }],
    });
    await imported(staff('rentree@exemple.test'));
    expect((await shown(account)).email).toBe('rentree@exemple.test');
  });

  test('take a recovery mail to the new address, but never from the address that the owner confirmed', async () => {
    const [before, after] = ['lise.avant@exemple.test', 'lise.apres@exemple.test'];
    const account = await house.person('Lise', before);
    await changeContacts({ account, contacts: { email: after, mobile: '06 12 34 56 78' } }, head);
    const { subject, text } = await house.mailTo(before);
    expect(subject).toBe('Vos coordonnées ont changé – Collège Jean-Moulin');
    expect(text).toMatch(/Changé\s: adresse électronique, téléphone portable\n/);
    expect(text).toMatch(/Par\s: Alix Direction \d/);
    expect(text).not.toMatch(/lise\.|06 12|http/);

    const { logins } = await house.queries.execute(new AccountStanding(account));
    await house.askFor(logins[0]!);
    expect(tokenIn(await house.mailTo(after))).not.toBe('');
    await house.commands.execute(new ConfirmAddress(account, after, system()));
    await changeContacts({ account, contacts: { email: 'intrus@exemple.test' } }, head);
    await house.askFor(after);
    await house.mailTo(after, 3);
    const told = house.mails().filter(({ to }) => to === after);
    expect(told.filter(({ subject }) => subject.startsWith('Vos coordonnées ont changé'))).toHaveLength(1);
    expect(house.mails().filter(({ to }) => to === 'intrus@exemple.test')).toEqual([]);
  });

  test('are told to nobody where there was no address before, or where the directory changed them', async () => {
    const account = await house.person('Max');
    await changeContacts({ account, contacts: { email: 'max@exemple.test' } }, head);
    const joinKey = 'AC$rose';
    await house.person('Rose', 'rose.avant@exemple.test', { joinKey });
    await house.person('Rose', 'rose.apres@exemple.test', { joinKey });
    // Contacts are told in the order of their changes: the mail of the last one comes after all others.
    const last = await house.person('Zoé', 'zoe.avant@exemple.test');
    await changeContacts({ account: last, contacts: {} }, head);
    await house.mailTo('zoe.avant@exemple.test');
    expect(house.mails().filter(({ to }) => /^(max|rose)/.test(to))).toEqual([]);
  });

  test('are refused of somebody of equal rank, of somebody in another school too, and of oneself', async () => {
    const peer = await holder('ADMINISTRATOR', { kind: 'SCHOOLS', schools: [college] });
    expect(codeOf(await changeContacts({ account: peer.id, contacts: {} }, head))).toBe('RANK_TOO_HIGH');
    expect(codeOf(await changeContacts({ account: head.id, contacts: {} }, head))).toBe('FORBIDDEN');
    const both = await made(fresh());
    await addPlace({ account: both, place: { school: lycee, profile: 'OTHER' } }, admin);
    expect(codeOf(await changeContacts({ account: both, contacts: {} }, head))).toBe('FORBIDDEN');
    expect(codeOf(await endPlace({ account: both, school: college, profile: 'OTHER' }, head))).toBe(
      'FORBIDDEN',
    );
  });
});

describe('a place that staff gave', () => {
  const teaching = { functions: ['1$ENS$ENSEIGNEMENT$L1$LETTRES'] };

  test('is ended by no complete import, but by staff; the directory’s own is theirs only while it names none', async () => {
    await imported({ staff: { 302: teaching, 303: teaching } });
    const [account, other] = [await byKey('302'), await byKey('303')];
    const agent = await made(fresh());
    const place = { school: college, profile: 'LOCAL_AUTHORITY', function: 'Agent' };
    await addPlace({ account, place }, head);
    await imported({ staff: {} });
    expect(await placesOf(agent)).toEqual([['OTHER', true, true]]);
    expect(await placesOf(account)).toEqual([
      ['LOCAL_AUTHORITY', true, true],
      ['TEACHER', false, false],
    ]);
    expect(await placesOf(other)).toEqual([['TEACHER', false, false]]);

    await addPlace({ account: other, place: { school: college, profile: 'TEACHER' } }, head);
    await imported({ staff: {} });
    expect(await placesOf(other)).toEqual([['TEACHER', true, true]]);
    await imported({ staff: { 302: teaching, 303: teaching } });
    expect(await placesOf(other)).toEqual([['TEACHER', true, false]]);
    expect(codeOf(await endPlace({ account, school: college, profile: 'TEACHER' }, head))).toBe(
      'PLACE_FROM_DIRECTORY',
    );
    await endPlace({ account, school: college, profile: 'LOCAL_AUTHORITY' }, head);
    expect(await placesOf(account)).toContainEqual(['LOCAL_AUTHORITY', false, true]);
    expect(await house.events(account, 'AffiliationEnded')).toMatchObject([
      { data: { profile: 'TEACHER', cause: 'DEPARTED' } },
      { data: { profile: 'LOCAL_AUTHORITY', cause: 'ENDED_BY_STAFF' }, metadata: { reason } },
    ]);
    await imported({ staff: {} });
    expect(await placesOf(other)).toEqual([['TEACHER', false, false]]);
  });

  test('of somebody whom an import brings again is joined with what it brought, and parted with nothing lost', async () => {
    const [family, place] = [fresh(), { school: college, profile: 'TEACHER' }];
    const standing = await made(family, { place });
    const { logins: own } = await house.queries.execute(new AccountStanding(standing));
    await house.commands.execute(new SetPassword(standing, PASSWORD, 'DEMO', system()));
    await imported({ staff: { 304: { ...teaching, family, given: 'Ana' } } });
    const joined = await byKey('304');
    const { logins: others } = await house.queries.execute(new AccountStanding(joined));
    expect(others).toEqual([`${own[0]}2`]);

    expect(codeOf(await join({ standing, joined }, head))).toBeUndefined();
    expect(await placesOf(standing)).toEqual([['TEACHER', true, false]]);
    expect((await house.signIn(others[0]!, PASSWORD)).body.data.signIn.me.id).toBe(standing);
    await imported({ staff: { 304: { ...teaching, family, given: 'Ana' } } });
    expect(await placesOf(standing)).toEqual([['TEACHER', true, false]]);

    expect(codeOf(await part({ standing, joined }, head))).toBeUndefined();
    expect(await placesOf(standing)).toEqual([['TEACHER', true, true]]);
    expect(await placesOf(joined)).toEqual([['TEACHER', true, false]]);
    expect((await house.signIn(own[0]!, PASSWORD)).body.data.signIn.me.id).toBe(standing);
    expect(codeOf(await house.signIn(others[0]!, PASSWORD))).toBe('SIGN_IN_REFUSED');
    expect((await house.queries.execute(new AccountStanding(joined))).logins).toEqual(others);
  });
});
