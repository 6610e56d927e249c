import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GqlContextType } from '@nestjs/graphql';
import { LogeError } from '@loge/contracts';
import type { GraphQLResolveInfo } from 'graphql';
import { Authorities } from './authorities.js';
import { declarationOf } from './declarations.js';
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
   * @throws LogeError `INTERNAL` without a declaration, `UNAUTHENTICATED`, `PASSWORD_CHANGE_REQUIRED`, `FORBIDDEN`.
   */
  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const declared = declarationOf(execution);
    if (!declared) {
      if (isFieldOfAnObject(execution)) return true;
      throw new LogeError('INTERNAL');
    }
    const request = requestOf(execution);
    const viewer = await this.viewers.of(request);
    if (declared.kind === 'public') return true;
    if (!viewer) throw new LogeError('UNAUTHENTICATED');
    const isOpen = declared.kind === 'signed-in' && declared.whilePasswordMustChange;
    if (viewer.mustChangePassword && !isOpen) throw new LogeError('PASSWORD_CHANGE_REQUIRED');
    if (declared.kind === 'right') await this.requireRight(declared.right, viewer, request);
    return true;
  }

  private async requireRight(right: Right, viewer: Viewer, { loge }: RequestWithLoge): Promise<void> {
    if (loge.reaches.has(right)) return;
    const reach = await this.authorities.reach(viewer.grants, right);
    if (!reach) throw new LogeError('FORBIDDEN');
    loge.reaches.set(right, reach);
  }
}

/** A field below the operation itself: what leads to it was checked already. */
function isFieldOfAnObject(execution: ExecutionContext): boolean {
  if (execution.getType<GqlContextType>() !== 'graphql') return false;
  const { parentType, schema } = GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>();
  return ![schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(
    parentType,
  );
}
