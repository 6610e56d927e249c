import { AccountAsOfHandler, AccountDifferenceHandler, AccountsThen } from './account-as-of.handlers.js';
import { AccountAsOfResolver } from './account-as-of.resolver.js';

/** What accounts as of a date are read with. */
export const asOfProviders = [
  AccountsThen,
  AccountAsOfHandler,
  AccountDifferenceHandler,
  AccountAsOfResolver,
];
