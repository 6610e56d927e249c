import { Global, Module } from '@nestjs/common';
import { Downloads } from './downloads.js';
import { FilesController } from './files.controller.js';

/** What people made to download, and leave to. It needs a DataSource. */
@Global()
@Module({ controllers: [FilesController], providers: [Downloads], exports: [Downloads] })
export class DownloadsModule {}
