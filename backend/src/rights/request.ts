import type { ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GqlContextType } from '@nestjs/graphql';
import type { Request } from 'express';
import type { Context } from '../context.js';
import type { Reach, Right, ServiceViewer, Viewer } from './rights.js';

/** What the guard and the session middleware leave on a request. */
export interface LogeRequest {
  context: Context;
  viewer?: Viewer;
  /** The token that a program shows, not yet accepted. */
  bearer?: string;
  /** The program whose token was accepted; there is no viewer then. */
  service?: ServiceViewer;
  /** Who is signed in, being found out or found: once for the whole request. */
  viewing?: Promise<Viewer | undefined>;
  /** How far each right reaches that an operation of this request declared and the viewer has. */
  readonly reaches: Map<Right, Reach>;
}

export type RequestWithLoge = Request & { loge: LogeRequest };

/** The express request of an HTTP route or a GraphQL operation. */
export function requestOf(execution: ExecutionContext): RequestWithLoge {
  return execution.getType<GqlContextType>() === 'graphql'
    ? GqlExecutionContext.create(execution).getContext<{ req: RequestWithLoge }>().req
    : execution.switchToHttp().getRequest<RequestWithLoge>();
}
