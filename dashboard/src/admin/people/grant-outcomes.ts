import type { GrantRolesMutation } from '@loge/contracts/client';

/** Somebody who is to be given an access. */
export interface Picked {
  readonly id: string;
  readonly name: string;
}

/** Somebody to whom an access was refused, and the code of why. */
export interface Refused extends Picked {
  readonly code: string;
}

/** Those of the people asked for to whom an access was refused. */
export function refusedOf(
  people: readonly Picked[],
  outcomes: GrantRolesMutation['grantRoles'],
): readonly Refused[] {
  return outcomes.flatMap(({ account, code }) => {
    if (code === null) return [];
    return [{ id: account, name: people.find(({ id }) => id === account)?.name ?? account, code }];
  });
}
