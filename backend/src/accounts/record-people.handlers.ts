import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { AccountId, EventId, LogeError, accountStream } from '@loge/contracts';
import { CLAIMS, claimKey } from '../claims/claims.js';
import type { Claimed, Claims, ClaimValue } from '../claims/claims.js';
import type { Context } from '../context.js';
import { AppendTooLate, EventTooLarge } from '../event-store/port.js';
import { STREAMS } from '../event-store/streams.js';
import type { Changed, Streams } from '../event-store/streams.js';
import { accountFold, decide } from './account.js';
import type { AccountState } from './account.js';
import { statesOf } from './load-accounts.js';
import { claimLogins } from './claim-logins.js';
import { RecordPeople } from './commands.js';
import type { MayChange, PersonOutcome, PersonRecord } from './commands.js';
import { mayBeMade, notMade, rehearse } from './dry-run.js';
import { fittingCandidate, identityClaims, inRounds, strongestHolder } from './identities.js';
import { loginBase } from './login.js';
import { isBeyond } from './record-person.js';

/** Few enough that the appends start well within the 30 s a claim is good for. */
const CHUNK = 500;
/** How often claims are taken again for those whose append came too late all the same (invariant 5). */
const CLAIMED_AT_MOST = 3;

/** A record and where it goes: an account that is there, or one to be made with a login. */
interface Target {
  readonly index: number;
  readonly record: PersonRecord;
  readonly account: AccountId;
  /** Whether the record is of another account that leads to this one. */
  readonly ofJoined?: boolean;
  readonly creation?: {
    readonly event: EventId;
    readonly login: string;
    /** When the append has to begin for the claims to be good. */
    readonly before?: Date;
  };
}

/** One round of records, and what was found out about them. */
interface Round {
  readonly people: readonly PersonRecord[];
  readonly context: Context;
  readonly mayChange: MayChange | undefined;
  /** Who held the identities of all of them when the round began. */
  readonly held: ReadonlyMap<string, Claimed>;
  readonly holders: readonly (Claimed | undefined)[];
  /** The accounts that some record of this command went to. */
  readonly matched: Set<AccountId>;
  readonly outcomes: (PersonOutcome | undefined)[];
}

@CommandHandler(RecordPeople)
export class RecordPeopleHandler implements ICommandHandler<RecordPeople> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(CLAIMS) private readonly claims: Claims,
  ) {}

  async execute({ people, options, context }: RecordPeople): Promise<readonly PersonOutcome[]> {
    const { mayChange } = options;
    if (options.dryRun) {
      return rehearse(people, this.claims, (ids) => statesOf(this.streams, ids), mayChange);
    }
    const outcomes: PersonOutcome[] = [];
    const matched = new Set<AccountId>();
    for (let start = 0; start < people.length; start += CHUNK) {
      const chunk = people.slice(start, start + CHUNK);
      for (const places of inRounds(chunk)) {
        const round = places.flatMap((place) => chunk[place] ?? []);
        const done = await this.recordRound(round, matched, { context, mayChange });
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
    by: Pick<Round, 'context' | 'mayChange'>,
  ): Promise<PersonOutcome[]> {
    const held = await this.claims.holders(people.flatMap(({ identity }) => identityClaims(identity)));
    const holders = people.map(({ identity }) => strongestHolder(identityClaims(identity), held));
    const round: Round = { people, ...by, held, holders, matched, outcomes: people.map(() => undefined) };
    await this.recordKnown(round);
    await this.recordCandidates(round);
    for (let attempt = 1; await this.recordNew(round); attempt += 1) {
      if (attempt === CLAIMED_AT_MOST) throw new LogeError('CONFLICT');
    }
    return people.map((record, index) => round.outcomes[index] ?? notMade(record));
  }

  /** Those whose key somebody holds; a holder that an interrupted attempt never made is left for later. */
  private async recordKnown(round: Round): Promise<void> {
    const targets = open(round).flatMap(([index, record]) => {
      const account = round.holders[index]?.account;
      return account ? [{ index, record, account }] : [];
    });
    await this.apply(round, targets);
  }

  /** Those whom no key knows, though one of the accounts named for them fits. */
  private async recordCandidates(round: Round): Promise<void> {
    const asked = open(round).filter(
      ([index, { identity }]) =>
        !round.holders[index] && identity.kind === 'names' && (identity.candidates?.length ?? 0) > 0,
    );
    const ids = asked.flatMap(([, { identity }]) =>
      identity.kind === 'names' ? (identity.candidates ?? []) : [],
    );
    const states = await statesOf(this.streams, ids);
    const targets = asked.flatMap(([index, record]) => {
      const account = fittingCandidate(record, states, round.matched);
      if (account) round.matched.add(account);
      return account ? [{ index, record, account }] : [];
    });
    await this.apply(round, targets);
  }

  /**
   * Those who have no account: claimed, given a login, made. What an interrupted attempt claimed is adopted.
   * @returns whether some came too late for their claims, and are open still.
   */
  private async recordNew(round: Round): Promise<boolean> {
    const claimed = await this.claimStrongest(round);
    // Somebody else may have made the account since we looked.
    const raced = claimed.filter(({ foreign }) => foreign);
    await this.apply(
      round,
      raced.map(({ index, record, holder }) => ({ index, record, account: holder.account })),
    );
    const fresh = claimed.filter(({ index }) => !round.outcomes[index]);
    await this.claimKeys(
      fresh.map(({ record, holder }) => ({ values: identityClaims(record.identity).slice(1), holder })),
      round.held,
    );
    const logins = await claimLogins(
      this.claims,
      fresh.map(({ record, holder }) => ({ claimed: holder, base: baseOf(record) })),
    );
    return this.apply(
      round,
      // The strongest claim was taken first, so its time is over first.
      fresh.map(({ index, record, holder: { account, event }, before }) => {
        const login = logins.get(account);
        if (login === undefined) throw new Error('Everybody who asks gets a login.');
        return { index, record, account, creation: { event, login, before } };
      }),
    );
  }

  private async claimStrongest(round: Round) {
    const wanted = open(round).flatMap(([index, record]) => {
      const [strongest] = identityClaims(record.identity);
      if (!mayBeMade(record) || !strongest) return [];
      return [{ index, record, value: strongest, claimed: round.holders[index] ?? newClaim() }];
    });
    const takings = await this.claims.takeMany(
      wanted.map(({ value, claimed }) => ({ value, claimed, adopt: true })),
    );
    return wanted.map(({ index, record, claimed }, at) => {
      const taking = takings[at];
      const holder = taking?.holder ?? claimed;
      const before = taking?.taken ? taking.appendBefore : undefined;
      return { index, record, holder, before, foreign: holder.account !== claimed.account };
    });
  }

  /** Of these keys, those that nobody held yet. */
  private async claimKeys(
    keys: readonly { readonly values: readonly ClaimValue[]; readonly holder: Claimed }[],
    held: ReadonlyMap<string, Claimed>,
  ): Promise<void> {
    const unheld = keys.flatMap(({ values, holder }) =>
      values.filter((value) => !held.has(claimKey(value))).map((value) => ({ value, claimed: holder })),
    );
    if (unheld.length > 0) await this.claims.takeMany(unheld);
  }

  /**
   * Takes records to their accounts, or to those that they lead to, and notes the outcomes. Without a `creation`, one whose account does not exist
   * gets none.
   * @returns whether some were not made because their append came too late for their claims.
   */
  private async apply(round: Round, targets: readonly Target[]): Promise<boolean> {
    const { mayChange } = round;
    const existed = new Map<Target, { isBeyond: boolean }>();
    const led = new Map<Target, Target>();
    let tooLate = false;
    const results = await this.streams.changeMany(
      targets.map((target) => ({
        stream: accountStream(target.account),
        fold: accountFold,
        context: round.context,
        notAfter: target.creation?.before,
        decide: async (state: AccountState) => {
          const { account, record, creation, ofJoined } = target;
          if (!state.createdBy && !creation) return [];
          if (state.createdBy) {
            existed.set(target, { isBeyond: isBeyond(state, mayChange) });
            led.delete(target);
            // Carried by an event that is there already: in force at once.
            const values = identityClaims(record.identity);
            await this.claimKeys([{ values, holder: { account, event: state.createdBy } }], round.held);
          }
          if (state.joinedTo) {
            led.set(target, { ...target, account: state.joinedTo, ofJoined: true });
            return [];
          }
          return decide({ type: 'record', account, record, creation, mayChange, ofJoined }, state);
        },
      })),
    );
    for (const [at, target] of targets.entries()) {
      const result = results[at];
      if (!result) throw new Error('A change was lost.');
      if (result.status === 'fulfilled' && led.has(target)) continue;
      if (result.status === 'rejected' && result.reason instanceof AppendTooLate) {
        tooLate = true;
        continue;
      }
      const outcome = outcomeOf(result, target, existed.get(target));
      if (outcome) round.matched.add(target.account);
      round.outcomes[target.index] = outcome;
    }
    if (led.size > 0) await this.apply(round, [...led.values()]);
    return tooLate;
  }
}

/** The records of a round that have no outcome yet, with their places. */
function open({ people, outcomes }: Round): (readonly [number, PersonRecord])[] {
  return [...people.entries()].filter(([index]) => !outcomes[index]);
}

function outcomeOf(
  result: PromiseSettledResult<Changed>,
  { account, creation }: Target,
  existed: { readonly isBeyond: boolean } | undefined,
): PersonOutcome | undefined {
  if (result.status === 'rejected') {
    const reason: unknown = result.reason;
    if (reason instanceof LogeError && reason.code === 'JOIN_KEY_OTHER_KIND') {
      return { outcome: 'refused', code: 'JOIN_KEY_OTHER_KIND' };
    }
    // Nothing of it was stored; the others must not wait for it for ever.
    if (reason instanceof EventTooLarge) return { outcome: 'refused', code: 'RECORD_TOO_LARGE' };
    throw reason;
  }
  if (existed) {
    const outcome = result.value.events.length > 0 ? 'updated' : 'unchanged';
    return { outcome, account, ...(existed.isBeyond && { code: 'PERSON_BEYOND_SCOPE' }) };
  }
  return creation ? { outcome: 'created', account } : undefined;
}

function newClaim(): Claimed {
  return { account: AccountId.parse(randomUUID()), event: EventId.parse(randomUUID()) };
}

function baseOf({ person, affiliations }: PersonRecord): string {
  return loginBase(person.name, affiliations[0]?.profile);
}
