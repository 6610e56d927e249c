import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SecretId, SessionId, accessStream } from '@loge/contracts';
import type { AccountId, Profile, Role, SchoolId, Scope } from '@loge/contracts';
import { until } from '../../../test/faults/until.js';
import { CreateAccount } from '../accounts/commands.js';
import { college, lycee } from '../accounts/account.fixture.js';
import { EVENT_STORE } from '../event-store/port.js';
import type { EventStore } from '../event-store/port.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { SetPassword } from '../passwords/commands.js';
import { ORIGIN, codeOf, cookieOf, startRecovery, system } from '../recovery/recovery.fixture.js';
import type { Recovery } from '../recovery/recovery.fixture.js';
import { GrantRole } from '../rights/commands.js';
import {
  RecordSchools,
  SetLegacyLoginPeriod,
  SetPortalSettings,
  SetSignInPlace,
} from '../schools/commands.js';
import { MIGRATION } from './migration.projection.js';

const PASSWORD = 'une phrase assez longue';

let house: Recovery;
let head: string;
beforeAll(async () => {
  house = await startRecovery();
  head = await staff('principal@college.test', 'ADMINISTRATOR', { kind: 'SCHOOLS', schools: [college] });
});
afterAll(() => house?.stop());

/** Somebody with a role and no place; the cookie of their session. */
async function staff(login: string, role: Role, scope: Scope): Promise<string> {
  const name = { given: 'Camille', family: 'Roux' };
  const person = { origin: 'COMMAND_LINE', name, login, contacts: { email: login } } as const;
  const { account } = await house.commands.execute(new CreateAccount(person, system()));
  await house.commands.execute(new GrantRole(account, { role, scope }, system()));
  await house.commands.execute(new SetPassword(account, PASSWORD, 'DEMO', system()));
  return cookieOf(await house.signIn(login, PASSWORD));
}

/** Signs somebody in by the old user name, as the register has it. */
async function usesOldLogin(account: AccountId): Promise<void> {
  const [legacy, session] = [SecretId.parse(randomUUID()), SessionId.parse(randomUUID())];
  const event = { type: 'LegacyLoginUsed', data: { school: college, legacy, session } } as const;
  const about = { subject: account, schools: [college] };
  await house.app.get<Streams>(STREAMS).record(accessStream(account), system(), [{ event, about }]);
}
const moves = (account: AccountId) =>
  house.commands.execute(new SetPassword(account, PASSWORD, 'DEMO', system()));

const runner = () => house.app.get<ProjectionRunner>(PROJECTION_RUNNER);
const level = async () => {
  const end = await house.app.get<EventStore>(EVENT_STORE).end();
  expect(await runner().waitFor(end, [MIGRATION], 10_000)).toBe(true);
};

const COUNTS = `query ($school: ID!) { migration(school: $school) {
  school { id name } legacyLogin { endsOn open }
  counts { profile neverSignedIn oldLoginOnly moved byMail shutOut } } }`;
const PEOPLE = `query ($filter: MigrationFilter!, $first: Int, $after: String) {
  migrationPeople(filter: $filter, first: $first, after: $after) {
    edges { cursor node { id person { id displayName } profile state reachable lastOldSignInAt remindedAt } }
    pageInfo { hasNextPage endCursor } } }`;
const REMIND = `mutation ($input: RemindOfMigrationInput!) { remindOfMigration(input: $input) { asked } }`;

const counts = async (school: SchoolId = college, cookie = head) => {
  await level();
  return house.post(COUNTS, { school }, { cookie });
};
const people = async (filter: object, page: object = {}, cookie = head) => {
  await level();
  return house.post(PEOPLE, { filter: { school: college, ...filter }, ...page }, { cookie });
};
const remind = (input: object = {}, cookie = head) =>
  house.post(REMIND, { input: { school: college, ...input } }, { cookie });
const askedBy = async (...asked: Parameters<typeof remind>) =>
  (await remind(...asked)).body.data?.remindOfMigration.asked as unknown;
const remindersTo = (address: string) => house.mails().filter(({ to }) => to === address);

describe('IT-3: a school on its way from the old login to the new one', () => {
  let awa: AccountId, bilal: AccountId, chloe: AccountId, dina: AccountId, emma: AccountId;
  beforeAll(async () => {
    const at = (profile: 'PUPIL' | 'RELATIVE') => ({ profile });
    // Of two schools: the one that reminds writes.
    const both = { ...at('RELATIVE'), joinKey: 'AC$both' };
    await house.person('Awa', 'awa@famille.test', { ...both, school: lycee });
    awa = await house.person('Awa', 'awa@famille.test', both);
    bilal = await house.person('Bilal', undefined, at('PUPIL'));
    chloe = await house.person('Chloé', 'chloe@famille.test', at('PUPIL'));
    dina = await house.person('Dina', 'dina@famille.test', at('PUPIL'));
    emma = await house.person('Emma', undefined, at('PUPIL'));
    await house.person('Yann', 'yann@ailleurs.test', { school: lycee });
    await usesOldLogin(bilal);
    await usesOldLogin(chloe);
    await moves(dina);
    const days = { opensOn: '2024-09-01', endsOn: '2999-01-31' };
    await house.commands.execute(new SetLegacyLoginPeriod(college, days, system()));
    const contact = { contact: 'Le secrétariat, 03 84 00 00 00' };
    await house.commands.execute(new SetPortalSettings(college, contact, system()));
  });

  test('sees by profile who never signed in, uses the old login, has moved, and who would be shut out', async () => {
    const { body } = await counts();
    expect(body.data.migration).toEqual({
      school: { id: college, name: 'Collège Jean-Moulin' },
      legacyLogin: { endsOn: '2999-01-31', open: true },
      counts: [
        { profile: 'PUPIL', neverSignedIn: 1, oldLoginOnly: 2, moved: 1, byMail: 1, shutOut: 2 },
        { profile: 'RELATIVE', neverSignedIn: 1, oldLoginOnly: 0, moved: 0, byMail: 1, shutOut: 0 },
      ],
    });
  });

  test('sees who they are, by name and page by page', async () => {
    const left = { states: ['NEVER_SIGNED_IN', 'OLD_LOGIN_ONLY'] };
    const first = (await people(left, { first: 3 })).body.data.migrationPeople;
    const ids = (page: typeof first) => page.edges.map(({ node }: { node: { id: string } }) => node.id);
    expect(ids(first)).toEqual([awa, bilal, chloe]);
    expect(first.edges[1].node).toEqual({
      ...{ id: bilal, person: { id: bilal, displayName: 'Bilal Martin' }, profile: 'PUPIL' },
      ...{ state: 'OLD_LOGIN_ONLY', reachable: false },
      ...{ lastOldSignInAt: expect.stringMatching(/Z$/), remindedAt: null },
    });
    const { endCursor: after, hasNextPage } = first.pageInfo;
    expect(hasNextPage).toBe(true);
    const next = (await people(left, { first: 3, after })).body.data.migrationPeople;
    expect(ids(next)).toEqual([emma]);
    const shutOut = (await people({ ...left, reachable: false })).body.data.migrationPeople;
    expect(ids(shutOut)).toEqual([bilal, emma]);
    expect(ids((await people({ profile: 'RELATIVE' })).body.data.migrationPeople)).toEqual([awa]);
    expect(codeOf(await people({}, { after: 'x' }))).toBe('BAD_INPUT');
  });

  test('reminds once, however often it is asked, those who have not moved and have an address', async () => {
    expect(await askedBy({ profile: 'RELATIVE' })).toBe(1);
    const together = await Promise.all([askedBy(), askedBy(), askedBy()]);
    expect(together.map(Number).reduce((sum, asked) => sum + asked)).toBe(1);
    expect(await askedBy()).toBe(0);
    await house.mailTo('chloe@famille.test');
    const mail = await house.mailTo('awa@famille.test');
    expect(mail.subject).toBe('La nouvelle façon de vous connecter – Collège Jean-Moulin');
    expect(mail.text).toContain(`${ORIGIN}/mot-de-passe-oublie`);
    expect(mail.text).toContain('31 janvier 2999');
    expect(mail.text).toContain('Le secrétariat, 03 84 00 00 00');
    for (const [address, mails] of [
      ['chloe@famille.test', 1],
      ['awa@famille.test', 1],
      ['dina@famille.test', 0],
    ] as const)
      expect(remindersTo(address)).toHaveLength(mails);
    expect(remindersTo('yann@ailleurs.test')).toEqual([]);
    const [event] = await house.events(chloe, 'MigrationReminderAsked');
    expect(event).toMatchObject({
      data: { school: college, language: 'fr' },
      metadata: { actor: { kind: 'ACCOUNT' }, schools: [college] },
    });
    const { edges } = (await people({ reachable: true, states: ['OLD_LOGIN_ONLY'] })).body.data
      .migrationPeople;
    expect(edges).toMatchObject([{ node: { id: chloe, remindedAt: event!.metadata.occurredAt } }]);
  });

  test('sends no reminder to who has moved before its turn came', async () => {
    const fanny = await house.person('Fanny', 'fanny@famille.test', { profile: 'PUPIL' });
    // The mail of a reminder is composed after the person has chosen a password.
    await moves(fanny);
    const event = { type: 'MigrationReminderAsked', data: { school: college, language: 'fr' } } as const;
    const about = { subject: fanny, schools: [college] };
    await house.app.get<Streams>(STREAMS).record(accessStream(fanny), system(), [{ event, about }]);
    const queued = async () => {
      const rows = await house.database.dataSource.query<{ state: string }[]>(
        `SELECT state FROM notifications.mail WHERE account = $1`,
        [fanny],
      );
      return rows.map(({ state }) => state);
    };
    await until(async () => (await queued()).includes('DROPPED'));
    expect(remindersTo('fanny@famille.test')).toEqual([]);
  });

  test('is the same after the read model was built anew', async () => {
    await level();
    const rows = () =>
      house.database.dataSource.query<unknown[]>(`SELECT to_jsonb(m) FROM read.migration m ORDER BY account`);
    const before = await rows();
    expect(before.length).toBeGreaterThan(6);
    await runner().rebuild(MIGRATION);
    expect(await rows()).toEqual(before);
  });
});

describe('IT-3: the migration of a school is nobody else’s', () => {
  const ofAll = async (school: SchoolId, cookie: string) => [
    codeOf(await counts(school, cookie)),
    codeOf(await people({ school }, {}, cookie)),
    codeOf(await remind({ school }, cookie)),
  ];

  test('an administrator of another school finds none, and reminds nobody', async () => {
    const other = await staff('proviseur@lycee.test', 'ADMINISTRATOR', { kind: 'SCHOOLS', schools: [lycee] });
    expect(await ofAll(college, other)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    expect((await counts(lycee, other)).body.data.migration.counts).toMatchObject([
      { profile: 'RELATIVE', byMail: 2 },
    ]);
  });

  test('who reaches some classes of it only finds none, and who may not manage accounts reminds nobody', async () => {
    const classes = { kind: 'CLASSES', school: college, classes: ['6A'] } as const;
    const some = await staff('cpe@college.test', 'CREDENTIAL_MANAGER', { ...classes, classes: ['6A'] });
    expect(await ofAll(college, some)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN']);
    const all = await staff('referent@college.test', 'CREDENTIAL_MANAGER', {
      ...{ kind: 'SCHOOLS', schools: [college] },
    });
    expect(await ofAll(college, all)).toEqual([undefined, undefined, 'FORBIDDEN']);
    expect(await ofAll(college, '')).toEqual(Array(3).fill('UNAUTHENTICATED'));
  });

  test('a school that nobody registered is not there, for whoever reaches everything', async () => {
    const everything = await staff('admin@loge.test', 'ADMINISTRATOR', { kind: 'INSTALLATION' });
    const unknown = 'uai-0699999Z' as SchoolId;
    expect(await ofAll(unknown, everything)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  });
});

test('IT-3: people who sign in at the academy are neither counted nor reminded (KO-8)', async () => {
  const school = 'uai-0612222A' as SchoolId;
  const record = { name: 'Collège du Parc', classes: [], groups: [] };
  await house.commands.execute(new RecordSchools([{ school, record }], { dryRun: false }, system()));
  const everything = cookieOf(await house.signIn('admin@loge.test', PASSWORD));
  await house.person('Gaël', 'gael@famille.test', { school, profile: 'PUPIL' });
  const place = (where: 'ACADEMY' | 'LOCAL', profile: Profile = 'PUPIL') =>
    house.commands.execute(new SetSignInPlace(school, profile, where, system()));
  await place('ACADEMY');
  expect((await counts(school, everything)).body.data.migration.counts).toEqual([]);
  expect(await askedBy({ school }, everything)).toBe(0);
  await place('LOCAL');
  expect((await counts(school, everything)).body.data.migration.counts).toHaveLength(1);
  expect(await askedBy({ school }, everything)).toBe(1);
});
