import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { ImportId, LogeError } from '@loge/contracts';
import type { AccountId, ImportFile, ImportFormat, ImportReport, SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { reaches } from '../rights/rights.js';
import { SILENCE } from './import-jobs.js';
import type { ImportPhase, SchoolDepartures } from './commands.js';
import { ImportPage, ListImports } from './queries.js';
import type { ImportList, ImportReader, ImportRefusal, ImportStanding, ImportView } from './queries.js';

interface Row {
  readonly id: ImportId;
  readonly state: ImportStanding;
  readonly format: ImportFormat | null;
  readonly delta: boolean;
  readonly correlation: string | null;
  readonly files: readonly ImportFile[];
  readonly schools: readonly SchoolId[];
  readonly actor: AccountId | null;
  readonly created_at: Date;
  readonly ended_at: Date | null;
  readonly started_at: Date | null;
  readonly phase: ImportPhase | null;
  readonly done: string | null;
  readonly total: string | null;
  readonly preview: ImportReport | null;
  readonly report: ImportReport | null;
  readonly refusal: ImportRefusal | null;
  readonly departures: readonly SchoolDepartures[];
}

/**
 * An import as its events tell it and, while it is under way or where no event tells it, as its job does. The job
 * also keeps more reasons than the event.
 */
const imports = `
  SELECT coalesce(j.id, i.id) AS id,
         CASE WHEN j.state IN ('ANALYSING', 'RUNNING') AND j.updated_at < now() - ${SILENCE} THEN 'INTERRUPTED'
              WHEN i.state = 'COMPLETED' THEN i.state
              WHEN j.id IS NULL AND i.state = 'RUNNING' THEN 'INTERRUPTED'
              ELSE coalesce(j.state, i.state) END AS state,
         coalesce(j.format, i.format) AS format,
         CASE WHEN j.files IS NULL OR j.files = '[]' THEN coalesce(i.files, '[]') ELSE j.files END AS files,
         CASE WHEN coalesce(cardinality(j.schools), 0) = 0 THEN coalesce(i.schools, '{}') ELSE j.schools END AS schools,
         coalesce(j.delta, false) OR coalesce(i.delta, false) AS delta, i.correlation,
         coalesce(j.actor, i.actor) AS actor,
         coalesce(j.created_at, i.created_at) AS created_at,
         coalesce(j.ended_at, i.ended_at) AS ended_at,
         j.started_at, j.phase, j.done, j.total, j.preview,
         coalesce(j.report, i.report) AS report,
         coalesce(j.refusal, i.refusal) AS refusal,
         coalesce(j.departures, i.departures) AS departures
  FROM directory.import_job j FULL JOIN read.import i ON i.id = j.id`;

/** What a reader may see: their own imports, and those all of whose schools lie within reach. */
const visible = `(actor = $1::uuid OR $2 OR (cardinality(schools) > 0 AND schools <@ $3::text[]))`;

function readerParameters({ viewer, reach }: ImportReader): unknown[] {
  const everything = reach.kind === 'everything';
  const schools = everything ? [] : reach.schools.filter((school) => reaches(reach, school));
  return [viewer ?? null, everything, schools];
}

@QueryHandler(ListImports)
export class ListImportsHandler implements IQueryHandler<ListImports> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ reader, page: { first, after } }: ListImports): Promise<ImportList> {
    if (first < 1 || first > 100) throw new LogeError('BAD_INPUT');
    const from = after === undefined ? undefined : placeOf(after);
    const rows = await this.database.query<Row[]>(
      `SELECT * FROM (${imports}) AS import
       WHERE ${visible} AND ($4::timestamptz IS NULL OR (created_at, id) < ($4::timestamptz, $5::uuid))
       ORDER BY created_at DESC, id DESC LIMIT $6`,
      [...readerParameters(reader), from?.at ?? null, from?.id ?? null, first + 1],
    );
    const shown = rows.slice(0, first);
    return {
      imports: shown.map(viewOf),
      cursors: shown.map(cursorOf),
      hasNextPage: rows.length > first,
    };
  }
}

@QueryHandler(ImportPage)
export class ImportPageHandler implements IQueryHandler<ImportPage> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ id, reader }: ImportPage): Promise<ImportView | undefined> {
    const rows = await this.database.query<Row[]>(
      `SELECT * FROM (${imports}) AS import WHERE ${visible} AND id = $4`,
      [...readerParameters(reader), id],
    );
    return rows[0] && viewOf(rows[0]);
  }
}

/** PostgreSQL keeps microseconds and JavaScript milliseconds; commands write times of milliseconds only. */
const cursorOf = ({ created_at, id }: Row): string =>
  Buffer.from(`${created_at.toISOString()} ${id}`).toString('base64url');

/** @throws LogeError `BAD_INPUT` for a cursor that is none. */
function placeOf(cursor: string): { at: Date; id: ImportId } {
  const [at = '', id] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const read = ImportId.safeParse(id);
  if (!read.success || Number.isNaN(Date.parse(at))) throw new LogeError('BAD_INPUT');
  return { at: new Date(at), id: read.data };
}

function viewOf(row: Row): ImportView {
  const { phase, started_at: startedAt } = row;
  const underWay = row.state === 'ANALYSING' || row.state === 'RUNNING';
  return {
    id: row.id,
    state: row.state,
    delta: row.delta,
    files: row.files,
    schools: row.schools,
    createdAt: row.created_at,
    departures: row.departures,
    ...(row.format && { format: row.format }),
    ...(row.correlation && { correlation: row.correlation }),
    ...(row.actor && { by: row.actor }),
    ...(row.ended_at && !underWay && { endedAt: row.ended_at }),
    ...(underWay &&
      startedAt && {
        progress: { phase: phase ?? 'READING', done: Number(row.done), total: Number(row.total), startedAt },
      }),
    ...(row.preview && { preview: row.preview }),
    ...(row.report && { report: row.report }),
    ...(row.refusal && { refusal: row.refusal }),
  };
}
