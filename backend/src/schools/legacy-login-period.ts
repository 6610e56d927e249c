import type { LegacyLoginPeriod } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';

/** Canada writes days as ISO 8601 does, so that they compare as text. */
const dayInFrance = new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** Whether a school's old login still works (IT-3): to the end of its last day, by the clocks of France. */
export function legacyLoginIsOpen(period: LegacyLoginPeriod | undefined, now: Date): boolean {
  return period !== undefined && dayInFrance.format(now) <= period.endsOn;
}

/** The period of an old login as the API has it; null where there is none. */
export function legacyLoginOf(period: LegacyLoginPeriod | undefined, now: Date): Api.LegacyLogin | null {
  return period ? { ...period, open: legacyLoginIsOpen(period, now) } : null;
}
