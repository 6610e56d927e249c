import type { Language } from '@loge/contracts';
import type { Times } from './letter.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Times as a language writes them, by the clocks of France. */
export function timesIn(language: Language, now: Date): Times {
  const dateTime = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Europe/Paris' });
  const long = (unit: 'day' | 'hour' | 'minute', count: number) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  return {
    when: (at) => dateTime.format(at),
    day: (at) => date.format(at),
    until: (end) => {
      const minutes = Math.max(1, Math.round((end.getTime() - now.getTime()) / MINUTE));
      return minutes % 60 === 0 ? long('hour', (minutes * MINUTE) / HOUR) : long('minute', minutes);
    },
    days: (end) => long('day', Math.max(1, Math.round((end.getTime() - now.getTime()) / DAY))),
  };
}
