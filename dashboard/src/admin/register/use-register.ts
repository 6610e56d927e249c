import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { schoolDay, startOfSchoolDay } from '../i18n/format.js';
import { useNow } from '../shown/When.js';
import { readFilters, toJournalFilter, writeFilters } from './filters.js';
import type { RegisterFilters } from './filters.js';

/** Which page of the register, by its neighbours' cursors; neither for the newest. */
export interface Place {
  readonly after?: string;
  readonly before?: string;
}

/** What the register shows and where in it one stands, all in the address. */
export function useRegister() {
  const [address, setAddress] = useSearchParams();
  const filters = useMemo(() => readFilters(address), [address]);
  const [after, before, event] = [address.get('after'), address.get('before'), address.get('event')];
  const place = useMemo<Place>(
    () => ({ ...(after ? { after } : {}), ...(before ? { before } : {}) }),
    [after, before],
  );
  // Only the day matters, so the question stays the same while the minutes pass.
  const today = schoolDay(useNow());
  const filter = useMemo(() => toJournalFilter(filters, startOfSchoolDay(today)), [filters, today]);

  const setFilters = useCallback(
    (change: Partial<{ [K in keyof RegisterFilters]: RegisterFilters[K] | undefined }>) =>
      setAddress(writeFilters({ ...filters, ...change } as RegisterFilters)),
    [filters, setAddress],
  );
  const clear = useCallback(() => setAddress(new URLSearchParams()), [setAddress]);
  const go = useCallback(
    (to: Place) => {
      const next = writeFilters(filters);
      if (to.after) next.set('after', to.after);
      if (to.before) next.set('before', to.before);
      setAddress(next);
    },
    [filters, setAddress],
  );
  const open = useCallback(
    (id: string | undefined, instead = false) =>
      setAddress(
        (present) => {
          const next = new URLSearchParams(present);
          if (id) next.set('event', id);
          else next.delete('event');
          return next;
        },
        // One step back leads to the list, however many events were looked at.
        { replace: instead || id === undefined },
      ),
    [setAddress],
  );
  return { filters, filter, place, event: event ?? undefined, today, setFilters, clear, go, open };
}

/** Everything a page of the register knows of its address. */
export type Register = ReturnType<typeof useRegister>;
