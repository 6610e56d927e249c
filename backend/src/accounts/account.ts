import { LogeError } from '@loge/contracts';
import type { AccountId, Contacts, EventId, PersonName, SchoolId, SignInMethod } from '@loge/contracts';
import type { Fact } from '../event-store/streams.js';
import { aboutPlaces, ended, placeKey, present, unique } from './account-state.js';
import type { AccountState } from './account-state.js';
import type { Departure, MayChange, PersonRecord } from './commands.js';
import { recordPerson } from './record-person.js';
import type { Creation } from './record-person.js';

export { accountFold, evolve } from './account-state.js';
export type { AccountState } from './account-state.js';

/** What can be asked of an account. */
export type AccountCommand =
  | {
      readonly type: 'create';
      readonly account: AccountId;
      readonly event: EventId;
      readonly origin: 'INVITATION' | 'COMMAND_LINE';
      readonly name: PersonName;
      readonly contacts: Contacts;
      readonly login: string;
      readonly schools: readonly SchoolId[];
    }
  | {
      readonly type: 'record';
      readonly account: AccountId;
      readonly record: PersonRecord;
      /** The event and login of an account that is made now; not looked at when there is one already. */
      readonly creation?: Creation;
      /** Everywhere when not given. */
      readonly mayChange?: MayChange;
      /** Whether the record is of another account that leads to this one. */
      readonly ofJoined?: boolean;
    }
  | {
      readonly type: 'end';
      readonly account: AccountId;
      readonly places: readonly Omit<Departure, 'account'>[];
    }
  | { readonly type: 'activate'; readonly account: AccountId; readonly by: SignInMethod }
  | {
      readonly type: 'confirm';
      readonly account: AccountId;
      /** The one that the claim of the address names, where it was taken. */
      readonly event: EventId;
      /** Normalised as logins are. */
      readonly address: string;
      /** Whether the claim was taken: no other account has the address as a login. */
      readonly isLogin: boolean;
    };

/**
 * What a command makes of an account: facts to append, none when nothing changes.
 * @throws LogeError `JOIN_KEY_OTHER_KIND` when the key names another kind of record already; `NOT_FOUND` when an
 * account is activated, or an address confirmed, of an account that does not exist; `CONFLICT` when one is created
 * that does.
 */
export function decide(command: AccountCommand, state: AccountState): Fact[] {
  switch (command.type) {
    case 'create':
      return create(command, state);
    case 'record':
      return recordPerson(command, state);
    case 'end':
      return end(command, state);
    case 'activate':
      return activate(command, state);
    case 'confirm':
      return confirm(command, state);
  }
}

type Asked<Type extends AccountCommand['type']> = Extract<AccountCommand, { type: Type }>;

function create(command: Asked<'create'>, state: AccountState): Fact[] {
  if (state.createdBy) throw new LogeError('CONFLICT');
  const { account, event, origin, name, contacts, login, schools } = command;
  return [
    {
      event: { type: 'AccountCreated', data: { origin, name, contacts, login } },
      about: { id: event, subject: account, schools: unique(schools), classes: [] },
    },
  ];
}

function activate(command: Asked<'activate'>, state: AccountState): Fact[] {
  if (!state.createdBy) throw new LogeError('NOT_FOUND');
  if (state.activated.has(command.by)) return [];
  const places = present(state);
  return [
    {
      event: { type: 'AccountActivated', data: { by: command.by } },
      about: aboutPlaces(command.account, places),
    },
  ];
}

function confirm(command: Asked<'confirm'>, state: AccountState): Fact[] {
  if (!state.createdBy) throw new LogeError('NOT_FOUND');
  const { account, event, address, isLogin } = command;
  const held = state.confirmed.get(address);
  if (held && (held.isLogin || !isLogin)) return [];
  return [
    {
      event: { type: 'AddressConfirmed', data: { address, isLogin } },
      about: { id: event, ...aboutPlaces(account, present(state)) },
    },
  ];
}

function end(command: Asked<'end'>, state: AccountState): Fact[] {
  const facts: Fact[] = [];
  for (const [key, cause] of new Map(command.places.map((place) => [placeKey(place), place.cause]))) {
    const held = state.affiliations.get(key);
    // No import ends what staff gave.
    if (held?.current && !held.byHand) facts.push(ended(command.account, held, cause ?? 'DEPARTED'));
  }
  return facts;
}
