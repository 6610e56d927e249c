import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { ForgottenUploads } from './forgotten-uploads.js';
import { ImportJobs } from './import-jobs.js';
import { RunImportHandler } from './import.handlers.js';
import { importProjection } from './import.projection.js';
import { ImportPageHandler, ListImportsHandler } from './import.queries.js';
import { ImportResolver } from './import.resolver.js';
import { ImportsController } from './imports.controller.js';
import {
  AnalyseUploadHandler,
  BackgroundImports,
  RegisterUploadHandler,
  StartUploadHandler,
} from './upload.handlers.js';
import { UploadRoom } from './upload-room.js';

/**
 * Imports of directories. Needs the event store, the projection runner, the claims, a DataSource and CONFIG, of which
 * it uses `dataDir`: uploads are kept below it until they have been imported.
 */
@Module({
  imports: [CqrsModule],
  controllers: [ImportsController],
  providers: [
    ...[ImportJobs, RunImportHandler, ListImportsHandler, ImportPageHandler, ImportResolver],
    ...[UploadRoom, ForgottenUploads],
    ...[BackgroundImports, RegisterUploadHandler, AnalyseUploadHandler, StartUploadHandler],
  ],
})
export class DirectoryModule implements OnModuleInit {
  constructor(@Inject(PROJECTION_RUNNER) private readonly projections: ProjectionRunner) {}

  onModuleInit(): void {
    this.projections.register(importProjection);
  }
}
