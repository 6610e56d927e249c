import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import { LogeError } from '@loge/contracts';
import type { ErrorCode } from '@loge/contracts';
import type { Response } from 'express';
import { isTransient } from '../event-store/transient-errors.js';
import { describeFault } from './faults.js';
import type { RequestWithLoge } from './request.js';

const statuses: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  SIGN_IN_REFUSED: 401,
  TOKEN_INVALID: 401,
  FORBIDDEN: 403,
  CROSS_SITE: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  FILE_GONE: 410,
  IMPORT_TOO_LARGE: 413,
  TOO_COMPLEX: 413,
  TOO_MANY_ATTEMPTS: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
};

/**
 * Answers an HTTP route's error as GraphQL answers its own: a stable code and figures, nothing else. What nobody
 * foresaw is `INTERNAL` with the request's correlation id, under which the log has it; a store or database that is
 * away is `UNAVAILABLE`. GraphQL's errors pass on.
 */
@Catch()
export class HttpErrorsFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType<GqlContextType>() === 'graphql') throw error;
    const response = host.switchToHttp().getResponse<Response>();
    const request = host.switchToHttp().getRequest<Partial<RequestWithLoge>>();
    if (response.headersSent) {
      response.end();
      return;
    }
    const { status, code, detail } = this.answer(error, request.loge?.context.correlationId);
    response
      .status(status)
      .json({ errors: [{ message: code, extensions: { code, ...(detail && { detail }) } }] });
  }

  private answer(error: unknown, correlationId: string | undefined) {
    if (error instanceof LogeError && error.code !== 'INTERNAL') {
      return { status: statuses[error.code] ?? 400, code: error.code, detail: error.detail };
    }
    const status = statusOf(error);
    if (status !== undefined && status < 500) return { status, code: codeOf(status), detail: undefined };
    this.logger.error({ correlationId, ...describeFault(error) });
    if (isTransient(error)) return { status: 503, code: 'UNAVAILABLE' as const, detail: undefined };
    return { status: 500, code: 'INTERNAL' as const, detail: correlationId ? { correlationId } : undefined };
  }
}

/** The status of Nest's and express's own errors: unknown routes, bodies that are broken or too large. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') return error.status;
  return undefined;
}

function codeOf(status: number): ErrorCode {
  if (status === 404) return 'NOT_FOUND';
  return status === 413 ? 'TOO_COMPLEX' : 'BAD_INPUT';
}
