import { Inject, Injectable } from '@nestjs/common';
import { DistributionId, LogeError } from '@loge/contracts';
import type { AccountId, ImportId, Profile, Renewal, SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import type { TargetedAccount } from '../target.js';
import type { TargetReach } from '../target-input.js';
import { sqlParameters, visibleTo } from './visible-files.js';

/** A file of credentials as its row has it. */
export interface FileRow {
  readonly id: DistributionId;
  readonly name: string;
  readonly madeAt: Date;
  /** Nobody for an import at the command line. */
  readonly madeBy: AccountId | null;
  readonly import: ImportId | null;
  readonly renewal: Renewal;
  readonly schools: readonly SchoolId[];
  readonly classes: readonly string[];
  readonly profiles: readonly Profile[];
  /** Of schools or classes that were named, and not of people picked or found. */
  readonly named: boolean;
  readonly accounts: number;
  /** Of its CSV form, as of its last download. */
  readonly bytes: number | null;
  readonly downloads: number;
  readonly expiresAt: Date;
}

/** Somebody in a file, in the place that they stand in it for. */
export type FileEntry = Pick<TargetedAccount, 'account' | 'school' | 'profile' | 'className'>;

/** A file that the sweeper sees to. */
export interface SweptFile {
  readonly id: DistributionId;
  /** `MAKING` and `ENDING`: its event may or may not be there. */
  readonly state: 'MAKING' | 'READY' | 'ENDING';
  readonly expiresAt: Date;
}

/** Who looks at files: their own, and those of schools and classes within reach. */
export interface FileReader extends TargetReach {
  readonly account: AccountId;
}

const columns = `id, name, made_at AS "madeAt", made_by AS "madeBy", import, renewal, schools, classes, profiles, named,
  accounts, bytes::float8 AS bytes, downloads, expires_at AS "expiresAt"`;

/** The files, and whom each is for. */
@Injectable()
export class Files {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  /** Keeps a file that is to be made; nobody sees it before {@link ready}. One that is there already stays. */
  async put(file: FileRow, entries: readonly FileEntry[]): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const inserted = await transaction.query<unknown[]>(
        `INSERT INTO distribution.file (id, state, name, made_at, made_by, import, renewal, schools, classes, profiles,
           named, accounts, expires_at)
         VALUES ($1, 'MAKING', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING RETURNING id`,
        [
          ...[file.id, file.name, file.madeAt, file.madeBy, file.import, file.renewal, file.schools],
          ...[file.classes, file.profiles, file.named, file.accounts, file.expiresAt],
        ],
      );
      if (inserted.length === 0) return;
      await transaction.query(
        `INSERT INTO distribution.file_account (file, place, account, school, profile, class_name)
         SELECT $1, place, account, school, profile, class_name
         FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY
           AS entry (account, school, profile, class_name, place)`,
        [
          ...[file.id, entries.map(({ account }) => account), entries.map(({ school }) => school)],
          ...[entries.map(({ profile }) => profile), entries.map(({ className }) => className ?? null)],
        ],
      );
    });
  }

  /** Its event was appended. */
  async ready(id: DistributionId): Promise<void> {
    await this.database.query(
      `UPDATE distribution.file SET state = 'READY' WHERE id = $1 AND state = 'MAKING'`,
      [id],
    );
  }

  /** Files that somebody may see, newest first. */
  async page(
    reader: FileReader,
    { first, after }: { readonly first: number; readonly after?: string },
  ): Promise<{ readonly files: readonly FileRow[]; readonly total: number }> {
    const parameters = sqlParameters();
    const visible = visibleTo(reader, parameters);
    const [counted] = await this.database.query<{ total: number }[]>(
      `SELECT count(*)::int AS total FROM distribution.file WHERE ${visible}`,
      [...parameters.values],
    );
    const place = after === undefined ? undefined : placeOf(after);
    const beyond = place
      ? `(made_at, id) < (${parameters.add(place.at)}::timestamptz, ${parameters.add(place.id)}::uuid)`
      : 'true';
    const files = await this.database.query<FileRow[]>(
      `SELECT ${columns} FROM distribution.file WHERE ${visible} AND ${beyond}
       ORDER BY made_at DESC, id DESC LIMIT ${parameters.add(first)}`,
      parameters.values,
    );
    return { files, total: counted?.total ?? 0 };
  }

  /** One that somebody may see. */
  async find(id: DistributionId, reader: FileReader): Promise<FileRow | undefined> {
    const parameters = sqlParameters();
    const visible = visibleTo(reader, parameters);
    const [file] = await this.database.query<FileRow[]>(
      `SELECT ${columns} FROM distribution.file WHERE ${visible} AND id = ${parameters.add(id)}`,
      parameters.values,
    );
    return file;
  }

  /** Whom it is for, in their order, from a place on. */
  async entries(id: DistributionId, from: number, most: number): Promise<readonly FileEntry[]> {
    return this.database.query<FileEntry[]>(
      `SELECT account, school, profile, class_name AS "className" FROM distribution.file_account
       WHERE file = $1 AND place > $2 AND place <= $3 ORDER BY place`,
      [id, from, from + most],
    );
  }

  async downloaded(id: DistributionId): Promise<void> {
    await this.database.query('UPDATE distribution.file SET downloads = downloads + 1 WHERE id = $1', [id]);
  }

  async weighed(id: DistributionId, bytes: number): Promise<void> {
    await this.database.query('UPDATE distribution.file SET bytes = $2 WHERE id = $1', [id, bytes]);
  }

  /** Nobody sees it from now on. */
  async hide(id: DistributionId): Promise<void> {
    await this.database.query(`UPDATE distribution.file SET state = 'ENDING' WHERE id = $1`, [id]);
  }

  /** Removes it with whom it was for. */
  async remove(id: DistributionId): Promise<void> {
    await this.database.query('DELETE FROM distribution.file WHERE id = $1', [id]);
  }

  /** Those whose time is over, and those that an interruption left half made or half deleted. */
  async toSweep(now: Date): Promise<readonly SweptFile[]> {
    return this.database.query<SweptFile[]>(
      `SELECT id, state, expires_at AS "expiresAt" FROM distribution.file
       WHERE expires_at <= $1 OR state = 'ENDING' OR (state = 'MAKING' AND kept_at < now() - interval '10 minutes')`,
      [now],
    );
  }
}

/** The place of a file in the list. */
export const cursorOf = ({ madeAt, id }: FileRow): string =>
  Buffer.from(`${madeAt.toISOString()} ${id}`).toString('base64url');

/** @throws LogeError `BAD_INPUT` for a cursor that is none. */
function placeOf(cursor: string): { readonly at: Date; readonly id: DistributionId } {
  const [at = '', id] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const [madeAt, read] = [new Date(at), DistributionId.safeParse(id)];
  if (Number.isNaN(madeAt.getTime()) || !read.success) throw new LogeError('BAD_INPUT');
  return { at: madeAt, id: read.data };
}
