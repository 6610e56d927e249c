import type { IncomingMessage, ServerResponse } from 'node:http';
import { PayloadTooLargeException } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { json } from 'express';
import helmet from 'helmet';
import type { Settings } from '../config.js';
import { requestContext } from './request-context.middleware.js';
import { sameOriginOnly } from './same-origin.middleware.js';
import { sessionToken } from './session-cookie.js';

/** In bytes: no request body that Nest parses may be larger; uploads are streamed by their own route. */
export const BODY_LIMIT = 100 * 1024;
/**
 * But for a file of old user names (2 MB) or a logo (270 kB) that is handed to the one operation which takes it, as JSON,
 * by a browser that has a session: as the field of that operation's input, and beside it nothing more than in any body,
 * so that no other operation is ever given a text of megabytes. Whether the session is one shows later: a forged one has as many bytes
 * parsed as so many small requests would.
 */
export const FILE_BODY_LIMIT = 3 * 1024 * 1024;
const TAKES_A_FILE = ['importLegacyLogins', 'setLetterSettings'];
const FILE_FIELDS = ['csv', 'logo'];

/**
 * What every request passes before any route: proxies believed, security headers, same-origin check, bounded
 * bodies, and its context. To be called on the new application, before it is initialised; the application must be
 * made with `bodyParser: false`.
 */
export function guardHttpEdge(
  app: NestExpressApplication,
  settings: Pick<Settings, 'publicUrl' | 'trustedProxies'>,
): void {
  app.disable('x-powered-by');
  app.set('trust proxy', settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false);
  app.use(securityHeaders(settings.publicUrl));
  app.use(requestContext);
  app.use(sameOriginOnly(settings.publicUrl));
  app.use(json({ limit: FILE_BODY_LIMIT, type: isJsonWithSession, verify: requireFileIfLarge }));
  app.use(requireNothingElseLarge);
  app.useBodyParser('json', { limit: BODY_LIMIT });
}

const isJsonWithSession = (request: Pick<IncomingMessage, 'headers'>): boolean =>
  sessionToken(request) !== undefined && /^application\/json\b/i.test(request.headers['content-type'] ?? '');

const large = new WeakSet<IncomingMessage>();

/** Asked of a body before it is parsed; what it throws is answered as for any that is too large. */
function requireFileIfLarge(request: IncomingMessage, _response: ServerResponse, body: Buffer): void {
  if (body.length <= BODY_LIMIT) return;
  if (!TAKES_A_FILE.some((operation) => body.includes(operation))) throw new PayloadTooLargeException();
  large.add(request);
}

/** Asked of a large body when it is parsed. */
function requireNothingElseLarge(
  request: IncomingMessage & { readonly body?: unknown },
  _response: ServerResponse,
  next: (error?: unknown) => void,
): void {
  const fits = !large.has(request) || sizeWithoutFile(request.body) <= BODY_LIMIT;
  next(fits ? undefined : new PayloadTooLargeException());
}

/** The fields are left out of inputs only, for no other operation has one of their names there. */
function sizeWithoutFile(body: unknown): number {
  if (!isObject(body) || !isObject(body['variables'])) return sizeOf(body);
  const variables = Object.entries(body['variables']).map(([name, input]) => [
    name,
    isObject(input) ? { ...input, ...emptied(input) } : input,
  ]);
  return sizeOf({ ...body, variables: Object.fromEntries(variables) as object });
}

const emptied = (input: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    FILE_FIELDS.filter((field) => typeof input[field] === 'string').map((field) => [field, '']),
  );

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '');

/**
 * Helmet with a policy that lets the pages load from here only. Styles may be inline: MUI's emotion writes style
 * elements as it renders, and a nonce would need the static pages to be rewritten for each answer; without inline
 * scripts, an injected style runs nothing and, with images and fonts from here only, sends nothing elsewhere.
 */
function securityHeaders(publicUrl: string) {
  const isHttps = publicUrl.startsWith('https://');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isHttps && { upgradeInsecureRequests: [] }),
      },
    },
    frameguard: { action: 'deny' },
    // Not 'no-referrer': with it a form's POST would carry `Origin: null`.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
  });
}
