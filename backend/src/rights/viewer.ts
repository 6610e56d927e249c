import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { SessionByToken } from '../sessions/commands.js';
import { Authorities } from './authorities.js';
import type { RequestWithLoge } from './request.js';
import type { Viewer } from './rights.js';
import { sessionToken } from './session-cookie.js';
import { isStillTheirs } from './still-theirs.js';

/** Finds out who is signed in, from the session's row and the account's stream. */
@Injectable()
export class ViewerOfRequest {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Authorities) private readonly authorities: Authorities,
  ) {}

  /** Who is signed in, found once for a request; the request's context then names them as the actor. */
  of(request: RequestWithLoge): Promise<Viewer | undefined> {
    request.loge.viewing ??= this.find(request);
    return request.loge.viewing;
  }

  private async find(request: RequestWithLoge): Promise<Viewer | undefined> {
    const { loge } = request;
    // Whoever shows a token is a program, or nobody.
    if (loge.bearer !== undefined) return undefined;
    const token = sessionToken(request);
    const session =
      token === undefined
        ? undefined
        : await this.queries.execute(new SessionByToken(token, loge.context.clock(), loge.context.ip));
    if (!session) return undefined;
    const state = await this.authorities.grantsOf(session.account, loge.context.clock());
    if (!isStillTheirs(session, state)) return undefined;
    const { grants, mustChangePassword } = state;
    loge.viewer = {
      account: session.account,
      session: session.session,
      sessionExpiresAt: session.expiresAt,
      grants,
      mustChangePassword,
    };
    loge.context = { ...loge.context, actor: { kind: 'ACCOUNT', id: session.account } };
    return loge.viewer;
  }
}
