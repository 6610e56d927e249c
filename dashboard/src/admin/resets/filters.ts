import type { Notable } from '@loge/contracts/client';
import { addDays } from '../i18n/format.js';
import { schoolYearStart } from '../register/filters.js';

/** The periods one click away; `custom` goes from a day to a day, both included. */
export const periods = ['7d', '30d', 'month', 'year'] as const;
export type Period = (typeof periods)[number] | 'custom';

/** In which ways an act may stand out, in the order in which they are told. */
export const notables: readonly Notable[] = ['RANK', 'STAFF', 'NIGHT', 'MANY'];

/** What the page shows, as its address says it. Days are school days, `2026-11-21`. */
export interface ResetsFilters {
  readonly period: Period;
  readonly from?: string;
  readonly to?: string;
  readonly school?: string;
  /** Only the acts of this person. */
  readonly actor?: string;
  /** Only the acts that stand out so. */
  readonly notable?: Notable;
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an address; what makes no sense in it is left out. */
export function readResets(address: URLSearchParams): ResetsFilters {
  const day = (key: string) => {
    const text = address.get(key);
    return text && dayPattern.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
  };
  const [from, to] = [day('from'), day('to')];
  const [school, actor] = [address.get('school'), address.get('actor')];
  const notable = notables.find((known) => known === address.get('notable'));
  const period = periods.find((known) => known === address.get('period')) ?? '30d';
  return {
    period: from || to ? 'custom' : period,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(school ? { school } : {}),
    ...(actor ? { actor } : {}),
    ...(notable ? { notable } : {}),
  };
}

/** The address of what is shown: the same for the same filters. */
export function actsAddress({ period, ...filters }: ResetsFilters): URLSearchParams {
  const address = new URLSearchParams();
  if (period !== 'custom' && period !== '30d') address.set('period', period);
  for (const key of ['from', 'to', 'school', 'actor', 'notable'] as const) {
    const value = filters[key];
    if (value && (period === 'custom' || (key !== 'from' && key !== 'to'))) address.set(key, value);
  }
  return address;
}

/** The page with these filters. */
export function resetsWith(filters: ResetsFilters): string {
  const query = actsAddress(filters).toString();
  return query ? `/resets?${query}` : '/resets';
}

/** The first and the last day of what is shown. */
export function daysShown(
  filters: ResetsFilters,
  today: string,
): { readonly from: string; readonly to: string } {
  switch (filters.period) {
    case '7d':
      return { from: addDays(today, -6), to: today };
    case '30d':
      return { from: addDays(today, -29), to: today };
    case 'month':
      return { from: `${today.slice(0, 7)}-01`, to: today };
    case 'year':
      return { from: schoolYearStart(today), to: today };
    case 'custom': {
      const to = filters.to ?? today;
      return { from: filters.from ?? addDays(to, -29), to };
    }
  }
}
