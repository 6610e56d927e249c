import { Inject, Module, RequestMethod } from '@nestjs/common';
import type { MiddlewareConsumer, NestModule, OnModuleInit } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { Authorities } from './authorities.js';
import { EndedRoles } from './ended-roles.js';
import {
  CheckMayGrantHandler,
  CredentialAuthorityOfHandler,
  ManagingAuthorityHandler,
  GrantRoleHandler,
  GrantsOfHandler,
  WithdrawRoleHandler,
} from './grants.handlers.js';
import { HttpErrorsFilter } from './http-errors.filter.js';
import { LastAdministrator } from './last-administrator.js';
import { ProposedManagersHandler } from './proposed-managers.handler.js';
import { RightsGuard } from './rights.guard.js';
import { RoleHoldersHandler } from './role-holders.handler.js';
import { roleHistoryProjection } from './role-history.projection.js';
import { roleHistoryProviders } from './role-history.providers.js';
import { roleHoldersProjection } from './role-holders.projection.js';
import { RoleResolver } from './role.resolver.js';
import { serviceProjection } from './services/service.projection.js';
import { ServiceTokenMiddleware } from './services/service-token.middleware.js';
import { servicesProviders } from './services/services.providers.js';
import { ViewerOfRequest } from './viewer.js';

/**
 * Roles, and the guard that every operation of the whole application passes. `guardHttpEdge` must have been called
 * on the application. It needs a DataSource, STREAMS, PROJECTION_RUNNER and the handlers of schools and sessions.
 */
@Module({
  imports: [CqrsModule],
  providers: [
    Authorities,
    ViewerOfRequest,
    LastAdministrator,
    EndedRoles,
    { provide: APP_GUARD, useClass: RightsGuard },
    { provide: APP_FILTER, useClass: HttpErrorsFilter },
    GrantRoleHandler,
    WithdrawRoleHandler,
    GrantsOfHandler,
    CheckMayGrantHandler,
    CredentialAuthorityOfHandler,
    ManagingAuthorityHandler,
    RoleHoldersHandler,
    ProposedManagersHandler,
    RoleResolver,
    ...servicesProviders,
    ...roleHistoryProviders,
  ],
})
export class RightsModule implements NestModule, OnModuleInit {
  constructor(@Inject(PROJECTION_RUNNER) private readonly runner: Pick<ProjectionRunner, 'register'>) {}

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(ServiceTokenMiddleware).forRoutes({ path: 'graphql', method: RequestMethod.POST });
  }

  onModuleInit(): void {
    this.runner.register(roleHoldersProjection);
    this.runner.register(serviceProjection);
    this.runner.register(roleHistoryProjection);
  }
}
