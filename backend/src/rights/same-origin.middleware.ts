import type { NextFunction, Request, RequestHandler, Response } from 'express';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets requests that may change something pass only from Loge's own pages: `Origin` must be there and be the public
 * address or the very host asked, and `Sec-Fetch-Site`, which browsers send over https and on the loopback, must be
 * `same-origin` or `none`. All others get 403 `CROSS_SITE`. Safe methods change nothing here and pass.
 */
export function sameOriginOnly(publicUrl: string): RequestHandler {
  const publicOrigin = new URL(publicUrl).origin;
  return (request: Request, response: Response, next: NextFunction) => {
    if (SAFE_METHODS.has(request.method) || isSameOrigin(request, publicOrigin)) next();
    else
      response.status(403).json({ errors: [{ message: 'CROSS_SITE', extensions: { code: 'CROSS_SITE' } }] });
  };
}

function isSameOrigin(request: Request, publicOrigin: string): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.get('origin');
  if (origin === undefined) return false;
  return origin === publicOrigin || origin === `${request.protocol}://${request.get('host') ?? ''}`;
}
