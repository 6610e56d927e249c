import type { LegacyImportCourseQuery, MigrationTallyFragment } from '@loge/contracts/client';

/** How many people there are in all, over every profile. */
export type Totals = Omit<MigrationTallyFragment, 'profile'> & {
  readonly people: number;
  /** Whole percents of those who have moved; 100 only when it is everybody. */
  readonly percent: number;
};

/** Adds the profiles up. */
export function totalsOf(counts: readonly MigrationTallyFragment[]): Totals {
  const sum = (field: keyof Omit<MigrationTallyFragment, 'profile'>) =>
    counts.reduce((total, count) => total + count[field], 0);
  const [moved, oldLoginOnly, neverSignedIn] = [sum('moved'), sum('oldLoginOnly'), sum('neverSignedIn')];
  const people = moved + oldLoginOnly + neverSignedIn;
  const percent = people === 0 ? 0 : Math.floor((moved / people) * 100);
  return {
    moved,
    oldLoginOnly,
    neverSignedIn,
    byMail: sum('byMail'),
    shutOut: sum('shutOut'),
    people,
    percent,
  };
}

type Refusal = NonNullable<LegacyImportCourseQuery['legacyImport']>['refused'][number];

/** The lines of a file that were left out, by why, the most frequent reason first. */
export function linesByReason(
  refused: readonly Refusal[],
): readonly { readonly code: string; readonly lines: readonly number[] }[] {
  const byCode = new Map<string, number[]>();
  for (const { code, line } of refused) byCode.set(code, [...(byCode.get(code) ?? []), line]);
  return [...byCode]
    .map(([code, lines]) => ({ code, lines: lines.sort((a, b) => a - b) }))
    .sort((a, b) => b.lines.length - a.lines.length);
}
