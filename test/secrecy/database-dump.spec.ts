import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { AccountId, ImportId } from '@loge/contracts';
import { AccountByLogin, CreateAccount } from '../../backend/src/accounts/commands.js';
import type { Context } from '../../backend/src/context.js';
import { writeAafExport } from '../../backend/src/demo/aaf-files.js';
import { makeTown } from '../../backend/src/demo/town.js';
import { RunImport } from '../../backend/src/directory/commands.js';
import {
  AcceptInvitation,
  ChangePassword,
  InvitePerson,
  SetPassword,
} from '../../backend/src/passwords/commands.js';
import { GrantRole } from '../../backend/src/rights/commands.js';
import { SessionByToken, SignIn, SignOut } from '../../backend/src/sessions/commands.js';
import { startLoge } from '../support/loge.js';
import type { RunningLoge } from '../support/loge.js';

const IP = '203.0.113.77';
const USER_AGENT = 'Navigateur-Unique/12.3';
const REASON = 'carte perdue à la cantine';
const FIRST = 'la première phrase de passe';
const SECOND = 'une seconde phrase de passe';
const THIRD = 'choisie avec le lien reçu';
const MISTYPED = 'motdepasse-tapé-comme-identifiant';

/** Every row of every table, as text; bytes as the Latin-1 characters they are. */
async function dump(loge: RunningLoge, schemas: readonly string[] | 'all'): Promise<string> {
  const { dataSource } = loge.database;
  const tables: { table: string; schema: string }[] = await dataSource.query(
    `SELECT format('%I.%I', table_schema, table_name) AS table, table_schema AS schema
     FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  let text = '';
  for (const { table, schema } of tables) {
    if (schemas !== 'all' && !schemas.includes(schema)) continue;
    const rows: Record<string, unknown>[] = await dataSource.query(`SELECT * FROM ${table}`);
    for (const row of rows)
      for (const value of Object.values(row))
        text += `${Buffer.isBuffer(value) ? value.toString('utf8') : JSON.stringify(value)}\n`;
  }
  return text;
}

describe('after a busy run (invariants 1 and 2)', () => {
  const town = makeTown(new Date('2026-11-21T08:00:00Z'));
  const secrets = [FIRST, SECOND, THIRD, MISTYPED];
  let loge: RunningLoge;

  beforeAll(async () => {
    loge = await startLoge();
    const commands = loge.app.get(CommandBus);
    const queries = loge.app.get(QueryBus);
    const as = (actor: Context['actor'], reason?: string): Context => ({
      actor,
      channel: 'DASHBOARD',
      correlationId: randomUUID(),
      clock: () => new Date(),
      ip: IP,
      userAgent: USER_AGENT,
      ...(reason ? { reason } : {}),
    });
    const system = as({ kind: 'SYSTEM', id: 'COMMAND_LINE' });
    const stranger = as({ kind: 'SYSTEM', id: 'STRANGER' });

    const folder = join(loge.dataDir, 'export');
    await writeAafExport(folder, town, new Date());
    const imported = await commands.execute(
      new RunImport(
        {
          import: ImportId.parse(randomUUID()),
          folder,
          confirmDepartures: false,
          dryRun: false,
          mayImportInto: () => true,
        },
        { ...system, channel: 'IMPORT' },
      ),
    );
    expect(imported.outcome).toBe('completed');

    const login = 'philippine.zyskowska@exemple-unique.test';
    const { account } = await commands.execute(
      new CreateAccount(
        {
          origin: 'COMMAND_LINE',
          name: { given: 'Philippine', family: 'Zyskowska' },
          login,
          contacts: { email: login, mobile: '0639981234' },
        },
        system,
      ),
    );
    await commands.execute(
      new GrantRole(
        account,
        { role: 'ADMINISTRATOR', scope: { kind: 'INSTALLATION' } },
        { ...system, reason: REASON },
      ),
    );
    await commands.execute(new SetPassword(account, FIRST, 'COMMAND_LINE', system));
    for (const wrong of [
      { login, password: SECOND },
      { login: MISTYPED, password: FIRST },
    ])
      await expect(commands.execute(new SignIn(wrong, stranger))).rejects.toThrow('SIGN_IN_REFUSED');
    const { token, session } = await commands.execute(new SignIn({ login, password: FIRST }, stranger));
    const me = as({ kind: 'ACCOUNT', id: account });
    await commands.execute(new ChangePassword(account, session, { current: FIRST, next: SECOND }, me));
    expect(await queries.execute(new SessionByToken(token, new Date()))).toBeDefined();
    const invited = await commands.execute(
      new InvitePerson(
        { given: 'Théodora', family: 'Quimperlé', email: 'theodora@exemple-unique.test' },
        { role: 'AUDITOR', scope: { kind: 'INSTALLATION' } },
        me,
      ),
    );
    const linkToken = invited.link.split('token=')[1] ?? '';
    expect(linkToken.length).toBeGreaterThan(20);
    await commands.execute(new AcceptInvitation(linkToken, THIRD, stranger));
    const other = await commands.execute(new SignIn({ login, password: SECOND }, stranger));
    await commands.execute(new SignOut(other.token, me));
    expect(await queries.execute(new AccountByLogin(login))).toBe(AccountId.parse(account));
    secrets.push(token, other.token, linkToken);
  }, 120_000);
  afterAll(() => loge?.stop());

  test('the event store holds no name, address, phone number, e-mail, login or IP', async () => {
    const events = await dump(loge, ['events']);
    expect(events.length).toBeGreaterThan(100_000);
    const personal = new Set<string>([
      IP,
      USER_AGENT,
      REASON,
      'Zyskowska',
      'Philippine',
      'Quimperlé',
      '0639981234',
    ]);
    for (const { family, given } of [...town.pupils, ...town.relatives, ...town.staff])
      personal.add(`"${family}"`).add(`"${given}"`).add(`${given} ${family}`);
    for (const { email, mobile, street } of town.relatives) personal.add(email).add(mobile).add(street);
    for (const { key } of [...town.pupils, ...town.relatives]) personal.add(`$${key}`);
    personal.delete('');
    expect([...personal].filter((value) => events.includes(value))).toEqual([]);
    expect(events).not.toMatch(/@exemple-unique|courriel\.example/);
  });

  test('no password and no token is anywhere: neither in the database nor in the log', async () => {
    const everything = (await dump(loge, 'all')) + loge.logged.join('\n');
    expect(everything).toContain('Zyskowska');
    expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
  });

  test('the log names nobody', () => {
    const log = loge.logged.join('\n');
    expect([IP, 'Zyskowska', 'exemple-unique', MISTYPED].filter((value) => log.includes(value))).toEqual([]);
  });
});
