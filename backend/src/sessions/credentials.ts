import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { AccountId, RefusalReason, SecretId } from '@loge/contracts';
import { Passport } from 'passport';
import { Strategy } from 'passport-local';
import { AccountByLogin } from '../accounts/commands.js';
import { CheckPassword } from '../passwords/commands.js';

/** What a login and a password prove. */
export type Proof =
  | { readonly proven: true; readonly account: AccountId; readonly password: SecretId }
  | { readonly proven: false; readonly account?: AccountId; readonly cause: RefusalReason };

/** Checks credentials with passport's local strategy, without a session of passport's. */
@Injectable()
export class Credentials {
  private readonly passport = new Passport();

  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {
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
  private async prove(login: string, password: string): Promise<Proof> {
    const account = await this.queries.execute(new AccountByLogin(login));
    const checked = await this.queries.execute(new CheckPassword(account, password));
    if (!account) return { proven: false, cause: 'UNKNOWN_LOGIN' };
    if (checked.verdict === 'RIGHT') return { proven: true, account, password: checked.password };
    return {
      proven: false,
      account,
      cause: checked.verdict === 'WRONG' ? 'WRONG_PASSWORD' : 'NO_PASSWORD',
    };
  }
}
