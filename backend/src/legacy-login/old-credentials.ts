import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { AccountId, SecretId, accountStream } from '@loge/contracts';
import type { RefusalReason, SchoolId } from '@loge/contracts';
import { CLAIMS, claimKey } from '../claims/claims.js';
import type { Claims } from '../claims/claims.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { CheckOldPassword } from '../passwords/commands.js';
import { CountGuess } from '../sessions/commands.js';
import { SECRETS } from '../vault/vault.js';
import type { Secrets } from '../vault/vault.js';
import { workOf } from './hash-recipe.js';
import { HashWork } from './hash-work.js';
import { legacyClaim } from './import-line.js';
import { innerHashOf } from './inner-hash.js';
import { keptHash, materialOf } from './kept-hash.js';
import type { KeptHash } from './kept-hash.js';
import { whyShut } from './legacy-login.js';
import { legacyFold } from './legacy-state.js';
import type { OldLogin } from './legacy-state.js';

/** What an old user name and password prove. */
export type OldProof =
  | {
      readonly proven: true;
      readonly account: AccountId;
      readonly legacy: SecretId;
      /** The vault's value, where it still says how the old system hashed. */
      readonly weak?: string;
    }
  | {
      readonly proven: false;
      readonly account?: AccountId;
      readonly cause: RefusalReason;
      /** One that opens nothing from now on: it was guessed wrongly as often as it may be. */
      readonly guessedOut?: SecretId;
    };

/** Checks old credentials with the same work whatever comes out: a hash as the school's people have them, and ours. */
@Injectable()
export class OldCredentials {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(CLAIMS) private readonly claims: Claims,
    @Inject(SECRETS) private readonly secrets: Secrets,
    @Inject(HashWork) private readonly work: HashWork,
  ) {}

  /** Whose user name it is, from the claim and the account's stream. */
  async find(
    school: SchoolId,
    userName: string,
  ): Promise<
    { readonly account: AccountId; readonly login: OldLogin; readonly shut?: RefusalReason } | undefined
  > {
    const value = legacyClaim(school, userName);
    const holder = (await this.claims.holders([value])).get(claimKey(value));
    // Nobody's stream is read for a stranger, so that the work is the same.
    const account = holder?.account ?? AccountId.parse(randomUUID());
    const { state } = await this.streams.load(accountStream(account), legacyFold);
    const login = state.logins.get(school);
    return login?.userName === userName ? { account, login, shut: whyShut(school, state) } : undefined;
  }

  /** @param userName trimmed, NFC, lower case. */
  async check(school: SchoolId, userName: string, typed: string): Promise<OldProof> {
    const found = await this.find(school, userName);
    const guesses = await this.commands.execute(new CountGuess(found?.login.legacy));
    const secret = await this.secrets.get(found?.login.legacy ?? SecretId.parse(randomUUID()));
    const isTheirs = secret?.kind === 'legacy-hash' && secret.account === found?.account;
    const kept = isTheirs ? keptHash(secret.value) : undefined;
    const fits = await this.fits(kept, school, userName, typed);
    if (!found) return { proven: false, cause: 'UNKNOWN_LOGIN' };
    const { account, login, shut } = found;
    if (shut) return { proven: false, account, cause: shut };
    if (!fits || !isTheirs) {
      const guessedOut = guesses !== 'FREE' && !login.locked ? login.legacy : undefined;
      return { proven: false, account, cause: 'WRONG_PASSWORD', guessedOut };
    }
    // Of guesses made at once, some may come past the most there may be before the old login is locked.
    if (login.locked || guesses === 'PAST') return { proven: false, account, cause: 'PASSWORD_LOCKED' };
    const weak = kept?.recipe ? secret.value : undefined;
    return { proven: true, account, legacy: login.legacy, ...(weak !== undefined && { weak }) };
  }

  private async fits(
    kept: KeptHash | undefined,
    school: SchoolId,
    userName: string,
    typed: string,
  ): Promise<boolean> {
    const work = await this.work.choose(school, userName);
    const material = async () => {
      if (work && !(kept?.recipe && workOf(kept.recipe))) await innerHashOf(work, typed);
      return materialOf(kept?.recipe, typed);
    };
    // For all of a school alike, whose user name it is or not.
    return this.queries.execute(new CheckOldPassword(kept?.phc, material, { slowly: work !== undefined }));
  }
}
