import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { ImportJobs } from './import-jobs.js';
import { RunImportHandler } from './import.handlers.js';
import { importProjection } from './import.projection.js';

/** Imports of directories. Needs the event store, the projection runner, the claims and a DataSource. */
@Module({
  imports: [CqrsModule],
  providers: [ImportJobs, RunImportHandler],
})
export class DirectoryModule implements OnModuleInit {
  constructor(@Inject(PROJECTION_RUNNER) private readonly projections: ProjectionRunner) {}

  onModuleInit(): void {
    this.projections.register(importProjection);
  }
}
