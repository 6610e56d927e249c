import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { schoolId } from '@loge/contracts';
import request from 'supertest';
import type { AccountId, Role, Scope } from '@loge/contracts';
import { ActivateAccount, EndAffiliations, RecordPeople } from '../../backend/src/accounts/commands.js';
import { RecordSchools } from '../../backend/src/schools/commands.js';
import { PASSWORD, SIGN_IN, codeOf, commandLine, cookieOf, startStaffApp } from './staff-app.fixture.js';
import type { StaffApp } from './staff-app.fixture.js';

const [A, B] = [schoolId('0611234X'), schoolId('0611235Y')];
const school = (...schools: (typeof A)[]): Scope => ({ kind: 'SCHOOLS', schools });

let staff: StaffApp;
let head: string;
let headId: AccountId;
let auditor: string;
beforeAll(async () => {
  staff = await startStaffApp();
  const schools = [A, B].map((id) => ({
    school: id,
    record: { name: `École ${id}`, classes: [], groups: [] },
  }));
  await staff.commands.execute(new RecordSchools(schools, { dryRun: false }, commandLine()));
  [headId, head] = await member('ADMINISTRATOR', school(A, B));
  [, auditor] = await member('AUDITOR', school(A));
});
afterAll(() => staff.stop());

let network = 0;
const signIn = (login: string, password: string) =>
  staff.ask(SIGN_IN, { login, password }, { headers: { 'x-forwarded-for': `10.7.0.${(network += 1)}` } });
async function member(role: Role, scope: Scope) {
  const login = `${randomUUID()}@loge.test`;
  const account = await staff.person(login, { role, scope });
  return [account, cookieOf(await signIn(login, PASSWORD))] as const;
}

const details = { classes: ['6A'], groups: [], subjects: [], functions: [], formTeacherOf: [], children: [] };
async function pupil(joinKey: string, ...schools: (typeof A)[]): Promise<AccountId> {
  const [recorded] = await staff.commands.execute(
    new RecordPeople(
      [
        {
          identity: { kind: 'join-key', joinKey, recordKind: 'PUPIL' },
          person: { name: { given: 'Léo', family: 'Martin' }, contacts: {} },
          affiliations: schools.map((id) => ({ school: id, profile: 'PUPIL', details, relatives: [] })),
          authoritativeSchools: [],
        },
      ],
      { dryRun: false },
      commandLine(),
    ),
  );
  if (recorded?.outcome === 'refused' || !recorded) throw new Error('The pupil was not made.');
  await staff.level();
  return recorded.account;
}
async function regenerate(account: AccountId, reason: string) {
  const made = await staff.ask(
    'mutation ($input: AccountActInput!) { regeneratePassword(input: $input) { login password } }',
    { input: { account, reason } },
    { cookie: head },
  );
  await staff.level();
  return made.body.data.regeneratePassword as { login: string; password: string };
}
const hands = (cookie: string, account: string) =>
  staff.ask(
    `query ($account: ID!) {
       credentialHands(account: $account) {
         kind madeAt madeBy { kind person { id displayName } name } reason expiresAt end endedAt
         hands { actor { person { id } name } at means reason distribution event }
       }
     }`,
    { account },
    { cookie },
  );
const readings = async (account: AccountId) =>
  (await staff.events()).filter(
    ({ type, data, metadata }) =>
      type === 'AccountRead' && 'part' in data && data.part === 'CREDENTIALS' && metadata.subject === account,
  );

describe('KO-13: the register says whose hands a credential went through', () => {
  test('newest first, with who, when, how and why, to the owner’s own password, which is in nobody’s', async () => {
    const leo = await pupil(randomUUID(), A);
    const { login, password } = await regenerate(leo, 'Venu au guichet, carte vue');
    const cookie = cookieOf(await signIn(login, password));
    await staff.ask(
      `mutation ($current: String!, $next: String!) {
         changePassword(input: { current: $current, next: $next }) { sessionsEnded }
       }`,
      { current: password, next: 'une phrase bien à moi' },
      { cookie },
    );
    const { body } = await hands(auditor, leo);
    const by = { kind: 'ACCOUNT', person: { id: headId, displayName: expect.any(String) }, name: null };
    expect(body.data.credentialHands).toMatchObject([
      { kind: 'PASSWORD', madeBy: { person: { id: leo } }, end: 'WORKING', endedAt: null, hands: [] },
      {
        ...{ kind: 'TEMPORARY_PASSWORD', madeBy: by, reason: 'Venu au guichet, carte vue', end: 'USED' },
        ...{ expiresAt: expect.any(String), endedAt: expect.any(String) },
        hands: [
          {
            ...{ actor: { person: { id: headId }, name: null }, means: 'COUNTER', distribution: null },
            ...{ at: expect.any(String), reason: 'Venu au guichet, carte vue', event: expect.any(String) },
          },
        ],
      },
    ]);
    const { event } = body.data.credentialHands[1].hands[0];
    const told = await staff.ask(
      'query ($id: ID!) { event(id: $id) { kind } }',
      { id: event },
      { cookie: auditor },
    );
    expect(told.body.data.event).toEqual({ kind: 'CredentialsDistributed' });
  });

  test('of a file: whoever downloaded it, in which form and why, each time; what was used since is in nobody’s', async () => {
    const leo = await pupil(randomUUID(), A);
    const [paulId, paul] = await member('CREDENTIAL_MANAGER', school(A));
    const made = await staff.ask(
      `mutation ($input: MakeCredentialsFileInput!) { makeCredentialsFile(input: $input) { file { id } } }`,
      { input: { target: { schools: [A], classes: ['6A'] }, reason: 'Rentrée' } },
      { cookie: head },
    );
    const { id: file } = made.body.data.makeCredentialsFile.file;
    const download = async (cookie: string, format: string, reason: string) => {
      const asked = await staff.ask(
        `mutation ($input: DownloadCredentialsFileInput!) { downloadCredentialsFile(input: $input) { url } }`,
        { input: { file, format, reason } },
        { cookie },
      );
      const { url } = asked.body.data.downloadCredentialsFile;
      const sent = await request(staff.app.getHttpServer()).get(url).set('cookie', cookie).buffer();
      expect(sent.status).toBe(200);
    };
    const credentials = async () => {
      await staff.level();
      return (await hands(auditor, leo)).body.data.credentialHands;
    };
    await download(head, 'CSV', 'Rentrée des sixièmes');
    await download(paul, 'SLIPS', 'À découper pour la classe');
    expect(await credentials()).toMatchObject([
      {
        ...{ kind: 'TEMPORARY_PASSWORD', madeBy: { person: { id: headId } }, end: 'WORKING' },
        hands: [
          {
            ...{ actor: { person: { id: headId } }, means: 'FILE', distribution: file },
            reason: 'Rentrée des sixièmes',
          },
          {
            ...{ actor: { person: { id: paulId } }, means: 'LETTER', distribution: file },
            reason: 'À découper pour la classe',
          },
        ],
      },
    ]);
    await staff.commands.execute(new ActivateAccount(leo, 'PASSWORD', commandLine()));
    await download(head, 'CSV', 'Encore une fois');
    expect(await credentials()).toMatchObject([{ end: 'USED', hands: [{}, {}] }]);
  });

  test('and who asked, for whom, in the schools of who was asked about (invariant 3)', async () => {
    const leo = await pupil(randomUUID(), A);
    await hands(auditor, leo);
    const [reading, ...more] = await readings(leo);
    expect(more).toEqual([]);
    expect(reading?.metadata).toMatchObject({ schools: [A], classes: [`${A}/6A`] });
  });

  test('to those who may read the register there, of an account within reach', async () => {
    const leo = await pupil(randomUUID(), B);
    expect((await hands(auditor, leo)).body.data).toEqual({ credentialHands: null });
    expect((await hands(auditor, 'nonsense')).body.data).toEqual({ credentialHands: null });
    expect((await hands(auditor, randomUUID())).body.data).toEqual({ credentialHands: null });
    const [, manager] = await member('CREDENTIAL_MANAGER', school(B));
    expect(codeOf(await hands(manager, leo))).toBe('FORBIDDEN');
    expect(codeOf(await hands('', leo))).toBe('UNAUTHENTICATED');
    expect(await readings(leo)).toEqual([]);
  });

  test('all hands of somebody who came from another school, but not why there: that is told in its own register', async () => {
    const joinKey = randomUUID();
    const leo = await pupil(joinKey, B);
    await regenerate(leo, 'Affaire du conseil de discipline');
    const left = { account: leo, school: B, profile: 'PUPIL' } as const;
    await staff.commands.execute(new EndAffiliations([left], commandLine()));
    expect(await pupil(joinKey, A)).toBe(leo);
    const { body } = await hands(auditor, leo);
    expect(body.data.credentialHands).toMatchObject([
      { end: 'WORKING', reason: null, hands: [{ actor: { person: { id: headId } }, reason: null }] },
    ]);
    const whole = await hands(head, leo);
    expect(whole.body.data.credentialHands[0].reason).toBe('Affaire du conseil de discipline');
  });
});
