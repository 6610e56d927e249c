import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { schoolDay } from '../i18n/format.js';
import { useNow } from '../shown/When.js';
import { actsAddress, daysShown, readResets } from './filters.js';
import type { ResetsFilters } from './filters.js';

/** What the page shows and where in its list one stands, all in the address. */
export function useResets() {
  const [address, setAddress] = useSearchParams();
  const filters = useMemo(() => readResets(address), [address]);
  // Only the day matters, so the question stays the same while the minutes pass.
  const today = schoolDay(useNow());
  const days = useMemo(() => daysShown(filters, today), [filters, today]);
  const asked = useMemo(
    () => ({ ...days, ...(filters.school ? { school: filters.school } : {}) }),
    [days, filters.school],
  );
  const setFilters = useCallback(
    (change: { [K in keyof ResetsFilters]?: ResetsFilters[K] | undefined }) => {
      const { period = 'custom', ...rest } = { ...filters, ...change };
      const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
      setAddress(actsAddress({ period, ...given }));
    },
    [filters, setAddress],
  );
  const go = useCallback(
    (after: string | undefined) => {
      const next = actsAddress(filters);
      if (after) next.set('after', after);
      setAddress(next);
    },
    [filters, setAddress],
  );
  return { filters, days, asked, today, after: address.get('after') ?? undefined, setFilters, go };
}

/** Everything the page knows of its address. */
export type Resets = ReturnType<typeof useResets>;
