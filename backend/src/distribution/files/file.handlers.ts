import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { DistributionId, LogeError, distributionStream } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import { CONFIG } from '../../config.js';
import type { Settings } from '../../config.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import {
  AskCredentialsDownload,
  DeleteCredentialsFile,
  ListCredentialsFiles,
  MakeCredentialsFile,
  PreviewCredentialsFile,
} from '../commands.js';
import { Downloads } from '../../downloads/downloads.js';
import { Targets } from '../target.js';
import { decideFile, fileFold } from './file.js';
import { downloadName, fileName } from './file-name.js';
import { Files, cursorOf } from './files.table.js';
import type { FileRow } from './files.table.js';
import { FileMaker } from './make-file.js';

const DAY = 86_400_000;
const MOST_ON_A_PAGE = 100;

@CommandHandler(MakeCredentialsFile)
export class MakeCredentialsFileHandler implements ICommandHandler<MakeCredentialsFile> {
  constructor(
    @Inject(Targets) private readonly targets: Targets,
    @Inject(FileMaker) private readonly maker: FileMaker,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'credentialsFileDays'>,
  ) {}

  async execute({ asked, viewer, context }: MakeCredentialsFile): Promise<FileRow> {
    const target = await this.targets.of(asked.target, await this.targets.reachOf(viewer));
    const { schools, classes, profiles, accounts, createdSince } = target;
    const madeAt = context.clock();
    const file: FileRow = {
      ...{ id: DistributionId.parse(randomUUID()), name: fileName(schools), madeAt },
      ...{ madeBy: viewer.account, import: null, renewal: asked.renewal },
      ...{ schools, classes, profiles, named: target.kind === 'schools', accounts: accounts.length },
      ...{
        bytes: null,
        downloads: 0,
        expiresAt: new Date(madeAt.getTime() + this.settings.credentialsFileDays * DAY),
      },
    };
    await this.maker.make(file, accounts, context, createdSince);
    return file;
  }
}

@QueryHandler(PreviewCredentialsFile)
export class PreviewCredentialsFileHandler implements IQueryHandler<PreviewCredentialsFile> {
  constructor(@Inject(Targets) private readonly targets: Targets) {}

  async execute({ target, viewer }: PreviewCredentialsFile): Promise<Api.CredentialsFilePreview> {
    const { accounts } = await this.targets.of(target, await this.targets.reachOf(viewer));
    return {
      accounts: accounts.length,
      activated: accounts.filter(({ activated }) => activated).length,
      atAcademy: accounts.filter(({ atAcademy }) => atAcademy).length,
    };
  }
}

@QueryHandler(ListCredentialsFiles)
export class ListCredentialsFilesHandler implements IQueryHandler<ListCredentialsFiles> {
  constructor(
    @Inject(Targets) private readonly targets: Targets,
    @Inject(Files) private readonly files: Files,
  ) {}

  async execute({ viewer, page: { first, after } }: ListCredentialsFiles) {
    const most = Math.min(Math.max(first, 1), MOST_ON_A_PAGE);
    const reader = { account: viewer.account, ...(await this.targets.reachOf(viewer)) };
    const { files, total } = await this.files.page(reader, { first: most + 1, ...(after && { after }) });
    const shown = files.slice(0, most);
    return { files: shown, cursors: shown.map(cursorOf), hasNextPage: files.length > most, total };
  }
}

@CommandHandler(AskCredentialsDownload)
export class AskCredentialsDownloadHandler implements ICommandHandler<AskCredentialsDownload> {
  constructor(
    @Inject(Targets) private readonly targets: Targets,
    @Inject(Files) private readonly files: Files,
    @Inject(Downloads) private readonly downloads: Downloads,
  ) {}

  async execute({ file: id, form, viewer, context }: AskCredentialsDownload) {
    const { reason } = context;
    if (!reason?.trim()) throw new LogeError('REASON_REQUIRED');
    const reader = { account: viewer.account, ...(await this.targets.reachOf(viewer)) };
    const file = await this.files.find(id, reader);
    if (!file) throw new LogeError('NOT_FOUND');
    if (file.expiresAt <= context.clock()) throw new LogeError('FILE_GONE');
    const ticket = { kind: 'CREDENTIALS', of: id, details: { ...form }, reason } as const;
    const issued = await this.downloads.issue(ticket, viewer, context.clock());
    return { ...issued, name: downloadName(file.name, form.format) };
  }
}

@CommandHandler(DeleteCredentialsFile)
export class DeleteCredentialsFileHandler implements ICommandHandler<DeleteCredentialsFile> {
  constructor(
    @Inject(Targets) private readonly targets: Targets,
    @Inject(Files) private readonly files: Files,
    @Inject(STREAMS) private readonly streams: Streams,
  ) {}

  async execute({ file: id, viewer, context }: DeleteCredentialsFile): Promise<void> {
    const reader = { account: viewer.account, ...(await this.targets.reachOf(viewer)) };
    if (!(await this.files.find(id, reader))) throw new LogeError('NOT_FOUND');
    const command = { type: 'delete', cause: 'ASKED' } as const;
    // Interrupted from here on, the sweeper brings it to an end.
    await this.files.hide(id);
    await this.streams.change(distributionStream(id), fileFold, context, (state) =>
      decideFile(command, state),
    );
    await this.files.remove(id);
  }
}
