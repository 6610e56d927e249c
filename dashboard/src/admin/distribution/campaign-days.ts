import type { FullCampaignFragment } from '@loge/contracts/client';
import { barsOf, withEmptyDays } from '../register/bars.js';

/** Links opened and first sign-ins of some days in a row. */
export interface DayPair {
  readonly from: string;
  readonly to: string;
  readonly opened: number;
  readonly activated: number;
}

/** The days (oldest first) as at most `room` pairs of bars, days without anything filled in. */
export function dayPairs(days: FullCampaignFragment['days'], room: number): DayPair[] {
  const bars = (field: 'opened' | 'activated') =>
    barsOf(withEmptyDays(days.map((each) => ({ day: each.day, count: each[field] }))), room).bars;
  const activated = bars('activated');
  return bars('opened').map(({ from, to, count }, index) => ({
    from,
    to,
    opened: count,
    activated: activated[index]?.count ?? 0,
  }));
}
