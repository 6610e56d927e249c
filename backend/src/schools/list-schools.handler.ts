import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { LogeError } from '@loge/contracts';
import type {
  LegacyLoginPeriod,
  LetterSettings,
  PasswordPolicy,
  PortalSettings,
  Profile,
  SchoolId,
  SchoolRecord,
  SignInPlace,
} from '@loge/contracts';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { hasControls, storableText } from '../event-store/storable.js';
import { ListSchools } from './commands.js';
import type { SchoolPage, SchoolView } from './commands.js';
import { foldedText } from './school.projection.js';

interface Row {
  readonly id: SchoolId;
  readonly record: SchoolRecord;
  readonly sign_in_places: Record<Profile, SignInPlace>;
  readonly password_policy: PasswordPolicy;
  readonly portal: PortalSettings;
  readonly letter: LetterSettings;
  readonly legacy_login: LegacyLoginPeriod | null;
  readonly registered_at: Date;
  readonly sort_key: string;
}

@QueryHandler(ListSchools)
export class ListSchoolsHandler implements IQueryHandler<ListSchools> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ filter, reach, page }: ListSchools): Promise<SchoolPage> {
    const first = Math.min(Math.max(page.first, 1), 200);
    const [afterKey, afterId] = page.after === undefined ? [null, null] : readCursor(page.after);
    if (filter.search !== undefined && hasControls(filter.search)) throw new LogeError('BAD_INPUT');
    const search = filter.search === undefined ? '' : foldedText(filter.search);
    const rows = await this.database.query<Row[]>(
      `SELECT id, record, sign_in_places, password_policy, portal, letter, legacy_login, registered_at,
         sort_key FROM read.school
       WHERE ($1::text[] IS NULL OR id = ANY($1))
         AND ($2::text IS NULL OR id = $2)
         AND position($3 in search) > 0
         AND ($4::text IS NULL OR (sort_key, id) > ($4, $5))
       ORDER BY sort_key, id LIMIT $6`,
      [
        reach.kind === 'everything' ? null : reach.schools,
        filter.school ?? null,
        search,
        afterKey,
        afterId,
        first + 1,
      ],
    );
    const shown = rows.slice(0, first);
    return {
      schools: shown.map(viewOf),
      cursors: shown.map(({ sort_key, id }) => writeCursor([sort_key, id])),
      hasNextPage: rows.length > first,
    };
  }
}

function viewOf(row: Row): SchoolView {
  return {
    ...{ school: row.id, record: row.record, registeredAt: row.registered_at },
    ...{ signInPlaces: row.sign_in_places, passwordPolicy: row.password_policy, portal: row.portal },
    letter: row.letter,
    ...(row.legacy_login && { legacyLogin: row.legacy_login }),
  };
}

const Place = z.string().refine((text) => storableText(text) === text);
const Cursor = z.tuple([Place, Place]);

function writeCursor(place: z.infer<typeof Cursor>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function readCursor(cursor: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new LogeError('BAD_INPUT');
  }
}
