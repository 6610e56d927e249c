import { Query } from '@nestjs/cqrs';
import type { AccountId, SchoolId } from '@loge/contracts';
import { scopeKey } from './grants.js';
import type { RecordedGrant } from './grants.js';
import type { Reach } from './rights.js';

/** A role that somebody held. */
export interface HeldRole extends RecordedGrant {
  readonly account: AccountId;
  /** Whether all of its scope lies within the reach asked for; of another, `scope` is the part within. */
  readonly whole: boolean;
}

/**
 * The roles that reached a school, or some of its classes, at an instant, by name of their holders: those given by
 * then, not withdrawn by then, and not past their last day. Roles over the installation and over the school's network
 * reach it too, and are told where they lie within the reach asked for, as `roleHolders` tells those of now. Which
 * network that is, is known of now only: of a school that changed its network, the roles over the present one are told.
 */
export class SchoolRolesAsOf extends Query<readonly HeldRole[]> {
  constructor(
    readonly school: SchoolId,
    readonly at: Date,
    readonly reach: Reach,
  ) {
    super();
  }
}

/**
 * Which roles there are in one list and not in the other. A role is the same while the same person holds it over the
 * same scope: one that was given again, with another last day, is neither gained nor lost.
 */
export function rolesDifference<R extends Pick<HeldRole, 'account' | 'role' | 'scope'>>(
  earlier: readonly R[],
  later: readonly R[],
): { readonly gained: readonly R[]; readonly lost: readonly R[] } {
  const keyOf = ({ account, role, scope }: R) => `${account} ${role} ${scopeKey(scope)}`;
  const beyond = (roles: readonly R[], others: readonly R[]) => {
    const known = new Set(others.map(keyOf));
    return roles.filter((role) => !known.has(keyOf(role)));
  };
  return { gained: beyond(later, earlier), lost: beyond(earlier, later) };
}
