import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { DistributionResolver } from './distribution.resolver.js';
import { LoginNotices } from './login-notices.js';
import { RegeneratePasswordHandler } from './regenerate-password.handler.js';
import { RegenerationNotices } from './regeneration-notices.js';

/**
 * Giving people their credentials. It needs STREAMS, PROJECTION_RUNNER and MAILS, and the handlers of accounts,
 * passwords, recovery and rights.
 */
@Module({
  imports: [CqrsModule],
  providers: [RegenerationNotices, LoginNotices, RegeneratePasswordHandler, DistributionResolver],
})
export class DistributionModule implements OnModuleInit {
  constructor(
    @Inject(PROJECTION_RUNNER) private readonly runner: Pick<ProjectionRunner, 'register'>,
    @Inject(RegenerationNotices) private readonly notices: RegenerationNotices,
    @Inject(LoginNotices) private readonly loginNotices: LoginNotices,
  ) {}

  onModuleInit(): void {
    for (const notices of [this.notices, this.loginNotices]) notices.announce();
    this.runner.register(this.notices.reactor());
    this.runner.register(this.loginNotices.reactor());
  }
}
