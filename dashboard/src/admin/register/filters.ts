import type { Channel, JournalFilter, Outcome } from '@loge/contracts/client';
import { addDays, schoolDay, startOfSchoolDay } from '../i18n/format.js';
import { groupOf, isKindChoice, kindsOf } from './kinds.js';
import type { KindChoice } from './kinds.js';

/** The periods one click away; `custom` goes from a day to a day, both included. */
export const periods = ['today', '7d', '30d', 'year', 'all'] as const;
export type Period = (typeof periods)[number] | 'custom';

/** The channels and outcomes a filter may name. */
export const channels: readonly Channel[] = [
  'PORTAL',
  'DASHBOARD',
  'API',
  'IMPORT',
  'COMMAND_LINE',
  'SYSTEM',
];
export const outcomes: readonly Outcome[] = ['SUCCESS', 'REFUSED'];

/** What the register shows, as its address says it. Days are school days, `2026-11-21`. */
export interface RegisterFilters {
  readonly period: Period;
  readonly from?: string;
  readonly to?: string;
  readonly group?: KindChoice;
  /** Kinds of event by name, where a picture counted these. Nothing when a group is chosen. */
  readonly kinds?: readonly string[];
  /** A day of the week, 1 Monday to 7 Sunday, and an hour, 0 to 23, of the school's time. */
  readonly weekday?: number;
  readonly hour?: number;
  readonly school?: string;
  readonly class?: string;
  readonly channel?: Channel;
  readonly outcome?: Outcome;
  readonly actor?: string;
  readonly subject?: string;
  readonly person?: string;
  readonly correlation?: string;
  readonly q?: string;
}

/** What the register shows when its address says nothing. */
export const defaultPeriod: Period = '30d';

const plainKeys = ['school', 'class', 'actor', 'subject', 'person', 'correlation', 'q'] as const;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** A whole number of the address, between two others. */
function wholeWithin(text: string | null, least: number, most: number): number | undefined {
  const number = text !== null && /^\d{1,2}$/.test(text) ? Number(text) : undefined;
  return number !== undefined && number >= least && number <= most ? number : undefined;
}

/** Reads an address; what makes no sense in it is left out. */
export function readFilters(address: URLSearchParams): RegisterFilters {
  const [from, to] = [address.get('from'), address.get('to')];
  const period = address.get('period');
  const group = address.get('group');
  const channel = channels.find((known) => known === address.get('channel'));
  const outcome = outcomes.find((known) => known === address.get('outcome'));
  const kinds = [...new Set((address.get('kinds') ?? '').split(','))].filter((kind) => groupOf(kind));
  const weekday = wholeWithin(address.get('weekday'), 1, 7);
  const hour = wholeWithin(address.get('hour'), 0, 23);
  const custom = [from, to].some((day) => day !== null && dayPattern.test(day));
  return {
    period: custom ? 'custom' : (periods.find((known) => known === period) ?? defaultPeriod),
    ...(custom && from && dayPattern.test(from) ? { from } : {}),
    ...(custom && to && dayPattern.test(to) ? { to } : {}),
    ...(isKindChoice(group) ? { group } : kinds.length > 0 ? { kinds } : {}),
    ...(weekday !== undefined ? { weekday } : {}),
    ...(hour !== undefined ? { hour } : {}),
    ...(channel ? { channel } : {}),
    ...(outcome ? { outcome } : {}),
    ...Object.fromEntries(plainKeys.map((key) => [key, address.get(key)]).filter(([, value]) => value)),
  };
}

/** The address of what is shown: readable, and the same for the same filters. */
export function writeFilters(filters: RegisterFilters): URLSearchParams {
  const address = new URLSearchParams();
  if (filters.period === 'custom') {
    if (filters.from) address.set('from', filters.from);
    if (filters.to) address.set('to', filters.to);
  } else if (filters.period !== defaultPeriod) address.set('period', filters.period);
  for (const key of [
    'group',
    'school',
    'class',
    'channel',
    'outcome',
    'actor',
    'subject',
    'person',
    'correlation',
    'q',
  ] as const) {
    const value = filters[key];
    // A class means nothing without its school.
    if (value && !(key === 'class' && !filters.school)) address.set(key, value);
  }
  if (filters.kinds?.length && !filters.group) address.set('kinds', filters.kinds.join(','));
  if (filters.weekday !== undefined) address.set('weekday', String(filters.weekday));
  if (filters.hour !== undefined) address.set('hour', String(filters.hour));
  return address;
}

/** The first and last day of what is shown; none at the end that is open. */
export function daysOf(
  filters: RegisterFilters,
  today: string,
): { readonly from?: string; readonly to?: string } {
  switch (filters.period) {
    case 'today':
      return { from: today };
    case '7d':
      return { from: addDays(today, -6) };
    case '30d':
      return { from: addDays(today, -29) };
    case 'year':
      return { from: schoolYearStart(today) };
    case 'all':
      return {};
    case 'custom':
      return { ...(filters.from ? { from: filters.from } : {}), ...(filters.to ? { to: filters.to } : {}) };
  }
}

/** The first of September before or on a day. */
export function schoolYearStart(today: string): string {
  const year = Number(today.slice(0, 4));
  return `${today.slice(5) >= '09-01' ? year : year - 1}-09-01`;
}

/** The API's filter. `now` only says which day is today. */
export function toJournalFilter(filters: RegisterFilters, now: Date): JournalFilter {
  const { from, to } = daysOf(filters, schoolDay(now));
  const { group, kinds, weekday, hour, q } = filters;
  return {
    ...(from ? { from: startOfSchoolDay(from).toISOString() } : {}),
    ...(to ? { to: startOfSchoolDay(addDays(to, 1)).toISOString() } : {}),
    ...(group ? { kinds: [...kindsOf(group)] } : kinds ? { kinds: [...kinds] } : {}),
    ...(weekday !== undefined ? { weekday } : {}),
    ...(hour !== undefined ? { hour } : {}),
    ...(q ? { search: q } : {}),
    ...Object.fromEntries(
      (['school', 'class', 'channel', 'outcome', 'actor', 'subject', 'person', 'correlation'] as const)
        .filter((key) => filters[key] && !(key === 'class' && !filters.school))
        .map((key) => [key, filters[key]]),
    ),
  };
}

/** Whether anything besides the period narrows what is shown. */
export function isNarrowed({ period: _period, from: _from, to: _to, ...rest }: RegisterFilters): boolean {
  return Object.values(rest).some((value) => value !== undefined && value !== '');
}
