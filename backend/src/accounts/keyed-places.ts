import { Query } from '@nestjs/cqrs';
import type { AccountId, Profile, SchoolId } from '@loge/contracts';

/** A place that somebody has now under a join key. */
export interface KeyedPlace {
  readonly joinKey: string;
  readonly account: AccountId;
  readonly school: SchoolId;
  readonly profile: Profile;
  /** It is in a class or a group there. */
  readonly isInClass: boolean;
  readonly hasFunctions: boolean;
}

/**
 * The places held now under these join keys, of all events appended before the question. Of an account that was joined
 * to another they are that one's.
 * @throws LogeError `INTERNAL` when the read model does not catch up within 60 s.
 */
export class PlacesByJoinKeys extends Query<readonly KeyedPlace[]> {
  constructor(
    /** As `AccountsByJoinKeys` gives them. */
    readonly holders: ReadonlyMap<string, AccountId>,
  ) {
    super();
  }
}
