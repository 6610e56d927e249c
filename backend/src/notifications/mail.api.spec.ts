import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AccountId, schoolId } from '@loge/contracts';
import type { SchoolId } from '@loge/contracts';
import { ApolloDriver } from '@nestjs/apollo';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Global, Module } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { GraphQLModule } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '../../../test/support/database.js';
import { anImport } from '../accounts/account.fixture.js';
import { createGround } from '../accounts/ground.fixture.js';
import type { Ground } from '../accounts/ground.fixture.js';
import { recordBounces } from '../cli/bounces.command.js';
import { CONFIG } from '../config.js';
import { STREAMS } from '../event-store/streams.js';
import { graphqlOptions } from '../graphql/graphql.module.js';
import type { LogeRequest } from '../rights/request.js';
import type { Reach } from '../rights/rights.js';
import { bounceAddress } from './bounce-address.js';
import { aReport } from './delivery-status.fixture.js';
import { MAILS } from './mails.js';
import type { Mails } from './mails.js';
import { NotificationsModule } from './notifications.module.js';

const college = schoolId('0611234X');
const lycee = schoolId('0690026D');
const anne = AccountId.parse(randomUUID());

let ground: Ground;
let app: INestApplication;
let reach: Reach = { kind: 'everything' };

const only = (...schools: SchoolId[]): Reach => ({
  kind: 'schools',
  schools,
  classes: new Map(),
  networks: [],
});
/** What the guard leaves on a request of somebody with the right, as far as `reach` goes. */
const signedIn = (): { req: { loge: LogeRequest } } => ({
  req: { loge: { context: anImport(), reaches: new Map([['READ_MAILS', reach]]) } },
});

beforeAll(async () => {
  ground = createGround(await createTestDatabase());
  @Global()
  @Module({
    providers: [
      { provide: DataSource, useValue: ground.database },
      { provide: STREAMS, useValue: ground.streams },
      { provide: CONFIG, useValue: { accessRetentionDays: 30 } },
    ],
    exports: [DataSource, STREAMS, CONFIG],
  })
  class Shared {}
  const options: ApolloDriverConfig = { ...graphqlOptions({ production: false }), context: signedIn };
  const api = GraphQLModule.forRoot<ApolloDriverConfig>({ driver: ApolloDriver, ...options });
  const mails = NotificationsModule.forRoot({ demo: false });
  const testing = await Test.createTestingModule({
    imports: [CqrsModule.forRoot(), Shared, mails, api],
  }).compile();
  app = testing.createNestApplication({ logger: false });
  await app.init();
});
afterAll(async () => {
  await app.close();
  await ground.close();
});
beforeEach(async () => {
  reach = { kind: 'everything' };
  await ground.database.query('TRUNCATE notifications.mail');
});

/** Queues a mail so many minutes ago; it then has come to this. */
async function aMail(ago: number, state = 'WAITING', ...schools: SchoolId[]): Promise<string> {
  const id = randomUUID();
  const mail = { id, kind: 'RECOVERY', account: anne, language: 'fr', facts: {} } as const;
  await app.get<Mails>(MAILS).enqueue(mail, { schools });
  await ground.database.query(
    `UPDATE notifications.mail SET state = $2, queued_at = queued_at - make_interval(mins => $3),
       tries = CASE $2 WHEN 'WAITING' THEN 0 ELSE 1 END, smtp_code = CASE $2 WHEN 'FAILED' THEN 550 END,
       ended_at = CASE $2 WHEN 'WAITING' THEN NULL ELSE now() END
     WHERE id = $1`,
    [id, state, ago],
  );
  return id;
}

interface Answer {
  readonly data: { readonly mails: { edges: { node: { id: string }; cursor: string }[]; failed: number } };
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

async function ask(query: string): Promise<Answer> {
  const sent = request(app.getHttpServer()).post('/graphql').set('apollo-require-preflight', '1');
  return (await sent.send({ query })).body;
}
const list = (args: string) =>
  ask(`{ mails${args} { edges { node { id kind state tries smtpCode person { id } } cursor }
        pageInfo { hasNextPage hasPreviousPage } failed } }`);
const idsOf = ({ data }: Answer) => data.mails.edges.map(({ node }) => node.id);
const again = (id: string) =>
  ask(`mutation { sendMailAgain(id: "${id}") { mail { id state tries smtpCode endedAt } } }`);
const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code;

describe('the mails', () => {
  test('are listed newest first, page by page, with how many have failed', async () => {
    const [old, failed, young] = [
      await aMail(3, 'SENT'),
      await aMail(2, 'FAILED', college),
      await aMail(1, 'WAITING'),
    ];
    const page = await list('(first: 2)');
    expect(page.data.mails).toMatchObject({ failed: 1, pageInfo: { hasNextPage: true } });
    expect(idsOf(page)).toEqual([young, failed]);
    expect(page.data.mails.edges[1]!.node).toEqual({
      ...{ id: failed, kind: 'RECOVERY', state: 'FAILED', tries: 1, smtpCode: 550 },
      person: { id: anne },
    });
    const next = await list(`(first: 2, after: "${page.data.mails.edges[1]!.cursor}")`);
    expect(next.data.mails).toMatchObject({ failed: 1, pageInfo: { hasPreviousPage: true } });
    expect(idsOf(next)).toEqual([old]);
    expect(idsOf(await list('(state: SENT)'))).toEqual([old]);
  });

  test('are those to people within reach; people without a school are for the whole installation', async () => {
    const both = await aMail(3, 'FAILED', college, lycee);
    await aMail(2, 'FAILED', lycee);
    await aMail(1, 'FAILED');
    reach = only(college);
    const seen = await list('');
    expect(idsOf(seen)).toEqual([both]);
    expect(seen.data.mails.failed).toBe(1);
  });

  test.each(['(first: 0)', '(first: 101)', '(after: "nonsense")'])('%s is refused', async (args) => {
    expect(codeOf(await list(args))).toBe('BAD_INPUT');
  });
});

describe('a mail that has failed', () => {
  test('is tried again, its tries counted anew', async () => {
    const id = await aMail(1, 'FAILED', college);
    reach = only(college);
    expect(await again(id)).toEqual({
      data: { sendMailAgain: { mail: { id, state: 'WAITING', tries: 0, smtpCode: null, endedAt: null } } },
    });
    expect((await list('')).data.mails.failed).toBe(0);
  });

  test('is not there for those out of reach, nor is one that has not failed', async () => {
    const failed = await aMail(1, 'FAILED', lycee);
    const sent = await aMail(1, 'SENT', college);
    reach = only(college);
    for (const id of [failed, sent, randomUUID(), 'nonsense'])
      expect(codeOf(await again(id))).toBe('NOT_FOUND');
    reach = { kind: 'everything' };
    expect((await list('')).data.mails.failed).toBe(1);
  });
});

test('without a mail server and without the demo, mails wait and no outbox is there', async () => {
  const id = await aMail(0);
  expect(await list('')).toMatchObject({
    data: { mails: { edges: [{ node: { id, state: 'WAITING', tries: 0 } }] } },
  });
  await request(app.getHttpServer()).get('/demo/outbox').expect(404);
});

describe('a mail that came back', () => {
  const PATTERN = 'bounce+{mail}@loge.test';
  const told: string[] = [];
  const handOver = (raw: string) =>
    recordBounces(app, PATTERN, ['-'], { input: Readable.from([raw]), output: (line) => told.push(line) });
  const refusals = async (mail: string) =>
    (await ground.events('MailRefused')).filter(({ data }) => data.mail === mail);

  test('is listed as failed and may be sent again; told twice, it is in the register once', async () => {
    const mail = await aMail(1, 'SENT', college);
    const to = bounceAddress(PATTERN, mail);
    for (let times = 0; times < 2; times += 1) expect(await handOver(aReport({ to }))).toBe(0);
    expect(told).toEqual([
      expect.stringContaining(`Noted: the mail ${mail}`),
      expect.stringContaining('Nothing noted'),
    ]);
    const { data } = await list('(state: FAILED)');
    expect(data.mails.edges.map(({ node }) => node)).toMatchObject([{ id: mail, smtpCode: 550 }]);
    expect(await refusals(mail)).toMatchObject([
      { data: { mail, kind: 'RECOVERY', cause: 'REFUSED', smtpCode: 550 }, metadata: { schools: [college] } },
    ]);
    expect(codeOf(await again(mail))).toBeUndefined();
  });

  test('changes nothing where it was not sent, is not known, or only waits', async () => {
    const waiting = await aMail(1, 'WAITING');
    const sent = await aMail(1, 'SENT');
    await handOver(aReport({ to: bounceAddress(PATTERN, waiting) }));
    await handOver(aReport({ to: bounceAddress(PATTERN, randomUUID()) }));
    await handOver(aReport({ to: bounceAddress(PATTERN, sent), action: 'delayed' }));
    expect((await list('')).data.mails.failed).toBe(0);
    expect([...(await refusals(waiting)), ...(await refusals(sent))]).toEqual([]);
  });
});
