import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AccountId, accountStream } from '@loge/contracts';
import type { RefusalReason, SecretId } from '@loge/contracts';
import { Passport } from 'passport';
import { Strategy } from 'passport-local';
import { AccountByLogin } from '../accounts/commands.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { CheckPassword } from '../passwords/commands.js';
import { Guesses, MOST_GUESSES } from './guesses.js';
import { Hindrances } from './hindrances.js';
import { ownAccountFold } from './own-account.js';
import type { OwnAccount } from './own-account.js';

/** What a login and a password prove. */
export type Proof =
  | {
      readonly proven: true;
      readonly account: AccountId;
      readonly password: SecretId;
      /** Whether its hash was made with less work than the settings ask now. */
      readonly isWeak: boolean;
      readonly own: OwnAccount;
    }
  | {
      readonly proven: false;
      readonly account?: AccountId;
      readonly cause: RefusalReason;
      /** A password that opens nothing from now on: it was guessed wrongly as often as it may be. */
      readonly guessedOut?: SecretId;
    };

/**
 * Checks credentials with passport's local strategy, without a session of passport's: whether they are right, and
 * whether they open the account to whoever has them.
 */
@Injectable()
export class Credentials {
  private readonly passport = new Passport();

  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(Guesses) private readonly guesses: Guesses,
    @Inject(Hindrances) private readonly hindrances: Hindrances,
  ) {
    this.passport.use(
      new Strategy(
        { usernameField: 'login', passwordField: 'password', session: false },
        (login, password, done) => {
          this.prove(login, password).then(
            (proof) => done(null, proof),
            (error: unknown) => done(error),
          );
        },
      ),
    );
  }

  /** @param password not empty, and neither is `login`: passport would refuse them without any work. */
  check(login: string, password: string): Promise<Proof> {
    return new Promise((resolve, reject) => {
      const authenticate = this.passport.authenticate(
        'local',
        { session: false },
        (error: unknown, proof: Proof | false | null | undefined) => {
          if (error) reject(error instanceof Error ? error : new Error('The check failed.'));
          else resolve(proof || { proven: false, cause: 'WRONG_PASSWORD' });
        },
      ) as (request: object, response: object, next: (error: unknown) => void) => void;
      authenticate({ body: { login, password }, query: {} }, {}, reject);
    });
  }

  /** One hash is computed whatever comes out: for a login nobody has, and for one without a password, too. */
  private async prove(login: string, typed: string): Promise<Proof> {
    const account = await this.queries.execute(new AccountByLogin(login));
    // Nobody's stream is read for a stranger, so that the work is the same.
    const whose = account ?? AccountId.parse(randomUUID());
    const own = (await this.streams.load(accountStream(whose), ownAccountFold)).state;
    const guesses = await this.guesses.count(own.password);
    const checked = await this.queries.execute(new CheckPassword(whose, typed));
    if (!account) return { proven: false, cause: 'UNKNOWN_LOGIN' };
    switch (checked.verdict) {
      case 'NO_PASSWORD':
        return { proven: false, account, cause: 'NO_PASSWORD' };
      case 'EXPIRED':
        return { proven: false, account, cause: 'PASSWORD_EXPIRED' };
      case 'WRONG': {
        const guessedOut = guesses >= MOST_GUESSES && !own.locked ? own.password : undefined;
        return { proven: false, account, cause: 'WRONG_PASSWORD', guessedOut };
      }
      case 'RIGHT': {
        // Of guesses made at once, some may come past the most there may be before the password is locked.
        const locked = own.locked || guesses > MOST_GUESSES;
        const cause = await this.hindrances.of({ ...own, locked });
        if (cause) return { proven: false, account, cause };
        const { password, isWeak } = checked;
        return { proven: true, account, password, isWeak, own };
      }
    }
  }
}
