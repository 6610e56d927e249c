import type { TypedDocumentString } from '@loge/contracts/client';
import { root } from './place.js';

/** An error the server answered: a code of contracts, or `NETWORK` when there was no answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: string,
    /** Seconds to wait before the next try, with `TOO_MANY_ATTEMPTS`. */
    readonly retryAfterSeconds?: number,
  ) {
    super(code);
  }
}

interface GraphQlAnswer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly extensions?: {
      readonly code?: string;
      readonly detail?: { readonly retryAfterSeconds?: number };
    };
  }[];
}

/**
 * Sends one GraphQL operation from the portal and gives its data.
 * @throws ApiError
 */
export async function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const response = await fetch(`${root}graphql`, {
    method: 'POST',
    credentials: 'same-origin',
    // The channel is for the register; the other header is what Apollo's CSRF prevention asks for.
    headers: {
      'content-type': 'application/json',
      'x-loge-channel': 'portal',
      'apollo-require-preflight': 'true',
    },
    body: JSON.stringify({ query: document.toString(), variables }),
  }).catch(() => {
    throw new ApiError('NETWORK');
  });
  // A GraphQL answer by the protocol; what is none ends as an error of the status.
  const answer = (await response.json().catch(() => ({}))) as GraphQlAnswer;
  const refused = answer.errors?.[0]?.extensions;
  if (refused?.code) throw new ApiError(refused.code, refused.detail?.retryAfterSeconds);
  if (!response.ok || !answer.data)
    throw new ApiError(response.status === 429 ? 'TOO_MANY_ATTEMPTS' : 'INTERNAL');
  // The generated document says what its answer holds.
  return answer.data as Result;
}

/** The code of any failure; what nobody foresaw is `INTERNAL`. */
export function codeOf(error: unknown): string {
  return error instanceof ApiError ? error.code : 'INTERNAL';
}
