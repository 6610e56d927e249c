import { Command, Query } from '@nestjs/cqrs';
import type { AccountId, Profile, SchoolId } from '@loge/contracts';
import type { Context } from '../context.js';
import type { MovingState } from './migration.js';

/** How far the people of one profile have come. */
export interface MigrationCountView {
  readonly profile: Profile;
  readonly neverSignedIn: number;
  readonly oldLoginOnly: number;
  readonly moved: number;
  /** Of those who have not moved: whom a mail reaches. */
  readonly byMail: number;
  /** Of those who have not moved: whom no mail reaches. */
  readonly shutOut: number;
}

/**
 * How far the people of a school have moved, by profile; those who sign in at their academy are left aside, and so are
 * profiles without people.
 * @throws LogeError `NOT_FOUND` for a school nobody registered.
 */
export class MigrationOf extends Query<readonly MigrationCountView[]> {
  constructor(readonly school: SchoolId) {
    super();
  }
}

/** Whom to list; everything given must hold. */
export interface MigrationPeopleFilter {
  readonly school: SchoolId;
  readonly profile?: Profile;
  readonly states?: readonly MovingState[];
  readonly reachable?: boolean;
}

/** Somebody whom {@link MigrationOf} counts. */
export interface MigrationPersonView {
  readonly account: AccountId;
  readonly profile: Profile;
  readonly state: MovingState;
  readonly reachable: boolean;
  readonly lastOldSignInAt?: Date;
  readonly remindedAt?: Date;
}

/** A page of people; `cursors` stand beside `people`. */
export interface MigrationPage {
  readonly people: readonly MigrationPersonView[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
}

/**
 * The people whom {@link MigrationOf} counts, by name.
 * @throws LogeError `NOT_FOUND` for a school nobody registered, `BAD_INPUT` for a cursor that is none.
 */
export class MigrationPeople extends Query<MigrationPage> {
  constructor(
    readonly filter: MigrationPeopleFilter,
    /** `first` from 1 to 100. */
    readonly page: { readonly first: number; readonly after?: string },
  ) {
    super();
  }
}

/**
 * Has everybody of a school, or of one profile there, who has not moved, whom a mail reaches, and who was not reminded
 * within 24 hours, reminded of the new way. It answers when all are asked for; the mails go out afterwards. Cut off in
 * the middle, it is asked again: nobody is reminded twice.
 * @throws LogeError `NOT_FOUND` for a school nobody registered.
 */
export class RemindOfMigration extends Command<{ readonly asked: number }> {
  constructor(
    readonly school: SchoolId,
    readonly profile: Profile | undefined,
    readonly context: Context,
  ) {
    super();
  }
}
