import type { AccountId } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import { fullName, unlessErased } from './facts.js';
import { foldedWords } from './folding.js';

/** What some events tell about one account: fields of `read.journal_name`. */
interface KnownPerson {
  account: AccountId;
  /** Whether `display_name` and `words` are told. */
  named: boolean;
  display_name: string | null;
  words: string;
  /** Whether it was made in this batch. */
  created: boolean;
  /** Whether `login` and `login_words` are told. */
  has_login: boolean;
  login: string | null;
  login_words: string;
  last_sign_in_at: string | null;
}

const words = (text: string | null): string => (text === null ? '' : foldedWords(text).join(' '));

/** The names and sign-ins told by a batch in order, one row for each account: the last name, the latest sign-in. */
export function knownPeople(events: readonly Recorded[]): readonly KnownPerson[] {
  const people = new Map<AccountId, KnownPerson>();
  const person = (account: AccountId): KnownPerson => {
    const held = people.get(account) ?? {
      account,
      named: false,
      display_name: null,
      words: '',
      created: false,
      has_login: false,
      login: null,
      login_words: '',
      last_sign_in_at: null,
    };
    people.set(account, held);
    return held;
  };

  for (const event of events) {
    const { subject, actor, occurredAt } = event.metadata;
    const account = subject ?? accountOfStream(event);
    if (event.type === 'AccountCreated' || event.type === 'AccountRenamed') {
      const name = unlessErased(event, 'name', fullName(event.data.name));
      Object.assign(person(account), { named: true, display_name: name, words: words(name) });
    }
    if (event.type === 'AccountCreated' || event.type === 'LoginChanged') {
      const login = unlessErased(event, 'login', event.data.login);
      Object.assign(person(account), { has_login: true, login, login_words: words(login) });
    }
    if (event.type === 'AccountCreated') person(account).created = true;
    if (event.type === 'SignedIn') {
      const held = person(subject ?? (actor.kind === 'ACCOUNT' ? actor.id : accountOfStream(event)));
      if (!held.last_sign_in_at || new Date(held.last_sign_in_at) < new Date(occurredAt)) {
        held.last_sign_in_at = occurredAt;
      }
    }
  }
  return [...people.values()];
}

/** The account an `account-` or `access-` stream belongs to. */
function accountOfStream({ stream }: Recorded): AccountId {
  // A stream of these kinds is named by the account's id.
  return stream.slice(stream.indexOf('-') + 1) as AccountId;
}
