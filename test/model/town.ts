import { isDeepStrictEqual } from 'node:util';
import type { AccountId, Actor, SchoolId, SchoolRecord, SignInPlace } from '@loge/contracts';
import { placeKey, recordKindOf } from '../../backend/src/accounts/account-state.js';
import type { PersonRecord, RecordedAffiliation } from '../../backend/src/accounts/commands.js';
import type { RoleAsked } from '../../backend/src/rights/commands.js';

/** Somebody with an account, as everything that was done says they should be. */
export interface Someone {
  readonly account: AccountId;
  /** Absent for who was invited. */
  person?: PersonRecord['person'];
  /** By {@link placeKey}, those held now. */
  readonly places: Map<string, RecordedAffiliation>;
  /** By grant. */
  readonly roles: Map<string, RoleAsked>;
  password?: string;
  /** The invitation that still works. */
  invitation?: { readonly token: string; readonly madeBy: Actor };
}

/** Who exists, where, and with which roles: the design in a few maps, to compare Loge with. */
export class Town {
  readonly everybody = new Map<AccountId, Someone>();
  readonly schools = new Map<SchoolId, SchoolRecord>();
  /** By school and profile, where it was ever set. */
  readonly signInPlaces = new Map<string, SignInPlace>();
  /** Whose e-mail address is a login. */
  readonly logins = new Map<string, AccountId>();
  /** Whose invitation every link ever made was. */
  readonly tokens = new Map<string, Someone>();
  /** How many sign-ins there were, good, refused, and at logins nobody has. */
  readonly signIns = { SignedIn: 0, SignInRefused: 0, UnknownLoginRefused: 0 };
  /** The accounts of a directory by how a record knows them, with its kind. */
  readonly #known = new Map<string, { readonly account: AccountId; readonly kind: string }>();

  /** Whose record it is; `refused` where the key was another kind of record's. */
  holder(told: PersonRecord): AccountId | 'refused' | undefined {
    const known = this.#known.get(identityOf(told));
    if (known && known.kind !== kindOf(told)) return 'refused';
    return known?.account;
  }

  record(account: AccountId, told: PersonRecord): void {
    this.#known.set(identityOf(told), { account, kind: kindOf(told) });
    const someone = this.everybody.get(account) ?? this.welcome(account);
    someone.person = told.person;
    for (const [key, held] of someone.places) {
      const { authoritativeSchools: complete, affiliations } = told;
      const isReplaced = affiliations.some(
        ({ school, profile }) =>
          school === held.school && recordKindOf(profile) === recordKindOf(held.profile),
      );
      if (complete.includes(held.school) && isReplaced) someone.places.delete(key);
    }
    const joinKey = told.identity.kind === 'join-key' ? told.identity.joinKey : undefined;
    // Of two tellings of one place, the first counts.
    for (const place of told.affiliations.toReversed())
      someone.places.set(placeKey(place), { ...place, joinKey });
  }

  welcome(account: AccountId): Someone {
    const someone = { account, places: new Map(), roles: new Map() };
    this.everybody.set(account, someone);
    return someone;
  }

  /** Whether the academy is where somebody signs in: at all their places, and without a role here. */
  signsInElsewhere({ roles, places }: Someone): boolean {
    const isElsewhere = ({ school, profile }: RecordedAffiliation) =>
      this.signInPlaces.get(`${school}/${profile}`) === 'ACADEMY';
    return roles.size === 0 && places.size > 0 && [...places.values()].every(isElsewhere);
  }

  /** The grant of the same role. */
  grantOf({ roles }: Someone, asked: RoleAsked): string | undefined {
    return [...roles].find(([, held]) => isDeepStrictEqual(held, asked))?.[0];
  }
}

const identityOf = ({ identity }: PersonRecord): string =>
  identity.kind === 'join-key' ? identity.joinKey : `${identity.school} ${identity.keys[0]}`;

const kindOf = ({ affiliations }: PersonRecord): string =>
  affiliations.map(({ profile }) => recordKindOf(profile))[0] ?? '';
