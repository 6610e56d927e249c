import { LogeError, SchoolId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import { mayAskFor } from '../journal.sql.js';
import { sightOf } from '../sight.js';
import type { Sight } from '../sight.js';
import type { AccountId } from '@loge/contracts';
import type { Reach } from '../../rights/rights.js';

const DAY = 86_400_000;
const MAX_DAYS = 400;

/** Whole days of Europe/Paris (`2026-11-21`), both included, and what is seen of them. */
export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly school?: SchoolId;
  readonly sight: Sight;
}

/**
 * What a period filter asks for.
 * @throws LogeError `BAD_INPUT` naming the field: for an end before the beginning, more than 400 days, days that no
 *   school has lived, and a school that is not seen whole.
 */
export function askedOf(
  { from, to, school }: Api.PeriodFilter,
  reach: Reach,
  viewer: AccountId | undefined,
): Asked {
  const require = (holds: boolean, field: keyof Api.PeriodFilter): void => {
    if (!holds) throw new LogeError('BAD_INPUT', { field });
  };
  require(from >= '1900-01-01' && from <= '2200-12-31', 'from');
  require(to >= from && to <= '2200-12-31' && daysOf({ from, to }).length <= MAX_DAYS, 'to');
  const sight = sightOf(reach, viewer);
  if (school == null) return { from, to, sight };
  const id = SchoolId.safeParse(school);
  if (!id.success || !mayAskFor({ school: id.data }, sight)) {
    throw new LogeError('BAD_INPUT', { field: 'school' });
  }
  return { from, to, sight, school: id.data };
}

/** The days of a period, oldest first. Dates written so are midnights of UTC, where every day has as many hours. */
export function daysOf({ from, to }: Pick<Asked, 'from' | 'to'>): string[] {
  const length = Math.min((Date.parse(to) - Date.parse(from)) / DAY + 1, MAX_DAYS + 1);
  return Array.from({ length: Math.max(0, length) }, (_, index) => dayAfter(from, index));
}

/** The period of the same length that ends the day before. */
export function periodBefore(asked: Asked): Asked {
  const { length } = daysOf(asked);
  return { ...asked, from: dayAfter(asked.from, -length), to: dayAfter(asked.from, -1) };
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** SQL of the instants at which a period begins and ends: days of Paris have 23, 24 or 25 hours. */
export const beginningOf = (day: string): string => `(${day}::date)::timestamp AT TIME ZONE 'Europe/Paris'`;
export const endOf = (day: string): string => `(${day}::date + 1)::timestamp AT TIME ZONE 'Europe/Paris'`;
