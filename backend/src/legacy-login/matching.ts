import type { AccountId, LegacyReasonCode } from '@loge/contracts';
import { normaliseLogin } from '../accounts/commands.js';
import type { KnownMember } from '../accounts/commands.js';
import { comparable } from '../claims/name-keys.js';
import type { LegacyLine } from './legacy-file.js';

/** What a line says of whom it is about. */
export type ToldPerson = Pick<LegacyLine, 'joinKey' | 'email' | 'family' | 'given' | 'profiles'>;

/** Whose line it is, or why that cannot be told. */
export type Match =
  | { readonly account: AccountId }
  | { readonly code: Extract<LegacyReasonCode, 'LEGACY_PERSON_UNKNOWN' | 'LEGACY_PERSON_AMBIGUOUS'> };

const UNKNOWN: Match = { code: 'LEGACY_PERSON_UNKNOWN' };

/**
 * Finds the people of one school whom the lines of a file are about. A join key that is known decides. Else an e-mail
 * address does, where exactly one person has it and the names, where they are told, are theirs; else names and profile
 * that only one person fits. Nobody who is known by another key fits.
 */
export class MembersOfSchool {
  private readonly members = new Map<AccountId, KnownMember>();
  private readonly byNames = new Map<string, KnownMember[]>();
  private readonly byAddress = new Map<string, KnownMember[]>();

  /** @param holders who is known by these join keys, wherever. */
  constructor(
    members: readonly KnownMember[],
    private readonly holders: ReadonlyMap<string, AccountId>,
    private readonly academy: string | undefined,
  ) {
    for (const member of members) {
      this.members.set(member.account, member);
      for (const key of namesOf(member)) add(this.byNames, key, member);
      for (const address of member.addresses) add(this.byAddress, address, member);
    }
  }

  find(told: ToldPerson): Match {
    const key = told.joinKey && fullJoinKey(told.joinKey, this.academy);
    const holder = key && this.holders.get(key);
    if (holder) return this.members.has(holder) ? { account: holder } : UNKNOWN;
    const fits = ({ joinKeys, profiles }: KnownMember) =>
      (!key || joinKeys.length === 0) &&
      (!told.profiles || profiles.some((profile) => told.profiles?.includes(profile)));
    const named = this.named(told)?.filter(fits);
    const addressed = (told.email ? (this.byAddress.get(normaliseLogin(told.email)) ?? []) : []).filter(fits);
    const both = named ? addressed.filter((member) => named.includes(member)) : addressed;
    return only(both.length > 0 ? both : (named ?? []));
  }

  /** Nothing where no full name is told. */
  private named({ family, given }: ToldPerson): readonly KnownMember[] | undefined {
    return family && given ? (this.byNames.get(nameKey(family, given)) ?? []) : undefined;
  }
}

/** A join key as accounts have it: a bare one gets the school's academy. */
export function fullJoinKey(told: string, academy: string | undefined): string {
  return told.includes('$') || !academy ? told : `${academy}$${told}`;
}

function only(members: readonly KnownMember[]): Match {
  const [one, ...others] = members;
  if (!one) return UNKNOWN;
  return others.length === 0 ? { account: one.account } : { code: 'LEGACY_PERSON_AMBIGUOUS' };
}

/** By the family name and by the one of birth. */
const namesOf = ({ family, given, birthName }: KnownMember): ReadonlySet<string> =>
  new Set([family, birthName ?? family].map((name) => nameKey(name, given)));

const nameKey = (family: string, given: string): string => `${comparable(family)}|${comparable(given)}`;

function add(places: Map<string, KnownMember[]>, key: string, member: KnownMember): void {
  const there = places.get(key);
  if (there) there.push(member);
  else places.set(key, [member]);
}
