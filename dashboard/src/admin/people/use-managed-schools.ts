import { useMemo } from 'react';
import type { ReachedSchool } from '../distribution/reach.js';
import { useReach } from '../distribution/use-reach.js';

/** A school whose rights one manages: its administrators are who hands out credentials for the whole of it. */
export type ManagedSchool = ReachedSchool;

/** The schools in which one may give roles; undefined until they are known. */
export function useManagedSchools(): readonly ManagedSchool[] | undefined {
  const { schools } = useReach();
  return useMemo(() => schools?.filter(({ whole }) => whole), [schools]);
}
