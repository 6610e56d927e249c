import { randomUUID } from 'node:crypto';
import { AccountId, EventId, LogeError } from '@loge/contracts';
import { claimKey } from '../claims/claims.js';
import type { Claimed, Claims } from '../claims/claims.js';
import { accountFold, decide, evolve } from './account.js';
import type { AccountState } from './account.js';
import type { MayChange, PersonOutcome, PersonRecord } from './commands.js';
import { fittingCandidate, identityClaims, strongestHolder } from './identities.js';
import { isBeyond } from './record-person.js';

/**
 * What recording these people would do, without a trace: claims are looked at and not taken, facts are folded and
 * not appended. Who would be made by one record is known to the ones after it.
 */
export async function rehearse(
  people: readonly PersonRecord[],
  claims: Pick<Claims, 'holders'>,
  load: (ids: readonly AccountId[]) => Promise<ReadonlyMap<AccountId, AccountState>>,
  mayChange?: MayChange,
): Promise<PersonOutcome[]> {
  const held = new Map(await claims.holders(people.flatMap(({ identity }) => identityClaims(identity))));
  const states = new Map(await load(known(people, held)));
  // An account that was joined leads to one that was not.
  const led = [...states.values()].flatMap(({ joinedTo }) => joinedTo ?? []);
  for (const [account, state] of await load(led)) states.set(account, state);
  const matched = new Set<AccountId>();
  return people.map((record): PersonOutcome => {
    const values = identityClaims(record.identity);
    const holder = strongestHolder(values, held);
    const named =
      holder?.account ?? fittingCandidate(record, states, matched) ?? AccountId.parse(randomUUID());
    const account = states.get(named)?.joinedTo ?? named;
    const ofJoined = account !== named;
    const state = states.get(account) ?? accountFold.initial;
    if (!state.createdBy && (!mayBeMade(record) || values.length === 0)) return notMade(record);
    const event = state.createdBy ?? EventId.parse(randomUUID());
    matched.add(account);
    for (const value of values)
      if (!held.has(claimKey(value))) held.set(claimKey(value), { account: named, event });
    try {
      const facts = decide(
        { type: 'record', account, record, creation: { event, login: '' }, mayChange, ofJoined },
        state,
      );
      states.set(
        account,
        facts.reduce((folded, fact) => evolve(folded, fact.event, fact.about.id ?? event), state),
      );
      const outcome = !state.createdBy ? 'created' : facts.length > 0 ? 'updated' : 'unchanged';
      return { outcome, account, ...(isBeyond(state, mayChange) && { code: 'PERSON_BEYOND_SCOPE' }) };
    } catch (error) {
      if (error instanceof LogeError && error.code === 'JOIN_KEY_OTHER_KIND') {
        return { outcome: 'refused', code: error.code };
      }
      throw error;
    }
  });
}

/** Whether an account may be made of a record: it has a place, and says who it is. */
export const mayBeMade = ({ affiliations, partial }: PersonRecord): boolean =>
  affiliations.length > 0 && partial !== 'PLACES';

/** An account is never made for somebody without a place, or without anything to know them again by. */
export function notMade({ affiliations }: PersonRecord): PersonOutcome {
  return { outcome: 'refused', code: affiliations.length === 0 ? 'NO_KNOWN_SCHOOL' : 'NAME_MISSING' };
}

function known(people: readonly PersonRecord[], held: ReadonlyMap<string, Claimed>): AccountId[] {
  return people.flatMap(({ identity }) => {
    const holder = strongestHolder(identityClaims(identity), held);
    if (holder) return [holder.account];
    return identity.kind === 'names' ? (identity.candidates ?? []) : [];
  });
}
