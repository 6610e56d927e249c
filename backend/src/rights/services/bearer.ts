import type { Request } from 'express';
import { sessionToken } from '../session-cookie.js';
import { TOKEN_PREFIX } from './token.js';

/** What a request shows of a token for programs. */
export type Bearer =
  /** Nothing that concerns us: a proxy in front may have its own. */
  | { readonly kind: 'none' }
  /** One of ours from a browser: they never have one. */
  | { readonly kind: 'browser' }
  /** One of ours beside a session: who asks must not be a matter of choice. */
  | { readonly kind: 'with-session' }
  | { readonly kind: 'program'; readonly token: string };

/** Headers that browsers set themselves and no script can: what has one comes from a page. */
const OF_BROWSERS = ['origin', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'] as const;

/** Reads `Authorization: Bearer` (RFC 6750) of a question to the API; anywhere else it opens nothing. */
export function bearerOf(request: Pick<Request, 'method' | 'path' | 'headers'>): Bearer {
  if (request.method !== 'POST' || !/^\/graphql\/?$/i.test(request.path)) return { kind: 'none' };
  const [, token] = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) return { kind: 'none' };
  const isOurs = token.startsWith(TOKEN_PREFIX);
  if (OF_BROWSERS.some((header) => request.headers[header] !== undefined))
    return { kind: isOurs ? 'browser' : 'none' };
  if (sessionToken(request) !== undefined) return { kind: isOurs ? 'with-session' : 'none' };
  return { kind: 'program', token };
}
