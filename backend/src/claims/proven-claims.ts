import { AccountId } from '@loge/contracts';
import type { EventType, Profile, SchoolId } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import type { ClaimValue } from './claims.js';
import { pupilKey, relativeKey, shortIdentity, teacherKey } from './name-keys.js';
import type { NamedPerson } from './name-keys.js';

export const provingTypes = [
  'AccountCreated',
  'AccountRenamed',
  'PersonalDetailsChanged',
  'AddressChanged',
  'AccountAffiliated',
  'AffiliationChanged',
  'AddressConfirmed',
  'LoginChanged',
  'LegacyLoginImported',
] as const satisfies EventType[];

/** An event that may put claims in force. */
export type ProvingEvent = Recorded & { readonly type: (typeof provingTypes)[number] };

/** Somebody of a directory, or made by staff, of whom no join key is known. */
interface Named {
  readonly person: NamedPerson;
  readonly places: readonly { readonly school: SchoolId; readonly profile: Profile }[];
}

const keyOf: Readonly<Partial<Record<Profile, (person: NamedPerson) => string | undefined>>> = {
  PUPIL: (person) => (person.birthDate === undefined ? undefined : pupilKey(person)),
  TEACHER: teacherKey,
  RELATIVE: relativeKey,
};

/**
 * Tells, event by event in their order, what each claims for its account: logins, old user names, join keys, and the
 * identities of people without join keys in their schools. Erased values claim nothing. Relatives without an address claim no
 * identity: the next import knows them by their children.
 */
export class ProvenClaims {
  readonly #named = new Map<AccountId, Named>();

  of(event: ProvingEvent): readonly ClaimValue[] {
    const account = AccountId.parse(event.stream.slice('account-'.length));
    switch (event.type) {
      case 'AccountCreated': {
        const { origin, login, name, civility, birthDate, address } = event.data;
        if ((origin === 'DIRECTORY' || origin === 'STAFF') && !event.erased.includes('name'))
          this.#named.set(account, { person: { name, civility, birthDate, address }, places: [] });
        return loginClaims(login);
      }
      case 'AddressConfirmed':
        return event.data.isLogin ? loginClaims(event.data.address) : [];
      case 'LoginChanged':
        return loginClaims(event.data.login);
      case 'LegacyLoginImported': {
        const { school, userName } = event.data;
        return userName === '' ? [] : [{ kind: 'legacy-login', scope: school, value: userName }];
      }
      case 'AccountRenamed':
        return this.#changed(account, { name: event.data.name });
      case 'PersonalDetailsChanged': {
        const { civility, birthDate } = event.data;
        return this.#changed(account, { civility, birthDate });
      }
      case 'AddressChanged':
        return this.#changed(account, { address: event.data.address });
      case 'AccountAffiliated':
      case 'AffiliationChanged': {
        const { joinKey, school, profile } = event.data;
        if (joinKey === undefined) return this.#placed(account, school, profile);
        this.#named.delete(account);
        return [{ kind: 'join-key', scope: '', value: joinKey }];
      }
    }
  }

  #changed(account: AccountId, change: Partial<NamedPerson>): ClaimValue[] {
    const known = this.#named.get(account);
    if (!known) return [];
    const named = { ...known, person: { ...known.person, ...change } };
    this.#named.set(account, named);
    return identities(named);
  }

  #placed(account: AccountId, school: SchoolId, profile: Profile): ClaimValue[] {
    const known = this.#named.get(account);
    if (!known) return [];
    const isNew = !known.places.some((place) => place.school === school && place.profile === profile);
    const place = { school, profile };
    if (isNew) this.#named.set(account, { ...known, places: [...known.places, place] });
    return identities({ ...known, places: [place] });
  }
}

/** None where the login was erased. */
function loginClaims(login: string): ClaimValue[] {
  return login === '' ? [] : [{ kind: 'login', scope: '', value: login }];
}

function identities({ person, places }: Named): ClaimValue[] {
  return places.flatMap((place) => identityAt(person, place) ?? []);
}

/** What somebody without a join key is known again by at a place; nothing where the profile or the person has none. */
export function identityAt(
  person: NamedPerson,
  { school, profile }: { readonly school: SchoolId; readonly profile: Profile },
): ClaimValue | undefined {
  const key = keyOf[profile]?.(person);
  return key === undefined ? undefined : { kind: 'identity', scope: school, value: shortIdentity(key) };
}
