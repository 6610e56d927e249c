import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { DistributionId } from '@loge/contracts';
import { anImport, college, details } from '../../backend/src/accounts/account.fixture.js';
import { RecordPeople } from '../../backend/src/accounts/commands.js';
import { StartCampaign } from '../../backend/src/distribution/campaigns/campaign.commands.js';
import { startMailServer } from '../../backend/src/notifications/mail-server.fixture.js';
import type { MailServer } from '../../backend/src/notifications/mail-server.fixture.js';
import { RecordSchools } from '../../backend/src/schools/commands.js';
import { compiled } from '../support/compiled.js';
import { openLogeOn } from '../imports/loge.fixture.js';
import type { Loge } from '../imports/loge.fixture.js';
import { homes, inPostgres } from './homes.js';
import type { Home } from './homes.js';
import type { SendAsked } from './sending.process.js';
import { until } from './until.js';

const SENDING = compiled(join(import.meta.dirname, 'sending.process.ts'));

let home: Home;
let dataDir: string;
let server: MailServer;
/** The application without a server: it records and starts, and sends nothing. */
let loge: Loge;
let servers: ChildProcess[];

async function begin(open: () => Promise<Home>): Promise<void> {
  home = await open();
  dataDir = await mkdtemp(join(tmpdir(), 'loge-campaign-'));
  server = await startMailServer();
  loge = await openLogeOn({ ...home, dataDir });
  const record = { name: 'Collège Jean-Moulin', classes: [], groups: [] };
  const schools = [{ school: college, record }];
  await loge.app.get(CommandBus).execute(new RecordSchools(schools, { dryRun: false }, anImport()));
}
beforeEach(() => {
  servers = [];
});
afterEach(async () => {
  for (const one of servers) await killed(one);
  await loge.close();
  await server.stop();
  await home.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** What PostgreSQL calls the connections of the servers. */
const CONNECTIONS = 'loge-server';

/** A server in a process of its own; resolves when it sends. */
async function startServer(more: Partial<SendAsked> = {}): Promise<ChildProcess> {
  const child = fork(SENDING, [], {
    cwd: join(import.meta.dirname, '../..'),
    execArgv: [],
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  servers.push(child);
  const { databaseUrl, eventStoreUrl } = home;
  const place = {
    databaseUrl: `${databaseUrl}?application_name=${CONNECTIONS}`,
    ...(eventStoreUrl && { eventStoreUrl }),
    dataDir,
    smtpUrl: server.url,
  };
  const asked: SendAsked = { ...place, diesWhenEnqueued: false, ...more };
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.on('message', (told) => (told === 'ready' ? void child.send(asked) : resolve()));
  });
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exit;
}

const addresses = (count: number) =>
  Array.from({ length: count }, (_, index) => `eleve${index}@exemple.test`).sort();

/** Records so many pupils, and starts a campaign to them. */
async function aCampaign(count: number, perMinute = 6_000): Promise<DistributionId> {
  const people = addresses(count).map((email, index) => ({
    identity: { kind: 'join-key' as const, joinKey: `AC$${index}`, recordKind: 'PUPIL' as const },
    person: { name: { given: `Élève${index}`, family: 'Martin' }, contacts: { email } },
    affiliations: [{ school: college, profile: 'PUPIL' as const, details: details(), relatives: [] }],
    authoritativeSchools: [college],
  }));
  const commands = loge.app.get(CommandBus);
  await commands.execute(new RecordPeople(people, { dryRun: false }, anImport()));
  const id = DistributionId.parse(randomUUID());
  const asked = { target: { schools: [college] }, words: { title: 'Vos identifiants' }, perMinute };
  await commands.execute(new StartCampaign(id, asked, { kind: 'everything' }, anImport()));
  return id;
}

const rows = async <Row>(sql: string): Promise<Row[]> => home.database.dataSource.query<Row[]>(sql);
const count = async (condition: string): Promise<number> =>
  (
    await rows<{ count: number }>(`SELECT count(*)::int AS count FROM notifications.mail WHERE ${condition}`)
  )[0]?.count ?? 0;
const anyServerConnected = async (): Promise<boolean> =>
  (
    await rows(`SELECT 1 FROM pg_stat_activity
               WHERE datname = current_database() AND application_name = '${CONNECTIONS}'`)
  ).length > 0;
const TRY_NOW = `UPDATE notifications.mail SET next_try_at = now() WHERE state = 'WAITING'`;
/**
 * Time passes: whoever died with mails in their hands has them no more. PostgreSQL ends the statement of whoever was
 * killed, which may take mails too, and only then their connection.
 */
async function hurry(): Promise<void> {
  await until(async () => !(await anyServerConnected()));
  await rows(TRY_NOW);
}
const receivers = () => server.received.flatMap(({ to }) => to).sort();
const ended = async () => (await loge.events()).filter(({ type }) => type === 'CampaignEnded');
const untilEnded = () => until(async () => (await ended()).length > 0);

describe.each(homes)('KO-6: a campaign on %s', (_, open) => {
  beforeEach(() => begin(open));

  test('whose server is killed between the queue and its note, and then in the middle, sends each mail once', async () => {
    const people = 40;
    const id = await aCampaign(people);
    const first = await startServer({ diesWhenEnqueued: true });
    await until(() => first.signalCode === 'SIGKILL');
    expect(await count(`facts ->> 'campaign' = '${id}'`)).toBeGreaterThan(0);
    expect(await rows(`SELECT 1 FROM distribution.recipient WHERE state <> 'WAITING'`)).toEqual([]);

    await hurry();
    const second = await startServer();
    await until(() => server.received.length >= 10);
    server.stall(true);
    // What was acknowledged is noted, and others are on their way: now it dies.
    await until(async () => server.stalled > 0 && (await count(`state = 'SENT'`)) === server.received.length);
    const before = server.received.length;
    expect(await anyServerConnected()).toBe(true);
    await killed(second);
    expect(before).toBeLessThan(people);

    server.stall(false);
    await hurry();
    await startServer();
    await untilEnded();
    expect(receivers()).toEqual(addresses(people));
    expect(await ended()).toMatchObject([
      { data: { distribution: id, cause: 'COMPLETED', sent: people, refused: 0, skipped: 0 } },
    ]);
  }, 90_000);
});

describe('KO-6: a campaign', () => {
  beforeEach(() => begin(inPostgres));

  test('that two servers work at sends each mail once, at one pace', async () => {
    const people = 50;
    await aCampaign(people, 600);
    await Promise.all([startServer(), startServer()]);
    await until(() => server.received.length > 0);
    const from = performance.now();
    await untilEnded();
    expect(receivers()).toEqual(addresses(people));
    // Ten a second, of which a second's worth may come at once.
    expect(performance.now() - from).toBeGreaterThan(3_000);
  }, 90_000);

  test('goes on when the mail server is there again', async () => {
    const people = 12;
    await aCampaign(people);
    const { url } = server;
    await server.stop();
    await startServer({ smtpUrl: url });
    await until(
      async () => (await count(`tries = 1 AND next_try_at < now() + interval '40 seconds'`)) === people,
    );
    expect(await ended()).toEqual([]);
    server = await startMailServer(Number(new URL(url).port));
    await rows(TRY_NOW);
    await untilEnded();
    expect(receivers()).toEqual(addresses(people));
  }, 90_000);
});
