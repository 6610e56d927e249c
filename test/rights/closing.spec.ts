import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AccountId, Scope } from '@loge/contracts';
import { CloseAccount, ConfirmAddress } from '../../backend/src/accounts/commands.js';
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

// Ids of schools that the schema's brands would else have to be parsed for.
const school = (...ids: string[]) => ({ kind: 'SCHOOLS', schools: ids }) as unknown as Scope;
const A = 'uai-0611234X';
const B = 'uai-0611235Y';

let staff: StaffApp;
let admin: string;
let adminId: AccountId;
let head: string;
beforeAll(async () => {
  staff = await startStaffApp();
  adminId = await staff.person('admin@loge.test', installation);
  admin = await signedIn('admin@loge.test');
  await staff.person('head@loge.test', { role: 'ADMINISTRATOR', scope: school(A) });
  head = await signedIn('head@loge.test');
});
afterAll(() => staff.stop());

const signedIn = async (login: string) => cookieOf(await staff.ask(SIGN_IN, { login, password: PASSWORD }));
const act = (name: 'closeAccount' | 'reopenAccount') => (cookie: string, account: string, reason: string) =>
  staff.ask(
    `mutation ($input: AccountActInput!) { ${name}(input: $input) { account pending } }`,
    { input: { account, reason } },
    { cookie },
  );
const close = act('closeAccount');
const reopen = act('reopenAccount');
const shown = async (cookie: string, id: string) =>
  (
    await staff.ask(
      `query ($id: ID!) { account(id: $id) {
         status credentials { logins password passwordSince } sessions { id current remembered }
       } }`,
      { id },
      { cookie },
    )
  ).body.data.account;

describe('what an account is signed in with', () => {
  test('is the login it was made with and a confirmed address (IT-1), by which one signs in', async () => {
    const account = await staff.person('camille.roux@ac-ville.fr', { role: 'AUDITOR', scope: school(A) });
    await staff.commands.execute(new ConfirmAddress(account, 'Camille@exemple.fr', commandLine()));
    const own = await signedIn('camille@EXEMPLE.fr');
    expect(own).not.toBe('');
    const { credentials, sessions } = await shown(admin, account);
    expect(credentials).toEqual({
      logins: ['camille.roux@ac-ville.fr', 'camille@exemple.fr'],
      password: 'GOOD',
      passwordSince: expect.stringMatching(/^2\d{3}-/),
    });
    expect(sessions).toMatchObject([{ current: false, remembered: false }]);
  });

  test('is none of the business of who sees the account through a role alone', async () => {
    const account = await staff.person('auditor@loge.test', { role: 'AUDITOR', scope: school(A) });
    expect(await shown(head, account)).toMatchObject({ credentials: null, sessions: null });
  });
});

describe('closing an account', () => {
  test('is shown at once, and recorded with the reason; opening it again too', async () => {
    const pupil = await staff.pupil(A);
    const { body } = await close(head, pupil, ' Doublon,\nvu avec la famille ');
    expect(body.data.closeAccount).toEqual({ account: pupil, pending: false });
    expect(await shown(head, pupil)).toMatchObject({ status: 'CLOSED' });
    expect((await reopen(head, pupil, 'Erreur')).body.data.reopenAccount.pending).toBe(false);
    expect(await shown(head, pupil)).toMatchObject({ status: 'ACTIVE' });
    const told = (await staff.events()).filter(({ metadata }) => metadata.subject === pupil);
    expect(told.find(({ type }) => type === 'AccountReopened')?.metadata).toMatchObject({ reason: 'Erreur' });
    expect(told.find(({ type }) => type === 'AccountClosed')?.metadata).toMatchObject({
      schools: [A],
      classes: [`${A}/6A`],
      reason: 'Doublon, vu avec la famille',
      actor: { kind: 'ACCOUNT' },
    });
  });

  test('needs a reason, the right, and every school of the account', async () => {
    const pupil = await staff.pupil(A);
    expect(codeOf(await close(head, pupil, ' '))).toBe('REASON_REQUIRED');
    expect(codeOf(await close(head, await staff.pupil(B), 'x'))).toBe('NOT_FOUND');
    expect(codeOf(await close(head, adminId, 'x'))).toBe('NOT_FOUND');
    expect(codeOf(await close(head, 'nonsense', 'x'))).toBe('NOT_FOUND');
    const peer = await staff.person('peer@loge.test', { role: 'ADMINISTRATOR', scope: school(A) });
    expect(codeOf(await close(head, peer, 'x'))).toBe('RANK_TOO_HIGH');
    await staff.person('reader@loge.test', { role: 'CREDENTIAL_MANAGER', scope: school(A) });
    expect(codeOf(await close(await signedIn('reader@loge.test'), pupil, 'x'))).toBe('FORBIDDEN');
    expect(await shown(admin, pupil)).toMatchObject({ status: 'ACTIVE' });
  });

  test('never leaves the installation without an administrator', async () => {
    expect(codeOf(await close(admin, adminId, 'x'))).toBe('FORBIDDEN');
    const alone = staff.commands.execute(new CloseAccount(adminId, { ...commandLine(), reason: 'x' }));
    await expect(alone).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    const second = await staff.person('second@loge.test', installation);
    const ends = await Promise.allSettled(
      [adminId, second].map((account) =>
        staff.commands.execute(new CloseAccount(account, { ...commandLine(), reason: 'x' })),
      ),
    );
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
