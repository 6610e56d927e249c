import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { ImportId, LogeError } from '@loge/contracts';
import { SchoolById } from '../schools/commands.js';
import { ImportLegacyLogins, LegacyImportById, LegacyImportsOf } from './commands.js';
import type { LegacyImportView } from './commands.js';
import { LegacyImportRuns } from './import-run.js';
import { readLegacyFile } from './legacy-file.js';
import { LegacyImportJobs } from './legacy-import-jobs.js';

@CommandHandler(ImportLegacyLogins)
export class ImportLegacyLoginsHandler implements ICommandHandler<ImportLegacyLogins> {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(LegacyImportJobs) private readonly jobs: LegacyImportJobs,
    @Inject(LegacyImportRuns) private readonly runs: LegacyImportRuns,
  ) {}

  async execute({ school, csv, context }: ImportLegacyLogins): Promise<LegacyImportView> {
    const known = (await this.queries.execute(new SchoolById([school]))).get(school);
    if (!known) throw new LogeError('NOT_FOUND');
    const lines = readLegacyFile(csv);
    const id = ImportId.parse(randomUUID());
    const startedAt = context.clock();
    await this.jobs.begin(id, school, lines.length, startedAt);
    this.runs.start({ id, school: known, lines, context });
    const nothing = { done: 0, imported: 0, unchanged: 0, refused: [] };
    return { id, school, state: 'RUNNING', startedAt, lines: lines.length, ...nothing };
  }
}

@QueryHandler(LegacyImportsOf)
export class LegacyImportsOfHandler implements IQueryHandler<LegacyImportsOf> {
  constructor(@Inject(LegacyImportJobs) private readonly jobs: LegacyImportJobs) {}

  execute({ school }: LegacyImportsOf) {
    return this.jobs.of(school);
  }
}

@QueryHandler(LegacyImportById)
export class LegacyImportByIdHandler implements IQueryHandler<LegacyImportById> {
  constructor(@Inject(LegacyImportJobs) private readonly jobs: LegacyImportJobs) {}

  execute({ id }: LegacyImportById) {
    return this.jobs.find(id);
  }
}
