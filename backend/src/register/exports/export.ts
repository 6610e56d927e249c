import type { AccountId, ExportFormat, ExportId, ExportSubject, SchoolId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../../context.js';
import { parisDay } from '../../rights/held.js';
import type { Reach, Right } from '../../rights/rights.js';

/** How long an export is kept, in milliseconds. */
export const KEPT = 24 * 3_600_000;
/** As many of one's own may be written at a time. */
export const MOST_WRITING = 2;
/** As many of one's own may be kept at a time: each may have hundreds of megabytes. */
export const MOST_KEPT = 50;
/** As many rows a PDF may have. */
export const MOST_ON_PAPER = 10_000;

/** What is exported: which events, whose history, which accounts. */
export type Subject =
  | { readonly what: 'JOURNAL'; readonly filter: Api.JournalFilter }
  | { readonly what: 'TIMELINE'; readonly account: AccountId; readonly joined: readonly AccountId[] }
  | { readonly what: 'ACCOUNTS'; readonly filter: Api.AccountFilter };

/** All that whoever writes an export needs, as it was when it was asked for. */
export interface Asked {
  readonly subject: Subject;
  readonly reach: Reach;
  /** Whose registers shall show it. */
  readonly about: {
    readonly subject?: AccountId;
    readonly schools: readonly SchoolId[];
    readonly classes: readonly string[];
  };
  readonly reason: string;
  readonly from: Pick<Context, 'channel' | 'ip' | 'userAgent' | 'correlationId'>;
}

/** An export as its maker is told of it. */
export interface ExportView {
  readonly id: ExportId;
  readonly account: AccountId;
  readonly what: ExportSubject;
  readonly format: ExportFormat;
  readonly name: string;
  readonly state: 'WRITING' | 'READY' | 'FAILED' | 'GONE';
  readonly rows: number;
  /** Counted up to 1,001 when it was asked for. */
  readonly count: number | null;
  readonly bytes: number | null;
  readonly askedAt: Date;
  readonly begunAt: Date | null;
  readonly expiresAt: Date;
  readonly failure: string | null;
}

/** An export with all that was asked. */
export interface ExportJob extends ExportView {
  readonly asked: Asked;
  /** The newest event it can hold. */
  readonly upTo: bigint;
}

/** The right that what is exported is read by. */
export const rightFor = (what: ExportSubject): Right =>
  what === 'ACCOUNTS' ? 'READ_ACCOUNTS' : 'READ_REGISTER';

/** {@link Asked} as JSON keeps it. */
export interface StoredAsked extends Omit<Asked, 'reach'> {
  readonly reach:
    | { readonly kind: 'everything' }
    | (Omit<Extract<Reach, { kind: 'schools' }>, 'classes'> & {
        readonly classes: readonly (readonly [SchoolId, readonly string[]])[];
      });
}

/** As JSON keeps it. */
export const storedAsked = ({ reach, ...asked }: Asked): StoredAsked => ({
  ...asked,
  reach: reach.kind === 'everything' ? reach : { ...reach, classes: [...reach.classes] },
});

/** As it was before. */
export const readAsked = ({ reach, ...asked }: StoredAsked): Asked => ({
  ...asked,
  reach: reach.kind === 'everything' ? reach : { ...reach, classes: new Map(reach.classes) },
});

/** Whether what one reach shows another shows too. */
export function covers(present: Reach, past: Reach): boolean {
  if (present.kind === 'everything') return true;
  if (past.kind === 'everything') return false;
  return past.schools.every((school) => {
    if (!present.schools.includes(school)) return false;
    const [now, then] = [present.classes.get(school), past.classes.get(school)];
    return now === undefined || (then?.every((code) => now.includes(code)) ?? false);
  });
}

const names: Readonly<Record<ExportSubject, string>> = {
  JOURNAL: 'registre',
  TIMELINE: 'historique',
  ACCOUNTS: 'comptes',
};

/** What an export is called: `registre-2026-11-28.csv`. */
export const exportName = (what: ExportSubject, format: ExportFormat, at: Date): string =>
  `${names[what]}-${parisDay(at)}.${format.toLowerCase()}`;
