import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { EventId, SecretId, accountStream } from '@loge/contracts';
import type { AccountId, LegacyReasonCode } from '@loge/contracts';
import { CLAIMS, claimKey } from '../claims/claims.js';
import type { Claims, ClaimValue } from '../claims/claims.js';
import { underClaim } from '../claims/under-claim.js';
import type { Context } from '../context.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { CheckOldPassword, HashOldPassword } from '../passwords/commands.js';
import { ManagingAuthority } from '../rights/commands.js';
import { EndSessions } from '../sessions/commands.js';
import { SECRETS } from '../vault/vault.js';
import type { Secrets } from '../vault/vault.js';
import type { InnerHash } from './hash-recipe.js';
import { HashWork } from './hash-work.js';
import { keptHash, keptText, wrapped } from './kept-hash.js';
import { importLegacyLogin, whyNotImported } from './legacy-login.js';
import type { ImportAsked } from './legacy-login.js';
import { legacyFold } from './legacy-state.js';
import type { OldLogin } from './legacy-state.js';

/** What became of one line. */
export type LineOutcome = 'IMPORTED' | 'UNCHANGED' | LegacyReasonCode;

/** One line, read and matched. */
export interface ReadyLine {
  readonly account: AccountId;
  /** As claimed: trimmed, NFC, lower case. */
  readonly userName: string;
  readonly inner: InnerHash;
}

/** Of the background: sign-ins are never held off by an import. */
const patiently = { patiently: true };

export const legacyClaim = (school: ImportAsked['school'], userName: string): ClaimValue => ({
  kind: 'legacy-login',
  scope: school,
  value: userName,
});

/** Takes one old login in: its hash is wrapped at once, and its user name claimed before the event that makes it one. */
@Injectable()
export class ImportLine {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(CLAIMS) private readonly claims: Claims,
    @Inject(SECRETS) private readonly secrets: Secrets,
    @Inject(HashWork) private readonly work: HashWork,
  ) {}

  /** @throws LogeError `FORBIDDEN` when the importer may manage nobody any more, `CONFLICT`. */
  async take(line: ReadyLine, asked: ImportAsked, context: Context): Promise<LineOutcome> {
    const { account, userName, inner } = line;
    const authority = await this.queries.execute(new ManagingAuthority(context));
    const { state } = await this.streams.load(accountStream(account), legacyFold);
    const refused = whyNotImported(asked, authority, state);
    if (refused) return refused;
    const held = state.logins.get(asked.school);
    if (held?.userName === userName && (await this.isTheSame(held, inner))) return 'UNCHANGED';

    const value = legacyClaim(asked.school, userName);
    const holder = (await this.claims.holders([value])).get(claimKey(value));
    // Spares a hash; whether it is so is found out when the claim is taken.
    if (holder && holder.account !== account && (await this.isInForce(holder)))
      return 'LEGACY_USER_NAME_TAKEN';
    return this.append(line, { ...asked, authority, hadSessions: held !== undefined }, context);
  }

  private async append(
    { account, userName, inner }: ReadyLine,
    {
      authority,
      hadSessions,
      ...asked
    }: ImportAsked & { authority: Parameters<typeof whyNotImported>[1]; hadSessions: boolean },
    context: Context,
  ): Promise<LineOutcome> {
    const { recipe } = inner;
    await this.work.remember(asked.school, recipe);
    const phc = await this.queries.execute(new HashOldPassword(wrapped(inner), patiently));
    const [legacy, event] = [SecretId.parse(randomUUID()), EventId.parse(randomUUID())];
    const secret = {
      id: legacy,
      kind: 'legacy-hash',
      account,
      event,
      value: keptText({ recipe, phc }),
    } as const;
    await this.secrets.put(secret);
    let refused: LegacyReasonCode | undefined;
    const value = legacyClaim(asked.school, userName);
    const appended = await underClaim(this.claims, value, { account, event }, (notAfter) =>
      this.streams.change(
        accountStream(account),
        legacyFold,
        context,
        (state) => {
          refused = whyNotImported(asked, authority, state);
          const told = { ...asked, userName, legacy, scheme: recipe.scheme };
          const schools = [...new Set(state.roles.places.map(({ school }) => school))];
          return importLegacyLogin(told, authority, state).map((made) => ({
            event: made,
            about: { id: event, subject: account, schools },
          }));
        },
        { notAfter },
      ),
    );
    if (!appended || refused) {
      await this.secrets.delete([legacy]);
      if (refused) await this.claims.release([value], { account, event });
      return refused ?? 'LEGACY_USER_NAME_TAKEN';
    }
    // Whoever is signed in with the old password that this one replaces is not any more.
    if (hadSessions) await this.commands.execute(new EndSessions(account, 'PASSWORD_CHANGED', context));
    return 'IMPORTED';
  }

  /**
   * Whether an old login has this very password already. Of one that was used there is no old hash to compare with: it
   * stays as it is.
   */
  private async isTheSame({ legacy }: OldLogin, inner: InnerHash): Promise<boolean> {
    const secret = await this.secrets.get(legacy);
    if (!secret) return false;
    const { recipe, phc } = keptHash(secret.value);
    if (!recipe) return true;
    if (JSON.stringify(recipe) !== JSON.stringify(inner.recipe)) return false;
    const check = new CheckOldPassword(phc, () => Promise.resolve(wrapped(inner)), patiently);
    return this.queries.execute(check);
  }

  private isInForce({ account, event }: { account: AccountId; event: EventId }): Promise<boolean> {
    return this.streams.holds(accountStream(account), event);
  }
}
