import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AccountId, schoolId } from '@loge/contracts';
import { createTestDatabase } from '../../../test/support/database.js';
import { createGround } from '../accounts/ground.fixture.js';
import type { Ground } from '../accounts/ground.fixture.js';
import { pause } from '../event-store/pause.js';
import { MailOutcomes } from './mail-outcomes.js';
import { MailQueue } from './mail-queue.js';
import { MailSender } from './mail-sender.js';
import { startMailServer } from './mail-server.fixture.js';
import type { MailServer } from './mail-server.fixture.js';
import type { ComposedMail, PutOff, QueuedMail } from './mails.js';
import { QueuedMails } from './queued-mails.js';
import { SmtpTransport } from './smtp-transport.js';

const school = schoolId('0611234X');
const account = AccountId.parse(randomUUID());
const link = (token: string) => `https://loge.test/mot-de-passe#token=${token}`;

interface Row {
  readonly state: string;
  readonly tries: number;
  readonly smtp_code: number | null;
  readonly outcome: string | null;
  readonly waits: number | null;
}

let ground: Ground;
let server: MailServer;
/** How often each mail was composed. */
let composed: Map<string, number>;
let senders: MailSender[];
let made: ComposedMail | PutOff | undefined;

beforeAll(async () => {
  ground = createGround(await createTestDatabase());
});
afterAll(() => ground.close());
beforeEach(async () => {
  server = await startMailServer();
  composed = new Map();
  senders = [];
  made = recovery({});
});
afterEach(async () => {
  await Promise.all(senders.map((sender) => sender.stop()));
  await server.stop();
  await ground.database.query('TRUNCATE notifications.mail');
});

const recovery = (over: Partial<ComposedMail>): ComposedMail => ({
  to: 'anne@example.org',
  school: { name: 'Collège Jean-Moulin' },
  content: {
    ...{ kind: 'RECOVERY', displayName: 'Anne Arnaud', login: 'anne.arnaud', first: false },
    ...{ link: link('secret'), expiresAt: new Date(Date.now() + 3_600_000) },
  },
  ...over,
});

/** A process that sends, each in so many milliseconds; each mail is composed with a link of its own. */
function aProcess(
  streams: Pick<Ground['streams'], 'record' | 'holds'> = ground.streams,
  patience: { readonly delivery?: number } = {},
): { mails: QueuedMails; sender: MailSender } {
  const queue = new MailQueue(ground.database);
  const transport = new SmtpTransport(
    { url: server.url, from: 'Loge <loge@loge.test>', bounces: 'bounce+{mail}@loge.test' },
    patience,
  );
  const sender = new MailSender(queue, new MailOutcomes(streams), transport);
  sender.composedBy('RECOVERY', async ({ id }) => {
    const times = (composed.get(id) ?? 0) + 1;
    composed.set(id, times);
    if (!made || 'putOff' in made || made.content.kind !== 'RECOVERY') return made;
    return { ...made, content: { ...made.content, link: link(`secret${times}`) } };
  });
  senders.push(sender);
  return { sender, mails: new QueuedMails(queue, sender) };
}

const aMail = (): QueuedMail => ({
  ...{ id: randomUUID(), kind: 'RECOVERY', account, language: 'fr', facts: {} },
});

async function rowOf({ id }: QueuedMail): Promise<Row> {
  const [row] = await ground.database.query<Row[]>(
    `SELECT state, tries, smtp_code, outcome, extract(epoch FROM next_try_at - now())::int AS waits
     FROM notifications.mail WHERE id = $1`,
    [id],
  );
  return row!;
}

async function until(reached: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !(await reached()); await pause(20))
    if (Date.now() > end) throw new Error('It never came to this.');
}

const untilIs = (mail: QueuedMail, state: string) =>
  until(async () => {
    const row = await rowOf(mail);
    return row.state === state && row.outcome === null;
  });
const untilTried = (mail: QueuedMail, tries: number) =>
  until(async () => {
    const { tries: tried, waits } = await rowOf(mail);
    // Not the lease of a try under way.
    return tried === tries && waits !== null && !(waits > 200 && waits <= 300);
  });

/** Its next try is now. */
const hurry = ({ id }: QueuedMail) =>
  ground.database.query('UPDATE notifications.mail SET next_try_at = now() WHERE id = $1', [id]);

const eventsOf = async ({ id }: QueuedMail) =>
  (await ground.events('MailSent', 'MailRefused')).filter(({ data }) => data.mail === id);

describe('a mail in the queue (IT-4)', () => {
  test('is sent once though two processes run, and the register tells to whom', async () => {
    const [one, other] = [aProcess(), aProcess()];
    const mails = Array.from({ length: 30 }, aMail);
    for (const mail of mails) await one.mails.enqueue(mail, { schools: [school] });
    one.sender.start();
    other.sender.start();
    for (const mail of mails) await untilIs(mail, 'SENT');
    expect(server.received).toHaveLength(30);
    expect(new Set(server.received.map(({ raw }) => /^Message-ID: (.+)$/m.exec(raw)?.[1])).size).toBe(30);
    // Where each would come back to tells which one it is.
    expect(new Set(server.received.map(({ from }) => from))).toEqual(
      new Set(mails.map(({ id }) => `bounce+${id}@loge.test`)),
    );
    expect(await eventsOf(mails[0]!)).toMatchObject([
      {
        type: 'MailSent',
        stream: `access-${account}`,
        data: { kind: 'RECOVERY', address: 'anne@example.org' },
        metadata: {
          actor: { kind: 'SYSTEM', id: 'REACTOR' },
          ...{ channel: 'SYSTEM', subject: account, schools: [school] },
        },
      },
    ]);
  });

  test('put in twice is there once', async () => {
    const { mails, sender } = aProcess();
    const mail = aMail();
    await mails.enqueue(mail, { schools: [school] });
    await mails.enqueue({ ...mail, language: 'nl' }, { schools: [] });
    sender.start();
    await untilIs(mail, 'SENT');
    expect(server.received).toHaveLength(1);
    expect(server.received[0]!.raw).toMatch(/^Content-Language: fr\r$/m);
  });

  test('that is of no use any more is dropped without a word', async () => {
    const { mails, sender } = aProcess();
    made = undefined;
    const mail = aMail();
    await mails.enqueue(mail, { schools: [school] });
    sender.start();
    await untilIs(mail, 'DROPPED');
    expect(server.received).toEqual([]);
    expect(await eventsOf(mail)).toEqual([]);
  });

  test('waits where nobody sends', async () => {
    const { mails } = aProcess();
    const mail = aMail();
    await mails.enqueue(mail, { schools: [school] });
    expect(composed.size).toBe(0);
    expect(await rowOf(mail)).toMatchObject({ state: 'WAITING', tries: 0 });
  });
});

describe('what fails for now is tried again', () => {
  test('after half a minute, composed anew under the same message id', async () => {
    const { mails, sender } = aProcess();
    server.refuse(451);
    const mail = aMail();
    await mails.enqueue(mail, { schools: [school] });
    sender.start();
    await untilTried(mail, 1);
    const row = await rowOf(mail);
    expect(row).toMatchObject({ state: 'WAITING', smtp_code: 451 });
    expect(row.waits).toBeGreaterThan(20);
    expect(row.waits).toBeLessThanOrEqual(30);
    server.refuse(undefined);
    await hurry(mail);
    sender.nudge();
    await untilIs(mail, 'SENT');
    expect(server.received[0]!.raw).toContain(`Message-ID: <${mail.id}@loge.test>`);
    expect(server.received[0]!.raw).toContain('secret2');
  });

  test('a server that is down, and then up', async () => {
    const port = Number(new URL(server.url).port);
    const { mails, sender } = aProcess();
    await server.stop();
    const mail = aMail();
    await mails.enqueue(mail, { schools: [school] });
    sender.start();
    await untilTried(mail, 1);
    expect(await rowOf(mail)).toMatchObject({ state: 'WAITING', smtp_code: null });
    server = await startMailServer(port);
    await hurry(mail);
    sender.nudge();
    await untilIs(mail, 'SENT');
    expect(server.received).toHaveLength(1);
  });

  test('a server that stops answering holds up neither that mail nor the next for long', async () => {
    const { mails, sender } = aProcess(ground.streams, { delivery: 1_000 });
    server.stall(true);
    const [stalled, next] = [aMail(), aMail()];
    await mails.enqueue(stalled, { schools: [school] });
    sender.start();
    await untilTried(stalled, 1);
    expect(await rowOf(stalled)).toMatchObject({ state: 'WAITING', smtp_code: null });
    server.stall(false);
    await mails.enqueue(next, { schools: [school] });
    await hurry(stalled);
    sender.nudge();
    for (const mail of [stalled, next]) await untilIs(mail, 'SENT');
    expect(server.received).toHaveLength(2);
  });

  test('for a day; then it is given up', async () => {
    const { mails, sender } = aProcess();
    server.refuse(421);
    const mail = aMail();
    await mails.enqueue(mail, { schools: [school] });
    await ground.database.query('UPDATE notifications.mail SET tries = 7');
    sender.start();
    await untilIs(mail, 'FAILED');
    expect(await eventsOf(mail)).toMatchObject([
      { type: 'MailRefused', data: { cause: 'GIVEN_UP', smtpCode: 421 } },
    ]);
  });

  test('a sign-in that the server refuses is no fault of the mail', async () => {
    const { mails, sender } = aProcess();
    server.refuse(535);
    const mail = aMail();
    await mails.enqueue(mail, { schools: [school] });
    sender.start();
    await untilTried(mail, 1);
    expect(await rowOf(mail)).toMatchObject({ state: 'WAITING', smtp_code: 535 });
  });
});

describe('a dead letter', () => {
  test('is what the server refuses for good: its code is kept and the register tells', async () => {
    const { mails, sender } = aProcess();
    server.refuse(550);
    const mail = aMail();
    await mails.enqueue(mail, { schools: [school] });
    sender.start();
    await untilIs(mail, 'FAILED');
    expect(await rowOf(mail)).toMatchObject({ tries: 1, smtp_code: 550 });
    const data = { mail: mail.id, kind: 'RECOVERY', address: 'anne@example.org', smtpCode: 550 };
    expect(await eventsOf(mail)).toMatchObject([
      { type: 'MailRefused', data: { ...data, cause: 'REFUSED' }, metadata: { subject: account } },
    ]);
  });

  test.each([
    ['nobody', ''],
    ['two people', 'anne@example.org, eve@example.org'],
    ['a line of the head', 'anne@example.org>\r\nRCPT TO:<eve@example.org'],
  ])('is one to %s', async (_, to) => {
    const { mails, sender } = aProcess();
    made = recovery({ to });
    const mail = aMail();
    await mails.enqueue(mail, { schools: [school] });
    sender.start();
    await untilIs(mail, 'FAILED');
    expect(server.received).toEqual([]);
    const [event] = await eventsOf(mail);
    expect(event).toMatchObject({ type: 'MailRefused', data: { cause: 'REFUSED' } });
    // The server was not even asked.
    expect(event!.data).not.toHaveProperty('smtpCode');
  });
});

describe('a process that dies in the middle', () => {
  test('of sending leaves the mail to others when its time is over', async () => {
    const mail = aMail();
    const { mails, sender } = aProcess();
    await mails.enqueue(mail, { schools: [school] });
    // It took the mail and is no more.
    expect(await new MailQueue(ground.database).take(10, { bulk: false })).toHaveLength(1);
    sender.start();
    expect(await new MailQueue(ground.database).take(10, { bulk: false })).toEqual([]);
    await hurry(mail);
    sender.nudge();
    await untilIs(mail, 'SENT');
    expect(server.received).toHaveLength(1);
  });

  test('after the acknowledgement does not send twice; the register is told by another', async () => {
    const mail = aMail();
    const dying = aProcess({ holds: async () => false, record: () => Promise.reject(new Error('It died.')) });
    await dying.mails.enqueue(mail, { schools: [school] });
    dying.sender.start();
    await until(async () => (await rowOf(mail)).state === 'SENT');
    await dying.sender.stop();
    expect(await eventsOf(mail)).toEqual([]);

    await ground.database.query(`UPDATE notifications.mail SET ended_at = ended_at - interval '2 minutes'`);
    aProcess().sender.start();
    await untilIs(mail, 'SENT');
    expect(server.received).toHaveLength(1);
    expect(await eventsOf(mail)).toMatchObject([{ type: 'MailSent', data: { mail: mail.id } }]);
  });

  test('having lost its mail to another, it changes nothing any more', async () => {
    const mail = aMail();
    const queue = new MailQueue(ground.database);
    await queue.add([{ mail, about: { schools: [school] } }], { bulk: false });
    const [slow] = await queue.take(1, { bulk: false });
    await hurry(mail);
    const [quick] = await queue.take(1, { bulk: false });
    expect(await queue.end(slow!, { state: 'FAILED', cause: 'GIVEN_UP' })).toBeUndefined();
    expect(await queue.end(quick!, { state: 'SENT' })).toBeDefined();
    expect(await rowOf(mail)).toMatchObject({ state: 'SENT' });
  });
});

test('what was typed adds nothing to the head of a mail', async () => {
  const { mails, sender } = aProcess();
  const evil = 'Anne\r\nBcc: eve@example.org\r\n\r\n<script>alert(1)</script>';
  made = recovery({ school: { name: evil, contact: evil } });
  if (made.content.kind === 'RECOVERY') made = { ...made, content: { ...made.content, displayName: evil } };
  const mail = aMail();
  await mails.enqueue(mail, { schools: [school] });
  sender.start();
  await untilIs(mail, 'SENT');
  const { to, raw } = server.received[0]!;
  expect(to).toEqual(['anne@example.org']);
  const [head = ''] = raw.split('\r\n\r\n');
  const names = [...head.matchAll(/^([A-Z][\w-]*):/gim)].map(([, name]) => name);
  expect(names).toContain('Subject');
  expect(names).not.toContain('Bcc');
});

describe('bulk mails', () => {
  const bulk = (mails: readonly QueuedMail[]) =>
    mails.map((mail) => ({ mail, about: { schools: [school] } }));

  test('are sent as others are, once each however often they are put in', async () => {
    const { mails, sender } = aProcess();
    const all = Array.from({ length: 30 }, aMail);
    await mails.enqueueBulk(bulk(all));
    expect(await mails.untriedBulk('RECOVERY')).toBe(30);
    sender.start();
    for (const mail of all) await untilIs(mail, 'SENT');
    await mails.enqueueBulk(bulk(all));
    expect(await mails.untriedBulk('RECOVERY')).toBe(0);
    expect(server.received).toHaveLength(30);
  });

  test('that a slow server holds up let every other go ahead', async () => {
    const { mails, sender } = aProcess(undefined, { delivery: 4_000 });
    const all = Array.from({ length: 30 }, aMail);
    server.stall(true);
    await mails.enqueueBulk(bulk(all));
    sender.start();
    const stalled = async () => (await Promise.all(all.map(rowOf))).filter(({ tries }) => tries > 0).length;
    await until(() => server.stalled === 5);
    server.stall(false);
    const own = aMail();
    await mails.enqueue(own, { schools: [school] });
    await untilIs(own, 'SENT');
    expect(server.received).toHaveLength(1);
    expect(await stalled()).toBe(10);
  });

  test('whose turn is put off are not tried, and come again', async () => {
    const { mails, sender } = aProcess();
    const mail = aMail();
    made = { putOff: 60 };
    await mails.enqueueBulk(bulk([mail]));
    sender.start();
    await until(async () => (await rowOf(mail)).waits === 60);
    expect(await rowOf(mail)).toMatchObject({ state: 'WAITING', tries: 0 });
    expect(await mails.untriedBulk('RECOVERY')).toBe(0);
    made = recovery({});
    await hurry(mail);
    sender.nudge();
    await untilIs(mail, 'SENT');
  });
});
