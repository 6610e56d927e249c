import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { accountStream, schoolCode } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { SchoolById } from '../schools/commands.js';
import type { KnownSchool } from '../schools/commands.js';
import type { PasswordRules } from './commands.js';
import { invitationFold } from './invitations.js';
import { PasswordHashing } from './password-hashing.js';
import { requireGoodPassword, strictestRules } from './password-policy.js';

/** What a password must be for one account. */
interface Demands {
  readonly rules: PasswordRules;
  /** What it may not be made of. */
  readonly words: readonly string[];
}

/** Tells what an account's password must be, and hashes none that is not so. */
@Injectable()
export class GoodPasswords {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(PasswordHashing) private readonly hashing: PasswordHashing,
  ) {}

  /** What holds now: for the roles held, and for the schools in which the account has a place. */
  async demandsOf(account: AccountId): Promise<Demands> {
    const { password, roles } = (await this.streams.load(accountStream(account), invitationFold)).state;
    const ids = roles.places.map(({ school }) => school);
    const schools = [...(await this.queries.execute(new SchoolById(ids))).values()];
    const policies = schools.map(({ passwordPolicy }) => passwordPolicy);
    return {
      rules: strictestRules(policies, roles.grants.length > 0),
      words: [...password.words, ...schools.flatMap(wordsOf)],
    };
  }

  /**
   * The PHC string of a password, for the vault.
   * @throws LogeError those of {@link requireGoodPassword}, and `TOO_MANY_ATTEMPTS` when too many hashes are waiting.
   */
  async hash(account: AccountId, typed: string): Promise<string> {
    const { rules, words } = await this.demandsOf(account);
    requireGoodPassword(typed, rules, words);
    return this.hashing.hash(typed);
  }
}

const wordsOf = ({ school, record }: KnownSchool): string[] => [
  schoolCode(school).code,
  record.name,
  record.address?.town ?? '',
];
