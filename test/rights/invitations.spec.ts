import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Scope } from '@loge/contracts';
import { runAdminCommand } from '../../backend/src/cli/admin.command.js';
import { GrantRole, GrantsOf } from '../../backend/src/rights/commands.js';
import {
  ORIGIN,
  PASSWORD,
  SIGN_IN,
  codeOf,
  commandLine,
  cookieOf,
  installation,
  startStaffApp,
} from './staff-app.fixture.js';
import type { StaffApp } from './staff-app.fixture.js';

const schoolA = Scope.parse({ kind: 'SCHOOLS', schools: ['uai-0611234X'] });

let staff: StaffApp;
let admin: string;
beforeAll(async () => {
  staff = await startStaffApp();
  await staff.person('admin@loge.test', installation);
  admin = cookieOf(await staff.ask(SIGN_IN, { login: 'admin@loge.test', password: PASSWORD }));
});
afterAll(() => staff.stop());

const INVITE = /* GraphQL */ `
  mutation ($email: String!) {
    invitePerson(
      input: {
        given: "Inès"
        family: "Petit"
        email: $email
        role: AUDITOR
        scope: { kind: SCHOOLS, schools: ["uai-0611234X"] }
      }
    ) {
      account
      link
      expiresAt
      pending
    }
  }
`;
const invite = (email: string) => staff.ask(INVITE, { email }, { cookie: admin });
const renew = (account: string, cookie = admin) =>
  staff.ask(
    'mutation ($account: ID!) { renewInvitation(account: $account) { link } }',
    { account },
    { cookie },
  );
const read = (token: string) =>
  staff.ask(
    'mutation ($token: String!) { readInvitation(token: $token) { login expiresAt name { given } rules { minLength maxLength composition } } }',
    { token },
  );
const accept = (token: string, password = 'une phrase bien a moi') =>
  staff.ask(
    `mutation ($token: String!, $password: String!) {
       acceptInvitation(input: { token: $token, password: $password }) { me { login } }
     }`,
    { token, password },
  );
const tokenOf = (link: string) => link.split('token=')[1] ?? '';

test('an invitation leads through a link, shown once, to a password of one’s own and a session', async () => {
  const { account, link, expiresAt, pending } = (await invite('Ines@loge.test')).body.data.invitePerson;
  expect(pending).toBe(false);
  expect(link).toMatch(new RegExp(`^${ORIGIN}/admin/#/invitation\\?token=[\\w-]{64}$`));
  const hours = (new Date(expiresAt).getTime() - Date.now()) / 3_600_000;
  expect(Math.round(hours)).toBe(72);

  const token = tokenOf(link);
  expect((await read(token)).body.data.readInvitation).toMatchObject({
    login: 'ines@loge.test',
    name: { given: 'Inès' },
    rules: { minLength: 12, maxLength: 256, composition: false },
  });
  expect(codeOf(await accept(token, 'court'))).toBe('PASSWORD_TOO_SHORT');
  expect(codeOf(await accept(token, 'ines.petit.ines'))).toBe('PASSWORD_COMMON');
  const accepted = await accept(token);
  expect(accepted.body).toEqual({ data: { acceptInvitation: { me: { login: 'ines@loge.test' } } } });
  const me = await staff.ask('{ me { login rights } }', {}, { cookie: cookieOf(accepted) });
  expect(me.body.data.me).toEqual({ login: 'ines@loge.test', rights: ['READ_REGISTER', 'READ_SCHOOLS'] });

  const life = (await staff.events()).filter(({ metadata }) => metadata.subject === account);
  expect(life.map(({ type }) => type)).toEqual([
    ...['AccountCreated', 'RoleGranted', 'PersonInvited', 'InvitationAccepted', 'PasswordSet'],
    ...['SignedIn', 'AccountActivated'],
  ]);
  const ours = life.filter(({ type }) => type !== 'AccountActivated');
  expect(ours.map(({ metadata }) => metadata.schools)).toEqual(ours.map(() => ['uai-0611234X']));
});

test('a link works once, until its time is over, and only the last one made', async () => {
  const used = (await invite('used@loge.test')).body.data.invitePerson;
  await accept(tokenOf(used.link));
  expect(codeOf(await accept(tokenOf(used.link)))).toBe('INVITATION_INVALID');
  expect(codeOf(await read(tokenOf(used.link)))).toBe('INVITATION_INVALID');
  expect(codeOf(await renew(used.account))).toBe('CONFLICT');

  const first = (await invite('renewed@loge.test')).body.data.invitePerson;
  const second = (await renew(first.account)).body.data.renewInvitation;
  expect(codeOf(await accept(tokenOf(first.link)))).toBe('INVITATION_INVALID');
  expect(codeOf(await accept(tokenOf(second.link)))).toBeUndefined();
});

test('two who use one link at once get one password', async () => {
  const { link } = (await invite('twice@loge.test')).body.data.invitePerson;
  const both = await Promise.all([accept(tokenOf(link), 'la phrase de la premiere'), accept(tokenOf(link))]);
  expect(both.map(codeOf).filter((code) => code === undefined)).toHaveLength(1);
});

test.each(['', 'x', 'A'.repeat(64), '../../etc/passwd', 'A'.repeat(50_000)])(
  'what is no link of ours (%#) is told nothing',
  async (token) => {
    expect(codeOf(await read(token))).toBe('INVITATION_INVALID');
    expect(codeOf(await accept(token))).toBe('INVITATION_INVALID');
  },
);

test('the secret of a link that was changed in one letter opens nothing', async () => {
  const token = tokenOf((await invite('letter@loge.test')).body.data.invitePerson.link);
  const changed = token.slice(0, -2) + (token.at(-2) === 'A' ? 'B' : 'A') + token.slice(-1);
  expect(codeOf(await accept(changed))).toBe('INVITATION_INVALID');
  expect(codeOf(await accept(token))).toBeUndefined();
});

test('the secret of a link is nowhere in the database in clear', async () => {
  const token = tokenOf((await invite('secret@loge.test')).body.data.invitePerson.link);
  const events = await staff.events();
  expect(JSON.stringify(events.map(({ data }) => data))).not.toContain(token);
  const rows = await staff.database.dataSource.query<{ text: string }[]>(
    `SELECT s::text AS text FROM vault.secret s UNION ALL SELECT e::text FROM events.event e`,
  );
  expect(rows.some(({ text }) => text.includes(token))).toBe(false);
});

test('an address that somebody has is refused; one that an interruption left behind is taken up', async () => {
  expect(codeOf(await invite('admin@loge.test'))).toBe('LOGIN_TAKEN');
  expect(codeOf(await invite('not an address'))).toBe('BAD_INPUT');
  await staff.leftBehind('behind@loge.test', 61);
  expect(codeOf(await invite('behind@loge.test'))).toBeUndefined();
  // Its role and its link may be on their way.
  await staff.leftBehind('under-way@loge.test', 5);
  expect(codeOf(await invite('under-way@loge.test'))).toBe('LOGIN_TAKEN');
});

test('a head invites people to their own school, and takes up nobody whom another left behind elsewhere', async () => {
  await staff.person('head-of-a@loge.test', {
    role: 'ADMINISTRATOR',
    scope: schoolA,
  });
  const head = cookieOf(await staff.ask(SIGN_IN, { login: 'head-of-a@loge.test', password: PASSWORD }));
  const { account } = (await staff.ask(INVITE, { email: 'ours@loge.test' }, { cookie: head })).body.data
    .invitePerson;
  expect(codeOf(await renew(account, head))).toBeUndefined();

  const behind = await staff.leftBehind('elsewhere@loge.test', 61);
  const elsewhere = Scope.parse({ kind: 'SCHOOLS', schools: ['uai-0611235Y'] });
  await staff.commands.execute(new GrantRole(behind, { role: 'AUDITOR', scope: elsewhere }, commandLine()));
  const taken = await staff.ask(INVITE, { email: 'elsewhere@loge.test' }, { cookie: head });
  expect(codeOf(taken)).toBe('LOGIN_TAKEN');
  expect(await staff.queries.execute(new GrantsOf(behind))).toHaveLength(1);
});

test('one who may not manage rights invites nobody, and nobody renews the invitation of somebody above', async () => {
  const { account, link } = (await invite('auditor@loge.test')).body.data.invitePerson;
  const auditor = cookieOf(await accept(tokenOf(link)));
  expect(codeOf(await staff.ask(INVITE, { email: 'friend@loge.test' }, { cookie: auditor }))).toBe(
    'FORBIDDEN',
  );
  expect(codeOf(await renew(account, auditor))).toBe('FORBIDDEN');

  const above = await staff.person('above@loge.test', installation, '');
  await staff.person('head@loge.test', {
    role: 'ADMINISTRATOR',
    scope: schoolA,
  });
  const head = cookieOf(await staff.ask(SIGN_IN, { login: 'head@loge.test', password: PASSWORD }));
  expect(codeOf(await renew(above, head))).toBe('NOT_FOUND');
});

test('no link is ever made for somebody of a directory, whoever asks and whatever role they were given', async () => {
  const pupil = await staff.pupil('uai-0611234X');
  const role = { role: 'AUDITOR', scope: schoolA } as const;
  await staff.commands.execute(new GrantRole(pupil, role, commandLine()));
  await staff.person('principal@loge.test', { ...role, role: 'ADMINISTRATOR' });
  const principal = cookieOf(await staff.ask(SIGN_IN, { login: 'principal@loge.test', password: PASSWORD }));
  for (const cookie of [admin, principal]) expect(codeOf(await renew(pupil, cookie))).toBe('FORBIDDEN');
  const invited = (await staff.events()).filter(
    ({ type, metadata }) => type === 'PersonInvited' && metadata.subject === pupil,
  );
  expect(invited).toEqual([]);
});

test('the command line makes an administrator of everything and prints the link to standard output', async () => {
  const printed: string[] = [];
  const args = ['create', '--email', 'first@loge.test', '--given', 'Ana', '--family', 'Lopes'];
  await runAdminCommand(staff.app, args, (line) => printed.push(line));
  const accepted = await accept(tokenOf(printed.join('\n')));
  expect(accepted.body).toEqual({ data: { acceptInvitation: { me: { login: 'first@loge.test' } } } });
  await expect(runAdminCommand(staff.app, ['create', '--email', 'x@loge.test'])).rejects.toThrow(
    'Usage: admin create',
  );
});
