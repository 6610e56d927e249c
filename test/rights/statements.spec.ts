import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { distributionStream, schoolId } from '@loge/contracts';
import type { DistributionId } from '@loge/contracts';
import {
  AccountTimelineDocument,
  AccountsDocument,
  CampaignsDocument,
  CredentialActListDocument,
  CredentialsFilesDocument,
  ImportsDocument,
  JournalDocument,
  MailsDocument,
  MigrationPeopleDocument,
  MyHistoryDocument,
  RoleHoldersDocument,
  SchoolsDocument,
} from '@loge/contracts/client';
import { Kind, parse } from 'graphql';
import pg from 'pg';
import { EventSourcedStreams } from '../../backend/src/event-store/event-sourced-streams.js';
import { CreateAccount } from '../../backend/src/accounts/commands.js';
import { RecordSchools } from '../../backend/src/schools/commands.js';
import { sampleData } from '../../backend/src/register/register.fixture.js';
import { BigRegister } from '../bench/big-register.js';
import { loadRegister } from '../bench/load-register.js';
import { startLoge } from '../bench/running-loge.js';
import type { RunningLoge } from '../bench/running-loge.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { commandLine } from '../support/import-house.js';

const register = new BigRegister(2_000);
const school = register.school(0);
/** One that is registered, where people still move from an old login. */
const moving = schoolId('0610001A');
const period = { from: '2025-09-01', to: '2026-06-30' };

/** Every connection of the API, asked for as the dashboard or the portal does, with what narrows it. */
const connections: Readonly<
  Record<string, readonly (readonly [document: { toString(): string }, object])[]>
> = {
  'Query.journal': [
    [JournalDocument, { filter: {} }],
    [JournalDocument, { filter: { search: 'a' } }],
  ],
  'Account.timeline': [[AccountTimelineDocument, { id: register.person(1) }]],
  'Query.myHistory': [[MyHistoryDocument, {}]],
  'Query.accounts': [
    [AccountsDocument, {}],
    [AccountsDocument, { filter: { search: 'zoé' } }],
  ],
  'Query.schools': [[SchoolsDocument, {}]],
  'Query.imports': [[ImportsDocument, {}]],
  'Query.mails': [[MailsDocument, {}]],
  'Query.roleHolders': [
    [RoleHoldersDocument, {}],
    [RoleHoldersDocument, { search: 'a' }],
  ],
  'Query.credentialsFiles': [[CredentialsFilesDocument, {}]],
  'Query.campaigns': [[CampaignsDocument, {}]],
  'Query.migrationPeople': [[MigrationPeopleDocument, { filter: { school: moving } }]],
  'Query.credentialActList': [[CredentialActListDocument, { filter: period }]],
};

let database: TestDatabase;
let folder: string;
let loge: RunningLoge;
/** Whether what runs is part of answering a request. */
const answering = new AsyncLocalStorage<boolean>();
const [emit, query] = [Server.prototype.emit, pg.Client.prototype.query];

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'loge-statements-'));
  await loadRegister(database.url, register, () => undefined);
  await fill();
  loge = await startLoge(database.url, folder);
  await record();
  await loge.settled();
  // Only what a request asks for is counted: reactors and projections ask as well.
  const emitWithin = function (this: Server, event: string, ...told: unknown[]): boolean {
    const go = () => Reflect.apply(emit, this, [event, ...told]);
    return event === 'request' ? answering.run(true, go) : go();
  };
  // As the original takes them.
  Server.prototype.emit = emitWithin as typeof emit;
}, 120_000);
afterAll(async () => {
  [Server.prototype.emit, pg.Client.prototype.query] = [emit, query];
  await loge.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Thirty rows and more of each list, in few statements: what their rooms would write. */
async function fill(): Promise<void> {
  const people = 'SELECT id, row_number() OVER (ORDER BY id) AS n FROM read.account';
  for (const statement of [
    `INSERT INTO read.school (id, name, record, sign_in_places, registered_at, sort_key, search)
     SELECT 'uai-08' || (10000 + n) || 'B', 'École ' || n, '{"name":"École","classes":[],"groups":[]}', '{}', now(), n, n
     FROM generate_series(1, 30) AS n`,
    `INSERT INTO read.role_person SELECT id, 'Ana', n, 'ana.' || n, n, 'ana' || n, true FROM (${people}) p`,
    `INSERT INTO read.role_grant SELECT gen_random_uuid(), id, 'AUDITOR',
       json_build_object('kind', 'SCHOOLS', 'schools', json_build_array('uai-08' || (10000 + n % 30 + 1) || 'B')),
       now(), lead(id) OVER () FROM (${people}) p`,
    `INSERT INTO read.import (id, state, schools, actor, created_at, ended_at)
     SELECT gen_random_uuid(), 'REFUSED', ARRAY['uai-08' || (10000 + n % 30 + 1) || 'B'], id, now(), now()
     FROM (${people}) p`,
    `INSERT INTO notifications.mail (id, kind, account, language, facts, schools, state, next_try_at, ended_at)
     SELECT gen_random_uuid(), 'RECOVERY', id, 'fr', '{}', '{${school}}', 'SENT', NULL, now() FROM (${people}) p`,
    `INSERT INTO distribution.file (id, state, name, made_at, made_by, import, renewal, schools, classes, profiles,
       named, accounts, bytes, expires_at)
     SELECT gen_random_uuid(), 'READY', 'f', now(), id, NULL, 'NONE', ARRAY['uai-08' || (10000 + n % 30 + 1) || 'B'],
       '{}', '{}', false, 1, 10, now() + interval '9 days' FROM (${people}) p`,
    `INSERT INTO read.migration (account, mover, sort_key, state, reachable, counted)
     SELECT id, json_build_object('places', json_build_array(json_build_object('school', '${moving}', 'profile',
       'PUPIL'))), n, 'NEVER_SIGNED_IN', true, true FROM (${people}) p`,
    `INSERT INTO read.credential_act (position, event, type, occurred_at, actor_kind, actor, subject, schools, classes,
       correlation, to_rank, to_staff, at_night)
     SELECT position, event, type, occurred_at, actor_kind, actor, subject, schools, classes, correlation,
       false, false, false FROM read.journal WHERE type = 'PasswordSet'`,
    `INSERT INTO distribution.campaign (id, state, asked, schools, per_minute, started_at)
     SELECT gen_random_uuid(), 'COMPLETED', 'a', '{${school}}', 60, now() FROM generate_series(1, 30)`,
    `INSERT INTO distribution.recipient (campaign, account, place, school, profile, mail, state)
     SELECT id, gen_random_uuid(), 1, '${school}', 'PUPIL', gen_random_uuid(), 'SENT' FROM distribution.campaign`,
  ])
    await database.dataSource.query(statement);
}

/** What only events tell: what a campaign is, a school's old logins, the terms that people are found by. */
async function record(): Promise<void> {
  const school = { school: moving, record: { name: 'Collège', classes: [], groups: [] } };
  await loge.commands.execute(new RecordSchools([school], { dryRun: false }, commandLine()));
  for (let number = 0; number < 30; number++) {
    const [name, login] = [{ given: 'Zoé', family: `Pages ${number}` }, `zoe.pages.${number}`];
    await loge.commands.execute(
      new CreateAccount({ origin: 'COMMAND_LINE', name, login, contacts: {} }, commandLine()),
    );
  }
  await loge.settled();
  await database.dataSource.query(
    `INSERT INTO read.journal_person
     SELECT p.account, j.position, j.type, j.occurred_at, j.schools, false, false
     FROM read.role_person p, read.journal j
     WHERE p.login = 'bench@loge.test' AND j.type = 'SignInRefused' ON CONFLICT DO NOTHING`,
  );
  const streams = new EventSourcedStreams(loge.store, loge.codec);
  const rows = await database.dataSource.query<{ id: DistributionId }[]>(
    'SELECT id FROM distribution.campaign',
  );
  for (const { id } of rows) {
    const data = { ...sampleData('CampaignStarted'), distribution: id };
    await streams.record(distributionStream(id), commandLine(), [
      { event: { type: 'CampaignStarted', data }, about: {} },
    ]);
  }
}

/** How many statements answer a page of so many, and how many rows it has. */
async function answer(document: { toString(): string }, variables: object, first: number) {
  const statements: string[] = [];
  const counted = function (this: pg.Client, ...told: unknown[]): unknown {
    const [asked] = told;
    // A statement, or one with its values.
    const text = typeof asked === 'string' ? asked : (asked as { text?: string }).text;
    if (answering.getStore()) statements.push(text ?? '');
    return Reflect.apply(query, this, told);
  };
  // As the original takes them, in its many forms.
  pg.Client.prototype.query = counted as typeof query;
  const body = await loge.ask(document.toString(), { ...variables, first });
  // The answer to the document just asked.
  const { data, errors } = JSON.parse(body) as { data: unknown; errors?: unknown };
  expect(errors).toBeUndefined();
  return { statements, rows: edgesIn(data) };
}

/** How many edges an answer has. */
function edgesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if ('edges' in value && Array.isArray(value.edges)) return value.edges.length;
  return Object.values(value).reduce<number>((sum, one) => sum + edgesIn(one), 0);
}

describe('a list is answered by as many statements, however long its page', () => {
  test.each(
    Object.entries(connections).flatMap(([name, asked]) =>
      asked.map(([document, variables]) => ({ name, document, variables, by: JSON.stringify(variables) })),
    ),
  )('$name $by', async ({ document, variables }) => {
    // Plans, keys and sessions are known from then on, and the reading is recorded.
    await answer(document, variables, 20);
    await answer(document, variables, 2);
    const short = await answer(document, variables, 2);
    const long = await answer(document, variables, 20);
    expect(short.rows).toBe(2);
    expect(long.rows).toBe(20);
    expect(short.statements.length).toBeGreaterThan(0);
    if (long.statements.length > short.statements.length) expect(long.statements).toEqual(short.statements);
  });

  test('each list of the API is one of these', () => {
    const graphql = join(import.meta.dirname, '../../contracts/graphql');
    const listed = readdirSync(graphql)
      .flatMap((file) => parse(readFileSync(join(graphql, file), 'utf8')).definitions)
      .flatMap((definition) =>
        definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION
          ? (definition.fields ?? []).flatMap(({ name, type }) =>
              type.kind === Kind.NON_NULL_TYPE &&
              type.type.kind === Kind.NAMED_TYPE &&
              type.type.name.value.endsWith('Connection')
                ? [`${definition.name.value}.${name.value}`]
                : [],
            )
          : [],
      );
    expect(listed.sort()).toEqual(Object.keys(connections).sort());
  });
});
