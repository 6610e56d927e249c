import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { hasCode } from '../local-postgres/error.js';
import { BackupLines, BrokenLines } from './backup-lines.js';
import { BackupError, FORMAT, header, recognized, tableLine, trailer } from './format.js';
import type { Header, Trailer } from './format.js';

/** What a backup that is whole tells of itself. */
export interface BackupRead {
  readonly header: Header;
  readonly trailer: Trailer;
}

/** Takes the rows of one table, all of them, before the next table comes. */
export type RowsTaker = (table: Header['tables'][number], rows: AsyncIterable<Buffer>) => Promise<void>;

/**
 * Reads a backup from its beginning to its end and checks that it is whole; memory stays flat.
 * @param take is given rows before anybody can know that the file is whole: it has to be able to forget them.
 * @throws BackupError for what is no backup, was made by a newer version, is cut or was changed.
 */
export async function readBackup(
  file: string,
  take: RowsTaker,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<BackupRead> {
  const text = createGunzip({ chunkSize: 256 * 1024 });
  // What fails on the way, or the signal, is thrown to whoever reads `text`.
  pipeline(createReadStream(file, { signal }), text, () => undefined);
  try {
    return await readLines(file, new BackupLines(text), take);
  } catch (error) {
    if (signal?.aborted) throw new BackupError('Interrupted: nothing was changed.');
    throw toldOf(file, error);
  } finally {
    text.destroy();
  }
}

async function readLines(file: string, lines: BackupLines, take: RowsTaker): Promise<BackupRead> {
  const first = parsed(await lines.line());
  const kind = recognized.safeParse(first);
  if (!kind.success) throw noBackup(file);
  if (kind.data.format > FORMAT)
    throw new BackupError(
      `${file} was made by a newer version of Loge: restore it with that one. Nothing was changed.`,
    );
  const head = as(header, first);
  for (const table of head.tables) {
    if (as(tableLine, parsed(await lines.line())).table !== table.name)
      throw new BrokenLines('Another table.');
    await take(table, lines.rows());
  }
  const sha256 = lines.digest();
  const last = as(trailer, parsed(await lines.line()));
  if (last.sha256 !== sha256) throw new BrokenLines('Another digest.');
  if ((await lines.line()) !== undefined) throw new BrokenLines('More after the end.');
  return { header: head, trailer: last };
}

function parsed(line: string | undefined): unknown {
  try {
    return line === undefined ? undefined : JSON.parse(line);
  } catch {
    return undefined;
  }
}

function as<Line>(schema: z.ZodType<Line>, content: unknown): Line {
  const read = schema.safeParse(content);
  if (!read.success) throw new BrokenLines('A line is not what it should be.');
  return read.data;
}

/** Makes one line for a person of what the file system, the decompression or the content say. */
function toldOf(file: string, error: unknown): unknown {
  if (hasCode(error, 'ENOENT')) return new BackupError(`${file} is not there.`);
  if (hasCode(error, 'EACCES', 'EPERM'))
    return new BackupError(`${file} cannot be read: let the user that runs Loge read it.`);
  // What is no gzip at all is told by its first bytes.
  if (hasCode(error, 'EISDIR') || (hasCode(error, 'Z_DATA_ERROR') && String(error).includes('header check')))
    return noBackup(file);
  if (error instanceof BrokenLines || hasCode(error, 'Z_BUF_ERROR', 'Z_DATA_ERROR')) return damaged(file);
  return error;
}

const noBackup = (file: string) => new BackupError(`${file} is no backup of Loge. Nothing was changed.`);
const damaged = (file: string) =>
  new BackupError(`${file} is cut or damaged: take another copy of it. Nothing was changed.`);
