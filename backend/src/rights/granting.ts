import { LogeError } from '@loge/contracts';
import type { AccountId, EventOf, RoleGranted, RoleWithdrawn } from '@loge/contracts';
import {
  isInSight,
  isWhollyWithin,
  outranks,
  requireAuthority,
  requireAuthorityOver,
  requireGrantable,
} from './authority.js';
import type { Authority } from './authority.js';
import { rulesForGood, sameGrant } from './grants.js';
import type { GrantsState } from './grants.js';
import { overAt, parisDay } from './held.js';
import type { Grant } from './rights.js';

/**
 * Gives a role. One that is held already, over the same scope and until the same day, changes nothing; with another
 * last day the new grant takes the place of the old one, which is withdrawn in the same breath: a grant never changes,
 * so that sessions and the register need no third kind of event. The holder signs in again, as after any change.
 *
 * Whoever made the link that an invited person accepted may have used it themselves: a role beyond the maker's own
 * reach then goes to the maker. A link still open is void after such a grant (`passwordFold`); one that was accepted
 * is not found out here. That needs a proof of the address, or a reset by the giver, which are yet to be built.
 * @param command.othersRule whether others administer the installation for good.
 * @param options.inviting the account was made for this role, and nobody has seen it yet.
 * @throws LogeError `ROLE_END_PAST`; those of {@link requireGrantable}; `LAST_ADMINISTRATOR` when a last day would leave
 *   nobody to administer the installation after it; `NOT_FOUND` for no account, one that leads to another, and
 *   one out of sight; `RANK_TOO_HIGH` for somebody whom the authority does not outrank.
 */
export function grantRole(
  command: Grant & { readonly account: AccountId; readonly now: Date; readonly othersRule: boolean },
  authority: Authority,
  state: GrantsState,
  { inviting = false }: { readonly inviting?: boolean } = {},
): EventOf<typeof RoleGranted | typeof RoleWithdrawn>[] {
  const { grant, role, scope, endsOn } = command;
  requireGrantable(command, authority);
  if (endsOn !== undefined && endsOn < parisDay(command.now)) throw new LogeError('ROLE_END_PAST');
  const isThere = inviting ? isWhollyWithin(state, authority) : isInSight(state, authority);
  if (!state.exists || state.joined || !isThere) throw new LogeError('NOT_FOUND');
  const held = sameGrant(command, state);
  if (held && held.endsOn === endsOn) return [];
  if (!inviting && !outranks(authority, command.account, state)) throw new LogeError('RANK_TOO_HIGH');
  if (held && rulesForGood(held) && !command.othersRule) throw new LogeError('LAST_ADMINISTRATOR');
  return [
    { type: 'RoleGranted', data: { grant, role, scope, ...(endsOn && { endsOn }) } },
    // After it, so that at no moment they hold no role: what protects holders goes on (`mailAddressOf`).
    ...(held ? [withdrawn(held)] : []),
  ];
}

/**
 * Takes a role back; ends nothing else. Which other administrators of the installation there are is found out by
 * the caller, who holds off others meanwhile.
 * @throws LogeError `NOT_FOUND` for a grant that is not held, those of {@link requireAuthorityOver} and
 *   {@link requireAuthority}, and `LAST_ADMINISTRATOR` when nobody would be left to administer the installation.
 */
export function withdrawRole(
  command: { readonly account: AccountId; readonly grant: string; readonly othersRule: boolean },
  authority: Authority,
  state: GrantsState,
): EventOf<typeof RoleWithdrawn>[] {
  const held = state.grants.find(({ grant }) => grant === command.grant);
  if (!held) throw new LogeError('NOT_FOUND');
  requireAuthorityOver(authority, command.account, state);
  requireAuthority(held, authority);
  if (rulesForGood(held) && !command.othersRule) throw new LogeError('LAST_ADMINISTRATOR');
  return [withdrawn(held)];
}

const withdrawn = ({ grant, role, scope }: Grant): EventOf<typeof RoleWithdrawn> => ({
  type: 'RoleWithdrawn',
  data: { grant, role, scope },
});

/**
 * Withdraws the roles whose last day is over.
 * @param state as {@link recordedGrantsFold} has it.
 */
export const endRoles = (now: Date, { grants }: GrantsState): EventOf<typeof RoleWithdrawn>[] =>
  overAt(grants, now).map((grant) => {
    const { type, data } = withdrawn(grant);
    return { type, data: { ...data, cause: 'ENDED' } };
  });
