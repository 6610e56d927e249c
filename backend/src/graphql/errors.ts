import { unwrapResolverError } from '@apollo/server/errors';
import { Logger } from '@nestjs/common';
import { LogeError } from '@loge/contracts';
import type { ErrorCode } from '@loge/contracts';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { randomUUID } from 'node:crypto';
import { isTransient } from '../event-store/transient-errors.js';
import { describeFault } from '../rights/faults.js';

/** Apollo's codes for requests that are wrong in themselves. */
const REQUEST_FAULTS: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/**
 * Turns every error into a stable code with its figures. What nobody foresaw becomes `INTERNAL` with an id under
 * which the log has it: where it was thrown, never its message; a store or database that is away is `UNAVAILABLE`. In development, a request that is wrong in itself
 * is told how; suggestions of names never are.
 */
export function formatErrors(
  production: boolean,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  const logger = new Logger('GraphQL');
  return (formatted, error) => {
    const thrown = rootOf(error);
    const place = { ...(formatted.path && { path: formatted.path }) };
    const answer = (code: ErrorCode, extensions: Record<string, unknown> = {}, message: string = code) => ({
      message,
      ...place,
      extensions: { code, ...extensions },
    });
    if (thrown instanceof LogeError && thrown.code !== 'INTERNAL') {
      return answer(thrown.code, Object.keys(thrown.detail).length > 0 ? { detail: thrown.detail } : {});
    }
    if (isTokenLimit(formatted)) return answer('TOO_COMPLEX');
    if (REQUEST_FAULTS.has(formatted.extensions?.['code'])) {
      return answer('BAD_INPUT', {}, production ? 'BAD_INPUT' : withoutSuggestions(formatted.message));
    }
    const correlationId = randomUUID();
    logger.error({ correlationId, ...describeFault(thrown) });
    if (isTransient(thrown)) return answer('UNAVAILABLE');
    return answer('INTERNAL', { detail: { correlationId } });
  };
}

/** What was thrown first, below the wrappings of graphql-js. */
function rootOf(error: unknown): unknown {
  const inner = unwrapResolverError(error);
  return inner instanceof GraphQLError && inner.originalError ? rootOf(inner.originalError) : inner;
}

/** graphql-js stops parsing at `maxTokens` with a syntax error of this text. */
const isTokenLimit = ({ message }: GraphQLFormattedError) =>
  /document contains more (than|that) \d+ tokens/i.test(message);

const withoutSuggestions = (message: string) => message.replace(/\s*Did you mean[\s\S]*$/, '');
