import type { TypedDocumentString } from '@loge/contracts/client';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { QueryKey, UseMutationResult, UseQueryResult } from '@tanstack/react-query';
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
  /** What was answered stands: somebody else keeps it up to date. */
  readonly stands?: boolean;
}

/** The name of a document's operation, such as `Journal`. */
export function operationName(document: { toString(): string }): string {
  return /(?:query|mutation)\s+(\w+)/.exec(document.toString())?.[1] ?? '';
}

/** What an answer is kept under. */
export function answerKey(document: { toString(): string }, variables: unknown, anew?: string): QueryKey {
  return [operationName(document), variables, anew];
}

/** A query of the typed client, cached by its name and variables; a session that ended leads to sign-in. */
export function useAsk<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  { enabled = true, again, anew, keepLast = false, stands = false }: Asking<Result> = {},
): UseQueryResult<Result, ApiError> {
  const leaveIfSignedOut = useLogoutIfAccessDenied();
  const query = useQuery<Result, ApiError>({
    queryKey: answerKey(document, variables, anew),
    // The rest parameter of `ask` cannot be told from a generic Variables; they are the document's own.
    queryFn: ({ signal }) => (ask as Sender)(document, variables, signal),
    enabled,
    ...(again ? { refetchInterval: (of) => again(of.state.data) } : {}),
    ...(keepLast ? { placeholderData: keepPreviousData } : {}),
    ...(stands ? { staleTime: Infinity } : {}),
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
