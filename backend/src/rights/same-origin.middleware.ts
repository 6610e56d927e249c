import type { ErrorCode } from '@loge/contracts';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { RequestWithLoge } from './request.js';
import { bearerOf } from './services/bearer.js';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets requests that may change something pass only from Loge's own pages: `Origin` must be there and be the public
 * address or the very host asked, and `Sec-Fetch-Site`, which browsers send over https and on the loopback, must be
 * `same-origin` or `none`. All others get 403 `CROSS_SITE`. Safe methods change nothing here and pass.
 *
 * A program on a server that shows a token is no page: nothing makes a browser send one, so it passes, and is asked for
 * its token later. A browser with a token gets 403 `CROSS_SITE`, a session and a token together 400 `BAD_INPUT`.
 */
export function sameOriginOnly(publicUrl: string): RequestHandler {
  const publicOrigin = new URL(publicUrl).origin;
  const refuse = (response: Response, status: number, code: ErrorCode) =>
    response.status(status).json({ errors: [{ message: code, extensions: { code } }] });
  return (request: Request, response: Response, next: NextFunction) => {
    const bearer = bearerOf(request);
    switch (bearer.kind) {
      case 'program':
        // `requestContext` came before.
        (request as RequestWithLoge).loge.bearer = bearer.token;
        return next();
      case 'browser':
        return refuse(response, 403, 'CROSS_SITE');
      case 'with-session':
        response.setHeader('WWW-Authenticate', 'Bearer error="invalid_request"');
        return refuse(response, 400, 'BAD_INPUT');
      case 'none':
        if (SAFE_METHODS.has(request.method) || isSameOrigin(request, publicOrigin)) return next();
        return refuse(response, 403, 'CROSS_SITE');
    }
  };
}

function isSameOrigin(request: Request, publicOrigin: string): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.get('origin');
  if (origin === undefined) return false;
  return origin === publicOrigin || origin === `${request.protocol}://${request.get('host') ?? ''}`;
}
