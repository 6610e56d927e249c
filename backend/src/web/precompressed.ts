import { readdirSync } from 'node:fs';
import { extname, sep } from 'node:path';
import type { NextFunction, Request, Response } from 'express';

/**
 * Sends the `.br` file that the build put beside a file to browsers that take Brotli (RFC 7932): of a page's scripts a
 * third goes over the line. What is sent otherwise is left to the middleware behind it, which must serve `folder` too.
 * Answers of the API are never compressed: they hold secrets beside what was asked for (BREACH).
 * @param folder whose files do not change while this runs.
 */
export function precompressed(folder: string) {
  const known = new Set(
    readdirSync(folder, { recursive: true })
      .map((file) => `/${String(file).split(sep).join('/')}`)
      .filter((path) => path.endsWith('.br')),
  );
  return (request: Request, response: Response, next: NextFunction): void => {
    const [path = '', ...query] = request.url.split('?');
    const asked = path.endsWith('/') ? `${path}index.html` : path;
    if (!known.has(`${asked}.br`)) return next();
    response.vary('Accept-Encoding');
    if (request.acceptsEncodings('br') !== 'br') return next();
    request.url = [`${asked}.br`, ...query].join('?');
    response.setHeader('Content-Encoding', 'br');
    response.type(extname(asked));
    next();
  };
}

/** The name that a file has beside its compressed form: what a request asked for. */
export const uncompressedName = (file: string): string => (file.endsWith('.br') ? file.slice(0, -3) : file);
