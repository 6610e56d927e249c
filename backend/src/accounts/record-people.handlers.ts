import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { AccountId, EventId, LogeError, accountStream } from '@loge/contracts';
import { CLAIMS, claimKey } from '../claims/claims.js';
import type { Claimed, Claims } from '../claims/claims.js';
import type { Context } from '../context.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { accountFold, decide } from './account.js';
import type { AccountState } from './account.js';
import { forEachBounded } from './bounded.js';
import { claimLogins } from './claim-logins.js';
import { RecordPeople } from './commands.js';
import type { PersonOutcome, PersonRecord } from './commands.js';
import { notMade, rehearse } from './dry-run.js';
import { fittingCandidate, identityClaims, inRounds, strongestHolder } from './identities.js';
import type { Resolved } from './identities.js';
import { loginBase } from './login.js';

/** Few enough that the appends start well within the 30 s a claim is good for. */
const CHUNK = 500;
/** Streams under way at once: enough for the store to commit them in groups. */
const AT_ONCE = 32;

@CommandHandler(RecordPeople)
export class RecordPeopleHandler implements ICommandHandler<RecordPeople> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(CLAIMS) private readonly claims: Claims,
  ) {}

  async execute({ people, options, context }: RecordPeople): Promise<readonly PersonOutcome[]> {
    if (options.dryRun) return rehearse(people, this.claims, (ids) => this.states(ids));
    const outcomes = new Array<PersonOutcome>(people.length);
    const matched = new Set<AccountId>();
    for (let start = 0; start < people.length; start += CHUNK) {
      const chunk = people.slice(start, start + CHUNK);
      for (const places of inRounds(chunk)) {
        const round = places.flatMap((place) => chunk[place] ?? []);
        const done = await this.recordRound(round, matched, context);
        for (const [index, place] of places.entries()) {
          const outcome = done[index];
          if (outcome) outcomes[start + place] = outcome;
        }
      }
    }
    return outcomes;
  }

  /** Records people of whom no two have an identity in common. */
  private async recordRound(
    people: readonly PersonRecord[],
    matched: Set<AccountId>,
    context: Context,
  ): Promise<PersonOutcome[]> {
    const resolved = await this.resolve(people, matched);
    const logins = await claimLogins(
      this.claims,
      resolved.flatMap((one) => (one && !one.exists ? [{ claimed: one, base: baseOf(one.record) }] : [])),
    );
    const places = [...people.entries()];
    return forEachBounded(places, AT_ONCE, async ([index, record]): Promise<PersonOutcome> => {
      const one = resolved[index];
      return one ? this.record(one, logins.get(one.account), context) : notMade(record);
    });
  }

  /**
   * Finds or claims the account of each record; `undefined` for one that is {@link notMade}.
   */
  private async resolve(
    people: readonly PersonRecord[],
    matched: Set<AccountId>,
  ): Promise<(Resolved | undefined)[]> {
    const held = await this.claims.holders(people.flatMap(({ identity }) => identityClaims(identity)));
    const holders = people.map(({ identity }) => strongestHolder(identityClaims(identity), held));
    const candidates = people.flatMap(({ identity }, index) =>
      holders[index] || identity.kind !== 'names' ? [] : (identity.candidates ?? []),
    );
    const states = await this.states([...holders.flatMap((one) => (one ? [one.account] : [])), ...candidates]);
    const found = people.map((record, index): Resolved | undefined => {
      const account = holders[index]?.account ?? fittingCandidate(record, states, matched);
      const event = account && states.get(account)?.createdBy;
      if (!account || !event) return undefined;
      matched.add(account);
      return { record, account, event, exists: true };
    });
    const made = await this.claimNew(people, found, holders);
    const resolved = found.map((one, index) => one ?? made.get(index));
    for (const one of resolved) if (one) matched.add(one.account);
    await this.claimOtherKeys(resolved, held);
    return resolved;
  }

  /** Claims the identities of those who have no account; one of an interrupted attempt is adopted. */
  private async claimNew(
    people: readonly PersonRecord[],
    found: readonly (Resolved | undefined)[],
    holders: readonly (Claimed | undefined)[],
  ): Promise<ReadonlyMap<number, Resolved>> {
    const fresh = people.flatMap((record, index) => {
      const [strongest] = identityClaims(record.identity);
      if (found[index] || record.affiliations.length === 0 || !strongest) return [];
      const claimed = holders[index] ?? newClaim();
      return [{ index, record, value: strongest, claimed }];
    });
    const takings = await this.claims.takeMany(
      fresh.map(({ value, claimed }) => ({ value, claimed, adopt: true })),
    );
    const adopted = takings
      .map(({ holder }) => holder)
      .filter((holder, index) => holder.account !== fresh[index]?.claimed.account);
    // Somebody else may have made the account since we looked.
    const states = await this.states(adopted.map(({ account }) => account));
    return new Map(
      fresh.map(({ index, record, claimed }, at) => {
        const holder = takings[at]?.holder ?? claimed;
        const exists = states.get(holder.account)?.createdBy !== undefined;
        return [index, { record, account: holder.account, event: holder.event, exists }];
      }),
    );
  }

  /** The weaker keys, and new ones of a person known by another: carried by the event that made the account. */
  private async claimOtherKeys(
    resolved: readonly (Resolved | undefined)[],
    held: ReadonlyMap<string, Claimed>,
  ): Promise<void> {
    const other = resolved.flatMap((one) => {
      if (!one) return [];
      const values = identityClaims(one.record.identity).slice(one.exists ? 0 : 1);
      const claimed = { account: one.account, event: one.event };
      return values.filter((value) => !held.has(claimKey(value))).map((value) => ({ value, claimed }));
    });
    if (other.length > 0) await this.claims.takeMany(other);
  }

  private async record(
    { record, account, event }: Resolved,
    login: string | undefined,
    context: Context,
  ): Promise<PersonOutcome> {
    const creation = login === undefined ? undefined : { event, login };
    let existed = false;
    try {
      const changed = await this.streams.change(accountStream(account), accountFold, context, (state) => {
        existed = state.createdBy !== undefined;
        return decide({ type: 'record', account, record, creation }, state);
      });
      if (!existed) return { outcome: 'created', account };
      return { outcome: changed.events.length > 0 ? 'updated' : 'unchanged', account };
    } catch (error) {
      if (error instanceof LogeError && error.code === 'JOIN_KEY_OTHER_KIND') {
        return { outcome: 'refused', code: 'JOIN_KEY_OTHER_KIND' };
      }
      throw error;
    }
  }

  private async states(ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, AccountState>> {
    const states = await forEachBounded([...new Set(ids)], AT_ONCE, async (id) => {
      const { state } = await this.streams.load(accountStream(id), accountFold);
      return [id, state] as const;
    });
    return new Map(states);
  }
}

function newClaim(): Claimed {
  return { account: AccountId.parse(randomUUID()), event: EventId.parse(randomUUID()) };
}

function baseOf({ person, affiliations }: PersonRecord): string {
  return loginBase(person.name, affiliations[0]?.profile);
}
