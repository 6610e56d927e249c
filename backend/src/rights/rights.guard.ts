import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GqlContextType } from '@nestjs/graphql';
import { LogeError } from '@loge/contracts';
import type { GraphQLResolveInfo } from 'graphql';
import { Authorities } from './authorities.js';
import { declarationOf } from './declarations.js';
import type { Declaration } from './declarations.js';
import { requestOf } from './request.js';
import type { RequestWithLoge } from './request.js';
import type { Right, Viewer } from './rights.js';
import { ViewerOfRequest } from './viewer.js';

/**
 * The one place where rights are checked: every GraphQL operation and every HTTP route passes here, and so does
 * every field that declares something. An operation that declares nothing is refused.
 */
@Injectable()
export class RightsGuard implements CanActivate {
  constructor(
    @Inject(Authorities) private readonly authorities: Authorities,
    @Inject(ViewerOfRequest) private readonly viewers: ViewerOfRequest,
  ) {}

  /**
   * @throws LogeError `INTERNAL` without a declaration, `UNAUTHENTICATED`, `PASSWORD_CHANGE_REQUIRED`, `FORBIDDEN`; of a program
   *   `TOKEN_INVALID`.
   */
  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const declared = declarationOf(execution);
    if (!declared) {
      if (isFieldOfAnObject(execution)) return true;
      throw new LogeError('INTERNAL');
    }
    const request = requestOf(execution);
    if (request.loge.bearer !== undefined) return this.passService(declared, execution, request);
    const viewer = await this.viewers.of(request);
    if (declared.kind === 'public') return true;
    if (!viewer) throw new LogeError('UNAUTHENTICATED');
    const isOpen = declared.kind === 'signed-in' && declared.whilePasswordMustChange;
    if (viewer.mustChangePassword && !isOpen) throw new LogeError('PASSWORD_CHANGE_REQUIRED');
    if (declared.kind === 'right') await this.requireRight(declared.right, viewer, request);
    return true;
  }

  /**
   * Programs ask what one of their rights opens, and nothing else: no mutation, nothing that is somebody's own.
   * @throws LogeError `TOKEN_INVALID` where no token was accepted, `FORBIDDEN`.
   */
  private async passService(
    declared: Declaration,
    execution: ExecutionContext,
    { loge }: RequestWithLoge,
  ): Promise<true> {
    const { service } = loge;
    if (!service) throw new LogeError('TOKEN_INVALID');
    const isOpen = declared.kind === 'right' && service.rights.includes(declared.right);
    if (!isOpen || !isReading(execution)) throw new LogeError('FORBIDDEN');
    if (!loge.reaches.has(declared.right))
      loge.reaches.set(declared.right, await this.authorities.reachOfScope(service.scope));
    return true;
  }

  private async requireRight(right: Right, viewer: Viewer, { loge }: RequestWithLoge): Promise<void> {
    if (loge.reaches.has(right)) return;
    const reach = await this.authorities.reach(viewer.grants, right);
    if (!reach) throw new LogeError('FORBIDDEN');
    loge.reaches.set(right, reach);
  }
}

/** Part of a GraphQL query. */
const isReading = (execution: ExecutionContext): boolean =>
  execution.getType<GqlContextType>() === 'graphql' &&
  GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>().operation.operation === 'query';

/** A field below the operation itself: what leads to it was checked already. */
function isFieldOfAnObject(execution: ExecutionContext): boolean {
  if (execution.getType<GqlContextType>() !== 'graphql') return false;
  const { parentType, schema } = GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>();
  return ![schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(
    parentType,
  );
}
