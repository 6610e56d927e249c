import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { accessStream, accountStream, schoolId } from '@loge/contracts';
import type { AccountId, Scope } from '@loge/contracts';
import { GrantRole } from '../../backend/src/rights/commands.js';
import { EndedRoles } from '../../backend/src/rights/ended-roles.js';
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

const A = schoolId('0611234X');
const school: Scope = { kind: 'SCHOOLS', schools: [A] };
/** The last day, and the two sides of its midnight in Paris. */
const endsOn = '2027-08-31';
const evening = new Date('2027-08-31T21:59:00Z');
const afterMidnight = new Date('2027-08-31T22:00:01Z');

/** The machine's clock, and nothing else of it, stands at a time. */
const itIs = (now: Date) =>
  jest.useFakeTimers({
    now,
    doNotFake: [
      ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
      ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
    ],
  });

let staff: StaffApp;
beforeAll(async () => {
  staff = await startStaffApp();
});
afterAll(() => staff.stop());
afterEach(() => {
  jest.useRealTimers();
});

const give = (account: AccountId, role: 'ADMINISTRATOR' | 'CREDENTIAL_MANAGER', scope: Scope = school) =>
  staff.commands.execute(new GrantRole(account, { role, scope, endsOn }, commandLine()));
const signIn = async (login: string) =>
  cookieOf(await staff.ask(SIGN_IN, { login, password: PASSWORD }, { headers: network() }));
let networks = 0;
const network = () => ({ 'x-forwarded-for': `10.7.0.${(networks += 1)}` });
const rolesOf = async (cookie: string) =>
  (await staff.ask('{ me { rights roles { endsOn } } }', {}, { cookie })).body.data.me as unknown;
const regenerate = (cookie: string, account: string) =>
  staff.ask(
    'mutation ($input: AccountActInput!) { regeneratePassword(input: $input) { account } }',
    { input: { account, reason: 'Venu au guichet' } },
    { cookie },
  );
const withdrawals = async (account: AccountId) =>
  (await staff.events())
    .filter(({ type, stream }) => type === 'RoleWithdrawn' && stream === accountStream(account))
    .map(({ data, metadata }) => ({ data, actor: metadata.actor, schools: metadata.schools }));

async function manager() {
  itIs(evening);
  const login = `${randomUUID()}@loge.test`;
  const account = await staff.person(login);
  await give(account, 'CREDENTIAL_MANAGER');
  return { login, account, cookie: await signIn(login) };
}

describe('KO-10: after the last day of a role', () => {
  test('an open session is over at midnight in Paris, and the next one has no role', async () => {
    const { login, cookie } = await manager();
    const pupil = await staff.pupil(A);
    expect(await rolesOf(cookie)).toMatchObject({ roles: [{ endsOn }], rights: expect.arrayContaining([]) });
    expect(codeOf(await regenerate(cookie, pupil))).toBeUndefined();
    itIs(afterMidnight);
    expect(await rolesOf(cookie)).toBeNull();
    expect(codeOf(await regenerate(cookie, pupil))).toBe('UNAUTHENTICATED');
    const next = await signIn(login);
    expect(await rolesOf(next)).toEqual({ rights: [], roles: [] });
    expect(codeOf(await regenerate(next, pupil))).toBe('FORBIDDEN');
  });

  test('nobody is protected by it, and the lists show it no more, before anything is recorded', async () => {
    itIs(evening);
    const above = await staff.person(`${randomUUID()}@loge.test`);
    await give(above, 'ADMINISTRATOR');
    const login = `${randomUUID()}@loge.test`;
    await staff.person(login, { role: 'ADMINISTRATOR', scope: school });
    const head = await signIn(login);
    const listed = async () => {
      const { body } = await staff.ask(
        '{ roleHolders(first: 100, role: ADMINISTRATOR) { edges { node { id } } } }',
        {},
        { cookie: head },
      );
      return (body.data.roleHolders.edges as { node: { id: string } }[]).map(({ node }) => node.id);
    };
    expect(codeOf(await regenerate(head, above))).toBe('RANK_TOO_HIGH');
    expect(await listed()).toContain(above);
    itIs(afterMidnight);
    // Without the role and with no place, they are out of sight.
    expect(codeOf(await regenerate(head, above))).toBe('NOT_FOUND');
    expect(await listed()).not.toContain(above);
    expect(await withdrawals(above)).toEqual([]);
  });

  test('no administrator of the installation is counted on whose role has one', async () => {
    itIs(evening);
    const login = `${randomUUID()}@loge.test`;
    const lasting = await staff.person(login, installation);
    const other = await staff.person(`${randomUUID()}@loge.test`);
    await give(other, 'ADMINISTRATOR', { kind: 'INSTALLATION' });
    await staff.level();
    const admin = await signIn(login);
    const me = (await staff.ask('{ me { roles { id } } }', {}, { cookie: admin })).body.data.me;
    const withdrawn = await staff.ask(
      'mutation ($input: WithdrawRoleInput!) { withdrawRole(input: $input) { grant } }',
      { input: { account: lasting, grant: me.roles[0].id } },
      { cookie: admin },
    );
    expect(codeOf(withdrawn)).toBe('LAST_ADMINISTRATOR');
  });

  test('the system withdraws it once, says why, and has the sessions end', async () => {
    const { account } = await manager();
    await staff.level();
    await staff.react();
    const sweeper = staff.app.get(EndedRoles, { strict: false });
    expect(await sweeper.sweep(evening)).toBe(0);
    itIs(afterMidnight);
    // Two instances at once.
    await Promise.all([sweeper.sweep(afterMidnight), sweeper.sweep(afterMidnight)]);
    expect(await withdrawals(account)).toEqual([
      {
        data: expect.objectContaining({ role: 'CREDENTIAL_MANAGER', scope: school, cause: 'ENDED' }),
        actor: { kind: 'SYSTEM', id: 'REACTOR' },
        schools: [A],
      },
    ]);
    await staff.level();
    expect(await sweeper.sweep(afterMidnight)).toBe(0);
    await staff.react();
    const ended = (await staff.events()).filter(
      ({ type, stream }) => type === 'SessionEnded' && stream === accessStream(account),
    );
    expect(ended.map(({ data }) => data)).toMatchObject([{ cause: 'ROLES_CHANGED' }]);
  });

  test('every fold that holds roles forgets them: it says what is left at a time', () => {
    const sources = new URL('../../backend/src/', import.meta.url).pathname;
    const folds = readdirSync(sources, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/\.(spec|fixture)\.ts$/.test(name))
      .flatMap((name) =>
        [
          ...readFileSync(join(sources, name), 'utf8').matchAll(/const (\w+): Fold<[^=]*> = \{\n.*?\n\};/gs),
        ].map(([text, fold = '']) => ({ name, fold, text })),
      );
    const holding = new Set(['grantsFold', 'ownAccountFold']);
    for (let before = 0; before < holding.size;) {
      before = holding.size;
      for (const { fold, text } of folds)
        if ([...holding].some((held) => text.includes(`${held}.evolve(`))) holding.add(fold);
    }
    const forgetting = folds.filter(({ fold, text }) => holding.has(fold) && !text.includes('  asOf'));
    expect(holding.size).toBeGreaterThan(6);
    expect(forgetting.map(({ name, fold }) => `${name}: ${fold}`)).toEqual([]);
  });
});
