import type { AccountId } from '@loge/contracts';
import { claimKey } from '../claims/claims.js';
import type { Claimed, ClaimValue } from '../claims/claims.js';
import type { AccountState } from './account.js';
import type { PersonIdentity, PersonRecord } from './commands.js';

/** The claims by which a person is known again, strongest first. */
export function identityClaims(identity: PersonIdentity): ClaimValue[] {
  if (identity.kind === 'join-key') return [joinKeyClaim(identity.joinKey)];
  return identity.keys.map((value) => ({ kind: 'identity', scope: identity.school, value }));
}

export const joinKeyClaim = (joinKey: string): ClaimValue => ({
  kind: 'join-key',
  scope: '',
  value: joinKey,
});

/**
 * Splits records so that no two of one round name the same person: what the first one makes, the second one
 * must find. Keeps the order; gives the places in the list.
 */
export function inRounds(people: readonly PersonRecord[]): number[][] {
  const rounds: number[][] = [];
  const lastRoundOf = new Map<string, number>();
  for (const [place, { identity }] of people.entries()) {
    const keys = identityClaims(identity).map(claimKey);
    const round = Math.max(-1, ...keys.map((key) => lastRoundOf.get(key) ?? -1)) + 1;
    for (const key of keys) lastRoundOf.set(key, round);
    (rounds[round] ??= []).push(place);
  }
  return rounds;
}

/** Who holds the strongest of these claims that anybody holds. */
export function strongestHolder(
  values: readonly ClaimValue[],
  held: ReadonlyMap<string, Claimed>,
): Claimed | undefined {
  for (const value of values) {
    const holder = held.get(claimKey(value));
    if (holder) return holder;
  }
  return undefined;
}

/** The one candidate with the record's civility and names; none when two of them have. */
export function fittingCandidate(
  { identity, person }: PersonRecord,
  states: ReadonlyMap<AccountId, AccountState>,
  matched: ReadonlySet<AccountId>,
): AccountId | undefined {
  if (identity.kind !== 'names') return undefined;
  const fitting = [...new Set(identity.candidates ?? [])].filter((candidate) => {
    const state = states.get(candidate);
    return (
      state?.createdBy !== undefined &&
      !matched.has(candidate) &&
      state.civility === person.civility &&
      compared(state.name.family) === compared(person.name.family) &&
      compared(state.name.given) === compared(person.name.given)
    );
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** A name without accents, case, and what stands between its words. */
export function compared(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
