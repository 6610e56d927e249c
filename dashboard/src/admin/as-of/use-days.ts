import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { schoolDay } from '../i18n/format.js';
import { useNow } from '../shown/When.js';
import { endOfDay, pastDay } from './days.js';

/** What the address calls a date that something is looked at as of, and the one it is compared with. */
export interface DayNames {
  readonly at: string;
  readonly other: string;
}

/** A day, and its last instant. */
export interface AsOfDay {
  readonly day: string;
  readonly until: string;
}

/** The dates that something is looked at as of, kept in the address. */
export function useDays({ at, other }: DayNames) {
  const [address, setAddress] = useSearchParams();
  // Only the day matters, so the question stays the same while the minutes pass.
  const today = schoolDay(useNow());
  const [asked, against] = [pastDay(address.get(at), today), pastDay(address.get(other), today)];
  return useMemo(() => {
    const asOf = (day: string | undefined): AsOfDay | undefined =>
      day === undefined ? undefined : { day, until: endOfDay(day, new Date()) };
    return {
      today,
      at: asOf(asked),
      other: asked === against ? undefined : asOf(against),
      /** Looks at another date; without one at now. */
      go(day: string | undefined, compared?: string) {
        setAddress((present) => {
          const next = new URLSearchParams(present);
          for (const [name, value] of [
            [at, day],
            [other, day && compared],
          ] as const) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        });
      },
    };
  }, [today, asked, against, at, other, setAddress]);
}

/** What {@link useDays} gives. */
export type Days = ReturnType<typeof useDays>;

/** The two days in the order of time. */
export const inOrder = (one: AsOfDay, other: AsOfDay): readonly [AsOfDay, AsOfDay] =>
  one.day < other.day ? [one, other] : [other, one];
