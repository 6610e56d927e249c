import { useEffect, useState } from 'react';
import { clockTime, longDateTime, relativeTime } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-t.js';

/** Now, told again every so many milliseconds. */
export function useNow(every = 60_000): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}

/** An instant: « il y a 3 minutes », the full date on hover and for machines. */
export function When({
  at,
  as = 'relative',
}: {
  readonly at: string;
  readonly as?: 'relative' | 'full' | 'clock';
}) {
  const language = useLanguage();
  const now = useNow();
  const date = new Date(at);
  const full = longDateTime(date, language);
  return (
    <time dateTime={at} title={full}>
      {as === 'full' ? full : as === 'clock' ? clockTime(date, language) : relativeTime(date, language, now)}
    </time>
  );
}
