import { randomUUID } from 'node:crypto';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { AccountId, EventType, LogeEvent } from '@loge/contracts';
import request from 'supertest';
import { until } from '../../../test/faults/until.js';
import { startLoge } from '../../../test/support/loge.js';
import { AccountsByAddress, RecordPeople } from '../accounts/commands.js';
import type { PersonRecord } from '../accounts/commands.js';
import { college, lycee } from '../accounts/account.fixture.js';
import type { Settings } from '../config.js';
import type { Context } from '../context.js';
import { EVENT_CODEC } from '../event-store/codec.js';
import type { EventCodec, Recorded } from '../event-store/codec.js';
import { EVENT_STORE, START } from '../event-store/port.js';
import type { EventStore } from '../event-store/port.js';
import { Outbox } from '../notifications/outbox.js';
import type { OutboxMail } from '../notifications/outbox.js';
import { RecordSchools } from '../schools/commands.js';

/** Where the application under test believes to be reached. */
export const ORIGIN = 'http://loge.test';
export const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** What a test asks with, beside what a browser on Loge's own page sends. */
export interface Asking {
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The system at the command line, at a time that a test may choose. */
export const system = (clock: () => Date = () => new Date()): Context => ({
  actor: { kind: 'SYSTEM', id: 'COMMAND_LINE' },
  channel: 'COMMAND_LINE',
  correlationId: randomUUID(),
  clock,
});

/**
 * The whole application with two schools; its mails go to the outbox.
 * @param chosen settings that a test is about; with a mail server there is no outbox.
 */
export async function startRecovery(chosen: Partial<Settings> = {}) {
  const loge = await startLoge({ publicUrl: ORIGIN, demo: true, ...chosen });
  const { app } = loge;
  const [commands, queries] = [app.get(CommandBus), app.get(QueryBus)];
  const store = app.get<EventStore>(EVENT_STORE);
  const codec = app.get<EventCodec>(EVENT_CODEC);
  const outbox = chosen.smtp ? { mails: [] } : app.get(Outbox, { strict: false });
  const record = (name: string) => ({ name, classes: [], groups: [] });
  const schools = [
    { school: college, record: record('Collège Jean-Moulin') },
    { school: lycee, record: record('Lycée Simone-Veil') },
  ];
  await commands.execute(new RecordSchools(schools, { dryRun: false }, system()));
  let numbers = 0;

  const post = async (query: string, variables: object, { cookie, headers = {} }: Asking = {}) => {
    const asked = request(app.getHttpServer()).post('/graphql').set('user-agent', FIREFOX);
    const all = { origin: ORIGIN, 'sec-fetch-site': 'same-origin', ...headers };
    for (const [name, value] of Object.entries(all)) void asked.set(name, value);
    if (cookie !== undefined) void asked.set('cookie', cookie);
    return asked.send({ query, variables });
  };

  return {
    ...loge,
    commands,
    queries,
    post,
    /** Records a relative or a pupil of a directory; resolves when mails can find them. */
    async person(
      given: string,
      email?: string,
      more: {
        readonly school?: typeof college;
        readonly profile?: 'PUPIL' | 'RELATIVE';
        /** Of somebody recorded before. */
        readonly joinKey?: string;
      } = {},
    ): Promise<AccountId> {
      const { school = college, profile = 'RELATIVE', joinKey = `AC$${(numbers += 1)}` } = more;
      const person: PersonRecord = {
        identity: { kind: 'join-key', joinKey, recordKind: profile },
        person: { name: { given, family: 'Martin' }, contacts: { ...(email && { email }) } },
        affiliations: [
          {
            ...{ school, profile, relatives: [] },
            details: {
              classes: [],
              groups: [],
              subjects: [],
              functions: [],
              formTeacherOf: [],
              children: [],
            },
          },
        ],
        authoritativeSchools: [school],
      };
      const [outcome] = await commands.execute(new RecordPeople([person], { dryRun: false }, system()));
      if (!outcome || !('account' in outcome)) throw new Error('The person was not recorded.');
      const { account } = outcome;
      if (email)
        await until(async () => (await queries.execute(new AccountsByAddress(email))).includes(account));
      return account;
    },
    askFor: (login: string, asking?: Asking, language = 'fr') =>
      post(
        'mutation ($input: AskPasswordRecoveryInput!) { askPasswordRecovery(input: $input) { asked } }',
        { input: { login, language } },
        asking,
      ),
    askLogins: (email: string) =>
      post('mutation ($input: AskForgottenLoginInput!) { askForgottenLogin(input: $input) { asked } }', {
        input: { email, language: 'fr' },
      }),
    read: (token: string) =>
      post(
        'mutation ($token: String!) { readRecoveryLink(token: $token) { displayName login first rules { minLength } expiresAt } }',
        { token },
      ),
    reset: (token: string, password: string, more: object = {}, asking?: Asking) =>
      post(
        'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { me { id login } } }',
        { input: { token, password, ...more } },
        asking,
      ),
    signIn: (login: string, password: string) =>
      post('mutation ($input: SignInInput!) { signIn(input: $input) { me { id } } }', {
        input: { login, password },
      }),
    me: (cookie: string) => post('{ me { id } }', {}, { cookie }),
    mails: () => outbox.mails,
    /** The newest mail to an address, when there have been so many. */
    async mailTo(address: string, count = 1): Promise<OutboxMail> {
      const mails = () => outbox.mails.filter(({ to }) => to === address);
      await until(() => mails().length >= count);
      return mails()[0]!;
    },
    /** Every event so far of an account, as the register has them. */
    async events<T extends EventType>(account: AccountId | undefined, ...types: T[]) {
      const stored = [];
      for await (const event of store.readAll({ after: START, filter: { types } })) stored.push(event);
      // What was filtered by type is of these types.
      const events = (await codec.open(stored)) as Recorded<Extract<LogeEvent, { type: T }>>[];
      return events.filter(({ metadata }) => metadata.subject === account);
    },
  };
}

export type Recovery = Awaited<ReturnType<typeof startRecovery>>;

/** The token of a mail's link. */
export const tokenIn = ({ text }: OutboxMail): string => /#token=([\w-]{64})/.exec(text)?.[1] ?? '';

/** The code of a response's first error. */
export function codeOf({ body }: request.Response): string | undefined {
  // Whatever came back: a test reads it.
  return (body as { errors?: { extensions?: { code?: string } }[] }).errors?.[0]?.extensions?.code;
}

/** The session's cookie that a response hands out, as a browser would send it back. */
export function cookieOf({ headers }: request.Response): string {
  const given: unknown = headers['set-cookie'];
  const lines = Array.isArray(given) ? given.map(String) : [];
  return lines.find((line) => line.startsWith('__Host-loge='))?.split(';')[0] ?? '';
}
