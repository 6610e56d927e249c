import { rm } from 'node:fs/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { CommandBus, CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { LogeError, Network } from '@loge/contracts';
import type { SchoolId } from '@loge/contracts';
import type { Context } from '../context.js';
import { hasControls } from '../event-store/storable.js';
import { reaches } from '../rights/rights.js';
import type { Reach } from '../rights/rights.js';
import { AnalyseUpload, ImportPage, RegisterUpload, RunImport, StartUpload } from './commands.js';
import type { UploadRequest } from './commands.js';
import { ImportJobs } from './import-jobs.js';
import type { Upload } from './import-jobs.js';

/** Longer codes and academies are not typed by people. */
const MAX_TYPED = 100;

@CommandHandler(RegisterUpload)
export class RegisterUploadHandler implements ICommandHandler<RegisterUpload> {
  constructor(@Inject(ImportJobs) private readonly jobs: ImportJobs) {}

  async execute({ id, folder, files, context }: RegisterUpload): Promise<void> {
    const actor = context.actor.kind === 'ACCOUNT' ? { actor: context.actor.id } : {};
    await this.jobs.upload(id, { folder, files, at: context.clock(), ...actor });
  }
}

/** Runs uploads while their senders go on with other things. */
@Injectable()
export class BackgroundImports implements OnModuleDestroy {
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly stop = new AbortController();
  private readonly log = new Logger('Imports');

  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(ImportJobs) private readonly jobs: ImportJobs,
  ) {}

  /** @throws LogeError `NOT_FOUND`, `IMPORT_GONE`, `CONFLICT`. */
  async start(
    { id, reader }: UploadRequest,
    how: { readonly dryRun: boolean; readonly confirmDepartures: boolean },
    context: Context,
  ): Promise<void> {
    const view = await this.queries.execute(new ImportPage(id, reader));
    const upload = await this.jobs.find(id);
    if (!view || !upload) throw new LogeError('NOT_FOUND');
    if (view.state === 'COMPLETED' || view.state === 'ANALYSING' || view.state === 'RUNNING') {
      throw new LogeError('CONFLICT');
    }
    if (upload.folder === null) throw new LogeError('IMPORT_GONE');
    // From now on it shows as under way, also to who asks before the first beat.
    const actor = context.actor.kind === 'ACCOUNT' ? context.actor.id : undefined;
    await this.jobs.begin(id, how.dryRun ? 'ANALYSING' : 'RUNNING', actor, context.clock());
    this.underWay.set(id, this.run(id, upload, how, reader.reach, context));
  }

  /** Resolves when the import is no longer under way. */
  async settled(id: string): Promise<void> {
    await this.underWay.get(id);
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await Promise.all(this.underWay.values());
  }

  private async run(
    id: UploadRequest['id'],
    { folder, schoolCode, academy }: Upload,
    how: { readonly dryRun: boolean; readonly confirmDepartures: boolean },
    reach: Reach,
    context: Context,
  ): Promise<void> {
    try {
      const result = await this.commands.execute(
        new RunImport(
          {
            ...how,
            import: id,
            folder: folder ?? '',
            ...(schoolCode === null ? {} : { schoolCode }),
            ...(academy === null ? {} : { academy }),
            mayImportInto: importScope(reach),
            signal: this.stop.signal,
            begun: true,
          },
          context,
        ),
      );
      if (result.outcome === 'completed' && !how.dryRun && folder !== null) {
        await rm(folder, { recursive: true, force: true });
        await this.jobs.gone(id);
      }
    } catch (error) {
      const name = error instanceof LogeError ? error.code : error instanceof Error ? error.name : 'unknown';
      this.log.error(`Import ${id} was interrupted: ${name}.`);
    } finally {
      this.underWay.delete(id);
    }
  }
}

/** A school that is not known yet lies within reach when its network does. */
export const importScope =
  (reach: Reach) =>
  (school: SchoolId, network?: Network): boolean =>
    reaches(reach, school) ||
    (reach.kind === 'schools' && network !== undefined && reach.networks.includes(network));

@CommandHandler(AnalyseUpload)
export class AnalyseUploadHandler implements ICommandHandler<AnalyseUpload> {
  constructor(
    @Inject(BackgroundImports) private readonly background: BackgroundImports,
    @Inject(ImportJobs) private readonly jobs: ImportJobs,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  async execute({ upload, lacking, context }: AnalyseUpload): Promise<void> {
    for (const typed of [lacking.schoolCode ?? '', lacking.academy ?? '']) {
      if (typed.length > MAX_TYPED || hasControls(typed)) throw new LogeError('BAD_INPUT');
    }
    // Only who may see it may change what it lacks.
    const view = await this.queries.execute(new ImportPage(upload.id, upload.reader));
    if (!view) throw new LogeError('NOT_FOUND');
    await this.jobs.lacking(upload.id, lacking);
    await this.background.start(upload, { dryRun: true, confirmDepartures: false }, context);
  }
}

@CommandHandler(StartUpload)
export class StartUploadHandler implements ICommandHandler<StartUpload> {
  constructor(@Inject(BackgroundImports) private readonly background: BackgroundImports) {}

  async execute({ upload, confirmDepartures, context }: StartUpload): Promise<void> {
    await this.background.start(upload, { dryRun: false, confirmDepartures }, context);
  }
}
