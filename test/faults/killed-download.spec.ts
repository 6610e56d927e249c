import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { SessionId, schoolId } from '@loge/contracts';
import type { DistributionId } from '@loge/contracts';
import { CreateAccount, RecordPeople } from '../../backend/src/accounts/commands.js';
import type { Context } from '../../backend/src/context.js';
import { MakeCredentialsFile } from '../../backend/src/distribution/commands.js';
import { Downloads } from '../../backend/src/downloads/downloads.js';
import { inGroups } from '../../backend/src/passwords/commands.js';
import { GrantRole, GrantsOf } from '../../backend/src/rights/commands.js';
import { RecordSchools } from '../../backend/src/schools/commands.js';
import { SECRETS } from '../../backend/src/vault/vault.js';
import type { Secrets } from '../../backend/src/vault/vault.js';
import { compiled } from '../support/compiled.js';
import { openLogeOn } from '../imports/loge.fixture.js';
import type { Loge } from '../imports/loge.fixture.js';
import type { DownloadAsked } from './downloading.process.js';
import { homes } from './homes.js';
import type { Addresses, Home } from './homes.js';
import { Moments, rounds } from './moments.js';

/** Enough for three batches, and for rows to be sent before the last of them. */
const PUPILS = 600;
const A = schoolId('0611234X');
const context = (): Context => ({
  ...{ actor: { kind: 'SYSTEM', id: 'COMMAND_LINE' }, channel: 'COMMAND_LINE' },
  ...{ correlationId: randomUUID(), clock: () => new Date() },
});

const DOWNLOADING = compiled(join(import.meta.dirname, 'downloading.process.ts'));

interface Victim {
  readonly child: ChildProcess;
  readonly ready: Promise<unknown>;
}

function startVictim(): Victim {
  const child = fork(DOWNLOADING, [], {
    cwd: join(import.meta.dirname, '../..'),
    execArgv: [],
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  return { child, ready: once(child, 'message') };
}

describe.each(homes)('on %s', (_, open) => {
  let home: Home;
  let dataDir: string;
  let loge: Loge;
  let victims: readonly Victim[];
  beforeEach(async () => {
    // They load what they need while the school is made.
    victims = [startVictim(), startVictim()];
    home = await open();
    dataDir = await mkdtemp(join(tmpdir(), 'loge-killed-download-'));
    loge = await openLogeOn({ ...home, dataDir });
  });
  afterEach(async () => {
    for (const { child } of victims) child.kill('SIGKILL');
    await loge.close();
    await home.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** A school of pupils, and an administrator with a file of them all. */
  async function school() {
    const commands = loge.app.get(CommandBus);
    const record = { name: 'Collège', classes: [], groups: [] };
    await commands.execute(new RecordSchools([{ school: A, record }], { dryRun: false }, context()));
    const details = {
      classes: ['6A'],
      groups: [],
      subjects: [],
      functions: [],
      formTeacherOf: [],
      children: [],
    };
    const pupils = Array.from({ length: PUPILS }, (_, number) => ({
      identity: { kind: 'join-key' as const, joinKey: `AC-VILLE$${number}`, recordKind: 'PUPIL' as const },
      person: { name: { given: 'Léo', family: `Martin ${number}` }, contacts: {} },
      affiliations: [{ school: A, profile: 'PUPIL' as const, details, relatives: [] }],
      authoritativeSchools: [],
    }));
    await commands.execute(new RecordPeople(pupils, { dryRun: false }, context()));
    const person = { name: { given: 'A', family: 'B' }, login: 'chef@loge.test', contacts: {} };
    const { account } = await commands.execute(
      new CreateAccount({ origin: 'COMMAND_LINE', ...person }, context()),
    );
    const role = { role: 'ADMINISTRATOR', scope: { kind: 'INSTALLATION' } } as const;
    await commands.execute(new GrantRole(account, role, context()));
    const grants = await loge.app.get(QueryBus).execute(new GrantsOf(account));
    const viewer = {
      ...{ account, grants, session: SessionId.parse(randomUUID()), mustChangePassword: false },
      sessionExpiresAt: new Date(Date.now() + 3_600_000),
    };
    const target = { schools: [A] };
    const mine: Context = { ...context(), actor: { kind: 'ACCOUNT', id: account }, reason: 'Rentrée' };
    const { id } = await commands.execute(new MakeCredentialsFile({ target, renewal: 'NONE' }, viewer, mine));
    const downloads = loge.app.get(Downloads, { strict: false });
    const ticket = async () => {
      const details = { format: 'CSV', byHousehold: false };
      const asked = { kind: 'CREDENTIALS', of: id, details, reason: 'Remise' } as const;
      return (await downloads.issue(asked, viewer, new Date())).url.replace('/files/', '');
    };
    return { id, viewer, mine, ticket, downloads };
  }

  /** What a process that is killed on its way has sent. */
  async function sentBy(victim: ChildProcess, asked: Omit<DownloadAsked, keyof Addresses | 'dataDir'>) {
    const sent = victim.stdout ? text(victim.stdout) : Promise.resolve('');
    const exited = once(victim, 'exit');
    const { databaseUrl, eventStoreUrl } = home;
    victim.send({ ...asked, databaseUrl, eventStoreUrl, dataDir } satisfies DownloadAsked);
    const [, signal] = await exited;
    expect(signal).toBe('SIGKILL');
    return sent;
  }

  /** The passwords of whole lines, by account. */
  const passwordsIn = (csv: string) =>
    new Map(
      csv
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(';'))
        .map((cells) => [cells[1] ?? '', cells[7] ?? '']),
    );

  /** The passwords that the register has as given out in a file, by account; the vault tells which they are. */
  async function givenOut(file: DistributionId): Promise<Map<string, string>> {
    const secrets = loge.app.get<Secrets>(SECRETS);
    const given = (await loge.events()).flatMap((event) =>
      event.type === 'CredentialsDistributed' && event.data.distribution === file && event.data.password
        ? [{ account: event.metadata.subject ?? '', password: event.data.password }]
        : [],
    );
    const kept = await secrets.getMany(given.map(({ password }) => password));
    return new Map(given.map((one) => [one.account, inGroups(kept.get(one.password)?.value ?? 'gone')]));
  }

  test.each(rounds)(
    'KO-3: a download is killed; what left it is in the register, and the next one goes on (round %i, FAULT_SEED=%i)',
    async (_round, seed) => {
      const moments = new Moments(seed);
      const { id, viewer, mine, ticket, downloads } = await school();
      const asked = { viewer, correlationId: randomUUID() };
      const [first, second] = victims;
      if (!first || !second) throw new Error('There are two.');
      await Promise.all([first.ready, second.ready]);

      // In the middle of a batch nothing has left yet.
      const death = { at: 'given out', passwords: moments.between(1, 200) } as const;
      expect(await sentBy(first.child, { ...asked, ticket: await ticket(), death })).toBe('');
      const noted = await givenOut(id);
      expect(noted.size).toBeGreaterThanOrEqual(death.passwords);

      const sent = passwordsIn(
        await sentBy(second.child, { ...asked, ticket: await ticket(), death: { at: 'first rows' } }),
      );
      expect(sent.size).toBeGreaterThan(100);
      const register = await givenOut(id);
      for (const [account, password] of sent) expect(register.get(account)).toBe(password);

      const out = new PassThrough();
      const read = text(out);
      const opened = await downloads.open(await ticket(), viewer, mine);
      await opened.write(out);
      out.end();
      const whole = passwordsIn(await read);
      expect(whole.size).toBe(PUPILS);
      for (const [account, password] of [...noted, ...sent]) expect(whole.get(account)).toBe(password);
      expect(await givenOut(id)).toEqual(whole);
      const made = (await loge.events()).filter(({ type }) => type === 'TemporaryPasswordMade');
      expect(made).toHaveLength(PUPILS);
    },
    90_000,
  );
});
