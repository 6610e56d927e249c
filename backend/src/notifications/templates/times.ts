import type { Language } from '@loge/contracts';
import type { Times } from './letter.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What writes times in a language: slow to make, so made once. */
function writersIn(language: Language) {
  const unit = (name: 'day' | 'hour' | 'minute') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' });
  return {
    when: new Intl.DateTimeFormat(language, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Europe/Paris',
    }),
    day: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Europe/Paris' }),
    days: unit('day'),
    hours: unit('hour'),
    minutes: unit('minute'),
  };
}

const writers = new Map<Language, ReturnType<typeof writersIn>>();

/** Times as a language writes them, by the clocks of France. */
export function timesIn(language: Language, now: Date): Times {
  const { when, day, days, hours, minutes } = writers.get(language) ?? writersIn(language);
  writers.set(language, { when, day, days, hours, minutes });
  const whole = (end: Date, unit: number) => Math.max(1, Math.round((end.getTime() - now.getTime()) / unit));
  return {
    when: (at) => when.format(at),
    day: (at) => day.format(at),
    until: (end) => {
      const left = whole(end, MINUTE);
      return left % 60 === 0 ? hours.format((left * MINUTE) / HOUR) : minutes.format(left);
    },
    days: (end) => days.format(whole(end, DAY)),
  };
}
