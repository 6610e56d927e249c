import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';

/**
 * The session's cookie. The `__Host-` prefix binds it to this very host, path `/` and a secure origin, so that no
 * neighbour can plant one. Chromium takes it on https and on http://127.0.0.1 and http://localhost.
 */
export const SESSION_COOKIE = '__Host-loge';

const attributes = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const;
/** 32 bytes, base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The token that a request carries, if it has the form of one. */
export function sessionToken(request: Pick<Request, 'headers'>): string | undefined {
  const token = parseCookie(request.headers.cookie ?? '')[SESSION_COOKIE];
  return token !== undefined && TOKEN.test(token) ? token : undefined;
}

/** Hands the browser that asked a new session. */
export function giveSession(request: Pick<Request, 'res'>, token: string, expiresAt: Date): void {
  responseTo(request).append(
    'Set-Cookie',
    stringifySetCookie({ name: SESSION_COOKIE, value: token, ...attributes, expires: expiresAt }),
  );
}

/** Has the browser forget its session. */
export function forgetSession(request: Pick<Request, 'res'>): void {
  responseTo(request).append(
    'Set-Cookie',
    stringifySetCookie({ name: SESSION_COOKIE, value: '', ...attributes, maxAge: 0 }),
  );
}

/** Express puts the response on the request; GraphQL's context has the request only. */
function responseTo({ res }: Pick<Request, 'res'>): Response {
  if (!res) throw new Error('A request without a response.');
  return res;
}
