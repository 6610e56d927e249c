import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { LogeError, SecretId, schoolId } from '@loge/contracts';
import type { AccountId, PasswordPolicy } from '@loge/contracts';
import {
  HashPassword,
  LockPassword,
  PasswordRulesOf,
  RefreshHash,
  RequirePasswordChange,
} from '../../backend/src/passwords/commands.js';
import { PasswordHashing } from '../../backend/src/passwords/password-hashing.js';
import { RecordSchools, SetPasswordPolicy } from '../../backend/src/schools/commands.js';
import { SECRETS } from '../../backend/src/vault/vault.js';
import type { Secrets } from '../../backend/src/vault/vault.js';
import { until } from '../faults/until.js';
import { PASSWORD, commandLine, cookieOf, startStaffApp } from './staff-app.fixture.js';
import type { StaffApp } from './staff-app.fixture.js';

const moulin = schoolId('0611234X');
const ferrer = schoolId('0619876B');

let app: StaffApp;
let head: string;
beforeAll(async () => {
  app = await startStaffApp();
  const named = (name: string, town: string) => ({ name, address: { town }, classes: [], groups: [] });
  const schools = [
    { school: moulin, record: named('Lycée Jean-Moulin', 'Vesoul') },
    { school: ferrer, record: named('HE Ferrer', 'Bruxelles') },
  ];
  await app.commands.execute(new RecordSchools(schools, { dryRun: false }, commandLine()));
  await app.person('proviseur@loge.test', {
    role: 'ADMINISTRATOR',
    scope: { kind: 'SCHOOLS', schools: [moulin] },
  });
  head = await signIn('proviseur@loge.test');
});
afterAll(() => app.stop());

async function signIn(login: string, password = PASSWORD): Promise<string> {
  const answer = await app.ask(
    'mutation ($login: String!, $password: String!) { signIn(input: {login: $login, password: $password}) { me { id } } }',
    { login, password },
  );
  return cookieOf(answer);
}
const codeOf = (answer: { body: { errors?: { extensions: { code: string } }[] } }) =>
  answer.body.errors?.[0]?.extensions.code;

describe('who administers a school', () => {
  const setPolicy = (school: string, policy: PasswordPolicy, cookie?: string) =>
    app.ask(
      `mutation ($input: SetPasswordPolicyInput!) {
         setPasswordPolicy(input: $input) { pending school { passwordPolicy { minLength composition } } }
       }`,
      { input: { school, ...policy } },
      { cookie },
    );
  const setPortal = (input: object, cookie?: string) =>
    app.ask(
      `mutation ($input: SetPortalSettingsInput!) {
         setPortalSettings(input: $input) { school { portal { termsUrl privacyUrl videoUrl contact } } }
       }`,
      { input },
      { cookie },
    );
  const policy = { minLength: 15, composition: false };

  test('sets what passwords of its people must be', async () => {
    expect((await setPolicy(moulin, policy, head)).body.data.setPasswordPolicy).toEqual({
      pending: false,
      school: { passwordPolicy: policy },
    });
    expect(codeOf(await setPolicy(moulin, { ...policy, minLength: 7 }, head))).toBe('BAD_INPUT');
  });

  test('sets what its pages lead to and whom they tell to ask (KO-14)', async () => {
    const contact = 'Le secrétariat, 03 84 00 00 00';
    const set = await setPortal({ school: moulin, termsUrl: 'https://ent.example/cgu', contact }, head);
    expect(set.body.data.setPortalSettings.school.portal).toEqual({
      ...{ termsUrl: 'https://ent.example/cgu', privacyUrl: null, videoUrl: null, contact },
    });
    const refused = await setPortal({ school: moulin, videoUrl: 'http://films.example' }, head);
    expect(refused.body.errors[0].extensions).toMatchObject({
      code: 'PORTAL_LINK_INVALID',
      detail: { field: 'videoUrl' },
    });
  });

  test('sets the colour of its mails and pages, which everybody may know; not one that cannot be read', async () => {
    expect(codeOf(await setPortal({ school: moulin, color: '#FFD400' }, head))).toBe(
      'PORTAL_COLOR_UNREADABLE',
    );
    expect(codeOf(await setPortal({ school: moulin, color: '#7A1F3D' }, head))).toBeUndefined();
    const asked = 'query ($id: ID!) { publicSchool(id: $id) { portal { color } } }';
    expect((await app.ask(asked, { id: moulin })).body.data.publicSchool.portal).toEqual({
      color: '#7a1f3d',
    });
  });

  test('IT-3: sets until when the old login works, and its page says so to everybody', async () => {
    const setDays = (input: object, cookie?: string) =>
      app.ask(
        `mutation ($input: SetLegacyLoginPeriodInput!) {
           setLegacyLoginPeriod(input: $input) { school { legacyLogin { opensOn endsOn open } } }
         }`,
        { input },
        { cookie },
      );
    const onItsPage = async () => {
      const asked = 'query ($id: ID!) { publicSchool(id: $id) { legacyLogin { opensOn endsOn open } } }';
      return (await app.ask(asked, { id: moulin })).body.data.publicSchool.legacyLogin;
    };
    const shown = async (input: object) =>
      (await setDays(input, head)).body.data.setLegacyLoginPeriod.school.legacyLogin;
    expect(await onItsPage()).toBeNull();
    const days = { opensOn: '2024-09-01', endsOn: '2999-01-31' };
    expect(await shown({ school: moulin, ...days })).toEqual({ ...days, open: true });
    expect(await onItsPage()).toEqual({ ...days, open: true });
    const over = { ...days, endsOn: '2025-05-31' };
    expect(await shown({ school: moulin, ...over })).toEqual({ ...over, open: false });
    expect(codeOf(await setDays({ school: moulin, ...days, opensOn: '2999-02-01' }, head))).toBe(
      'LEGACY_END_BEFORE_OPENING',
    );
    for (const half of [{ opensOn: '2024-09-01' }, { endsOn: '2999-01-31', opensOn: null }])
      expect(codeOf(await setDays({ school: moulin, ...half }, head))).toBe('BAD_INPUT');
    expect(await onItsPage()).toEqual({ ...over, open: false });
    expect(await shown({ school: moulin })).toBeNull();
    expect(codeOf(await setDays({ school: ferrer, ...days }, head))).toBe('NOT_FOUND');
    expect(codeOf(await setDays({ school: moulin, ...days }))).toBe('UNAUTHENTICATED');
  });

  test('sets them for that school alone, and strangers for none', async () => {
    expect(codeOf(await setPolicy(ferrer, policy, head))).toBe('NOT_FOUND');
    expect(codeOf(await setPortal({ school: ferrer }, head))).toBe('NOT_FOUND');
    expect(codeOf(await setPolicy(moulin, policy))).toBe('UNAUTHENTICATED');
    expect(codeOf(await setPortal({ school: moulin }))).toBe('UNAUTHENTICATED');
  });
});

describe('MB-1: the public page of a school', () => {
  const find = async (id: string) => {
    const query =
      'query ($id: ID!) { publicSchool(id: $id) { id code name town network portal { contact } } }';
    return (await app.ask(query, { id })).body.data.publicSchool;
  };
  const page = { id: moulin, code: '0611234X', name: 'Lycée Jean-Moulin', town: 'Vesoul', network: null };

  test.each([moulin, '0611234X', '0611234x', ' UAI-0611234x '])('is found by %s, by anybody', async (id) => {
    expect(await find(id)).toMatchObject(page);
  });

  test.each(['uai-0000000A', '', '../admin', 'a-b-c', 'uai-\0'])('is not there for %j', async (id) => {
    expect(await find(id)).toBeNull();
  });
});

describe('what a password must be', () => {
  let pupil: AccountId;
  beforeEach(async () => {
    pupil = await app.pupil(ferrer);
  });
  const asks = (minLength: number, composition: boolean) =>
    app.commands.execute(new SetPasswordPolicy(ferrer, { minLength, composition }, commandLine()));
  const hash = (typed: string) => app.queries.execute(new HashPassword(pupil, typed));

  test('HF-6: is what the school of its owner asks, from the moment it asks', async () => {
    await asks(8, false);
    expect(await hash('cheval agrafe')).toMatch(/^\$argon2id\$/);
    await asks(8, true);
    expect(await app.queries.execute(new PasswordRulesOf(pupil))).toMatchObject({ composition: true });
    await expect(hash('cheval agrafe')).rejects.toThrow(new LogeError('PASSWORD_COMPOSITION'));
    expect(await hash('Cheval 4grafe')).toMatch(/^\$argon2id\$/);
    await asks(15, false);
    await expect(hash('cheval agrafe')).rejects.toThrow(new LogeError('PASSWORD_TOO_SHORT', { min: 15 }));
  });

  test('is of no words of the school or the person', async () => {
    await asks(8, false);
    for (const typed of ['Bruxelles.26', '0619876b!!', 'leo martin 12', 'heferrer2026'])
      await expect(hash(typed)).rejects.toThrow(new LogeError('PASSWORD_COMMON'));
  });

  test('is 12 characters at least for who holds a role, and the mildest for nobody', async () => {
    const someone = await app.person('audit@loge.test', {
      role: 'AUDITOR',
      scope: { kind: 'SCHOOLS', schools: [moulin] },
    });
    expect(await app.queries.execute(new PasswordRulesOf(someone))).toMatchObject({ minLength: 12 });
    // Written by hand: nobody has it.
    const nobody = randomUUID() as AccountId;
    expect(await app.queries.execute(new PasswordRulesOf(nobody))).toEqual({
      ...{ minLength: 8, maxLength: 256, composition: false },
    });
  });

  test('typed in NFD it is the same password as in NFC', async () => {
    const phc = await hash('é'.normalize('NFD') + 'tang vert kvz');
    const hashing = new PasswordHashing({ argon2: { memoryKib: 64, passes: 1, lanes: 1 } });
    expect(await hashing.verify(phc, 'étang vert kvz'.normalize('NFC'))).toBe(true);
  });
});

describe('a password of somebody', () => {
  let account: AccountId;
  let login: string;
  beforeEach(async () => {
    login = `${randomUUID()}@loge.test`;
    account = await app.person(login);
  });
  const kept = async () => {
    const set = (await app.events()).findLast(
      ({ type, metadata }) => type.startsWith('Password') && metadata.subject === account,
    );
    if (set?.type !== 'PasswordSet') throw new Error('No password was set.');
    const secrets = app.app.get<Secrets>(SECRETS, { strict: false });
    return { secrets, password: set.data.password, value: (await secrets.get(set.data.password))!.value };
  };
  const weaken = async () => {
    const { secrets, password, value } = await kept();
    const weaker = new PasswordHashing({ argon2: { memoryKib: 32, passes: 1, lanes: 1 } });
    await secrets.replaceValue(password, { from: value, to: await weaker.hash(PASSWORD) });
    return password;
  };

  test('has a hash as strong as the settings ask from the next sign-in on, and sessions go on', async () => {
    const session = await signIn(login);
    await weaken();
    expect((await kept()).value).toContain('$m=32,t=1,');
    expect(await signIn(login)).not.toBe('');
    await until(async () => (await kept()).value.includes('$m=64,t=1,'));
    expect(await signIn(login)).not.toBe('');
    expect((await app.ask('{ me { id } }', {}, { cookie: session })).body.data.me).toEqual({ id: account });
  });

  test('keeps its hash where that is strong enough, where it is another’s, and where it is gone', async () => {
    const { password, value } = await kept();
    await app.commands.execute(new RefreshHash(account, password, PASSWORD));
    expect((await kept()).value).toBe(value);
    await weaken();
    const other = await app.person(`${randomUUID()}@loge.test`);
    await app.commands.execute(new RefreshHash(other, password, 'autre chose'));
    await app.commands.execute(new RefreshHash(account, SecretId.parse(randomUUID()), 'autre chose'));
    expect((await kept()).value).toContain('$m=32,t=1,');
  });

  test('is not touched by the raising of the one before it', async () => {
    const session = await signIn(login);
    const next = 'une autre phrase longue';
    const before = await weaken();
    const change =
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { sessionsEnded } }';
    await Promise.all([
      app.ask(change, { input: { current: PASSWORD, next } }, { cookie: session }),
      app.commands.execute(new RefreshHash(account, before, PASSWORD)),
    ]);
    expect(await signIn(login, next)).not.toBe('');
    expect(await signIn(login)).toBe('');
  });

  test('is locked once, and another is required once', async () => {
    const { password } = await kept();
    const lock = () => app.commands.execute(new LockPassword(account, password, commandLine()));
    const require = () => app.commands.execute(new RequirePasswordChange(account, 'DISPUTED', commandLine()));
    await lock();
    const { position } = await require();
    expect((await lock()).position).toBe(position);
    expect((await require()).position).toBe(position);
    const about = (await app.events()).filter(({ metadata }) => metadata.subject === account);
    expect(about.slice(-2).map(({ type }) => type)).toEqual(['PasswordLocked', 'PasswordChangeRequired']);
    expect(await signIn(login)).toBe('');
  });
});
