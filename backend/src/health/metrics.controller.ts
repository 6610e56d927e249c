import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { LogeError } from '@loge/contracts';
import { Public } from '../rights/declarations.js';
import { Metrics } from './metrics.js';

/** Injects the bearer token that opens the metrics to others than the loopback; `undefined` when there is none. */
export const METRICS_TOKEN = Symbol('MetricsToken');

@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(METRICS_TOKEN) private readonly token: string | undefined,
  ) {}

  /** @throws LogeError `FORBIDDEN` from elsewhere than the loopback without the token. */
  @Get()
  @Public('Prometheus has no account: it comes from the loopback or shows LOGE_METRICS_TOKEN.')
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!isLocal(request) && !this.shows(request.headers.authorization)) throw new LogeError('FORBIDDEN');
    const text = await this.metrics.text();
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Type', this.metrics.contentType);
    response.end(text);
  }

  private shows(authorization: string | undefined): boolean {
    if (!this.token || !authorization?.startsWith('Bearer ')) return false;
    // Hashed, so that both are of one length and the comparison takes the same time.
    const digest = (text: string) => createHash('sha256').update(text).digest();
    return timingSafeEqual(digest(authorization.slice('Bearer '.length)), digest(this.token));
  }
}

/**
 * Whether the request comes from this very machine. One that a proxy passed on comes from elsewhere, even when
 * the proxy is here.
 */
export function isLocal(request: Pick<Request, 'headers' | 'socket'>): boolean {
  if (['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => name in request.headers))
    return false;
  const address = request.socket.remoteAddress ?? '';
  return /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/.test(address) || address === '::1';
}
