import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { MigrationMails } from './migration-mails.js';
import { migrationProjection } from './migration.projection.js';
import { MigrationOfHandler, MigrationPeopleHandler } from './migration.queries.js';
import { RemindOfMigrationHandler } from './migration.handlers.js';
import { MigrationResolver } from './migration.resolver.js';

/** Has the read model made and the reminders sent. */
@Injectable()
class MigrationProgress implements OnModuleInit {
  constructor(
    @Inject(PROJECTION_RUNNER) private readonly runner: Pick<ProjectionRunner, 'register'>,
    @Inject(MigrationMails) private readonly mails: MigrationMails,
  ) {}

  onModuleInit(): void {
    this.mails.announce();
    this.runner.register(migrationProjection);
    this.runner.register(this.mails.reactor());
  }
}

/** How far schools have come on the way from old logins, and reminders. */
export const migrationProviders = [
  ...[MigrationOfHandler, MigrationPeopleHandler, RemindOfMigrationHandler, MigrationResolver],
  ...[MigrationMails, MigrationProgress],
];
