import { Query } from '@nestjs/cqrs';
import type { AccountId } from '@loge/contracts';
import type { ValueChange } from '../../register/commands.js';
import type { Reach } from '../../rights/rights.js';
import type { AccountView } from '../commands.js';
import type { AccountThen } from './shown-then.js';

/** An account as it was, and whom looking at it concerns: those whom the account as it is concerns. */
export interface AccountAsOfView {
  readonly shown: AccountThen;
  /** When it last changed. */
  readonly since: Date;
  /** The account it led to then, where that one is within reach now. */
  readonly joinedTo: AccountId | null;
  readonly present: AccountView['present'];
}

/**
 * An account as it was at an instant; `undefined` for none within reach now, and for what was no account yet. Who sees
 * the account sees of its past what they see of its present.
 */
export class AccountAsOf extends Query<AccountAsOfView | undefined> {
  constructor(
    readonly id: AccountId,
    readonly at: Date,
    readonly reach: Reach,
  ) {
    super();
  }
}

/** What differs in an account between two instants, as {@link AccountAsOf} shows it; nothing where it shows nothing. */
export class AccountDifference extends Query<
  { readonly changes: readonly ValueChange[]; readonly present: AccountView['present'] } | undefined
> {
  constructor(
    readonly id: AccountId,
    readonly from: Date,
    readonly to: Date,
    readonly reach: Reach,
  ) {
    super();
  }
}
