import { createReadStream } from 'node:fs';
import { LogeError } from '@loge/contracts';
import type { RecordReasonCode } from '@loge/contracts';
import { CsvError, parse } from 'csv-parse';
import { comparable } from '../../claims/name-keys.js';

/** How the bytes of a CSV file are to be read; found by looking at all of them. */
export type CsvEncoding = 'utf-8' | 'windows-1252';

/** Columns that must be there, each by the names it may have. */
export type Columns = readonly (readonly string[])[];

/** One row below the header. */
export interface Row {
  /** The line it starts at, from 1. */
  readonly line: number;
  /** It does not fit the header. */
  readonly problem?: RecordReasonCode;
  /** The text of the column with one of these names: of the first one, or of a later one of the same name. */
  field(names: readonly string[], occurrence: number): string | undefined;
  /** How often the header has a column with one of these names. */
  occurrences(names: readonly string[]): number;
}

const MAX_ROW_CHARACTERS = 256 * 1024;

/** How files are written: as exports of one primary school are, or as the OneRoster specification says. */
export type CsvDialect = 'be1d' | 'one-roster';
/** What stands between fields, and how names of columns are compared. */
const dialects = {
  be1d: { delimiter: ';', compared: comparable },
  'one-roster': { delimiter: ',', compared: (name: string) => name.trim() },
} as const;

/** The places of the columns by their names as compared; a name may stand several times. */
class Header {
  private readonly places = new Map<string, number[]>();
  /** By the very list of names that is asked for again with each row. */
  private readonly found = new Map<readonly string[], readonly number[]>();

  constructor(
    readonly names: readonly string[],
    private readonly compared: (name: string) => string,
  ) {
    names.forEach((name, place) => {
      const key = compared(name);
      this.places.set(key, [...(this.places.get(key) ?? []), place]);
    });
  }

  of(names: readonly string[]): readonly number[] {
    const known = this.found.get(names);
    if (known) return known;
    const place = names.find((name) => this.places.has(this.compared(name)));
    const places = place === undefined ? [] : (this.places.get(this.compared(place)) ?? []);
    this.found.set(names, places);
    return places;
  }
}

/**
 * Streams the rows of a CSV file, quotes optional, CRLF or LF. In `be1d` fields stand between `;`, and column names
 * are compared without accents, case, apostrophes and spaces around; in `one-roster` between `,`, and names are exact.
 * @throws LogeError with file and line: `IMPORT_FILE_HEADER` without a needed column, `IMPORT_FILE_TRUNCATED` when
 * it stops within a row or has no row at all, `IMPORT_FILE_ENCODING`, `IMPORT_FILE_BROKEN`.
 */
export async function* readRows(
  file: { readonly path: string; readonly name: string; readonly encoding: CsvEncoding },
  needed: Columns,
  dialect: CsvDialect = 'be1d',
): AsyncGenerator<Row> {
  const { delimiter, compared } = dialects[dialect];
  let header: Header | undefined;
  let held: { cells: string[]; line: number } | undefined;
  let endsWithNewline = false;

  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_CHARACTERS,
  });
  const text = (async function* () {
    const decoder = new TextDecoder(file.encoding, { fatal: true });
    for await (const chunk of createReadStream(file.path) as AsyncIterable<Buffer>) {
      endsWithNewline = chunk[chunk.length - 1] === 0x0a;
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  })();
  const pumped = pump(text, parser);

  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const line = info.lines - record.reduce((count, cell) => count + (cell.split('\n').length - 1), 0);
      if (!header) {
        header = new Header(record, compared);
        if (needed.some((names) => header?.of(names).length === 0)) {
          throw new LogeError('IMPORT_FILE_HEADER', { file: file.name, line });
        }
        continue;
      }
      // A row is given when the next one is known, so that the last can be looked at more closely.
      if (held) yield rowOf(header, held);
      held = { cells: record, line };
    }
    await pumped;
  } catch (error) {
    throw readable(error, file.name);
  } finally {
    parser.destroy();
  }
  if (!header) throw new LogeError('IMPORT_FILE_TRUNCATED', { file: file.name, line: 1 });
  if (held) {
    if (!endsWithNewline && held.cells.length < header.names.length) {
      throw new LogeError('IMPORT_FILE_TRUNCATED', { file: file.name, line: held.line });
    }
    yield rowOf(header, held);
  }
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** Writes text into the parser as quickly as it takes it. */
async function pump(text: AsyncIterable<string>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const piece of text) {
      if (parser.destroyed) return;
      if (!parser.write(piece)) await drained(parser);
    }
    parser.end();
  } catch (error) {
    // It comes out where the rows are read.
    parser.destroy(error instanceof Error ? error : new Error('unreadable'));
  }
}

/** Resolves when the parser takes more, or will take nothing any more; of a large file it is waited for often. */
function drained(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      parser.off('drain', done).off('close', done);
      resolve();
    };
    parser.once('drain', done).once('close', done);
  });
}

function rowOf(header: Header, { cells, line }: { cells: string[]; line: number }): Row {
  const fits =
    cells.length >= header.names.length
      ? cells.slice(header.names.length).every((cell) => cell.trim() === '')
      : false;
  return {
    line,
    ...(fits ? {} : { problem: 'COLUMNS_MISSING' as const }),
    field: (names, occurrence) => {
      const place = header.of(names)[occurrence];
      return place === undefined ? undefined : cells[place];
    },
    occurrences: (names) => header.of(names).length,
  };
}

/** What went wrong as a code with the line, without the text it went wrong at. */
function readable(error: unknown, file: string): unknown {
  if (error instanceof CsvError) {
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return new LogeError(
      error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'IMPORT_FILE_TRUNCATED' : 'IMPORT_FILE_BROKEN',
      {
        file,
        line,
      },
    );
  }
  if (error instanceof Error && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return new LogeError('IMPORT_FILE_ENCODING', { file, line: 1 });
  }
  return error;
}
