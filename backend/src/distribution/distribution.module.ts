import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { campaignsProviders } from './campaigns/campaigns.providers.js';
import { DistributionResolver } from './distribution.resolver.js';
import { CredentialsDownloads } from './files/credentials-downloads.js';
import { filesProviders } from './files/files.providers.js';
import { ImportedPeople } from './files/imported-people.reactor.js';
import { LoginNotices } from './login-notices.js';
import { RegeneratePasswordHandler } from './regenerate-password.handler.js';
import { RegenerationNotices } from './regeneration-notices.js';

/**
 * Giving people their credentials. It needs CONFIG, a DataSource, STREAMS, SECRETS, PROJECTION_RUNNER, MAILS and `Downloads`, and the
 * handlers of accounts, passwords, recovery, rights, schools and sessions.
 */
@Module({
  imports: [CqrsModule],
  providers: [
    ...[RegenerationNotices, LoginNotices, RegeneratePasswordHandler, DistributionResolver],
    ...filesProviders,
    ...campaignsProviders,
  ],
})
export class DistributionModule implements OnModuleInit {
  constructor(
    @Inject(PROJECTION_RUNNER) private readonly runner: Pick<ProjectionRunner, 'register'>,
    @Inject(RegenerationNotices) private readonly notices: RegenerationNotices,
    @Inject(LoginNotices) private readonly loginNotices: LoginNotices,
    @Inject(CredentialsDownloads) private readonly downloads: CredentialsDownloads,
    @Inject(ImportedPeople) private readonly importedPeople: ImportedPeople,
  ) {}

  onModuleInit(): void {
    for (const notices of [this.notices, this.loginNotices]) notices.announce();
    this.runner.register(this.notices.reactor());
    this.runner.register(this.loginNotices.reactor());
    this.downloads.announce();
    this.runner.register(this.importedPeople.reactor());
  }
}
