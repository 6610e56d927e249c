import type { AccountId } from '@loge/contracts';
import type { Recorded } from '../../event-store/codec.js';
import { grantsFold } from '../../rights/grants.js';
import { accountFold } from '../account-state.js';
import type { AccountState } from '../account-state.js';
import { applyToRows, projectedTypes } from '../account.rows.js';
import type { ProjectedEvent } from '../account.rows.js';
import { passwordHistoryFold } from '../credentials.js';
import { show } from './shown-then.js';
import type { AccountThen, Sight, Told } from './shown-then.js';

/**
 * An account as it was at an instant: told by the events of its stream that had occurred by then, in the order of the
 * stream. « À la date du » means when things happened, not when they were recorded: demo history and what is entered
 * afterwards count from the day they are about. What runs out by itself (a temporary password, a role with a last day)
 * had run out by then or not.
 * @param events all events of the account's stream, in order.
 * @param activatedJoined the accounts that had been signed in to and led to this one then.
 * @returns nothing where there was no account yet. `since`: when the last of these events occurred that changed
 *   anything of what is shown.
 */
export function accountThen(
  events: readonly Recorded[],
  at: Date,
  sight: Sight,
  activatedJoined: ReadonlySet<AccountId> = new Set(),
): { readonly shown: AccountThen; readonly since: Date } | undefined {
  let told = nothingTold();
  let shown: AccountThen | undefined;
  let since = 0;
  let before = '';
  for (const event of occurredBy(events, at)) {
    told = tell(told, event);
    shown = show(told, at, sight, activatedJoined);
    const now = JSON.stringify(shown);
    if (now !== before) since = Math.max(since, Date.parse(event.metadata.occurredAt));
    before = now;
  }
  return shown && { shown, since: new Date(since) };
}

/** Which accounts this one stood for at an instant, and which it led to, and whether it had been signed in to itself. */
export function joinedThen(
  events: readonly Recorded[],
  at: Date,
): Pick<AccountState, 'joinedTo' | 'standsFor'> & { readonly activated: boolean } {
  const { joinedTo, standsFor, activated } = occurredBy(events, at).reduce(
    accountFold.evolve,
    accountFold.initial,
  );
  return { ...(joinedTo && { joinedTo }), standsFor, activated: activated.size > 0 };
}

const occurredBy = (events: readonly Recorded[], at: Date): Recorded[] =>
  events.filter(({ metadata }) => Date.parse(metadata.occurredAt) <= at.getTime());

const nothingTold = (): Told => ({
  rows: {
    accounts: new Map(),
    affiliations: new Map(),
    roles: new Map(),
    withdrawn: new Set(),
    ties: new Map(),
  },
  state: accountFold.initial,
  grants: grantsFold.initial,
  password: passwordHistoryFold.initial,
});

const isProjected = (event: Recorded): event is ProjectedEvent =>
  projectedTypes.some((type) => type === event.type);

function tell({ rows, state, grants, password }: Told, event: Recorded): Told {
  if (isProjected(event)) applyToRows(rows, event);
  return {
    rows,
    state: accountFold.evolve(state, event),
    grants: grantsFold.evolve(grants, event),
    password: passwordHistoryFold.evolve(password, event),
  };
}
