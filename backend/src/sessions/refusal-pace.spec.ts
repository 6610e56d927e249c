import { describe, expect, test } from '@jest/globals';
import type { CommandBus, QueryBus } from '@nestjs/cqrs';
import { AccountId, LogeError } from '@loge/contracts';
import type { RefusalReason } from '@loge/contracts';
import { AccountByLogin } from '../accounts/commands.js';
import type { Context } from '../context.js';
import { AnswerPace } from '../rights/answer-pace.js';
import type { Admission } from './admission.js';
import type { Attempts } from './attempts.js';
import { HeldOff } from './attempts.js';
import { Bursts } from './bursts.js';
import { SignIn } from './commands.js';
import type { Credentials, Proof } from './credentials.js';
import type { Refusals } from './refusals.js';
import { SignInHandler } from './sign-in.handlers.js';

const account = AccountId.parse('6b0f0b0e-52f5-4f0c-9d3b-000000000001');
const KNOWN = 'known@loge.test';
const context: Context = {
  actor: { kind: 'SYSTEM', id: 'STRANGER' },
  channel: 'DASHBOARD',
  correlationId: '6b0f0b0e-52f5-4f0c-9d3b-000000000002',
  clock: () => new Date('2026-11-21T10:00:00Z'),
};

/** A sign-in whose parts take time on a clock of its own; a known login costs more, as it does in truth. */
function house(hold?: HeldOff) {
  let now = 1_000;
  const takes = <T>(milliseconds: number, answer: T): Promise<T> => {
    now += milliseconds;
    return Promise.resolve(answer);
  };
  const recorded: RefusalReason[] = [];
  const timer = { now: () => now, sleep: (milliseconds: number) => takes(milliseconds, undefined) };
  const proof = (login: string): Proof =>
    login === KNOWN
      ? { proven: false, account, cause: 'WRONG_PASSWORD' }
      : { proven: false, cause: 'UNKNOWN_LOGIN' };
  // Of each collaborator, what refusing needs.
  const handler = new SignInHandler(
    {} as CommandBus,
    {
      execute: (query: unknown) =>
        query instanceof AccountByLogin && query.login === KNOWN ? takes(4, account) : takes(1, undefined),
    } as unknown as QueryBus,
    new Bursts(),
    {
      count: () => takes(3, undefined).then(() => (hold ? Promise.reject(hold) : undefined)),
    } as Partial<Attempts> as Attempts,
    {
      check: (login: string) => takes(login === KNOWN ? 39 : 31, proof(login)),
    } as Partial<Credentials> as Credentials,
    {
      record: (_: string, whose: AccountId | undefined, cause: RefusalReason) => {
        recorded.push(cause);
        return takes(whose ? 9 : 2, undefined);
      },
    } as Partial<Refusals> as Refusals,
    {} as Admission,
  );
  return {
    recorded,
    /** The milliseconds until the answer, and its code. */
    async refused(login: string): Promise<[number, string]> {
      const arrived = now;
      const command = new SignIn({ login, password: 'un mauvais mot de passe' }, context);
      const answer = await new AnswerPace(200, timer)
        .ofRefusals(() => handler.execute(command))
        .catch((error: unknown) => error);
      return [now - arrived, answer instanceof LogeError ? answer.code : 'no refusal'];
    },
  };
}

describe('a refused sign-in', () => {
  test('is answered at one time since it arrived, whether the login is known or not', async () => {
    const { refused } = house();
    expect(await refused(KNOWN)).toEqual([200, 'SIGN_IN_REFUSED']);
    expect(await refused('unknown@loge.test')).toEqual([200, 'SIGN_IN_REFUSED']);
  });

  test('is so too when it is held off, with and without an event to write', async () => {
    for (const isFirst of [true, false]) {
      const { refused, recorded } = house(new HeldOff(15, isFirst));
      expect(await refused(KNOWN)).toEqual([200, 'TOO_MANY_ATTEMPTS']);
      expect(await refused('unknown@loge.test')).toEqual([200, 'TOO_MANY_ATTEMPTS']);
      expect(recorded).toEqual(isFirst ? ['THROTTLED', 'THROTTLED'] : []);
    }
  });
});
