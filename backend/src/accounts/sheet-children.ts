import { Query } from '@nestjs/cqrs';
import type { AccountId, SchoolId } from '@loge/contracts';

/** A pupil, as a sheet names them to their family. */
export interface SheetChild {
  readonly account: AccountId;
  readonly school: SchoolId;
  /** « Given Family ». */
  readonly displayName: string;
  readonly className: string | null;
}

/** The children that relatives have in schools now, by name, for what is printed for families. */
export class ChildrenOnSheets extends Query<ReadonlyMap<AccountId, readonly SheetChild[]>> {
  constructor(readonly relatives: readonly AccountId[]) {
    super();
  }
}
