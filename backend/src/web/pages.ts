import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import { precompressed, uncompressedName } from './precompressed.js';
import { choicePage, missingSchoolPage, schoolPage, signInOf } from './school-page.js';
import type { PublicSchools } from './school-page.js';

/** The portal's pages but the front page, and the file that holds each until its scripts run. */
const portalPages: Readonly<Record<string, string>> = {
  '/connexion': 'connexion.html',
  '/mot-de-passe-oublie': 'page.html',
  '/identifiant-oublie': 'page.html',
  '/mot-de-passe': 'page.html',
  '/mes-sessions': 'page.html',
  '/mon-historique': 'page.html',
  '/mes-comptes': 'page.html',
  '/mon-adresse': 'page.html',
  '/adresse': 'page.html',
  '/deconnexion': 'page.html',
  '/nouvelle-connexion': 'page.html',
};

/** Headers that browsers heed on a page and not on its scripts, styles and fonts. */
const ofDocuments = [
  ...['Content-Security-Policy', 'Cross-Origin-Opener-Policy', 'Origin-Agent-Cluster', 'Referrer-Policy'],
  ...['X-DNS-Prefetch-Control', 'X-Download-Options', 'X-Frame-Options', 'X-Permitted-Cross-Domain-Policies'],
  'X-XSS-Protection',
];

/** Files hashed by their content never change; everything else is asked for anew. Only the front page is indexed. */
function headersOfFile(response: Response, sent: string): void {
  const path = uncompressedName(sent);
  const hashed = path.includes(`${join('/', 'assets', '/')}`);
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  // A page of forty scripts would carry them forty times over a slow line.
  if (hashed) for (const name of ofDocuments) response.removeHeader(name);
  if (path.endsWith('.html') && !path.endsWith(join('portal', 'index.html'))) noIndex(response);
}

function noIndex(response: Response): void {
  response.setHeader('X-Robots-Tag', 'noindex');
}

/**
 * Serves the built pages: the portal at `/`, the dashboard at `/admin/`. They hold no data of anybody, so they are
 * open to all; what they show comes through GraphQL. A school's page at `/e/<school>` says which school it is before
 * any script runs, and its choice of ways in at `/e/<school>/connexion` too (IT-3). Search engines are welcome to a
 * school's page and to `/`, and to nothing else (MB-1).
 * @param folder holds `portal/` and `admin/`, as the dashboard's build leaves them.
 * @param schools what everybody may know of a school.
 * @throws Error when the pages were not built.
 */
export function servePages(app: NestExpressApplication, folder: string, schools: PublicSchools): void {
  for (const [path, part] of [
    ['/admin/', 'admin'],
    ['/', 'portal'],
  ] as const) {
    const root = join(folder, part);
    if (!existsSync(join(root, 'index.html'))) {
      throw new Error(`The pages of ${path} are not built: run npm run build.`);
    }
    if (part === 'portal') app.use(portalPage);
    app.use(path, precompressed(root), express.static(root, { setHeaders: headersOfFile, redirect: false }));
  }
  app.use('/admin', (request: Request, response: Response, next: NextFunction) =>
    request.originalUrl.split('?')[0] === '/admin' ? response.redirect(308, 'admin/') : next(),
  );
  app.use('/e', publicSchoolPage(join(folder, 'portal'), schools));
}

/** Leads the portal's paths to the file that holds their page. */
function portalPage(request: Request, _response: Response, next: NextFunction): void {
  const file = isReading(request) ? portalPages[request.path] : undefined;
  if (file !== undefined) request.url = `/${file}`;
  next();
}

/** A school's name with a slash behind it: nothing that a browser could read as the way to another place. */
const nameAndSlash = /^\/([\w-]{1,64})\/$/;

/**
 * Answers `/e/<school>` with the school's page, `/e/<school>/connexion` with its choice between the new sign-in and
 * the old one, where it has or had one, and what names no school with a page that helps. Their files are some
 * folders up, so `/e/<school>/` leads to the address without the slash.
 */
function publicSchoolPage(root: string, schools: PublicSchools) {
  const built = readFileSync(join(root, 'page.html'), 'utf8');
  return (request: Request, response: Response, next: NextFunction): void => {
    if (!isReading(request)) return next();
    const slashed = nameAndSlash.exec(request.path)?.[1];
    if (slashed !== undefined) return response.redirect(308, `../${slashed}`);
    const [, named, choice] = /^\/([^/]{1,64})(\/connexion)?$/.exec(request.path) ?? [];
    if (named === undefined) return next();
    answer(named, choice !== undefined, response).catch(next);
  };

  async function answer(named: string, choice: boolean, response: Response): Promise<void> {
    const school = await schools(named);
    response.setHeader('Cache-Control', 'no-cache');
    if (!school) response.status(404);
    if (!school || choice) noIndex(response);
    // Found, not moved: the school may be given an old login tomorrow.
    if (choice && school && !school.legacyLogin) return response.redirect(302, `../../${signInOf(school)}`);
    const page = !school
      ? missingSchoolPage(built, choice ? 2 : 1)
      : choice
        ? choicePage(built, school)
        : schoolPage(built, school);
    response.type('html').send(page);
  }
}

function isReading({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}
