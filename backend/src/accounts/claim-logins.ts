import type { AccountId } from '@loge/contracts';
import { claimKey } from '../claims/claims.js';
import type { Claimed, Claims, ClaimValue } from '../claims/claims.js';
import { homonym } from './login.js';

/** A login somebody is to get: the base, or the base with the first number that is free. */
export interface LoginWanted {
  readonly claimed: Claimed;
  readonly base: string;
}

export const loginClaim = (login: string): ClaimValue => ({ kind: 'login', scope: '', value: login });

/** The people who want one base, and which of its numbers are looked at now. */
interface Homonyms {
  readonly base: string;
  waiting: LoginWanted[];
  from: number;
  size: number;
}

interface Attempt {
  readonly wanted: LoginWanted;
  readonly value: ClaimValue;
}

/**
 * Claims a login for each, in the order given among homonyms: `jean.dupont`, `jean.dupont2`, …
 * Numbers that somebody has, ever had, or is about to get are passed over; who holds one from an interrupted
 * attempt keeps it. Many numbers are looked at in one question, so hundreds of homonyms cost a few.
 */
export async function claimLogins(
  claims: Claims,
  wanted: readonly LoginWanted[],
): Promise<ReadonlyMap<AccountId, string>> {
  const given = new Map<AccountId, string>();
  let groups = byBase(wanted);
  while (groups.length > 0) {
    const held = await claims.holders(groups.flatMap(window));
    const attempts = groups.flatMap((group) => attemptsOf(group, held));
    const takings = await claims.takeMany(
      attempts.map(({ wanted: { claimed }, value }) => ({ value, claimed })),
    );
    for (const [index, { wanted: one, value }] of attempts.entries()) {
      if (takings[index]?.taken) given.set(one.claimed.account, value.value);
    }
    groups = groups.map((group) => next(group, given, attempts)).filter(({ waiting }) => waiting.length > 0);
  }
  return given;
}

function byBase(wanted: readonly LoginWanted[]): Homonyms[] {
  const groups = new Map<string, Homonyms>();
  for (const one of wanted) {
    const group = groups.get(one.base) ?? { base: one.base, waiting: [], from: 1, size: 0 };
    group.waiting.push(one);
    // Twice as many as are wanted: half of them may be taken and one question is still enough.
    group.size = Math.max(8, group.waiting.length * 2);
    groups.set(one.base, group);
  }
  return [...groups.values()];
}

function window({ base, from, size }: Homonyms): ClaimValue[] {
  return Array.from({ length: size }, (_, index) => loginClaim(homonym(base, from + index)));
}

/** Gives each who waits the number they hold already, else the first that is free. */
function attemptsOf(group: Homonyms, held: ReadonlyMap<string, Claimed>): Attempt[] {
  const values = window(group);
  const kept = new Map<AccountId, ClaimValue>();
  const free: ClaimValue[] = [];
  for (const value of values) {
    const holder = held.get(claimKey(value));
    if (!holder) free.push(value);
    else if (!kept.has(holder.account)) kept.set(holder.account, value);
  }
  const attempts: Attempt[] = [];
  for (const wanted of group.waiting) {
    const value = kept.get(wanted.claimed.account) ?? free.shift();
    if (value) attempts.push({ wanted, value });
  }
  return attempts;
}

/** Who lost a number to somebody else looks at the same ones again; when there were too few, the next ones. */
function next(
  group: Homonyms,
  given: ReadonlyMap<AccountId, string>,
  attempts: readonly Attempt[],
): Homonyms {
  const waiting = group.waiting.filter(({ claimed }) => !given.has(claimed.account));
  const tried = attempts.filter(({ wanted }) => wanted.base === group.base).length;
  return tried === group.waiting.length
    ? { ...group, waiting }
    : { base: group.base, waiting, from: group.from + group.size, size: group.size * 2 };
}
