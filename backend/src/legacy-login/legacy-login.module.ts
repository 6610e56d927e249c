import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { SECRETS } from '../vault/vault.js';
import type { Secrets } from '../vault/vault.js';
import { legacyLoginProviders } from './legacy-login.providers.js';
import { migrationProviders } from './migration.providers.js';
import { supersededHashesReactor } from './superseded-hashes.reactor.js';

/**
 * The old login of a school beside the new one (IT-3), and how far its people have moved. It needs CONFIG, a
 * DataSource, STREAMS, AccessRetention, PROJECTION_RUNNER, CLAIMS, SECRETS, FINGERPRINTS and MAILS, and the handlers of
 * accounts, passwords, recovery, rights, schools and sessions.
 */
@Module({
  imports: [CqrsModule],
  providers: [...legacyLoginProviders, ...migrationProviders],
})
export class LegacyLoginModule implements OnModuleInit {
  constructor(
    @Inject(PROJECTION_RUNNER) private readonly runner: Pick<ProjectionRunner, 'register'>,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  onModuleInit(): void {
    this.runner.register(supersededHashesReactor(this.streams, this.secrets));
  }
}
