import { Inject, Injectable } from '@nestjs/common';
import type { NestMiddleware } from '@nestjs/common';
import { LogeError } from '@loge/contracts';
import type { NextFunction, Response } from 'express';
import { AnswerPace } from '../answer-pace.js';
import type { RequestWithLoge } from '../request.js';
import { ServiceTokens } from './service-tokens.js';

/**
 * Lets programs in that show a token, before any of the question is looked at: what they ask is theirs, and came
 * through the API. A refusal takes a whole number of steps, so that its time tells nothing of who is known, and one
 * connection tries four times a second at most.
 */
@Injectable()
export class ServiceTokenMiddleware implements NestMiddleware {
  constructor(
    @Inject(ServiceTokens) private readonly tokens: ServiceTokens,
    @Inject(AnswerPace) private readonly pace: AnswerPace,
  ) {}

  /** @throws LogeError `TOKEN_INVALID`, answered as RFC 6750 has it. */
  async use({ loge }: RequestWithLoge, response: Response, next: NextFunction): Promise<void> {
    const { bearer, context } = loge;
    if (bearer === undefined) return next();
    try {
      loge.service = await this.pace.ofRefusals(() => this.tokens.accept(bearer, context));
    } catch (refused) {
      if (refused instanceof LogeError && refused.code === 'TOKEN_INVALID')
        response.setHeader('WWW-Authenticate', 'Bearer error="invalid_token"');
      throw refused;
    }
    loge.context = { ...context, actor: { kind: 'SERVICE', id: loge.service.service }, channel: 'API' };
    next();
  }
}
