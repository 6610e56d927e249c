import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ImportId, LogeError, RecordKind } from '@loge/contracts';
import type { ImportReport, KindCounts } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import { connectionOf } from '../graphql/connection.js';
import { RecordReading } from '../register/commands.js';
import { CurrentContext, CurrentReach, CurrentViewer, Requires } from '../rights/declarations.js';
import type { Reach, Viewer } from '../rights/rights.js';
import { AnalyseUpload, ImportPage, ListImports, StartUpload } from './commands.js';
import type { ImportReader, ImportView } from './commands.js';

/** A person or school that its own resolver completes from its id. */
type Ref = { readonly id: string };
type Import = Omit<Api.Import, 'schools' | 'by' | 'departures'> & {
  readonly schools: Ref[];
  readonly by: Ref | null;
  readonly departures: (Omit<Api.SchoolDepartures, 'school'> & { readonly school: Ref })[];
};

@Resolver('Import')
export class ImportResolver {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @Query('imports')
  @Requires('IMPORT_DIRECTORY')
  async imports(
    @Args() { first, after }: Api.QueryImportsArgs,
    @CurrentReach() reach: Reach,
    @CurrentViewer() viewer: Viewer | undefined,
  ): Promise<{ edges: { node: Import; cursor: string }[]; pageInfo: Api.PageInfo }> {
    const page = { first: first ?? 25, ...(after ? { after } : {}) };
    const found = await this.queries.execute(new ListImports(readerOf(reach, viewer), page));
    return connectionOf(
      found.imports.map((view) => importOf(view)),
      found,
      page.after,
    );
  }

  @Query('import')
  @Requires('IMPORT_DIRECTORY')
  async import(
    @Args('id') id: string,
    @CurrentReach() reach: Reach,
    @CurrentViewer() viewer: Viewer | undefined,
    @CurrentContext() context: Context,
  ): Promise<Import | null> {
    const asked = ImportId.safeParse(id);
    if (!asked.success) return null;
    const view = await this.queries.execute(new ImportPage(asked.data, readerOf(reach, viewer)));
    if (!view) return null;
    // Its progress is asked for each second; what is read is the report.
    if (!view.progress && (view.preview || view.report)) {
      const reading = { kind: 'IMPORT_REPORT', import: view.id, schools: view.schools } as const;
      await this.commands.execute(new RecordReading(reading, context));
    }
    return importOf(view);
  }

  @Mutation('analyseImport')
  @Requires('IMPORT_DIRECTORY')
  async analyseImport(
    @Args('input') input: Api.AnalyseImportInput,
    @CurrentReach() reach: Reach,
    @CurrentViewer() viewer: Viewer | undefined,
    @CurrentContext() context: Context,
  ): Promise<Import> {
    const upload = uploadOf(input.id, readerOf(reach, viewer));
    const lacking = {
      ...(input.schoolCode ? { schoolCode: input.schoolCode } : {}),
      ...(input.academy ? { academy: input.academy } : {}),
    };
    await this.commands.execute(new AnalyseUpload(upload, lacking, context));
    return this.shown(upload);
  }

  @Mutation('startImport')
  @Requires('IMPORT_DIRECTORY')
  async startImport(
    @Args('input') input: Api.StartImportInput,
    @CurrentReach() reach: Reach,
    @CurrentViewer() viewer: Viewer | undefined,
    @CurrentContext() context: Context,
  ): Promise<Import> {
    const upload = uploadOf(input.id, readerOf(reach, viewer));
    await this.commands.execute(new StartUpload(upload, input.confirmDepartures ?? false, context));
    return this.shown(upload);
  }

  private async shown({ id, reader }: { id: ImportId; reader: ImportReader }): Promise<Import> {
    const view = await this.queries.execute(new ImportPage(id, reader));
    if (!view) throw new LogeError('NOT_FOUND');
    return importOf(view);
  }
}

const readerOf = (reach: Reach, viewer: Viewer | undefined): ImportReader => ({
  reach,
  ...(viewer ? { viewer: viewer.account } : {}),
});

function uploadOf(id: string, reader: ImportReader): { id: ImportId; reader: ImportReader } {
  const read = ImportId.safeParse(id);
  if (!read.success) throw new LogeError('NOT_FOUND');
  return { id: read.data, reader };
}

function importOf(view: ImportView): Import {
  const { progress, preview, report, refusal } = view;
  return {
    id: view.id,
    state: view.state,
    format: view.format ?? null,
    delta: view.delta,
    correlationId: view.correlation ?? null,
    files: view.files.map(({ name, bytes }) => ({ name, bytes })),
    schools: view.schools.map((id) => ({ id })),
    by: view.by ? { id: view.by } : null,
    createdAt: view.createdAt.toISOString(),
    endedAt: view.endedAt?.toISOString() ?? null,
    progress: progress ? { ...progress, startedAt: progress.startedAt.toISOString() } : null,
    preview: preview ? reportOf(preview) : null,
    report: report ? reportOf(report) : null,
    refusal: refusal ? { code: refusal.code, file: refusal.file ?? null, line: refusal.line ?? null } : null,
    departures: view.departures.map(({ school, departing, members }) => ({
      school: { id: school },
      departing,
      members,
    })),
  };
}

const tally = (counts: KindCounts): Api.KindTally[] =>
  RecordKind.options.flatMap((kind) => (counts[kind] ? [{ kind, count: counts[kind] }] : []));

const sum = (counts: KindCounts): number => Object.values(counts).reduce((total, count) => total + count, 0);

function reportOf(report: ImportReport): Api.ImportReport {
  const { created, updated, unchanged, merged, departed, leftOut, errors } = report;
  return {
    created: tally(created),
    updated: tally(updated),
    unchanged: tally(unchanged),
    merged: tally(merged),
    departed: tally(departed),
    leftOut: tally(leftOut),
    errors: tally(errors),
    reasons: [...report.reasons],
    // Each of these records has one reason, whether or not it is among those kept; others are told while there is room.
    reasonCount:
      sum(merged) +
      sum(leftOut) +
      sum(errors) +
      report.reasons.filter(({ code }) => code === 'PERSON_BEYOND_SCOPE').length,
    seconds: report.seconds,
  };
}
