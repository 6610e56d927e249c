import type { TypedDocumentString } from '@loge/contracts/client';
import { root } from './root.js';

/**
 * An error the server answered, or the network's. `code` is one of contracts' error codes, `NETWORK` when the
 * server could not be reached; it is also the translation key `errors.<code>`.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: string,
    /** Figures and file names for the sentence, never secrets. */
    readonly detail: Readonly<Record<string, string | number>> = {},
    /** The HTTP status, where there is one; react-admin looks at it. */
    readonly status = 0,
  ) {
    super(code);
  }
}

/** The headers of every request: the channel for the register, and what Apollo's CSRF prevention asks for. */
export const requestHeaders: Readonly<Record<string, string>> = {
  'x-loge-channel': 'dashboard',
  'apollo-require-preflight': 'true',
};

interface GraphQlError {
  readonly extensions?: { readonly code?: string; readonly detail?: Record<string, string | number> };
}

/** Only with the errors that GraphQL servers give of themselves; ours come with our own codes. */
const foreignCodes: Readonly<Record<string, string>> = {
  GRAPHQL_VALIDATION_FAILED: 'BAD_INPUT',
  BAD_USER_INPUT: 'BAD_INPUT',
  GRAPHQL_PARSE_FAILED: 'BAD_INPUT',
  INTERNAL_SERVER_ERROR: 'INTERNAL',
};

/** The error of an answer, with its code made one of ours. */
export function errorOf(error: GraphQlError | undefined, status: number): ApiError {
  const code = error?.extensions?.code;
  if (code) return new ApiError(foreignCodes[code] ?? code, error.extensions?.detail, status);
  if (status === 401) return new ApiError('UNAUTHENTICATED', {}, status);
  if (status === 403) return new ApiError('FORBIDDEN', {}, status);
  if (status === 413) return new ApiError('IMPORT_TOO_LARGE', {}, status);
  if (status === 429) return new ApiError('TOO_MANY_ATTEMPTS', {}, status);
  return new ApiError('INTERNAL', {}, status);
}

/**
 * Sends one GraphQL operation and gives its data.
 * @throws ApiError with the server's code, or `NETWORK`
 */
export async function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  ...[variables, signal]: Variables extends Record<string, never>
    ? [variables?: undefined, signal?: AbortSignal]
    : [variables: Variables, signal?: AbortSignal]
): Promise<Result> {
  return answerOf(fetch(`${root}graphql`, { ...requestOf(document, variables), signal: signal ?? null }));
}

/** A request that asks the API for this operation. */
export const requestOf = (document: { toString(): string }, variables: unknown = {}): RequestInit => ({
  method: 'POST',
  credentials: 'same-origin',
  headers: { ...requestHeaders, 'content-type': 'application/json' },
  body: JSON.stringify({ query: document.toString(), variables }),
});

/**
 * The data of an answer of the API, of the kind that the operation asked for.
 * @throws ApiError as {@link ask}
 */
export async function answerOf<Result>(coming: Promise<Response>): Promise<Result> {
  let response: Response;
  try {
    response = await coming;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError('NETWORK');
  }
  const body = await readJson(response);
  if (body?.errors?.length) throw errorOf(body.errors[0], response.status);
  if (!response.ok || !body?.data) throw errorOf(undefined, response.status);
  // The generated document of the operation says what its answer holds.
  return body.data as Result;
}

async function readJson(
  response: Response,
): Promise<{ data?: unknown; errors?: readonly GraphQlError[] } | undefined> {
  try {
    // A GraphQL answer by the protocol; anything else ends as an error of the status.
    return (await response.json()) as { data?: unknown; errors?: readonly GraphQlError[] };
  } catch {
    return undefined;
  }
}

/** The code of any error, for a translation key: what was not foreseen is `INTERNAL`. */
export function errorCodeOf(error: unknown): string {
  return error instanceof ApiError ? error.code : 'INTERNAL';
}

/** The figures of an error, for its sentence. */
export function errorDetailOf(error: unknown): Readonly<Record<string, string | number>> {
  return error instanceof ApiError ? error.detail : {};
}
