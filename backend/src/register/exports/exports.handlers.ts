import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { ExportId, LogeError } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { AccountPage } from '../../accounts/commands.js';
import type { Reach } from '../../rights/rights.js';
import { filterOf } from '../journal.input.js';
import { mayAskFor } from '../journal.sql.js';
import { classPlace, sightOf } from '../sight.js';
import { AccountPages } from './account-pages.js';
import { ExportDownloads } from './export-downloads.js';
import { ExportRunner } from './export-runner.js';
import { KEPT, MOST_ON_PAPER, exportName } from './export.js';
import type { Asked, ExportJob, ExportView, Subject } from './export.js';
import { AskExportDownload, DeleteExport, ListExports, MakeExport } from './exports.commands.js';
import type { Wanted } from './exports.commands.js';
import { Exports } from './exports.table.js';
import { JournalPages } from './journal-pages.js';

/** Counted no further. */
const COUNTED = 1_001;

@CommandHandler(MakeExport)
export class MakeExportHandler implements ICommandHandler<MakeExport> {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Exports) private readonly exports: Exports,
    @Inject(JournalPages) private readonly journal: JournalPages,
    @Inject(AccountPages) private readonly accounts: AccountPages,
    @Inject(ExportRunner) private readonly runner: ExportRunner,
  ) {}

  async execute({ wanted, format, reach, viewer, context }: MakeExport): Promise<ExportView> {
    const { channel, ip, userAgent, correlationId, reason } = context;
    if (!reason) throw new LogeError('REASON_REQUIRED');
    const { subject, about } = await this.about(wanted, reach, viewer);
    const upTo = await this.exports.newest();
    const count = await this.counted(subject, format === 'PDF' ? MOST_ON_PAPER + 1 : COUNTED, reach, viewer);
    if (format === 'PDF' && count > MOST_ON_PAPER)
      throw new LogeError('EXPORT_TOO_LARGE', { max: MOST_ON_PAPER });
    const [id, askedAt] = [ExportId.parse(randomUUID()), context.clock()];
    const from = { channel, correlationId, ...(ip && { ip }), ...(userAgent && { userAgent }) };
    const job: ExportJob = {
      ...{ id, account: viewer, what: wanted.what, format, name: exportName(wanted.what, format, askedAt) },
      ...{ state: 'WRITING', rows: 0, count: Math.min(count, COUNTED), bytes: null, failure: null },
      ...{ askedAt, begunAt: null, expiresAt: new Date(askedAt.getTime() + KEPT) },
      ...{ asked: { subject, reach, about, reason, from }, upTo },
    };
    await this.exports.put(job);
    this.runner.nudge();
    return job;
  }

  private counted(subject: Subject, most: number, reach: Reach, viewer: AccountId): Promise<number> {
    return subject.what === 'ACCOUNTS'
      ? this.accounts.count(subject.filter, reach)
      : this.journal.count(subject, reach, viewer, most);
  }

  /** What is wanted, and whose registers shall show that it was: of a school out of reach, not its own. */
  private async about(
    wanted: Wanted,
    reach: Reach,
    viewer: AccountId,
  ): Promise<{ readonly subject: Subject; readonly about: Asked['about'] }> {
    if (wanted.what !== 'TIMELINE') {
      const { school, class: code } = filterOf({
        school: wanted.filter.school,
        class: wanted.filter.class,
      });
      const within = school && mayAskFor({ school, ...(code && { class: code }) }, sightOf(reach, viewer));
      const classes = school && code ? [classPlace(school, code)] : [];
      return {
        subject: wanted,
        about: within ? { schools: [school], classes } : { schools: [], classes: [] },
      };
    }
    const page = await this.queries.execute(new AccountPage(wanted.account, reach));
    if (!page) throw new LogeError('NOT_FOUND');
    const { id: account, joined, present } = page;
    return { subject: { what: 'TIMELINE', account, joined }, about: { subject: account, ...present } };
  }
}

@QueryHandler(ListExports)
export class ListExportsHandler implements IQueryHandler<ListExports> {
  constructor(@Inject(Exports) private readonly exports: Exports) {}

  execute({ viewer, now }: ListExports): Promise<readonly ExportView[]> {
    return this.exports.list(viewer, now);
  }
}

@CommandHandler(AskExportDownload)
export class AskExportDownloadHandler implements ICommandHandler<AskExportDownload> {
  constructor(@Inject(ExportDownloads) private readonly downloads: ExportDownloads) {}

  execute({ id, viewer, context }: AskExportDownload) {
    return this.downloads.ask(id, viewer, context.clock());
  }
}

@CommandHandler(DeleteExport)
export class DeleteExportHandler implements ICommandHandler<DeleteExport> {
  constructor(@Inject(Exports) private readonly exports: Exports) {}

  execute({ id, viewer }: DeleteExport): Promise<void> {
    return this.exports.remove(id, viewer);
  }
}
