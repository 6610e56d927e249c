import { Query } from '@nestjs/cqrs';
import type { AccountId, Profile, SchoolId } from '@loge/contracts';

/** Somebody with a place in a school, as a file without ids may know them. */
export interface KnownMember {
  readonly account: AccountId;
  /** Those held in the school now. */
  readonly profiles: readonly Profile[];
  readonly family: string;
  readonly given: string;
  readonly birthName: string | null;
  /** Contact and confirmed addresses, as logins are normalised. */
  readonly addresses: readonly string[];
  /** Of the places in this school. */
  readonly joinKeys: readonly string[];
}

/**
 * Who has a place in a school now, of all events appended before the question.
 * @throws LogeError `INTERNAL` when the read model does not catch up within 60 s.
 */
export class KnownMembersOf extends Query<readonly KnownMember[]> {
  constructor(readonly school: SchoolId) {
    super();
  }
}
