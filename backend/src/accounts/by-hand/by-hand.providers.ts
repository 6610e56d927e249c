import { AddPlaceHandler, ChangeContactsHandler, EndPlaceHandler } from './by-hand.handlers.js';
import { ByHandResolver, ContactsResolver } from './by-hand.resolver.js';
import { CreateAccountByHandHandler } from './create-account.handler.js';
import { SchoolPeople } from './school-people.js';

/** What staff do to the life of an account. */
export const byHandProviders = [
  ...[SchoolPeople, CreateAccountByHandHandler, ChangeContactsHandler, AddPlaceHandler, EndPlaceHandler],
  ...[ByHandResolver, ContactsResolver],
];
