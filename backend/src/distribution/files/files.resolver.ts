import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DistributionId, LogeError } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../../context.js';
import { connectionOf } from '../../graphql/connection.js';
import { CurrentContext, CurrentReach, CurrentViewer, Requires } from '../../rights/declarations.js';
import { withReason } from '../../rights/reason.js';
import type { Reach, Viewer } from '../../rights/rights.js';
import {
  AskCredentialsDownload,
  DeleteCredentialsFile,
  ListCredentialsFiles,
  MakeCredentialsFile,
  PreviewCredentialsFile,
} from '../commands.js';
import type { FileRow } from './files.table.js';

/** A person or school that its own resolver completes from its id. */
type Ref = { readonly id: string };
type File = Omit<Api.CredentialsFile, 'schools' | 'madeBy'> & {
  readonly schools: readonly Ref[];
  readonly madeBy: Ref | null;
};

/** « Fichiers des identifiants » (KO-2 to KO-4). */
@Resolver('CredentialsFile')
export class FilesResolver {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Query('credentialsFiles')
  @Requires('MANAGE_CREDENTIALS')
  async credentialsFiles(
    @Args() { first, after }: Api.QueryCredentialsFilesArgs,
    @CurrentViewer() viewer: Viewer,
    @CurrentReach() reach: Reach,
  ): Promise<{ edges: { node: File; cursor: string }[]; pageInfo: Api.PageInfo; total: number }> {
    const page = { first: first ?? 25, ...(after ? { after } : {}) };
    const found = await this.queries.execute(new ListCredentialsFiles(viewer, page));
    const nodes = found.files.map((file) => fileOf(file, reach));
    return { ...connectionOf(nodes, found, page.after), total: found.total };
  }

  @Query('credentialsFilePreview')
  @Requires('MANAGE_CREDENTIALS')
  credentialsFilePreview(
    @Args('target') target: Api.CredentialsTargetInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<Api.CredentialsFilePreview> {
    return this.queries.execute(new PreviewCredentialsFile(target, viewer));
  }

  @Mutation('makeCredentialsFile')
  @Requires('MANAGE_CREDENTIALS')
  async makeCredentialsFile(
    @Args('input') { target, renewal, reason }: Api.MakeCredentialsFileInput,
    @CurrentViewer() viewer: Viewer,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<{ file: File; pending: boolean }> {
    const asked = { target, renewal: renewal ?? 'NONE' };
    const command = new MakeCredentialsFile(asked, viewer, withReason(context, reason));
    // The list is read from the same rows.
    return { file: fileOf(await this.commands.execute(command), reach), pending: false };
  }

  @Mutation('downloadCredentialsFile')
  @Requires('MANAGE_CREDENTIALS')
  async downloadCredentialsFile(
    @Args('input') { file, format, byHousehold, reason }: Api.DownloadCredentialsFileInput,
    @CurrentViewer() viewer: Viewer,
    @CurrentContext() context: Context,
  ): Promise<Api.Download> {
    const form = { format, byHousehold: byHousehold ?? false };
    const command = new AskCredentialsDownload(idOf(file), form, viewer, withReason(context, reason));
    const { url, name, expiresAt } = await this.commands.execute(command);
    return { url, name, expiresAt: expiresAt.toISOString() };
  }

  @Mutation('deleteCredentialsFile')
  @Requires('MANAGE_CREDENTIALS')
  async deleteCredentialsFile(
    @Args('id') id: string,
    @CurrentViewer() viewer: Viewer,
    @CurrentContext() context: Context,
  ): Promise<Api.CredentialsFileDeleted> {
    await this.commands.execute(new DeleteCredentialsFile(idOf(id), viewer, context));
    return { id };
  }
}

function idOf(id: string): DistributionId {
  const read = DistributionId.safeParse(id.toLowerCase());
  if (!read.success) throw new LogeError('NOT_FOUND');
  return read.data;
}

function fileOf(file: FileRow, reach: Reach): File {
  const { madeAt, madeBy, expiresAt, bytes, schools, ...row } = file;
  const isSeen = (school: FileRow['schools'][number]) =>
    reach.kind === 'everything' || reach.schools.includes(school);
  return {
    id: row.id,
    name: row.name,
    bytes,
    madeAt: madeAt.toISOString(),
    madeBy: madeBy ? { id: madeBy } : null,
    import: row.import,
    renewal: row.renewal,
    schools: schools.filter(isSeen).map((id) => ({ id })),
    classes: [...row.classes],
    profiles: [...row.profiles],
    accounts: row.accounts,
    downloads: row.downloads,
    expiresAt: expiresAt.toISOString(),
  };
}
