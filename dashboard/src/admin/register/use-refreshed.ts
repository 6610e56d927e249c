import { useEffect, useRef } from 'react';

const REFRESH_MS = 30_000;

/** Asks again after events arrived, at most every thirty seconds: counting costs more than listing. */
export function useRefreshed(
  { dataUpdatedAt, refetch }: { readonly dataUpdatedAt: number; readonly refetch: () => Promise<unknown> },
  arrived: number,
): void {
  const counted = useRef(0);
  useEffect(() => {
    if (arrived === counted.current) return;
    const timer = setTimeout(
      () => {
        counted.current = arrived;
        void refetch();
      },
      Math.max(0, dataUpdatedAt + REFRESH_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [arrived, dataUpdatedAt, refetch]);
}
