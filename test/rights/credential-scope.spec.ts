import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { schoolId } from '@loge/contracts';
import request from 'supertest';
import type { AccountId, Profile, Role, Scope } from '@loge/contracts';
import { CreateAccount, RecordPeople } from '../../backend/src/accounts/commands.js';
import { GrantRole } from '../../backend/src/rights/commands.js';
import { RecordSchools } from '../../backend/src/schools/commands.js';
import { PASSWORD, SIGN_IN, codeOf, commandLine, cookieOf, startStaffApp } from './staff-app.fixture.js';
import type { StaffApp } from './staff-app.fixture.js';

const [A, B] = [schoolId('0611234X'), schoolId('0611235Y')];
const classes = (...codes: string[]): Scope => ({ kind: 'CLASSES', school: A, classes: codes });
const whole = (school: typeof A): Scope => ({ kind: 'SCHOOLS', schools: [school] });

let staff: StaffApp;
/** Manages the credentials of 6A in A. */
let manager: string;
let managerId: AccountId;
beforeAll(async () => {
  staff = await startStaffApp();
  const record = (name: string) => ({ name, classes: [], groups: [] });
  const schools = [A, B].map((id) => ({ school: id, record: record(`École ${id}`) }));
  await staff.commands.execute(new RecordSchools(schools, { dryRun: false }, commandLine()));
  const login = `${randomUUID()}@loge.test`;
  managerId = await staff.person(login, { role: 'CREDENTIAL_MANAGER', scope: classes('6A') });
  manager = cookieOf(await staff.ask(SIGN_IN, { login, password: PASSWORD }));
});
afterAll(() => staff.stop());

type PlaceOf = readonly [typeof A, Profile, ...string[]];
/** Somebody of a directory's, with a place for each. */
async function someone(...places: PlaceOf[]): Promise<AccountId> {
  const more = { groups: [], subjects: [], functions: [], formTeacherOf: [], children: [] };
  const recordKind = (profile: Profile | undefined) =>
    profile === 'PUPIL' || profile === 'RELATIVE' ? profile : 'STAFF';
  const joinKey = `AC-VILLE$${randomUUID()}`;
  const [recorded] = await staff.commands.execute(
    new RecordPeople(
      [
        {
          identity: { kind: 'join-key', joinKey, recordKind: recordKind(places[0]?.[1]) },
          person: { name: { given: 'Léo', family: 'Martin' }, contacts: {} },
          affiliations: places.map(([school, profile, ...codes]) => ({
            ...{ school, profile, details: { classes: codes, ...more }, relatives: [] },
          })),
          authoritativeSchools: [],
        },
      ],
      { dryRun: false },
      commandLine(),
    ),
  );
  if (recorded?.outcome !== 'created') throw new Error('Nobody was made.');
  await staff.level();
  return recorded.account;
}
async function holding(account: AccountId, role: Role, scope: Scope): Promise<AccountId> {
  await staff.commands.execute(new GrantRole(account, { role, scope }, commandLine()));
  await staff.level();
  return account;
}
/** Somebody without any place. */
async function guest(): Promise<AccountId> {
  const login = `${randomUUID()}@loge.test`;
  const person = { name: { given: 'Camille', family: 'Roux' }, login, contacts: {} };
  const made = await staff.commands.execute(
    new CreateAccount({ origin: 'COMMAND_LINE', ...person }, commandLine()),
  );
  return made.account;
}

/** Everybody a hand could name, and the one code every operation answers with. */
const people: readonly (readonly [string, () => Promise<string>, string | undefined])[] = [
  ['an own pupil', () => someone([A, 'PUPIL', '6A']), undefined],
  ['a pupil of an own class and another one', () => someone([A, 'PUPIL', '6A', '5C']), 'FORBIDDEN'],
  ['an own pupil in two schools', () => someone([A, 'PUPIL', '6A'], [B, 'PUPIL', '6A']), 'FORBIDDEN'],
  ['a teacher of an own class', () => someone([A, 'TEACHER', '6A']), 'FORBIDDEN'],
  ['oneself', () => Promise.resolve(managerId), 'FORBIDDEN'],
  [
    'an equal, of an own class',
    async () => holding(await guest(), 'CREDENTIAL_MANAGER', classes('6A')),
    'RANK_TOO_HIGH',
  ],
  ['a superior', async () => holding(await guest(), 'ADMINISTRATOR', whole(A)), 'RANK_TOO_HIGH'],
  [
    'a pupil of an own class who is an administrator',
    async () => holding(await someone([A, 'PUPIL', '6A']), 'ADMINISTRATOR', whole(A)),
    'RANK_TOO_HIGH',
  ],
  ['a pupil of another class', () => someone([A, 'PUPIL', '5C']), 'NOT_FOUND'],
  ['a pupil of no class', () => someone([A, 'PUPIL']), 'NOT_FOUND'],
  ['a pupil of a class of that name elsewhere', () => someone([B, 'PUPIL', '6A']), 'NOT_FOUND'],
  ['a teacher of no own class', () => someone([A, 'TEACHER', '5C']), 'NOT_FOUND'],
  ['a parent', () => someone([A, 'RELATIVE']), 'NOT_FOUND'],
  [
    'an equal, of another class',
    async () => holding(await guest(), 'CREDENTIAL_MANAGER', classes('5C')),
    'NOT_FOUND',
  ],
  ['a head elsewhere', async () => holding(await guest(), 'ADMINISTRATOR', whole(B)), 'NOT_FOUND'],
  ['somebody without a place', guest, 'NOT_FOUND'],
  ['nobody at all', () => Promise.resolve(randomUUID()), 'NOT_FOUND'],
  ['what is no id', () => Promise.resolve("' OR 1=1 --"), 'NOT_FOUND'],
];

const act = (mutation: string, type: string, selection: string) => (input: object) =>
  staff.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} } }`,
    { input },
    { cookie: manager },
  );
const reason = 'Venu au guichet, carte vue';
const operations = {
  regeneratePassword: (account: string) =>
    act('regeneratePassword', 'AccountActInput', 'password')({ account, reason }),
  changeLogin: (account: string) =>
    act(
      'changeLogin',
      'ChangeLoginInput',
      'login',
    )({ account, reason, login: `l${randomUUID().slice(0, 13)}` }),
};

describe.each(Object.entries(operations))(
  'KO-10, invariant 9: by %s, whoever manages a class acts on',
  (_, ask) => {
    test.each(people)('%s with the answer of the table', async (_whom, find, code) => {
      const account = await find();
      const before = (await staff.events()).length;
      expect(codeOf(await ask(account))).toBe(code);
      // What is refused leaves nothing behind.
      if (code) expect(await staff.events()).toHaveLength(before);
    });

    test('nobody out of sight otherwise than nobody at all', async () => {
      const unseen = people.filter(([, , code]) => code === 'NOT_FOUND');
      const answers = new Set<string>();
      for (const [, find] of unseen) {
        const { status, body } = await ask(await find());
        answers.add(JSON.stringify([status, body]));
      }
      expect([...answers]).toHaveLength(1);
    });
  },
);

describe('KO-10, invariant 9: into a file of credentials, whoever manages a class gets', () => {
  const make = (account: string) =>
    act(
      'makeCredentialsFile',
      'MakeCredentialsFileInput',
      'file { id }',
    )({ target: { accounts: [account] }, renewal: 'EVERYONE', reason });
  // A whole cell of the row: an id may hold something alike.
  const passwordIn = /;[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4};/;
  /** What the file says of somebody; undefined where there is none. */
  const written = async (account: string): Promise<string | undefined> => {
    const made = await make(account);
    if (codeOf(made)) return undefined;
    const asked = { file: made.body.data.makeCredentialsFile.file.id, format: 'CSV', reason };
    const { body } = await act('downloadCredentialsFile', 'DownloadCredentialsFileInput', 'url')(asked);
    const { url } = body.data.downloadCredentialsFile;
    return (await request(staff.app.getHttpServer()).get(url).set('cookie', manager).buffer(true)).text;
  };
  const madeFor = async (account: string) =>
    (await staff.events()).filter(
      ({ type, metadata }) => type === 'TemporaryPasswordMade' && metadata.subject === account,
    );

  test.each(people)('of %s what the table allows', async (_whom, find, code) => {
    const account = await find();
    const text = await written(account);
    if (code === undefined) expect(text).toMatch(passwordIn);
    // Who is seen but beyond scope may stand in it, without a password.
    else expect(text ?? '').not.toMatch(passwordIn);
    expect(await madeFor(account)).toHaveLength(code === undefined ? 1 : 0);
  });

  test('nobody out of sight otherwise than nobody at all', async () => {
    const answers = new Set<string>();
    for (const [whom, find, code] of people)
      if (code === 'NOT_FOUND' && whom !== 'what is no id') {
        const { status, body } = await make(await find());
        answers.add(JSON.stringify([status, body]));
      }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain('NOT_FOUND');
  });
});
