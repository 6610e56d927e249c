import 'reflect-metadata';
import { Agent, get, request } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { mkdir } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { LogeError } from '@loge/contracts';
import { CommandBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { CreateAccount } from '../../backend/src/accounts/commands.js';
import { AppModule } from '../../backend/src/app.module.js';
import type { Settings } from '../../backend/src/config.js';
import { EVENT_CODEC } from '../../backend/src/event-store/codec.js';
import type { EventCodec } from '../../backend/src/event-store/codec.js';
import { EVENT_STORE } from '../../backend/src/event-store/port.js';
import type { EventStore } from '../../backend/src/event-store/port.js';
import { PROJECTION_RUNNER } from '../../backend/src/event-store/projection.js';
import type { ProjectionRunner } from '../../backend/src/event-store/projection.js';
import { SetPassword } from '../../backend/src/passwords/commands.js';
import { GrantRole } from '../../backend/src/rights/commands.js';
import { guardHttpEdge } from '../../backend/src/rights/http-edge.js';
import { SESSION_COOKIE } from '../../backend/src/rights/session-cookie.js';
import { SignIn } from '../../backend/src/sessions/commands.js';
import { settingsOf } from '../imports/loge-on.fixture.js';
import { commandLine } from '../support/import-house.js';

/** The whole application, listening, with an administrator signed in. */
export interface RunningLoge {
  /**
   * Posts a query over HTTP as the administrator's browser would, but for the headers given.
   * @returns the answer, unread.
   */
  ask(query: string, variables: object, headers?: OutgoingHttpHeaders): Promise<string>;
  /**
   * Gets a file as the administrator's browser would.
   * @throws Error for what is not answered by a file, or broken off.
   */
  download(path: string): Promise<Buffer>;
  /** {@link download} of a file that is read as it comes; where it breaks off, reading it throws. */
  open(path: string): Promise<Readable>;
  readonly commands: CommandBus;
  readonly store: EventStore;
  readonly codec: EventCodec;
  /** Waits until every read model holds all that was appended so far. @throws Error when that takes minutes. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** How long read models may take to come level, in milliseconds. */
const PATIENCE = 300_000;
const administrator = { login: 'bench@loge.test', password: 'une phrase assez longue' };

/**
 * Starts Loge on a database and a data directory of its own; its administrator is made where there is none yet.
 * @param over settings other than those of a test.
 */
export async function startLoge(
  databaseUrl: string,
  dataDir: string,
  over: Partial<Settings> = {},
): Promise<RunningLoge> {
  await mkdir(dataDir, { recursive: true });
  const settings = { ...settingsOf(databaseUrl, dataDir), ...over };
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(settings), {
    logger: false,
    abortOnError: false,
    forceCloseConnections: true,
    bodyParser: false,
  });
  guardHttpEdge(app, settings);
  await app.listen(0, '127.0.0.1');
  const agent = new Agent({ keepAlive: true });
  const close = async () => {
    agent.destroy();
    await app.close();
  };
  try {
    const token = await signIn(app.get(CommandBus));
    const home = await app.getUrl();
    const url = new URL('/graphql', home);
    const store = app.get<EventStore>(EVENT_STORE);
    const projections = app.get<ProjectionRunner>(PROJECTION_RUNNER);
    const headers = {
      'content-type': 'application/json',
      origin: settings.publicUrl,
      'sec-fetch-site': 'same-origin',
      cookie: `${SESSION_COOKIE}=${token}`,
    };
    const open = async (path: string): Promise<Readable> => {
      const asked = get(new URL(path, home), { agent, headers: { cookie: headers.cookie } });
      const answer = await new Promise<IncomingMessage>((resolve, reject) =>
        asked.once('response', resolve).once('error', reject),
      );
      if (answer.statusCode === 200) return answer;
      answer.resume();
      throw new Error(`${path} is answered by ${answer.statusCode}.`);
    };
    return {
      close,
      commands: app.get(CommandBus),
      store,
      codec: app.get<EventCodec>(EVENT_CODEC),
      settled: async () => {
        const names = projections.status().map(({ name }) => name);
        const level = await projections.waitFor(await store.end(), names, PATIENCE);
        if (!level) throw new Error('The read models do not come level.');
      },
      open,
      download: async (path) => buffer(await open(path)),
      ask: (query, variables, others) =>
        new Promise((resolve, reject) => {
          const asked = request(url, { method: 'POST', agent, headers: { ...headers, ...others } });
          asked.once('response', (answer) => text(answer).then(resolve, reject));
          asked.once('error', reject);
          asked.end(JSON.stringify({ query, variables }));
        }),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @returns the token of a new session. */
async function signIn(commands: CommandBus): Promise<string> {
  const begin = async () => (await commands.execute(new SignIn(administrator, commandLine()))).token;
  try {
    return await begin();
  } catch (error) {
    if (!(error instanceof LogeError)) throw error;
  }
  const { login, password } = administrator;
  const name = { given: 'Camille', family: 'Roux' };
  const { account } = await commands.execute(
    new CreateAccount({ origin: 'COMMAND_LINE', name, login, contacts: { email: login } }, commandLine()),
  );
  const everything = { role: 'ADMINISTRATOR', scope: { kind: 'INSTALLATION' } } as const;
  await commands.execute(new GrantRole(account, everything, commandLine()));
  await commands.execute(new SetPassword(account, password, 'DEMO', commandLine()));
  return begin();
}
