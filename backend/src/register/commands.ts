import { Command, Query } from '@nestjs/cqrs';
import type {
  AccountId,
  Actor,
  Channel,
  DistributionId,
  DistributionMeans,
  EventId,
  EventType,
  ImportId,
  SchoolId,
} from '@loge/contracts';
import type { Context } from '../context.js';
import type { Reach } from '../rights/rights.js';
import type { Outcome } from './outcomes.js';

export type { Outcome } from './outcomes.js';

/** Which events; everything given must hold. */
export interface JournalFilter {
  /** Occurred at this instant or later. */
  readonly from?: Date;
  /** Occurred before this instant. */
  readonly to?: Date;
  readonly kinds?: readonly EventType[];
  readonly actor?: AccountId;
  readonly subject?: AccountId;
  /** Actor, subject, or whom a search or an export showed. */
  readonly person?: AccountId;
  readonly school?: SchoolId;
  /** A class code of `school`, as it was at the time of the event. */
  readonly class?: string;
  readonly channel?: Channel;
  readonly outcome?: Outcome;
  /** Parts of the present name or login of the actor or subject, without regard to accents and case. */
  readonly search?: string;
  readonly correlation?: string;
  /** A day of the week of Europe/Paris, 1 Monday to 7 Sunday. */
  readonly weekday?: number;
  /** An hour of Europe/Paris, 0 to 23. */
  readonly hour?: number;
}

/**
 * A page of a connection, newest first: `first` (default 25) after a cursor goes to older events, `last` before a
 * cursor to newer ones. Both count from 1 to 100.
 */
export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** One value before and after; `null` for nothing, and for what was erased. */
export interface ValueChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The values that a sentence about an event is built from; erased ones are `null`. */
export type Facts = Readonly<Record<string, unknown>>;

/** An event as the register shows it. */
export interface JournalEntry {
  readonly id: EventId;
  readonly kind: EventType;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly actor: Actor;
  readonly subject: AccountId | null;
  /** Those within sight. */
  readonly schools: readonly SchoolId[];
  /** Class codes, without their schools, of those within sight. */
  readonly classes: readonly string[];
  readonly channel: Channel;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly facts: Facts;
  readonly changes: readonly ValueChange[];
  readonly correlationId: string;
  readonly causationId: EventId | null;
}

/** An event in full. */
export interface JournalDetail extends JournalEntry {
  /** All its schools, out of sight too: whose registers show that it was read. Not to be shown. */
  readonly allSchools: readonly SchoolId[];
  /** Like `userAgent`, for those only who see all schools of the event, and for the person it tells of. */
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** Other events of the same command that are within reach, newest first, at most 20. */
  readonly causedWith: readonly JournalEntry[];
  /** Other events of the same command that are within reach, counted up to 1,001. */
  readonly causedWithCountUpTo1001: number;
  /** Whom a search or an export showed, out of reach too. Not to be told as they are. */
  readonly allShown: readonly AccountId[];
  /** Where the event stands in the store. */
  readonly technical: {
    readonly stream: string;
    readonly revision: number;
    readonly position: string;
    readonly version: number;
    readonly onBehalfOf: AccountId | null;
  };
}

/** A page of the register. */
export interface JournalConnection {
  readonly edges: readonly { readonly node: JournalEntry; readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  /** How many events the filter has, counted up to 1,001. */
  readonly countUpTo1001: number;
}

/** How many events. */
export interface JournalCounts {
  readonly total: number;
  readonly refused: number;
  /** Europe/Paris days (`2026-11-21`), oldest first, days without events included, at most the last 400. */
  readonly days: readonly { readonly day: string; readonly count: number }[];
  /** Most frequent first. */
  readonly kinds: readonly { readonly kind: EventType; readonly count: number }[];
}

/**
 * A page of the register within reach: events of the reach's schools and classes, and those about or by the viewer.
 * Events of no school (grants over the installation, sign-ins of staff that carry no school) are for a reach of
 * everything only. What a search or an export showed of the viewer is among theirs, but not what was typed, nor of
 * which schools it is. An event of several schools shows those within reach, and what it tells of them; a filter by a
 * school or class out of reach finds nothing but what is about the viewer. A page stays in place while events arrive.
 * @throws LogeError `BAD_INPUT` for a cursor, date or page size that is none, a class without its school, or a
 *   search longer than 200 characters.
 */
export class JournalPage extends Query<JournalConnection> {
  constructor(
    readonly filter: JournalFilter,
    readonly page: PageRequest,
    readonly reach: Reach,
    /** Who looks: what is about or by them they see in any case. */
    readonly viewer?: AccountId,
  ) {
    super();
  }
}

/** {@link JournalPage} of the events about or by one account, and those that lead to it, and of what showed them. */
export class Timeline extends Query<JournalConnection> {
  constructor(
    readonly account: AccountId,
    readonly page: PageRequest,
    readonly reach: Reach,
    readonly viewer?: AccountId,
    /** The accounts that were joined to it. */
    readonly joined: readonly AccountId[] = [],
  ) {
    super();
  }
}

/** How many events of a filter there are within reach, with the visibility and errors of {@link JournalPage}. */
export class JournalSummary extends Query<JournalCounts> {
  constructor(
    readonly filter: JournalFilter,
    readonly reach: Reach,
    readonly viewer?: AccountId,
  ) {
    super();
  }
}

/** One event in full; `undefined` when there is none within reach. */
export class JournalEvent extends Query<JournalDetail | undefined> {
  constructor(
    readonly id: string,
    readonly reach: Reach,
    readonly viewer?: AccountId,
  ) {
    super();
  }
}

/** Events by id, as lists show them; those out of reach are absent. For loaders. */
export class JournalEntries extends Query<ReadonlyMap<EventId, JournalEntry>> {
  constructor(
    readonly ids: readonly EventId[],
    readonly reach: Reach,
    readonly viewer?: AccountId,
  ) {
    super();
  }
}

/** When these accounts were last signed in to; those that never were are absent. For loaders. */
export class LastSignIn extends Query<ReadonlyMap<AccountId, Date>> {
  constructor(readonly accounts: readonly AccountId[]) {
    super();
  }
}

/** A credential, and the hands it went through. */
export interface HandedCredential {
  readonly kind: 'TEMPORARY_PASSWORD' | 'LINK' | 'PASSWORD' | 'INVITATION' | 'OLD_LOGIN';
  readonly madeAt: Date;
  readonly madeBy: Actor;
  /** Of an event out of sight `null`, and so is that of a hand. */
  readonly reason: string | null;
  /** Until when it works, or worked. */
  readonly expiresAt: Date | null;
  /** What of it an event or its time tells; that the account is closed, or leads to another, is told of the account. */
  readonly end: 'WORKING' | 'USED' | 'REPLACED' | 'EXPIRED' | 'LOCKED';
  /** `null` while it works, and for an old login whose school took its end back. */
  readonly endedAt: Date | null;
  /** In order. */
  readonly hands: readonly {
    readonly actor: Actor;
    readonly at: Date;
    readonly means: DistributionMeans;
    readonly reason: string | null;
    readonly distribution: DistributionId | null;
    readonly event: EventId;
  }[];
}

/** {@link HandedCredential}s of an account, and whom reading them concerns. */
export interface CredentialHandsView {
  /** Newest first. */
  readonly credentials: readonly HandedCredential[];
  /** As {@link Reading} has them. */
  readonly schools: readonly SchoolId[];
  readonly classes: readonly string[];
}

/**
 * Every credential that an account ever had, and every hand it went through, from the account's own stream: of an
 * account that leads to it, its own tells. All of an account within reach is told, for what another school gave out
 * opens it as well, but why only of events within sight. `undefined` for an account out of reach.
 */
export class CredentialHands extends Query<CredentialHandsView | undefined> {
  constructor(
    readonly account: AccountId,
    readonly reach: Reach,
    readonly viewer: AccountId | undefined,
    readonly now: Date,
  ) {
    super();
  }
}

/** What somebody read. `schools` are those whose registers show the reading: of the people or import read. */
export type Reading =
  | {
      readonly kind: 'ACCOUNT';
      readonly subject: AccountId;
      readonly part: 'PAGE' | 'TIMELINE' | 'EVENT' | 'CREDENTIALS';
      readonly schools?: readonly SchoolId[];
      /** `<school>/<class>` */
      readonly classes?: readonly string[];
    }
  | {
      readonly kind: 'SEARCH';
      readonly where: 'ACCOUNTS' | 'REGISTER';
      readonly typed: string;
      readonly found: number;
      /** Whom the answer showed, with the schools of the reader's reach where they have a place; nobody by counts. */
      readonly shown: ReadonlyMap<AccountId, readonly SchoolId[]>;
    }
  | { readonly kind: 'IMPORT_REPORT'; readonly import: ImportId; readonly schools?: readonly SchoolId[] };

/**
 * Records that the actor of the context, a person or a service, read something (invariant 3), on their `access-` stream;
 * await it before answering what was asked. One's own page is not recorded, nor what the system reads.
 * The same reading by the same reader within one minute is recorded once, and as long as it comes again within a minute,
 * for an hour: a page that stays open. Of a search that goes on, only whom it did not show before. This is remembered
 * in each process.
 */
export class RecordReading extends Command<void> {
  constructor(
    readonly reading: Reading,
    readonly context: Context,
  ) {
    super();
  }
}
