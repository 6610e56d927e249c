import { randomUUID } from 'node:crypto';
import type { Channel } from '@loge/contracts';
import type { NextFunction, Request, Response } from 'express';
import type { RequestWithLoge } from './request.js';

/** Longer user agents tell no more, and an event should stay small. */
const USER_AGENT_LENGTH = 256;

/**
 * Puts `req.loge` on a request: who asks, from where, when. Nobody is signed in yet; the rights guard finds out.
 * The address is express's `req.ip`, which believes declared proxies only.
 */
export function requestContext(request: Request, _response: Response, next: NextFunction): void {
  // Express's request has no such field: this is where it gets it.
  (request as RequestWithLoge).loge = {
    context: {
      actor: { kind: 'SYSTEM', id: 'STRANGER' },
      channel: channelOf(request),
      ip: request.ip,
      userAgent: userAgentOf(request),
      correlationId: randomUUID(),
      clock: () => new Date(),
    },
    reaches: new Map(),
  };
  next();
}

/**
 * The channel: the page that asks, which says so itself in `X-Loge-Channel` (`portal` or `dashboard`). It is a
 * remark for the register; no right hangs on it. `API` it becomes when a service's token has been accepted, never
 * by what a request claims.
 */
function channelOf(request: Request): Channel {
  return request.get('x-loge-channel')?.toLowerCase() === 'portal' ? 'PORTAL' : 'DASHBOARD';
}

function userAgentOf(request: Request): string | undefined {
  const agent = request.get('user-agent')?.trim();
  return agent ? [...agent].slice(0, USER_AGENT_LENGTH).join('') : undefined;
}
