import type { TypedDocumentString } from '@loge/contracts/client';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useLogoutIfAccessDenied } from 'ra-core';
import { useEffect } from 'react';
import { ask } from '../api.js';
import type { ApiError } from '../api.js';

/** How a question is asked again. */
export interface Asking<Result> {
  /** False while something it needs is not known yet. */
  readonly enabled?: boolean;
  /** Milliseconds until it is asked again, as long as the answer wants it; false for never. */
  readonly again?: (result: Result | undefined) => number | false;
  /** Asked anew when this changes, though the variables stay. */
  readonly anew?: string;
  /** Shows the last answer while the next one comes. */
  readonly keepLast?: boolean;
}

/** The name of a document's operation, such as `Journal`. */
export function operationName(document: { toString(): string }): string {
  return /(?:query|mutation)\s+(\w+)/.exec(document.toString())?.[1] ?? '';
}

/** A query of the typed client, cached by its name and variables; a session that ended leads to sign-in. */
export function useAsk<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  { enabled = true, again, anew, keepLast = false }: Asking<Result> = {},
): UseQueryResult<Result, ApiError> {
  const leaveIfSignedOut = useLogoutIfAccessDenied();
  const query = useQuery<Result, ApiError>({
    queryKey: [operationName(document), variables, anew],
    // The rest parameter of `ask` cannot be told from a generic Variables; they are the document's own.
    queryFn: ({ signal }) => (ask as Sender)(document, variables, signal),
    enabled,
    ...(again ? { refetchInterval: (of) => again(of.state.data) } : {}),
    ...(keepLast ? { placeholderData: keepPreviousData } : {}),
  });
  const { error } = query;
  useEffect(() => {
    if (error?.code === 'UNAUTHENTICATED') void leaveIfSignedOut(error);
  }, [error, leaveIfSignedOut]);
  return query;
}

type Sender = <R, V>(document: TypedDocumentString<R, V>, variables: V, signal?: AbortSignal) => Promise<R>;

/** A mutation of the typed client. */
export function useTell<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
): UseMutationResult<Result, ApiError, Variables> {
  const leaveIfSignedOut = useLogoutIfAccessDenied();
  return useMutation<Result, ApiError, Variables>({
    // As in useAsk.
    mutationFn: (variables) => (ask as Sender)(document, variables),
    onError: (error) => {
      if (error.code === 'UNAUTHENTICATED') void leaveIfSignedOut(error);
    },
  });
}
