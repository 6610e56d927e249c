import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Authorities } from '../../rights/authorities.js';
import { JournalReader } from '../journal.reader.js';
import { PageNames } from '../page-names.js';
import { AccountPages } from './account-pages.js';
import { ExportChunks } from './export-chunks.js';
import { ExportDownloads } from './export-downloads.js';
import { ExportRunner } from './export-runner.js';
import { ExportWriter } from './export-writer.js';
import {
  AskExportDownloadHandler,
  DeleteExportHandler,
  ListExportsHandler,
  MakeExportHandler,
} from './exports.handlers.js';
import { ExportsResolver } from './exports.resolver.js';
import { Exports } from './exports.table.js';
import { FilterWords } from './filter-words.js';
import { JournalPages } from './journal-pages.js';

/**
 * Exports of the register and of accounts. A module of its own: beside what the register needs it takes STREAMS,
 * `Downloads`, and the handlers of accounts, register and schools.
 */
@Module({
  imports: [CqrsModule],
  providers: [
    ...[Authorities, JournalReader, PageNames],
    ...[Exports, ExportChunks, JournalPages, AccountPages, FilterWords],
    ...[ExportWriter, ExportRunner, ExportDownloads, ExportsResolver],
    ...[MakeExportHandler, ListExportsHandler, AskExportDownloadHandler, DeleteExportHandler],
  ],
})
export class ExportsModule {}
