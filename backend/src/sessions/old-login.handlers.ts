import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { accountStream } from '@loge/contracts';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { Admission } from './admission.js';
import { Attempts } from './attempts.js';
import { newToken } from './devices.js';
import { Guesses, MOST_GUESSES } from './guesses.js';
import { Hindrances } from './hindrances.js';
import { AdmitByOldLogin, CountGuess, RecordRefusal } from './old-login.js';
import { ownAccountFold } from './own-account.js';
import { Refusals } from './refusals.js';

@CommandHandler(CountGuess)
export class CountGuessHandler implements ICommandHandler<CountGuess> {
  constructor(@Inject(Guesses) private readonly guesses: Guesses) {}

  async execute({ secret }: CountGuess) {
    const guesses = await this.guesses.count(secret);
    if (guesses > MOST_GUESSES) return 'PAST';
    return guesses === MOST_GUESSES ? 'LAST' : 'FREE';
  }
}

@CommandHandler(RecordRefusal)
export class RecordRefusalHandler implements ICommandHandler<RecordRefusal> {
  constructor(@Inject(Refusals) private readonly refusals: Refusals) {}

  execute({ refused: { typed, account, method, cause }, context }: RecordRefusal): Promise<void> {
    return this.refusals.record(typed, account, cause, context, method);
  }
}

@CommandHandler(AdmitByOldLogin)
export class AdmitByOldLoginHandler implements ICommandHandler<AdmitByOldLogin> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(Attempts) private readonly attempts: Attempts,
    @Inject(Hindrances) private readonly hindrances: Hindrances,
    @Inject(Admission) private readonly admission: Admission,
  ) {}

  async execute({ account, legacy, tried, context, browser }: AdmitByOldLogin) {
    const own = (await this.streams.load(accountStream(account), ownAccountFold)).state;
    const hindrance = await this.hindrances.of(own);
    if (hindrance) return hindrance;
    const { device = newToken(), replaces } = browser;
    await this.attempts.forgive(tried, context.ip, { device, password: legacy });
    const who = { account, password: legacy, own, method: 'LEGACY_LOGIN' as const };
    return this.admission.admit(who, { device, replaces }, context);
  }
}
