import { Inject, Injectable } from '@nestjs/common';
import { distributionStream } from '@loge/contracts';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import type { Context } from '../../context.js';
import { decideFile, fileFold } from './file.js';
import { Files } from './files.table.js';
import type { FileEntry, FileRow } from './files.table.js';

/** Keeps a file and whom it is for, and notes that it was made. */
@Injectable()
export class FileMaker {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(Files) private readonly files: Files,
  ) {}

  /**
   * Made again under the same id, nothing changes, also when it was deleted since.
   * @throws LogeError those of `decideFile`.
   */
  async make(
    file: FileRow,
    entries: readonly FileEntry[],
    context: Context,
    createdSince?: string,
  ): Promise<void> {
    const { id: distribution, name, schools, classes, profiles, renewal, accounts, expiresAt } = file;
    const data = {
      ...{ distribution, file: name, schools: [...schools], classes: [...classes], profiles: [...profiles] },
      ...{ renewal, accounts, expiresAt: expiresAt.toISOString() },
      ...(createdSince && { createdSince }),
      ...(file.import && { import: file.import }),
    };
    const command = { type: 'make', data, reason: context.reason } as const;
    const stream = distributionStream(distribution);
    const { state } = await this.streams.load(stream, fileFold);
    // What is refused leaves nothing behind; what was made before, and perhaps deleted since, is not made again.
    if (decideFile(command, state).length > 0) {
      await this.files.put(file, entries);
      await this.streams.change(stream, fileFold, context, (now) => decideFile(command, now));
    }
    await this.files.ready(distribution);
  }
}
