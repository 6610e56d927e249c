import { Query } from '@nestjs/cqrs';
import type { AccountId, Actor, EventId, SchoolId } from '@loge/contracts';
import type { JournalConnection, JournalEntry } from '../commands.js';
import type { Reach } from '../../rights/rights.js';
import type { Notable, PicturedKind, pictureFamilies } from './families.js';
import type { Asked } from './period.js';

/** One family over a period, against the one before. */
export interface FamilyCounts {
  readonly family: (typeof pictureFamilies)[number]['family'];
  readonly kinds: readonly PicturedKind[];
  readonly count: number;
  readonly before: number;
  /** Oldest first, days without events included. */
  readonly days: readonly { readonly day: string; readonly count: number }[];
}

/** The pictures of a period. */
export interface Pictures {
  readonly families: readonly FamilyCounts[];
  /** The counts of each family, in their order; most first. */
  readonly schools: readonly { readonly school: SchoolId; readonly counts: readonly number[] }[];
  readonly hours: readonly { readonly weekday: number; readonly hour: number; readonly count: number }[];
  readonly resetters: readonly { readonly actor: Actor; readonly count: number }[];
}

/** How many acts stand out in one way; none left out. */
export type NotableCounts = readonly { readonly notable: Notable; readonly count: number }[];

/** Acts, summed up. */
export interface ActCounts {
  readonly count: number;
  /** On how many accounts. */
  readonly people: number;
  readonly notable: NotableCounts;
}

/** {@link ActCounts} of a period, and of each who acted, most first. */
export interface ActSums extends ActCounts {
  readonly actors: readonly (ActCounts & { readonly actor: Actor; readonly lastAt: Date })[];
}

/** Which acts of a period. */
export interface ActFilter {
  readonly actor?: AccountId;
  readonly notable?: Notable;
}

/** A page of acts; as the journal's pages are. */
export interface ActPage extends Omit<JournalConnection, 'edges'> {
  readonly edges: readonly {
    readonly node: {
      readonly id: EventId;
      readonly event: JournalEntry;
      readonly notable: readonly Notable[];
      readonly ip: string | null;
    };
    readonly cursor: string;
  }[];
}

/** What happened in a period: what the register lists to the same person for the same days, kinds and school. */
export class RegisterPictures extends Query<Pictures> {
  constructor(readonly asked: Asked) {
    super();
  }
}

/** What was done to the credentials of others in a period, summed up; as much as the register lists. */
export class CredentialActSums extends Query<ActSums> {
  constructor(readonly asked: Asked) {
    super();
  }
}

/**
 * The acts themselves, newest first.
 * @throws LogeError `BAD_INPUT` for a cursor that is none, and a size out of 1 to 100.
 */
export class CredentialActPage extends Query<ActPage> {
  constructor(
    readonly asked: Asked,
    readonly filter: ActFilter,
    readonly page: { readonly first?: number | null; readonly after?: string | null },
    readonly reach: Reach,
    readonly viewer: AccountId | undefined,
  ) {
    super();
  }
}
