import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Network, accountStream } from '@loge/contracts';
import type { AccountId, Profile, SchoolId, Scope } from '@loge/contracts';
import {
  PASSWORD,
  SIGN_IN,
  codeOf,
  commandLine,
  cookieOf,
  installation,
  startStaffApp,
} from '../../../../test/rights/staff-app.fixture.js';
import type { StaffApp } from '../../../../test/rights/staff-app.fixture.js';
import type { Context } from '../../context.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import { GrantRole, WithdrawRole } from '../../rights/commands.js';
import { RecordSchools } from '../../schools/commands.js';
import { college, details, lycee } from '../account.fixture.js';
import {
  CreateAccount,
  EndAffiliations,
  JoinAccountsOfPerson,
  PartAccounts,
  RecordPeople,
} from '../commands.js';

const schools = (...ids: SchoolId[]): Scope => ({ kind: 'SCHOOLS', schools: ids });
const network = Network.parse('ECAH');

/** The system at eight o'clock of a day. */
const on = (day: string): Context => ({ ...commandLine(), clock: () => new Date(`${day}T08:00:00Z`) });
const noonOf = (day: string) => `${day}T12:00:00.000Z`;

let house: StaffApp;
let administrator: string;
let adminId: AccountId;
let headOfCollege: string;
let headOfLycee: string;
let officer: string;
let auditor: string;
let lea: AccountId;

const member = async (role: Parameters<StaffApp['person']>[1]) => {
  const login = `${randomUUID()}@loge.test`;
  await house.person(login, role);
  return signedIn(login);
};
const signedIn = async (login: string) => cookieOf(await house.ask(SIGN_IN, { login, password: PASSWORD }));

async function record(day: string, school: SchoolId, profile: Profile, code: string, given = 'Léa') {
  const [recorded] = await house.commands.execute(
    new RecordPeople(
      [
        {
          identity: { kind: 'join-key', joinKey: `AC$${given}`, recordKind: 'PUPIL' },
          person: { name: { given, family: 'Martin' }, birthDate: '2010-01-01', contacts: {} },
          affiliations: [{ school, profile, details: details({ classes: [code] }), relatives: [] }],
          authoritativeSchools: [college, lycee],
        },
      ],
      { dryRun: false },
      on(day),
    ),
  );
  if (!recorded || !('account' in recorded)) throw new Error('Nobody was recorded.');
  return recorded.account;
}

const then = (id: string, asOf: string, cookie: string) =>
  house.ask(
    `query ($id: ID!, $asOf: DateTime!) { accountAsOf(id: $id, asOf: $asOf) {
       id asOf since displayName name { family given birth } status joinedTo { id displayName } civility birthDate email phones
       address { street postcode town country } activated logins password
       affiliations { school { id name } profile since classes groups subjects functions formTeacherOf }
       roles { id role scope { kind network schools { id } classes } grantedAt endsOn whole } } }`,
    { id, asOf },
    { cookie },
  );
const shownThen = async (id: string, day: string, cookie: string) =>
  (await then(id, noonOf(day), cookie)).body.data.accountAsOf;
const between = (id: string, from: string, to: string, cookie: string) =>
  house.ask(
    `query ($id: ID!, $from: DateTime!, $to: DateTime!) {
       accountDifference(id: $id, from: $from, to: $to) { field before after } }`,
    { id, from, to },
    { cookie },
  );

beforeAll(async () => {
  house = await startStaffApp();
  const record1 = { name: 'Collège Jean-Moulin', classes: [], groups: [], network };
  const record2 = { name: 'Lycée Simone-Veil', classes: [], groups: [] };
  await house.commands.execute(
    new RecordSchools(
      [
        { school: college, record: record1 },
        { school: lycee, record: record2 },
      ],
      { dryRun: false },
      on('2024-08-01'),
    ),
  );
  adminId = await house.person('admin@loge.test', installation);
  administrator = await signedIn('admin@loge.test');
  await house.person('college@loge.test', { role: 'ADMINISTRATOR', scope: schools(college) });
  headOfCollege = await signedIn('college@loge.test');
  await house.person('lycee@loge.test', { role: 'ADMINISTRATOR', scope: schools(lycee) });
  headOfLycee = await signedIn('lycee@loge.test');
  await house.person('dpo@loge.test', { role: 'DATA_PROTECTION_OFFICER', scope: { kind: 'INSTALLATION' } });
  officer = await signedIn('dpo@loge.test');
  await house.person('auditor@loge.test', { role: 'AUDITOR', scope: schools(lycee) });
  auditor = await signedIn('auditor@loge.test');
  lea = await record('2024-09-02', college, 'PUPIL', '6A');
  await record('2025-09-01', college, 'PUPIL', '5B');
  const left = { account: lea, school: college, profile: 'PUPIL' } as const;
  await house.commands.execute(new EndAffiliations([left], on('2026-07-05')));
  await record('2026-09-01', lycee, 'PUPIL', '2B');
  await house.level();
});
afterAll(() => house.stop());

describe('an account as of a date', () => {
  test('is shown as it was', async () => {
    expect(await shownThen(lea, '2024-10-01', officer)).toEqual({
      ...{ id: lea, asOf: noonOf('2024-10-01'), since: '2024-09-02T08:00:00.000Z' },
      ...{ displayName: 'Léa Martin', name: { family: 'Martin', given: 'Léa', birth: null } },
      ...{
        status: 'ACTIVE',
        joinedTo: null,
        civility: null,
        birthDate: '2010-01-01',
        email: null,
        phones: [],
        address: null,
      },
      ...{ activated: false, logins: ['lea.martin'], password: 'NONE', roles: [] },
      affiliations: [
        {
          ...{ school: { id: college, name: 'Collège Jean-Moulin' }, profile: 'PUPIL' },
          ...{ since: '2024-09-02T08:00:00.000Z', classes: ['6A'] },
          ...{ groups: [], subjects: [], functions: [], formTeacherOf: [] },
        },
      ],
    });
    expect(await shownThen(lea, '2025-10-01', officer)).toMatchObject({
      affiliations: [{ classes: ['5B'] }],
    });
    expect(await shownThen(lea, '2024-09-01', officer)).toBeNull();
  });

  test('is, as of now, the account itself, for everybody who sees it', async () => {
    const now = new Date().toISOString();
    const page = `query ($id: ID!) { account(id: $id) {
      id displayName name { family given birth } status joinedTo { id displayName } civility birthDate email phones
      address { street postcode town country } activated credentials { logins password }
      affiliations { current school { id name } profile since classes groups subjects functions formTeacherOf }
      roles { id role scope { kind network schools { id } classes } grantedAt endsOn whole } } }`;
    for (const cookie of [administrator, headOfCollege, headOfLycee, officer]) {
      for (const id of [lea, adminId]) {
        const { account } = (await house.ask(page, { id }, { cookie })).body.data;
        const { accountAsOf } = (await then(id, now, cookie)).body.data;
        if (!account) {
          expect(accountAsOf).toBeNull();
          continue;
        }
        const { credentials, affiliations, ...same } = account;
        expect(accountAsOf).toMatchObject({
          ...same,
          ...(credentials ?? { password: null }),
          affiliations: affiliations.flatMap(({ current, ...place }: { current: boolean }) =>
            current ? [place] : [],
          ),
        });
      }
    }
  });

  test('is seen by those only who see the account now, and of its past what they see of its present', async () => {
    // She has left the collège: it sees its own place of then, and the names; the lycée has the rest.
    expect(await shownThen(lea, '2025-10-01', headOfCollege)).toMatchObject({
      ...{ displayName: 'Léa Martin', birthDate: null, logins: [], password: null },
      affiliations: [{ school: { id: college }, classes: ['5B'] }],
    });
    expect(await shownThen(lea, '2025-10-01', headOfLycee)).toMatchObject({
      ...{ birthDate: '2010-01-01', logins: ['lea.martin'] },
      affiliations: [],
    });
    const tom = await record('2025-09-01', college, 'PUPIL', '6A', 'Tom');
    await house.level();
    expect(await shownThen(tom, '2025-10-01', headOfLycee)).toBeNull();
    expect((await between(tom, noonOf('2025-01-01'), noonOf('2025-10-01'), headOfLycee)).body.data).toEqual({
      accountDifference: [],
    });
    expect(codeOf(await then(lea, noonOf('2025-10-01'), auditor))).toBe('FORBIDDEN');
    expect(await shownThen('nobody', '2025-10-01', officer)).toBeNull();
  });

  test('cannot be asked for what is to come, nor for what is no instant', async () => {
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    expect(codeOf(await then(lea, soon, officer))).toBe('AS_OF_FUTURE');
    expect(codeOf(await between(lea, noonOf('2025-01-01'), soon, officer))).toBe('AS_OF_FUTURE');
    expect(codeOf(await then(lea, '2025-02-30T12:00:00Z', officer))).toBe('BAD_INPUT');
    expect(codeOf(await between(lea, noonOf('2025-02-01'), noonOf('2025-01-01'), officer))).toBe('BAD_INPUT');
  });

  test('stood for a joined account from the day they were joined, which led to it', async () => {
    const make = async (login: string) => {
      const asked = { origin: 'COMMAND_LINE', name: { given: 'Anne', family: 'Roux' }, login, contacts: {} };
      const { account } = await house.commands.execute(
        new CreateAccount(asked as ConstructorParameters<typeof CreateAccount>[0], on('2024-09-02')),
      );
      return account;
    };
    const [own, other] = [await make('anne.roux'), await make('anne.roux2')];
    const event = { type: 'AccountActivated', data: { by: 'PASSWORD' } } as const;
    const streams = house.app.get<Streams>(STREAMS);
    await streams.record(accountStream(other), on('2024-10-01'), [{ event, about: { subject: other } }]);
    await house.commands.execute(
      new JoinAccountsOfPerson(own, other, { ...on('2025-01-10'), reason: 'Une seule personne' }),
    );
    await house.level();
    expect(await shownThen(other, '2025-01-09', officer)).toMatchObject({
      ...{ status: 'DEPARTED', joinedTo: null, activated: true },
    });
    const led = { status: 'JOINED', joinedTo: { id: own, displayName: 'Anne Roux' } };
    expect(await shownThen(other, '2025-01-11', officer)).toMatchObject(led);
    await house.commands.execute(new PartAccounts(own, other, { ...on('2025-02-10'), reason: 'Deux' }));
    await house.level();
    expect(await shownThen(other, '2025-01-11', officer)).toMatchObject(led);
    expect(await shownThen(other, '2025-02-11', officer)).toMatchObject({ joinedTo: null });
    // Who sees but the one of both does not learn of the other.
    const grant = { role: 'AUDITOR', scope: schools(lycee) } as const;
    await house.commands.execute(new GrantRole(other, grant, on('2025-02-12')));
    await house.level();
    expect(await shownThen(other, '2025-01-11', headOfLycee)).toMatchObject({
      ...{ status: 'JOINED', joinedTo: null },
    });
    expect(await shownThen(own, '2025-01-09', officer)).toMatchObject({ activated: false });
    expect(await shownThen(own, '2025-01-11', officer)).toMatchObject({ activated: true });
  });

  test('leaves a reading of the account behind, in the registers of its schools of now', async () => {
    const readings = async () =>
      (await house.events()).filter(
        ({ type, metadata }) => type === 'AccountRead' && metadata.subject === lea,
      );
    const before = (await readings()).length;
    await house.person('other@loge.test', installation);
    const other = await signedIn('other@loge.test');
    await between(lea, noonOf('2025-01-01'), noonOf('2025-10-01'), other);
    const [reading] = (await readings()).slice(before);
    expect(reading).toMatchObject({ data: { part: 'PAGE' }, metadata: { schools: [lycee] } });
  });
});

describe('what differs in an account between two dates', () => {
  test('is told by the fields of changes, as far as the account is shown', async () => {
    const differences = async (cookie: string) =>
      (await between(lea, noonOf('2025-01-01'), noonOf('2026-10-01'), cookie)).body.data.accountDifference;
    expect(await differences(officer)).toEqual([
      { field: 'places', before: 'PUPIL (Collège Jean-Moulin)', after: 'PUPIL (Lycée Simone-Veil)' },
      { field: 'classes', before: '6A (Collège Jean-Moulin)', after: '2B (Lycée Simone-Veil)' },
    ]);
    expect(await differences(headOfCollege)).toEqual([
      { field: 'places', before: 'PUPIL (Collège Jean-Moulin)', after: null },
      { field: 'classes', before: '6A', after: null },
    ]);
  });
});

describe('the roles of a school as of a date', () => {
  let paul: AccountId;
  let auditing: string;
  const at = async (day: string, cookie: string, school: string = college) =>
    house.ask(
      `query ($school: ID!, $asOf: DateTime!) { schoolRolesAsOf(school: $school, asOf: $asOf) {
         since person { id displayName } role { role scope { kind schools { id } } endsOn whole } } }`,
      { school, asOf: noonOf(day) },
      { cookie },
    );
  const who = async (day: string, cookie = officer, school: string = college) =>
    (await at(day, cookie, school)).body.data.schoolRolesAsOf.map(
      ({ person, role }: { person: { displayName: string }; role: { role: string } }) =>
        `${person.displayName} ${role.role}`,
    );

  beforeAll(async () => {
    const grant = async (
      given: string,
      role: 'AUDITOR' | 'CREDENTIAL_MANAGER',
      scope: Scope,
      more: { endsOn?: string } = {},
    ) => {
      const asked = { origin: 'COMMAND_LINE' as const, name: { given, family: 'Blanc' }, contacts: {} };
      const { account } = await house.commands.execute(
        new CreateAccount({ ...asked, login: `${given}.blanc` }, on('2024-09-01')),
      );
      const asked2 = { role, scope, ...more };
      const made = await house.commands.execute(new GrantRole(account, asked2, on('2024-09-10')));
      return { account, grant: made.grant };
    };
    const given = await grant('Paul', 'AUDITOR', schools(college, lycee));
    paul = given.account;
    auditing = given.grant;
    await grant('Nina', 'AUDITOR', { kind: 'NETWORK', network });
    await grant(
      'Max',
      'CREDENTIAL_MANAGER',
      { kind: 'CLASSES', school: college, classes: ['6A'] },
      { endsOn: '2025-06-30' },
    );
    await house.commands.execute(new WithdrawRole(paul, auditing, on('2025-03-01')));
    await house.level();
  });

  test('are those given by then, not withdrawn by then, and not past their last day, by name', async () => {
    expect(await who('2024-09-09')).toEqual([]);
    expect(await who('2024-09-11')).toEqual([
      'Max Blanc CREDENTIAL_MANAGER',
      'Nina Blanc AUDITOR',
      'Paul Blanc AUDITOR',
    ]);
    expect(await who('2025-03-02')).toEqual(['Max Blanc CREDENTIAL_MANAGER', 'Nina Blanc AUDITOR']);
    expect(await who('2025-06-30')).toContain('Max Blanc CREDENTIAL_MANAGER');
    expect(await who('2025-07-01')).toEqual(['Nina Blanc AUDITOR']);
    expect(await who('2024-09-11', officer, lycee)).toEqual(['Paul Blanc AUDITOR']);
  });

  test('are told to its head with what lies within their reach', async () => {
    const told = (await at('2024-09-11', headOfCollege)).body.data.schoolRolesAsOf;
    expect(told[1]).toEqual({
      ...{ since: '2024-09-10T08:00:00.000Z', person: { id: paul, displayName: 'Paul Blanc' } },
      role: {
        ...{ role: 'AUDITOR', endsOn: null, whole: false },
        scope: { kind: 'SCHOOLS', schools: [{ id: college }] },
      },
    });
  });

  test('name nobody whose role reaches further than those who ask, then as now', async () => {
    const listedNow = async (cookie: string) => {
      const { body } = await house.ask(
        `query ($school: ID!) { roleHolders(school: $school, first: 100) {
           edges { node { person { id } roles { role } } } } }`,
        { school: college },
        { cookie },
      );
      type Edge = { node: { person: { id: string }; roles: { role: string }[] } };
      return body.data.roleHolders.edges.flatMap(({ node: { person, roles } }: Edge) =>
        roles.map(({ role }) => `${person.id} ${role}`),
      );
    };
    const toldNow = async (cookie: string) => {
      const { body } = await house.ask(
        `query ($school: ID!, $asOf: DateTime!) { schoolRolesAsOf(school: $school, asOf: $asOf) {
           person { id } role { role } } }`,
        { school: college, asOf: new Date().toISOString() },
        { cookie },
      );
      type Told = { person: { id: string }; role: { role: string } };
      return body.data.schoolRolesAsOf.map(({ person, role }: Told) => `${person.id} ${role.role}`);
    };
    for (const cookie of [headOfCollege, administrator])
      expect((await toldNow(cookie)).sort()).toEqual((await listedNow(cookie)).sort());
    expect(await who('2024-09-11', headOfCollege)).toEqual([
      'Max Blanc CREDENTIAL_MANAGER',
      'Paul Blanc AUDITOR',
    ]);
    const ofNetwork = await member({ role: 'AUDITOR', scope: { kind: 'NETWORK', network } });
    expect(await who('2024-09-11', ofNetwork)).toContain('Nina Blanc AUDITOR');
  });

  test('are told to its auditor, and of another school to nobody', async () => {
    expect(await who('2024-09-11', auditor, lycee)).toEqual(['Paul Blanc AUDITOR']);
    expect(codeOf(await at('2024-09-11', auditor))).toBe('NOT_FOUND');
    expect(codeOf(await at('2024-09-11', headOfLycee))).toBe('NOT_FOUND');
    expect(codeOf(await at('2024-09-11', officer, 'nowhere'))).toBe('NOT_FOUND');
    expect(codeOf(await at('2999-01-01', officer))).toBe('AS_OF_FUTURE');
  });

  test('that were gained and lost between two dates are told apart', async () => {
    const { body } = await house.ask(
      `query ($school: ID!, $from: DateTime!, $to: DateTime!) {
         schoolRolesDifference(school: $school, from: $from, to: $to) {
           gained { person { displayName } } lost { person { displayName } } } }`,
      { school: college, from: noonOf('2024-09-11'), to: new Date().toISOString() },
      { cookie: headOfCollege },
    );
    const names = (roles: { person: { displayName: string } }[]) =>
      roles.map(({ person }) => person.displayName);
    const { gained, lost } = body.data.schoolRolesDifference;
    expect(names(lost)).toEqual(['Max Blanc', 'Paul Blanc']);
    // The head, who came since, and is called so by the fixture; not the administrators of the installation.
    expect(names(gained)).toEqual(['Camille Roux']);
  });
});
