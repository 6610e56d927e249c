import { Inject, Injectable } from '@nestjs/common';
import type { AccountId, SecretId, SignInMethod } from '@loge/contracts';
import type { Context } from '../context.js';
import type { SigningIn, StartedSession } from './commands.js';
import { newToken } from './devices.js';
import { FirstSignIn } from './first-sign-in.js';
import type { OwnAccount } from './own-account.js';
import { SessionStore } from './session-store.js';

/** Lets somebody in who has shown who they are. */
@Injectable()
export class Admission {
  constructor(
    @Inject(SessionStore) private readonly sessions: SessionStore,
    @Inject(FirstSignIn) private readonly firstSignIn: FirstSignIn,
  ) {}

  /** Begins a session under a new token; the one that the browser had before ends, whoever's it was. */
  async admit(
    who: {
      readonly account: AccountId;
      readonly password: SecretId;
      readonly own: OwnAccount;
      /** With a password where not given. */
      readonly method?: SignInMethod;
    },
    { remember = false, replaces, device = newToken() }: SigningIn,
    context: Context,
  ): Promise<StartedSession> {
    const started = await this.sessions.start({ ...who, remember, device }, context);
    if (replaces !== undefined) await this.sessions.end(replaces, context);
    await this.firstSignIn.record(who.account, who.own, who.method ?? 'PASSWORD', context);
    return started;
  }
}
