import { join } from 'node:path';
import { Controller, Inject, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CONFIG } from '../config.js';
import type { Settings } from '../config.js';
import type { Context } from '../context.js';
import { CurrentContext, Requires } from '../rights/declarations.js';
import type { RequestWithLoge } from '../rights/request.js';
import { RegisterUpload } from './commands.js';
import { receiveUpload } from './uploads.js';

/** Receives the files of an import; `analyseImport` then reads them. */
@Controller('imports')
export class ImportsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'dataDir'>,
  ) {}

  /** `POST /imports`, multipart: `.xml` and `.csv` files, streamed to disk. Answers `{ id }`. */
  @Post()
  @Requires('IMPORT_DIRECTORY')
  async upload(@Req() request: RequestWithLoge, @CurrentContext() context: Context): Promise<{ id: string }> {
    const { id, folder, files } = await receiveUpload(request, join(this.settings.dataDir, 'uploads'));
    await this.commands.execute(new RegisterUpload(id, folder, files, context));
    return { id };
  }
}
