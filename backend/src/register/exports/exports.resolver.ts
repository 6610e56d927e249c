import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AccountId, ExportId, LogeError } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../../context.js';
import {
  CurrentContext,
  CurrentReach,
  CurrentViewer,
  Requires,
  SignedInOnly,
} from '../../rights/declarations.js';
import { withReason } from '../../rights/reason.js';
import type { Reach, Viewer } from '../../rights/rights.js';
import type { ExportView } from './export.js';
import { AskExportDownload, DeleteExport, ListExports, MakeExport } from './exports.commands.js';
import type { Wanted } from './exports.commands.js';

/** « Mes exports ». */
@Resolver('Export')
export class ExportsResolver {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Query('exports')
  @SignedInOnly()
  async exports(
    @CurrentViewer() { account }: Viewer,
    @CurrentContext() { clock }: Context,
  ): Promise<Api.Export[]> {
    const now = clock();
    return (await this.queries.execute(new ListExports(account, now))).map((one) => shown(one, now));
  }

  @Mutation('exportJournal')
  @Requires('READ_REGISTER')
  exportJournal(
    @Args('input') { filter, ...input }: Api.ExportJournalInput,
    @CurrentReach() reach: Reach,
    @CurrentViewer() { account }: Viewer,
    @CurrentContext() context: Context,
  ): Promise<Api.Export> {
    return this.make({ what: 'JOURNAL', filter: filter ?? {} }, input, reach, account, context);
  }

  @Mutation('exportTimeline')
  @Requires('READ_REGISTER')
  exportTimeline(
    @Args('input') input: Api.ExportTimelineInput,
    @CurrentReach() reach: Reach,
    @CurrentViewer() { account: viewer }: Viewer,
    @CurrentContext() context: Context,
  ): Promise<Api.Export> {
    const account = AccountId.safeParse(input.account.toLowerCase());
    if (!account.success) throw new LogeError('NOT_FOUND');
    return this.make({ what: 'TIMELINE', account: account.data }, input, reach, viewer, context);
  }

  @Mutation('exportAccounts')
  @Requires('READ_ACCOUNTS')
  exportAccounts(
    @Args('input') { filter, ...input }: Api.ExportAccountsInput,
    @CurrentReach() reach: Reach,
    @CurrentViewer() { account }: Viewer,
    @CurrentContext() context: Context,
  ): Promise<Api.Export> {
    return this.make({ what: 'ACCOUNTS', filter: filter ?? {} }, input, reach, account, context);
  }

  @Mutation('downloadExport')
  @SignedInOnly()
  async downloadExport(
    @Args('id') id: string,
    @CurrentViewer() viewer: Viewer,
    @CurrentContext() context: Context,
  ): Promise<Api.Download> {
    const asked = new AskExportDownload(exportOf(id), viewer, context);
    const { expiresAt, ...ticket } = await this.commands.execute(asked);
    return { ...ticket, expiresAt: expiresAt.toISOString() };
  }

  @Mutation('deleteExport')
  @SignedInOnly()
  async deleteExport(
    @Args('id') id: string,
    @CurrentViewer() { account }: Viewer,
  ): Promise<Api.DeletedExport> {
    await this.commands.execute(new DeleteExport(exportOf(id), account));
    return { id };
  }

  private async make(
    wanted: Wanted,
    { format, reason }: Pick<Api.ExportJournalInput, 'format' | 'reason'>,
    reach: Reach,
    viewer: AccountId,
    context: Context,
  ): Promise<Api.Export> {
    const made = new MakeExport(wanted, format, reach, viewer, withReason(context, reason));
    return shown(await this.commands.execute(made), context.clock());
  }
}

/** @throws LogeError `NOT_FOUND` for what is no export's id. */
function exportOf(id: string): ExportId {
  const read = ExportId.safeParse(id.toLowerCase());
  if (!read.success) throw new LogeError('NOT_FOUND');
  return read.data;
}

function shown(view: ExportView, now: Date): Api.Export {
  const { id, what, format, name, state, rows, count, bytes, failure, begunAt } = view;
  const seconds = begunAt ? (now.getTime() - begunAt.getTime()) / 1_000 : 0;
  return {
    ...{ id, what, format, name, rows, bytes, failure, rowsUpTo1001: count },
    state: state === 'GONE' ? 'FAILED' : state,
    rowsPerSecond: state === 'WRITING' && rows > 0 && seconds > 0 ? Math.round(rows / seconds) : null,
    askedAt: view.askedAt.toISOString(),
    expiresAt: view.expiresAt.toISOString(),
  };
}
