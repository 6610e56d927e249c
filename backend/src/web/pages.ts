import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express from 'express';
import type { Response } from 'express';

/** Hashed by their content, so they never change; everything else is asked for anew. */
function cacheHeaders(response: Response, path: string): void {
  const hashed = path.includes(`${join('/', 'assets', '/')}`);
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

/**
 * Serves the built pages: the portal at `/`, the dashboard at `/admin/`. They hold no data of anybody, so they are
 * open to all; what they show comes through GraphQL.
 * @param folder holds `portal/` and `admin/`, as the dashboard's build leaves them.
 * @throws Error when the pages were not built.
 */
export function servePages(app: NestExpressApplication, folder: string): void {
  for (const [path, part] of [
    ['/admin/', 'admin'],
    ['/', 'portal'],
  ] as const) {
    const root = join(folder, part);
    if (!existsSync(join(root, 'index.html'))) {
      throw new Error(`The pages of ${path} are not built: run npm run build.`);
    }
    app.use(path, express.static(root, { setHeaders: cacheHeaders, redirect: false }));
  }
  app.use('/admin', (request: express.Request, response: Response, next: express.NextFunction) =>
    request.originalUrl.split('?')[0] === '/admin' ? response.redirect(308, 'admin/') : next(),
  );
}
