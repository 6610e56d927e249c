import { SchoolChoicesDocument } from '@loge/contracts/client';
import { useMemo } from 'react';
import { useAsk } from '../data/use-ask.js';
import { reachedSchools } from '../distribution/reach.js';
import type { ReachedSchool } from '../distribution/reach.js';
import { useMe } from '../session/use-me.js';

/** The schools in which one may make accounts and give places; undefined until they are known. */
export function useAdministeredSchools(): readonly ReachedSchool[] | undefined {
  const me = useMe();
  const { data } = useAsk(SchoolChoicesDocument, {});
  return useMemo(
    () =>
      me &&
      data &&
      reachedSchools(
        me.roles.filter(({ role }) => role === 'ADMINISTRATOR'),
        data.schools.edges.map(({ node }) => node),
      ),
    [me, data],
  );
}
