import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import type { AccountId, Role, SchoolId, Scope } from '@loge/contracts';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { AccountsModule } from '../../backend/src/accounts/accounts.module.js';
import { CreateAccount, RecordPeople } from '../../backend/src/accounts/commands.js';
import { ClaimsModule } from '../../backend/src/claims/claims.module.js';
import { CONFIG } from '../../backend/src/config.js';
import type { Context } from '../../backend/src/context.js';
import { DistributionModule } from '../../backend/src/distribution/distribution.module.js';
import { DownloadsModule } from '../../backend/src/downloads/downloads.module.js';
import { AccessRetention } from '../../backend/src/event-store/access-retention.js';
import { applyBatch } from '../../backend/src/event-store/applying.fixture.js';
import { EVENT_CODEC } from '../../backend/src/event-store/codec.js';
import type { EventCodec, Recorded } from '../../backend/src/event-store/codec.js';
import { EventSourcedStreams } from '../../backend/src/event-store/event-sourced-streams.js';
import { EVENT_STORE, START } from '../../backend/src/event-store/port.js';
import type { EventStore } from '../../backend/src/event-store/port.js';
import { PostgresEventStore } from '../../backend/src/event-store/postgres/postgres-event-store.js';
import { PROJECTION_RUNNER } from '../../backend/src/event-store/projection.js';
import type { Projection, Reactor } from '../../backend/src/event-store/projection.js';
import { SealedCodecModule } from '../../backend/src/event-store/sealed-codec/sealed-codec.module.js';
import { STREAMS } from '../../backend/src/event-store/streams.js';
import { ApiModule } from '../../backend/src/graphql/graphql.module.js';
import { LegacyLoginModule } from '../../backend/src/legacy-login/legacy-login.module.js';
import { SetPassword } from '../../backend/src/passwords/commands.js';
import { MAILS } from '../../backend/src/notifications/mails.js';
import type { ComposedMail, Composer, Mails, QueuedMail } from '../../backend/src/notifications/mails.js';
import { PasswordsModule } from '../../backend/src/passwords/passwords.module.js';
import { RecoveryModule } from '../../backend/src/recovery/recovery.module.js';
import { ExportsModule } from '../../backend/src/register/exports/exports.module.js';
import { RegisterModule } from '../../backend/src/register/register.module.js';
import { AnswerPace } from '../../backend/src/rights/answer-pace.js';
import { GrantRole } from '../../backend/src/rights/commands.js';
import { guardHttpEdge } from '../../backend/src/rights/http-edge.js';
import { RightsModule } from '../../backend/src/rights/rights.module.js';
import { DEVICE_COOKIE, SESSION_COOKIE } from '../../backend/src/rights/session-cookie.js';
import { SchoolsModule } from '../../backend/src/schools/schools.module.js';
import { SessionsModule } from '../../backend/src/sessions/sessions.module.js';
import { VaultModule } from '../../backend/src/vault/vault.module.js';
import { createTestDatabase } from '../support/database.js';

/** Where the application under test believes to be reached. */
export const ORIGIN = 'http://loge.test';
/** Refusals come at whole steps of this: small, for tests are refused often. */
export const REFUSAL_STEP_MS = 20;
export const PASSWORD = 'une phrase assez longue';

/** The system at the command line, which may do anything. */
export const commandLine = (): Context => ({
  actor: { kind: 'SYSTEM', id: 'COMMAND_LINE' },
  channel: 'COMMAND_LINE',
  correlationId: randomUUID(),
  clock: () => new Date(),
});

/** Brings every registered projection level when it is waited for: order without a background. */
class ProjectionsOnDemand {
  private readonly projections: Projection[] = [];
  private readonly reactors: Reactor[] = [];
  private position = START;
  private reactedTo = START;

  constructor(
    private readonly store: EventStore,
    private readonly codec: () => EventCodec,
    private readonly database: DataSource,
  ) {}

  register(what: Projection | Reactor): void {
    if ('apply' in what) this.projections.push(what);
    else this.reactors.push(what);
  }

  /** Has the reactors act on what happened since the last time, and on what that brings about. */
  async react(): Promise<void> {
    for await (const stored of this.store.readAll({ after: this.reactedTo })) {
      const [event] = await this.codec().open([stored]);
      this.reactedTo = stored.position;
      for (const reactor of this.reactors)
        if (event && reactor.types.includes(event.type)) await reactor.react(event);
    }
  }

  private levelling: Promise<void> = Promise.resolve();

  async waitFor(): Promise<boolean> {
    // One after the other, or two who wait at once would apply the same event.
    const levelled = this.levelling.then(() => this.level());
    this.levelling = levelled.catch(() => undefined);
    await levelled;
    return true;
  }

  async readLevel<T>(
    _position: unknown,
    _name: string,
    _timeout: number,
    read: (transaction: DataSource) => Promise<T>,
  ): Promise<T> {
    await this.waitFor();
    return read(this.database);
  }

  private async level(): Promise<void> {
    for await (const stored of this.store.readAll({ after: this.position })) {
      const [event] = await this.codec().open([stored]);
      if (event) await this.apply(event);
      this.position = stored.position;
    }
  }

  private async apply(event: Recorded): Promise<void> {
    for (const projection of this.projections) {
      if (!projection.types.includes(event.type)) continue;
      await applyBatch(this.database, projection, [event]);
    }
  }

  status = () => [];
}

/** Keeps the mails that are queued, and has them composed when a test reads them. */
class MailsOnDemand implements Mails {
  readonly queued: QueuedMail[] = [];
  private readonly composers = new Map<string, Composer>();

  composedBy(kind: QueuedMail['kind'], compose: Composer): void {
    this.composers.set(kind, compose);
  }

  enqueue(mail: QueuedMail): Promise<void> {
    if (!this.queued.some(({ id }) => id === mail.id)) this.queued.push(mail);
    return Promise.resolve();
  }

  async enqueueBulk(mails: readonly { readonly mail: QueuedMail }[]): Promise<void> {
    for (const { mail } of mails) await this.enqueue(mail);
  }

  untriedBulk(): Promise<number> {
    return Promise.resolve(0);
  }

  async read(mail: QueuedMail): Promise<ComposedMail | undefined> {
    const composed = await this.composers.get(mail.kind)?.(mail);
    return composed && 'putOff' in composed ? undefined : composed;
  }
}

/** What a test asks with: a cookie of a session, and headers in place of a same-origin browser's. */
export interface Asking {
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** The rooms about people, on a database of their own, reached over HTTP as browsers do. */
export async function startStaffApp(options: { readonly production?: boolean } = {}) {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'loge-staff-'));
  const store = new PostgresEventStore({ url: database.url });
  const settings = {
    production: options.production ?? false,
    publicUrl: ORIGIN,
    trustedProxies: ['127.0.0.1', '::1', '::ffff:127.0.0.1'],
    // As cheap as argon2id may be: the cost is the configuration's affair.
    argon2: { memoryKib: 64, passes: 1, lanes: 1 },
    sessionHours: 12,
    rememberDays: 30,
    recoveryLinkMinutes: 60,
    firstLinkDays: 60,
    temporaryPasswordDays: 60,
    credentialsFileDays: 60,
    accessRetentionDays: 365,
  };
  const mails = new MailsOnDemand();
  let codec: EventCodec;

  @Global()
  @Module({})
  class GroundModule {
    static make(): DynamicModule {
      const runner = new ProjectionsOnDemand(store, () => codec, database.dataSource);
      return {
        module: GroundModule,
        providers: [
          AccessRetention,
          { provide: CONFIG, useValue: settings },
          { provide: DataSource, useValue: database.dataSource },
          { provide: EVENT_STORE, useValue: store },
          { provide: PROJECTION_RUNNER, useValue: runner },
          { provide: MAILS, useValue: mails },
          {
            provide: STREAMS,
            inject: [EVENT_CODEC],
            useFactory: (made: EventCodec) => new EventSourcedStreams(store, (codec = made)),
          },
        ],
        exports: [AccessRetention, CONFIG, DataSource, EVENT_STORE, MAILS, PROJECTION_RUNNER, STREAMS],
      };
    }
  }

  const testing = await Test.createTestingModule({
    imports: [
      CqrsModule.forRoot(),
      GroundModule.make(),
      VaultModule.forRoot({ masterKeyFile: join(folder, 'master.key'), accessRetentionDays: 365 }),
      SealedCodecModule,
      ClaimsModule,
      AccountsModule,
      SchoolsModule,
      RightsModule,
      SessionsModule,
      PasswordsModule,
      DownloadsModule,
      DistributionModule,
      RecoveryModule,
      LegacyLoginModule,
      RegisterModule,
      ExportsModule,
      ApiModule,
    ],
  })
    .overrideProvider(AnswerPace)
    .useValue(new AnswerPace(REFUSAL_STEP_MS))
    .compile();
  const app = testing.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  guardHttpEdge(app, settings);
  await app.listen(0, '127.0.0.1');
  const commands = app.get(CommandBus);
  const runner = app.get<ProjectionsOnDemand>(PROJECTION_RUNNER);

  /** Posts a body to /graphql as Loge's own page would. */
  const post = (body: object | string, { cookie, headers = {} }: Asking = {}) => {
    const asked = request(app.getHttpServer()).post('/graphql').set('content-type', 'application/json');
    const all = { origin: ORIGIN, 'sec-fetch-site': 'same-origin', ...headers };
    for (const [name, value] of Object.entries(all)) if (value !== undefined) void asked.set(name, value);
    if (cookie !== undefined) void asked.set('cookie', cookie);
    return asked.send(body);
  };

  return {
    app,
    database,
    store,
    commands,
    queries: app.get(QueryBus),
    post,
    ask: (query: string, variables: object = {}, asking?: Asking) => post({ query, variables }, asking),
    /** Makes somebody with a password and a role. */
    async person(
      email: string,
      role?: { readonly role: Role; readonly scope: Scope },
      password: string | undefined = PASSWORD,
    ): Promise<AccountId> {
      const { account } = await commands.execute(
        new CreateAccount(
          {
            origin: 'COMMAND_LINE',
            name: { given: 'Camille', family: 'Roux' },
            login: email,
            contacts: { email },
          },
          commandLine(),
        ),
      );
      if (role) await commands.execute(new GrantRole(account, role, commandLine()));
      if (password) await commands.execute(new SetPassword(account, password, 'DEMO', commandLine()));
      await runner.waitFor();
      return account;
    },
    /** The account of an invitation that was interrupted so long ago: no role, no link. */
    async leftBehind(email: string, secondsAgo: number): Promise<AccountId> {
      const { account } = await commands.execute(
        new CreateAccount(
          { origin: 'INVITATION', name: { given: 'A', family: 'B' }, login: email, contacts: { email } },
          { ...commandLine(), clock: () => new Date(Date.now() - secondsAgo * 1000) },
        ),
      );
      return account;
    },
    /** A pupil of a directory's, with a place in class 6A of a school, without a password. */
    async pupil(school: string): Promise<AccountId> {
      const details = {
        ...{ classes: ['6A'], groups: [], subjects: [], functions: [], formTeacherOf: [], children: [] },
      };
      const [recorded] = await commands.execute(
        new RecordPeople(
          [
            {
              identity: { kind: 'join-key', joinKey: `AC-VILLE$${randomUUID()}`, recordKind: 'PUPIL' },
              person: { name: { given: 'Léo', family: 'Martin' }, contacts: {} },
              // Schools of tests are written by hand.
              affiliations: [{ school: school as SchoolId, profile: 'PUPIL', details, relatives: [] }],
              authoritativeSchools: [],
            },
          ],
          { dryRun: false },
          commandLine(),
        ),
      );
      if (recorded?.outcome !== 'created') throw new Error('The pupil was not made.');
      await runner.waitFor();
      return recorded.account;
    },
    level: () => runner.waitFor(),
    react: () => runner.react(),
    mails,
    /** Every event of the store, opened, in order. */
    async events(): Promise<Recorded[]> {
      const all: Recorded[] = [];
      for await (const stored of store.readAll({ after: START })) all.push(...(await codec.open([stored])));
      return all;
    },
    async stop(): Promise<void> {
      await app.close();
      await store.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type StaffApp = Awaited<ReturnType<typeof startStaffApp>>;

/** The session's cookie that a response hands out, as a browser would send it back. */
export function cookieOf(response: request.Response, name = SESSION_COOKIE): string {
  const given: unknown = response.headers['set-cookie'];
  const lines = Array.isArray(given) ? given.map(String) : [];
  return lines.find((line) => line.startsWith(`${name}=`))?.split(';')[0] ?? '';
}

/** What a response leaves its browser to be known again by. */
export const deviceOf = (response: request.Response): string => cookieOf(response, DEVICE_COOKIE);

/** The code of a response's first error. */
export function codeOf(response: request.Response): string | undefined {
  // Whatever came back: a test reads it.
  const body = response.body as { errors?: { extensions?: { code?: string } }[] };
  return body.errors?.[0]?.extensions?.code;
}

export const SIGN_IN = /* GraphQL */ `
  mutation ($login: String!, $password: String!, $remember: Boolean) {
    signIn(input: { login: $login, password: $password, remember: $remember }) {
      me {
        id
        login
        rights
        sessionExpiresAt
        roles {
          role
          scope {
            kind
          }
        }
      }
    }
  }
`;

export const installation = { role: 'ADMINISTRATOR', scope: { kind: 'INSTALLATION' } } as const;
