import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { SigningIn, StartedSession } from '../sessions/commands.js';

/**
 * The session's cookie. The `__Host-` prefix binds it to this very host, path `/` and a secure origin, so that no
 * neighbour can plant one. Chromium takes it on https and on http://127.0.0.1 and http://localhost.
 */
export const SESSION_COOKIE = '__Host-loge';
/** What a browser is known again by at the next sign-in; it opens nothing. */
export const DEVICE_COOKIE = '__Host-loge-device';

const attributes = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const;
/** 32 bytes, base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const YEAR_SECONDS = 365 * 86_400;

/** The token that a request carries, if it has the form of one. */
export function sessionToken(request: Pick<Request, 'headers'>): string | undefined {
  return tokenIn(request, SESSION_COOKIE);
}

/** What the browser that asks has from before, for the commands that begin a session. */
export function browserOf(request: Pick<Request, 'headers'>): Pick<SigningIn, 'replaces' | 'device'> {
  return { replaces: sessionToken(request), device: tokenIn(request, DEVICE_COOKIE) };
}

/** Hands the browser that asked a new session. One that is not remembered goes when the browser is closed. */
export function giveSession(
  request: Pick<Request, 'res'>,
  { token, remembered, expiresAt, device }: StartedSession,
): void {
  const expires = remembered ? { expires: expiresAt } : {};
  const response = responseTo(request);
  response.append(
    'Set-Cookie',
    stringifySetCookie({ name: SESSION_COOKIE, value: token, ...attributes, ...expires }),
  );
  response.append(
    'Set-Cookie',
    stringifySetCookie({ name: DEVICE_COOKIE, value: device, ...attributes, maxAge: YEAR_SECONDS }),
  );
}

/** Has the browser forget its session. What it is known by stays: it spares its owner a mail, and opens nothing. */
export function forgetSession(request: Pick<Request, 'res'>): void {
  responseTo(request).append(
    'Set-Cookie',
    stringifySetCookie({ name: SESSION_COOKIE, value: '', ...attributes, maxAge: 0 }),
  );
}

function tokenIn(request: Pick<Request, 'headers'>, cookie: string): string | undefined {
  const token = parseCookie(request.headers.cookie ?? '')[cookie];
  return token !== undefined && TOKEN.test(token) ? token : undefined;
}

/** Express puts the response on the request; GraphQL's context has the request only. */
function responseTo({ res }: Pick<Request, 'res'>): Response {
  if (!res) throw new Error('A request without a response.');
  return res;
}
