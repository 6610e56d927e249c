import type { Right } from '@loge/contracts/client';
import { useGetIdentity, usePermissions } from 'ra-core';
import type { Identity, Me } from './auth-provider.js';

/** Who is signed in; undefined until it is known. */
export function useMe(): Me | undefined {
  // The auth provider gives an Identity.
  return (useGetIdentity().identity as Identity | undefined)?.me;
}

/** Whether who is signed in has a right; undefined until it is known. */
export function useRight(right: Right): boolean | undefined {
  const { permissions, isPending } = usePermissions<readonly Right[]>();
  return isPending ? undefined : (permissions ?? []).includes(right);
}
