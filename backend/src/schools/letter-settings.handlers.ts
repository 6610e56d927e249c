import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { schoolStream } from '@loge/contracts';
import type { LetterSettings } from '@loge/contracts';
import { DataSource } from 'typeorm';
import type { Position } from '../event-store/port.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { LogoOf, SetLetterSettings } from './commands.js';
import type { Logo } from './commands.js';
import { readLetterText, readLogo } from './letter-settings.js';
import { decide, schoolFold } from './school.js';

@CommandHandler(SetLetterSettings)
export class SetLetterSettingsHandler implements ICommandHandler<SetLetterSettings> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(DataSource) private readonly database: DataSource,
  ) {}

  async execute({ school, settings: asked, context }: SetLetterSettings): Promise<{ position: Position }> {
    const text = readLetterText(asked.text);
    const logo = asked.logo === undefined ? undefined : readLogo(asked.logo);
    const settings: LetterSettings = { ...(text && { text }), ...(logo && { logo: logo.sha256 }) };
    const command = { type: 'set-letter-settings' as const, school, settings };
    // Nothing is kept for a school that there is not.
    const { state } = await this.streams.load(schoolStream(school), schoolFold);
    decide(command, state);
    // Before the event that names it: what names a picture always finds it.
    if (logo)
      await this.database.query(
        `INSERT INTO schools.logo (sha256, bytes, media_type) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
        [logo.sha256, logo.bytes, logo.mediaType],
      );
    return this.streams.change(schoolStream(school), schoolFold, context, (now) => decide(command, now));
  }
}

@QueryHandler(LogoOf)
export class LogoOfHandler implements IQueryHandler<LogoOf> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ sha256 }: LogoOf): Promise<Logo | undefined> {
    const [found] = await this.database.query<{ bytes: Buffer; media_type: Logo['mediaType'] }[]>(
      `SELECT bytes, media_type FROM schools.logo WHERE sha256 = $1`,
      [sha256],
    );
    return found && { bytes: found.bytes, mediaType: found.media_type };
  }
}
