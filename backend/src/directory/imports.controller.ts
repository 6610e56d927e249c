import { join } from 'node:path';
import { Controller, Inject, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CONFIG } from '../config.js';
import type { Settings } from '../config.js';
import type { Context } from '../context.js';
import { CurrentContext, Requires } from '../rights/declarations.js';
import type { RequestWithLoge } from '../rights/request.js';
import { RegisterUpload } from './commands.js';
import { UploadRoom } from './upload-room.js';
import { MAX_UPLOAD_BYTES, MAX_UPLOAD_FILES, receiveUpload } from './uploads.js';

/** Receives the files of an import; `analyseImport` then reads them. */
@Controller('imports')
export class ImportsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(UploadRoom) private readonly room: UploadRoom,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'dataDir'>,
  ) {}

  /** `POST /imports`, multipart: `.xml` and `.csv` files, or a `.zip` of such, streamed to disk. Answers `{ id }`. */
  @Post()
  @Requires('IMPORT_DIRECTORY')
  async upload(@Req() request: RequestWithLoge, @CurrentContext() context: Context): Promise<{ id: string }> {
    const person = context.actor.kind === 'ACCOUNT' ? context.actor.id : undefined;
    return this.room.within(person, async (take) => {
      const limits = { bytes: MAX_UPLOAD_BYTES, files: MAX_UPLOAD_FILES, take };
      const received = await receiveUpload(request, join(this.settings.dataDir, 'uploads'), limits);
      const { id, folder, files } = received;
      await this.commands.execute(new RegisterUpload(id, folder, files, context));
      return { id };
    });
  }
}
