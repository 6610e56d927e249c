import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { AccountId, Actor } from '@loge/contracts';
import { AccountByLogin, CreateAccount } from '../../backend/src/accounts/commands.js';
import type { Context } from '../../backend/src/context.js';
import { InvitePerson } from '../../backend/src/passwords/commands.js';
import { GrantRole } from '../../backend/src/rights/commands.js';
import { claimsOf, openLoge } from './loge.fixture.js';
import type { Loge } from './loge.fixture.js';

const ADMINISTRATORS = 20;
const administrator = { role: 'ADMINISTRATOR', scope: { kind: 'INSTALLATION' } } as const;

let loge: Loge;
/** Two applications on one database, as two servers are. */
let apps: INestApplicationContext[];
let administrators: AccountId[];

const context = (actor: Actor): Context => ({
  actor,
  channel: 'DASHBOARD',
  correlationId: randomUUID(),
  clock: () => new Date(),
});
const system = () => context({ kind: 'SYSTEM', id: 'COMMAND_LINE' });

function create(app: INestApplicationContext, login: string, by = system()) {
  const name = { given: 'Camille', family: 'Roux' };
  return app
    .get(CommandBus)
    .execute(new CreateAccount({ origin: 'COMMAND_LINE', name, login, contacts: { email: login } }, by));
}

beforeAll(async () => {
  loge = await openLoge();
  apps = [loge.app, await loge.another()];
  administrators = [];
  for (let at = 0; at < ADMINISTRATORS; at += 1) {
    const { account } = await create(loge.app, `administrator${at}@loge.test`);
    await loge.app.get(CommandBus).execute(new GrantRole(account, administrator, system()));
    administrators.push(account);
  }
}, 60_000);
afterAll(() => loge.close());

/** Has every administrator do the same at once, each at one of the two applications; tells how each fared. */
async function allAtOnce(
  doing: (app: INestApplicationContext, by: Context, at: number) => Promise<{ account: AccountId }>,
): Promise<{ accounts: AccountId[]; refusals: string[] }> {
  const settled = await Promise.allSettled(
    administrators.map((id, at) => doing(apps[at % 2] ?? loge.app, context({ kind: 'ACCOUNT', id }), at)),
  );
  return {
    accounts: settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value.account] : [])),
    refusals: settled.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : [])),
  };
}

const taken = Array.from({ length: ADMINISTRATORS - 1 }, () => 'LogeError: LOGIN_TAKEN');

test.each([1, 2, 3])(
  'twenty administrators invite one person at once: one account, whole, with one link (round %i)',
  async (round) => {
    const email = `nouvelle${round}@loge.test`;
    const end = await loge.end();
    const claimed = (await claimsOf(loge)).login ?? 0;
    const { accounts, refusals } = await allAtOnce((app, by) =>
      app
        .get(CommandBus)
        .execute(new InvitePerson({ given: 'Inès', family: 'Petit', email }, administrator, by)),
    );
    expect(refusals).toEqual(taken);
    expect(accounts).toHaveLength(1);
    const [account] = accounts;

    // Nothing half made: the one account has its login, its role and its link, each once.
    expect((await loge.events(end)).map(({ type, stream }) => [type, stream])).toEqual([
      ['AccountCreated', `account-${account}`],
      ['RoleGranted', `account-${account}`],
      ['PersonInvited', `account-${account}`],
    ]);
    // No claim of those who lost stands in anybody's way.
    expect((await claimsOf(loge)).login).toBe(claimed + 1);
    for (const app of apps) expect(await app.get(QueryBus).execute(new AccountByLogin(email))).toBe(account);
    const links: unknown[] = await loge.database.dataSource.query(
      `SELECT 1 FROM vault.secret WHERE kind = 'invitation-link'`,
    );
    expect(links).toHaveLength(round);
  },
  60_000,
);

test('twenty accounts with one login, written in as many ways, made at once: one is made', async () => {
  const end = await loge.end();
  const claimed = (await claimsOf(loge)).login ?? 0;
  const { accounts, refusals } = await allAtOnce((app, by, at) =>
    create(
      app,
      at % 3 === 0 ? ' Andre@Loge.test ' : at % 3 === 1 ? 'ANDRE@LOGE.TEST' : 'andre@loge.test',
      by,
    ),
  );
  expect(refusals).toEqual(taken);
  const events = await loge.events(end);
  expect(events.map(({ type, stream }) => [type, stream])).toEqual([
    ['AccountCreated', `account-${accounts[0]}`],
  ]);
  expect(events[0]).toMatchObject({ data: { login: 'andre@loge.test' } });
  expect((await claimsOf(loge)).login).toBe(claimed + 1);
});

test('twenty different logins at once are twenty accounts', async () => {
  const { accounts, refusals } = await allAtOnce((app, by, at) =>
    app
      .get(CommandBus)
      .execute(
        new InvitePerson(
          { given: 'Inès', family: 'Petit', email: `autre${at}@loge.test` },
          administrator,
          by,
        ),
      ),
  );
  expect(refusals).toEqual([]);
  expect(new Set(accounts).size).toBe(ADMINISTRATORS);
}, 60_000);
