import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { migrationProviders } from './migration.providers.js';

/** Resolvers, handlers and what they need; those of the migration's progress follow in lines of their own. */
const signingIn = [] as const;
const progress = migrationProviders;

/**
 * The old login of a school beside the new one (IT-3). It needs CONFIG, a DataSource, STREAMS, AccessRetention,
 * PROJECTION_RUNNER, CLAIMS, SECRETS and FINGERPRINTS, and the handlers of accounts, passwords, rights, schools and
 * sessions.
 */
@Module({
  imports: [CqrsModule],
  providers: [...signingIn, ...progress],
})
export class LegacyLoginModule {}
