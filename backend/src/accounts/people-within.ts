import { Query } from '@nestjs/cqrs';
import type { AccountId, SchoolId } from '@loge/contracts';
import type { Reach } from '../rights/rights.js';

/**
 * Those of these people who are within reach, by a place, now or once, or by a role; each with the schools within reach
 * where they have a place now. The read model tells.
 */
export class PeopleWithin extends Query<ReadonlyMap<AccountId, readonly SchoolId[]>> {
  constructor(
    readonly ids: readonly AccountId[],
    readonly reach: Reach,
  ) {
    super();
  }
}
