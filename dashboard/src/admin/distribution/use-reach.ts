import { SchoolChoicesDocument } from '@loge/contracts/client';
import { useMemo } from 'react';
import { useAsk } from '../data/use-ask.js';
import { useMe } from '../session/use-me.js';
import { reachedSchools } from './reach.js';
import type { ReachedSchool } from './reach.js';

/** The schools and classes whose people one may hand credentials to; undefined until they are known. */
export function useReach(): {
  readonly schools: readonly ReachedSchool[] | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
} {
  const me = useMe();
  const { data, error, refetch } = useAsk(SchoolChoicesDocument, {});
  const schools = useMemo(
    () =>
      me &&
      data &&
      reachedSchools(
        me.roles,
        data.schools.edges.map(({ node }) => node),
      ),
    [me, data],
  );
  return { schools, error, refetch };
}
