import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { Network, errorCodes, schoolId } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import request from 'supertest';
import { CloseAccount } from '../../backend/src/accounts/commands.js';
import { QUERY_LIMITS, TOKEN_LIMIT } from '../../backend/src/graphql/query-limits.js';
import { GrantRole, WithdrawRole } from '../../backend/src/rights/commands.js';
import { CreateService } from '../../backend/src/rights/services/commands.js';
import { RecordSchools } from '../../backend/src/schools/commands.js';
import { errors } from '../../dashboard/src/admin/i18n/en/errors.js';
import { errorList, withErrorList } from '../support/api-errors.js';
import { leastQuestion } from './any-question.js';
import { operationsOf } from './every-operation.js';
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
const B = schoolId('0611235Y');
const VILLE = Network.parse('VILLE');
const schools = (...ids: string[]) => ({ kind: 'SCHOOLS', schools: ids });
const READINGS = ['READ_REGISTER', 'READ_ACCOUNTS', 'READ_SCHOOLS'] as const;
/** A day to come in Paris. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

let staff: StaffApp;
let admin: string;
let head: string;
let headId: AccountId;
let pupilOfA: AccountId;
let pupilOfB: AccountId;
const logged: string[] = [];
const tokens: string[] = [];

beforeAll(async () => {
  staff = await startStaffApp();
  const keep = (...parts: unknown[]) => void logged.push(JSON.stringify(parts));
  Logger.overrideLogger({ log: keep, warn: keep, error: keep, debug: keep, verbose: keep, fatal: keep });
  const record = (name: string) => ({ name, classes: [{ code: '6A' }], groups: [], network: VILLE });
  await staff.commands.execute(
    new RecordSchools(
      [
        { school: A, record: record('Collège A') },
        { school: B, record: { ...record('Collège B'), network: Network.parse('CHAMPS') } },
      ],
      { dryRun: false },
      commandLine(),
    ),
  );
  [pupilOfA, pupilOfB] = [await staff.pupil(A), await staff.pupil(B)];
  await staff.person('admin@loge.test', installation);
  headId = await staff.person('head@loge.test', {
    role: 'ADMINISTRATOR',
    scope: { kind: 'SCHOOLS', schools: [A] },
  });
  [admin, head] = [await signedIn('admin@loge.test'), await signedIn('head@loge.test')];
});
afterAll(() => staff.stop());

const signedIn = async (login: string) => cookieOf(await staff.ask(SIGN_IN, { login, password: PASSWORD }));

const SERVICE = `id label rights scope { kind schools { id } } whole createdBy { id } givenBy { id } giverMayNot
   expiresAt previousUntil lastUsedAt revokedAt`;
const given = async (cookie: string, name: string, type: string, input: object) => {
  const response = await staff.ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { token service { ${SERVICE} } } }`,
    { input },
    { cookie },
  );
  const made = response.body.data?.[name];
  if (made) tokens.push(made.token);
  return { code: codeOf(response), ...made };
};
const create = (cookie: string, changed: object = {}) =>
  given(cookie, 'createService', 'CreateServiceInput', {
    ...{ label: 'Vie scolaire', rights: READINGS, scope: schools(A), endsOn: inDays(30) },
    ...changed,
  });
const rotate = (cookie: string, service: string, changed: object = {}) =>
  given(cookie, 'rotateServiceToken', 'RotateServiceTokenInput', { service, endsOn: inDays(30), ...changed });
const revoke = (cookie: string, service: string, reason = 'Le contrat est fini') =>
  staff.ask(
    `mutation ($input: RevokeServiceInput!) { revokeService(input: $input) { ${SERVICE} } }`,
    { input: { service, reason } },
    { cookie },
  );
const listed = async (cookie: string) =>
  (await staff.ask(`{ services { ${SERVICE} } }`, {}, { cookie })).body.data.services;

/** Asks as a program on a server does. */
const asking = (token: string, headers: Readonly<Record<string, string | undefined>> = {}) => ({
  headers: { origin: undefined, 'sec-fetch-site': undefined, authorization: `Bearer ${token}`, ...headers },
});
const ask = (token: string, query: string, variables: object = {}) =>
  staff.ask(query, variables, asking(token));
const works = async (token: string) => {
  const response = await ask(token, '{ schools { edges { node { id } } } }');
  return response.status === 200 && codeOf(response) === undefined;
};

describe('a service', () => {
  test('is made with a token that asks at once, and is listed with its last use', async () => {
    const { token, service } = await create(head);
    expect(service).toMatchObject({
      ...{ label: 'Vie scolaire', rights: READINGS, scope: schoolsShown(A), createdBy: { id: headId } },
      ...{ whole: true, givenBy: { id: headId }, giverMayNot: false },
      ...{ previousUntil: null, lastUsedAt: null, revokedAt: null },
    });
    expect(await works(token)).toBe(true);
    const [one] = (await listed(head)).filter(({ id }: { id: string }) => id === service.id);
    expect(one.lastUsedAt).toMatch(/T\d\d:\d\d:00\.000Z$/);
    expect(Math.abs(Date.parse(one.lastUsedAt) - Date.now())).toBeLessThan(2 * 60_000);
  });

  test('is seen by those in whose schools it reads something, and managed by those who manage its whole scope', async () => {
    const network = (name: string) => ({ kind: 'NETWORK', network: name });
    const { service } = await create(admin, { label: 'De la ville', scope: network('VILLE') });
    await create(admin, { label: 'Des champs', scope: network('CHAMPS') });
    await create(admin, { label: 'De tous', scope: { kind: 'INSTALLATION' } });
    await create(admin, { label: 'De deux', scope: schools(A, B) });
    const ofLabel = async (label: string, cookie: string) =>
      (await listed(cookie)).find((one: { label: string }) => one.label === label);
    for (const label of ['De la ville', 'Des champs', 'De tous', 'De deux', 'Vie scolaire'])
      expect(await ofLabel(label, admin)).toMatchObject({ whole: true });
    // Who made it is somebody whose role reaches further than theirs.
    for (const label of ['De la ville', 'De tous', 'De deux'])
      expect(await ofLabel(label, head)).toMatchObject({ whole: false, createdBy: null, givenBy: null });
    expect(await ofLabel('De deux', head)).toMatchObject({ scope: schoolsShown(A) });
    expect(await ofLabel('Des champs', head)).toBeUndefined();
    expect((await rotate(head, service.id)).code).toBe('NOT_FOUND');
    expect(codeOf(await revoke(head, service.id))).toBe('NOT_FOUND');
    expect((await create(head, { scope: schools(A, B) })).code).toBe('FORBIDDEN');
  });

  test('goes on when whoever gave it may give it no more, which is told until it is replaced', async () => {
    const login = 'former@loge.test';
    const former = await staff.person(login, { role: 'AUDITOR', scope: { kind: 'SCHOOLS', schools: [B] } });
    const given = async (...ids: (typeof A)[]) => {
      const asked = { role: 'ADMINISTRATOR', scope: { kind: 'SCHOOLS', schools: ids } } as const;
      return (await staff.commands.execute(new GrantRole(former, asked, commandLine()))).grant;
    };
    const withdrawn = (grant: string) =>
      staff.commands.execute(new WithdrawRole(former, grant, { ...commandLine(), reason: 'Départ' }));
    const both = await given(A, B);
    const { token, service } = await create(await signedIn(login), { scope: schools(A, B) });
    const standing = async () => (await listed(admin)).find(({ id }: { id: string }) => id === service.id);
    const ofThem = { createdBy: { id: former }, givenBy: { id: former } };
    expect(await standing()).toMatchObject({ ...ofThem, giverMayNot: false });
    await withdrawn(both);
    expect(await standing()).toMatchObject({ ...ofThem, giverMayNot: true });
    expect(await works(token)).toBe(true);
    await given(A);
    expect(await standing()).toMatchObject({ ...ofThem, giverMayNot: true });
    await given(A, B);
    expect(await standing()).toMatchObject({ ...ofThem, giverMayNot: false });
    await staff.commands.execute(new CloseAccount(former, { ...commandLine(), reason: 'Départ' }));
    expect(await standing()).toMatchObject({ ...ofThem, giverMayNot: true });
    await rotate(admin, service.id);
    expect(await standing()).toMatchObject({ createdBy: { id: former }, giverMayNot: false });
    expect((await standing()).givenBy.id).not.toBe(former);
    await revoke(admin, service.id);
  });

  test('keeps its former token while the new one is put in place; a revoked one has none, at once', async () => {
    const { token: former, service } = await create(head);
    const { token: present, service: rotated } = await rotate(head, service.id, { previousHours: 2 });
    expect(Date.parse(rotated.previousUntil) - Date.now()).toBeGreaterThan(7_100_000);
    expect([await works(former), await works(present)]).toEqual([true, true]);
    const { token: newest } = await rotate(head, service.id, { previousHours: 0 });
    expect([await works(former), await works(present), await works(newest)]).toEqual([false, false, true]);

    expect(codeOf(await revoke(head, service.id, ' '))).toBe('REASON_REQUIRED');
    expect((await revoke(head, service.id)).body.data.revokeService.revokedAt).not.toBeNull();
    expect(await works(newest)).toBe(false);
    expect((await rotate(head, service.id)).code).toBe('CONFLICT');
    // What was kept of them goes, too.
    await staff.react();
    const [{ kept }] = await staff.database.dataSource.query(
      'SELECT count(*)::int AS kept FROM vault.secret WHERE account = $1',
      [service.id],
    );
    expect(kept).toBe(0);
  });

  test('is refused after its end, and when unknown, as RFC 6750 has it', async () => {
    const past = { ...commandLine(), clock: () => new Date(Date.now() - 40 * 86_400_000) };
    const asked = {
      label: 'Ancien',
      rights: READINGS,
      scope: { kind: 'INSTALLATION' },
      endsOn: inDays(-20),
    } as const;
    const { token, service } = await staff.commands.execute(new CreateService(asked, past));
    const before = logged.length;
    for (const refused of [
      token,
      `${token.slice(0, -1)}_`,
      `loge_${'0'.repeat(32)}_${'a'.repeat(43)}`,
      'x',
    ]) {
      const response = await ask(refused, '{ schools { edges { node { id } } } }');
      expect([response.status, codeOf(response)]).toEqual([401, 'TOKEN_INVALID']);
      expect(response.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
    }
    tokens.push(token);
    // Who operates Loge learns of it, once a minute of each.
    const told = logged.slice(before).filter((line) => line.includes('ServiceTokens'));
    expect(told.filter((line) => line.includes(service.id) && line.includes('EXPIRED'))).toHaveLength(1);
    expect(told.length).toBeLessThanOrEqual(2);
    // So does the register, once an hour; of what names no service, nothing.
    const events = (await staff.events()).filter(
      ({ type, stream }) => type === 'ApiTokenRefused' && stream === `access-${service.id}`,
    );
    expect(events).toMatchObject([
      {
        data: { service: service.id, label: 'Ancien', cause: 'EXPIRED' },
        metadata: { actor: { kind: 'SYSTEM', id: 'STRANGER' }, channel: 'API', schools: [] },
      },
    ]);
  });

  test('that is tried in vain is told to the registers of the schools it read', async () => {
    const { token: former, service } = await create(head);
    const { token } = await rotate(head, service.id, { previousHours: 0 });
    expect(await works(former)).toBe(false);
    await revoke(head, service.id);
    for (const one of [token, former, token]) expect(await works(one)).toBe(false);
    await staff.level();
    const { body } = await staff.ask(
      `{ journal(filter: { kinds: ["ApiTokenRefused"] }) { edges { node {
           actor { name } outcome facts schools { id } } } } }`,
      {},
      { cookie: head },
    );
    const told = (cause: string) => ({
      ...{ actor: { name: 'STRANGER' }, outcome: 'REFUSED', schools: [{ id: A }] },
      facts: { service: service.id, label: 'Vie scolaire', cause },
    });
    type Node = { facts: { service: string } };
    const nodes = body.data.journal.edges.map(({ node }: { node: Node }) => node);
    expect(nodes.filter(({ facts }: Node) => facts.service === service.id)).toEqual([
      told('REVOKED'),
      told('NOT_THEIRS'),
    ]);
  });
});

const schoolsShown = (...ids: string[]) => ({ kind: 'SCHOOLS', schools: ids.map((id) => ({ id })) });

describe('a token', () => {
  test('is for programs: neither a browser nor a session may come with it', async () => {
    const { token } = await create(head);
    const query = '{ schools { edges { node { id } } } }';
    for (const headers of [{ origin: 'http://loge.test' }, { 'sec-fetch-site': 'same-origin' }]) {
      const response = await staff.ask(query, {}, asking(token, headers));
      expect([response.status, codeOf(response)]).toEqual([403, 'CROSS_SITE']);
    }
    const both = await staff.ask(query, {}, { ...asking(token), cookie: admin });
    expect([both.status, codeOf(both)]).toEqual([400, 'BAD_INPUT']);
    expect(both.headers['www-authenticate']).toBe('Bearer error="invalid_request"');
  });

  test('shows what lies within its scope, networks included, and nothing else', async () => {
    const seen = async (token: string) => {
      const { body } = await ask(
        token,
        `query ($a: ID!, $b: ID!) { schools { edges { node { id } } } a: account(id: $a) { id } b: account(id: $b) { id } }`,
        { a: pupilOfA, b: pupilOfB },
      );
      return {
        schools: body.data.schools.edges.map(({ node }: { node: { id: string } }) => node.id),
        people: [body.data.a?.id, body.data.b?.id].filter(Boolean),
      };
    };
    const network = { kind: 'NETWORK', network: 'VILLE' };
    expect(await seen((await create(head)).token)).toEqual({ schools: [A], people: [pupilOfA] });
    expect(await seen((await create(admin, { scope: network })).token)).toEqual({
      schools: [A],
      people: [pupilOfA],
    });
    expect((await seen((await create(admin, { scope: { kind: 'INSTALLATION' } })).token)).schools).toEqual([
      A,
      B,
    ]);
  });

  test('asks whatever its rights open, and of the whole schema nothing else', async () => {
    const { schema } = staff.app.get(GraphQLSchemaHost);
    const declared = new Map(
      operationsOf(staff.app).resolvers.map(({ name, declaration }) => [name, declaration]),
    );
    const scope = { kind: 'INSTALLATION' };
    const all = (await create(admin, { scope })).token;
    const without = new Map<string, string>();
    for (const right of READINGS) {
      const rights = READINGS.filter((one) => one !== right);
      without.set(right, (await create(admin, { scope, rights })).token);
    }
    const wrong: string[] = [];
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      const { query, variables } = leastQuestion('query', field);
      const declaration = declared.get(`Query.${field.name}`);
      // Of a room that is not part of this application.
      if (!declaration) continue;
      const right = declaration.kind === 'right' ? without.get(declaration.right) : undefined;
      const code = codeOf(await ask(all, query, variables));
      // What it may ask may still be nothing, or lie in the future.
      const opened = code === undefined || code === 'NOT_FOUND' || code === 'AS_OF_FUTURE';
      if (right ? !opened : code !== 'FORBIDDEN') wrong.push(`${field.name}: ${code}`);
      if (right && codeOf(await ask(right, query, variables)) !== 'FORBIDDEN')
        wrong.push(`${field.name} without its right`);
    }
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      if (!declared.has(`Mutation.${field.name}`)) continue;
      const { query, variables } = leastQuestion('mutation', field);
      const code = codeOf(await ask(all, query, variables));
      if (code !== 'FORBIDDEN') wrong.push(`${field.name}: ${code}`);
    }
    expect(wrong).toEqual([]);
    expect(declared.size).toBeGreaterThan(70);
  });

  test('does not open what a field declares beyond its rights', async () => {
    const { token } = await create(head, { rights: ['READ_ACCOUNTS'] });
    const query = 'query ($id: ID!) { account(id: $id) { id timeline(first: 1) { countUpTo1001 } } }';
    expect(codeOf(await ask(token, query, { id: pupilOfA }))).toBe('FORBIDDEN');
  });

  test('reads in its own name: the register has the reading, by the label, from the API', async () => {
    const { token, service } = await create(head, { label: 'Espace numérique' });
    await ask(token, 'query ($id: ID!) { account(id: $id) { id } }', { id: pupilOfA });
    await staff.level();
    const { body } = await staff.ask(
      '{ journal(filter: { kinds: ["AccountRead"] }, first: 50) { edges { node { channel actor { kind name person { id } } subject { id } } } } }',
      {},
      { cookie: head },
    );
    expect(body.data.journal.edges.map(({ node }: { node: object }) => node)).toContainEqual({
      channel: 'API',
      actor: { kind: 'SERVICE', name: 'Espace numérique', person: null },
      subject: { id: pupilOfA },
    });
    expect((await staff.events()).filter(({ stream }) => stream === `access-${service.id}`)).toHaveLength(1);
  });

  test('is in no table, no event and no line of the log', async () => {
    const { dataSource } = staff.database;
    await dataSource.query('ALTER TABLE rights.service_use RENAME TO away');
    const before = logged.length;
    expect(await works((await create(head)).token)).toBe(true);
    await dataSource.query('ALTER TABLE rights.away RENAME TO service_use');
    expect(logged.length).toBeGreaterThan(before);

    const secrets = tokens.map((token) => token.slice(-43));
    expect(secrets.length).toBeGreaterThan(10);
    const held = (text: string) =>
      secrets.some((one) => text.includes(one) || text.includes(Buffer.from(one).toString('hex')));
    expect(held(logged.join('\n'))).toBe(false);
    const tables: { name: string }[] = await dataSource.query(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
       WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const rows: { row: string }[] = await dataSource.query(`SELECT t::text AS row FROM ${name} t`);
      expect([name, rows.some(({ row }) => held(row))]).toEqual([name, false]);
    }
    expect(
      held(
        JSON.stringify(await staff.events(), (_, value) =>
          typeof value === 'bigint' ? String(value) : value,
        ),
      ),
    ).toBe(false);
  });
});

describe('the published document', () => {
  const document = readFileSync(join(import.meta.dirname, '../../contracts/API.md'), 'utf8');
  const ACCOUNT = '8e8df1bb-3d0c-4b9b-9d35-1c3b6b3a9f10';
  const examples = [
    ...document.matchAll(
      /^### (.+)\n[\s\S]*?```graphql\n([\s\S]*?)```[\s\S]*?```json variables\n([\s\S]*?)```[\s\S]*?```json answer\n([\s\S]*?)```/gm,
    ),
  ].map(([, title = '', query = '', variables = '', answer = '']) => ({ title, query, variables, answer }));

  test('has examples, and each question gets its answer', async () => {
    const { token } = await create(head);
    await ask(token, 'query ($id: ID!) { account(id: $id) { id } }', { id: pupilOfA });
    await staff.level();
    expect(examples.length).toBeGreaterThanOrEqual(6);
    for (const { title, query, variables, answer } of examples) {
      // What stands in the document is JSON of objects, or this test says so.
      const read = (text: string) => JSON.parse(text.replaceAll(ACCOUNT, pupilOfA)) as object;
      const asked = query.startsWith('mutation')
        ? staff.ask(query, read(variables), { cookie: head })
        : ask(token, query, read(variables));
      const { body } = await asked;
      expect([title, body.errors]).toEqual([title, undefined]);
      expect(body.data).toEqual(shortened(read(answer)));
    }
  });

  test('lists every code of an error with its meaning: npm run api', () => {
    expect(document).toBe(withErrorList(document, errorList(errorCodes, errors)));
  });

  test('tells the limits as they are', () => {
    const { depth, roots, aliases, directives, cost } = QUERY_LIMITS;
    const number = (one: number) => one.toLocaleString('en');
    expect(document).toContain(
      `${number(TOKEN_LIMIT)} tokens, ${depth} levels, ${roots} root fields, ${aliases} aliases and ${directives} directives, and costs at most ${number(cost)}:`,
    );
  });

  test('and the schema are open to everybody, and may be kept', async () => {
    for (const [path, holds] of [
      ['/api', '# The API of Loge'],
      ['/api/schema.graphql', 'type ServiceToken {'],
    ] as const) {
      const { status, headers, text } = await request(staff.app.getHttpServer()).get(path);
      expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=3600']);
      expect(text).toContain(holds);
    }
  });
});

/** The answer holds at least this: lists begin with what is told of them. */
function shortened(told: unknown): unknown {
  if (Array.isArray(told)) return told.length === 0 ? [] : expect.arrayContaining(told.map(shortened));
  if (typeof told !== 'object' || told === null) return told;
  return expect.objectContaining(
    Object.fromEntries(Object.entries(told).map(([name, value]) => [name, shortened(value)])),
  );
}
