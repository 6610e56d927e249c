import { join } from 'node:path';
import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { importStream } from '@loge/contracts';
import type { AccountId, ImportFile, SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { CLAIMS } from '../claims/claims.js';
import type { Claims } from '../claims/claims.js';
import { CONFIG } from '../config.js';
import type { Settings } from '../config.js';
import type { Context } from '../context.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { unpacked } from './archive.js';
import type { Unpacked } from './archive.js';
import { RunImport } from './commands.js';
import type { ImportProgress, ImportRequest, ImportResult } from './commands.js';
import { ImportJobs } from './import-jobs.js';
import { ImportRun, isRefusal } from './import-run.js';
import { decide, importFold } from './import.js';
import type { ImportCommand } from './import.js';
import type { ImportSchools } from './import-schools.js';
import { findSource } from './source.js';
import type { Source } from './source.js';

/** How often a run says how far it is, in milliseconds. */
const BEAT = 1000;

@CommandHandler(RunImport)
export class RunImportHandler implements ICommandHandler<RunImport> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CLAIMS) private readonly claims: Claims,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(ImportJobs) private readonly jobs: ImportJobs,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'dataDir'>,
  ) {}

  async execute({ request, context: asked }: RunImport): Promise<ImportResult> {
    const { import: id, dryRun } = request;
    // However often it is interrupted and started again, all that it causes is found under its own id.
    const context: Context = { ...asked, correlationId: id };
    if (!request.begun) {
      await this.jobs.begin(id, dryRun ? 'ANALYSING' : 'RUNNING', actorOf(context), context.clock());
    }
    let progress: ImportProgress = { phase: 'READING', done: 0, total: 0 };
    // A beat that fails is made good by the next one.
    const beat = setInterval(() => void this.jobs.beat(id, progress).catch(() => {}), BEAT);
    const followed: ImportRequest = {
      ...request,
      onProgress: (next) => {
        // That it waits is told at once: nothing else may come for long.
        const waits = next.phase === 'WAITING' && progress.phase !== 'WAITING';
        progress = next;
        if (waits) void this.jobs.beat(id, next).catch(() => {});
        request.onProgress?.(next);
      },
    };
    try {
      const result = await this.run(followed, context);
      await this.ended(request, result, context);
      return result;
    } catch (error) {
      await this.jobs.end(id, { state: 'INTERRUPTED' }, context.clock()).catch(() => {});
      throw error;
    } finally {
      clearInterval(beat);
    }
  }

  private async run(request: ImportRequest, context: Context): Promise<ImportResult> {
    let schools: readonly SchoolId[] = [];
    let files: Unpacked | undefined;
    try {
      // It lies where forgotten uploads are removed, whatever becomes of this process.
      const within = request.begun
        ? join(request.folder, 'unpacked')
        : join(this.settings.dataDir, 'uploads', `unpacked-${request.import}`);
      files = await unpacked(request.folder, within);
      const source = await findSource(files.folder);
      const ground = {
        dataSource: this.dataSource,
        commands: this.commands,
        queries: this.queries,
        claims: this.claims,
      };
      const byImport: Context = { ...context, channel: 'IMPORT' };
      const onStart = async (found: ImportSchools, isDelta: boolean): Promise<void> => {
        schools = found.all;
        await this.started(request, context, source, { ...found, isDelta });
      };
      const onEnd = async (result: ImportResult): Promise<void> => {
        if (!request.dryRun) await this.tell(request, context, schools, result);
      };
      return await new ImportRun(ground, source, request, byImport, onStart, onEnd).run();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const { file, line } = error.detail;
      const result: ImportResult = {
        outcome: 'refused',
        code: error.code,
        ...(typeof file === 'string' ? { file } : {}),
        ...(typeof line === 'number' ? { line } : {}),
      };
      if (!request.dryRun) await this.tell(request, context, schools, result);
      return result;
    } finally {
      await files?.remove();
    }
  }

  private async started(
    { import: id, dryRun }: ImportRequest,
    context: Context,
    source: Source,
    { all, network, isDelta }: ImportSchools & { readonly isDelta: boolean },
  ): Promise<void> {
    const files: ImportFile[] = source.files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }));
    await this.jobs.started(id, source.format, files, { schools: all, isDelta });
    if (dryRun) return;
    const data = {
      import: id,
      format: source.format,
      files,
      schools: [...all],
      ...(network ? { network } : {}),
      ...(isDelta ? { delta: true } : {}),
    };
    await this.append({ type: 'start', data }, context, all);
  }

  private async tell(
    { import: id }: ImportRequest,
    context: Context,
    schools: readonly SchoolId[],
    result: ImportResult,
  ): Promise<void> {
    if (result.outcome === 'completed') {
      await this.append({ type: 'complete', data: { import: id, report: result.report } }, context, schools);
    } else if (result.outcome === 'held') {
      const departures = result.departures.map((departure) => ({ ...departure }));
      await this.append({ type: 'hold', data: { import: id, departures } }, context, schools);
    } else {
      const { code, file, line } = result;
      const where = { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
      await this.append({ type: 'refuse', data: { import: id, code, ...where } }, context, schools);
    }
  }

  private async append(
    command: ImportCommand,
    context: Context,
    schools: readonly SchoolId[],
  ): Promise<void> {
    await this.streams.change(importStream(command.data.import), importFold, context, (state) =>
      decide(command, state).map((event) => ({ event, about: { schools } })),
    );
  }

  private async ended(
    { import: id, dryRun }: ImportRequest,
    result: ImportResult,
    context: Context,
  ): Promise<void> {
    const at = context.clock();
    if (result.outcome === 'refused') {
      const { outcome: _, ...refusal } = result;
      return this.jobs.end(id, { state: 'REFUSED', refusal }, at);
    }
    const { departures } = result;
    if (result.outcome === 'held') return this.jobs.end(id, { state: 'HELD', departures }, at);
    const { report } = result;
    return this.jobs.end(
      id,
      dryRun ? { state: 'ANALYSED', preview: report, departures } : { state: 'COMPLETED', report },
      at,
    );
  }
}

const actorOf = ({ actor }: Context): AccountId | undefined =>
  actor.kind === 'ACCOUNT' ? actor.id : undefined;
