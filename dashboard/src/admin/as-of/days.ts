import { addDays, schoolDay, startOfSchoolDay } from '../i18n/format.js';

/** A day of the address; nothing for what is none, and for one to come. */
export function pastDay(text: string | null, today: string): string | undefined {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text) || text > today) return undefined;
  const noon = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(text) ? text : undefined;
}

/** The last instant of a school's day; of today, now. */
export function endOfDay(day: string, now: Date): string {
  if (day === schoolDay(now)) return now.toISOString();
  return new Date(startOfSchoolDay(addDays(day, 1)).getTime() - 1).toISOString();
}

/** The school year a day lies in, by the year it begins in: from 1 September to 31 August. */
export function schoolYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= '09-01' ? year : year - 1;
}

/** What happened in each school year, in the order given. */
export function bySchoolYear<Event extends { readonly occurredAt: string }>(
  events: readonly Event[],
): ReadonlyMap<number, readonly Event[]> {
  const years = new Map<number, Event[]>();
  for (const event of events) {
    const year = schoolYearOf(schoolDay(new Date(event.occurredAt)));
    const held = years.get(year);
    if (held) held.push(event);
    else years.set(year, [event]);
  }
  return years;
}
