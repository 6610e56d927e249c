import type { AccountId, RecordKind, RecordReasonCode, Relation, SchoolId } from '@loge/contracts';
import type { Membership } from '../../accounts/commands.js';
import type { PersonEntry, SourceKind } from '../records.js';

/** The buckets of a report that records go to; departed are accounts. */
export type Bucket = 'created' | 'updated' | 'unchanged' | 'merged' | 'leftOut' | 'errors';

/** A person of the import, told by one record or by several of the same key. */
export interface StagedPerson {
  /** The place of the first record in the order of reading. */
  readonly seq: string;
  readonly key: string;
  readonly kind: RecordKind;
  readonly entry: PersonEntry;
}

/** Where a record ended. */
export interface Outcome {
  readonly seq: string;
  readonly bucket: Bucket;
  readonly code?: RecordReasonCode;
}

/** A person of the import and the account that is theirs, with the schools the import places them in. */
export interface Placed {
  readonly key: string;
  readonly account: AccountId;
  readonly schools: readonly SchoolId[];
}

/** A tie between a relative and a pupil of the import, through the keys of the files. */
export interface StagedTie {
  readonly relative: string;
  readonly account: AccountId;
  readonly schools: readonly SchoolId[];
  readonly relation: Relation;
  readonly legalGuardian: 0 | 1 | 2;
}

/** A tie between a relative and a known pupil whom the import does not tell. */
export interface KnownTie {
  readonly relative: string;
  readonly child: AccountId;
  readonly school: SchoolId;
  readonly relation: Relation;
  readonly legalGuardian: 0 | 1 | 2;
  /** Whether the import may write to the school. */
  readonly within: boolean;
}

/** A record of a kind of which a delta file tells. */
export interface StagedChange {
  readonly seq: string;
  readonly source: Exclude<SourceKind, 'SCHOOL'>;
  readonly key: string;
  /** It asks for the person to be removed. */
  readonly removal: boolean;
  /** A broken record of the same key stands beside it. */
  readonly broken: boolean;
}

/** A place that somebody of a delta file has under the key of their record. */
export interface HeldPlace extends Membership {
  readonly source: StagedChange['source'];
  readonly key: string;
  readonly removal: boolean;
  /** Whether the import may end it. */
  readonly within: boolean;
}

/** The kinds of record that tell of people. */
export type PersonSource = Exclude<SourceKind, 'SCHOOL' | 'UNKNOWN'>;
