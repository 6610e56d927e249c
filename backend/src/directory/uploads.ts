import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ImportId, LogeError } from '@loge/contracts';
import type { ErrorCode, ImportFile } from '@loge/contracts';
import busboy from 'busboy';
import { BLOCK } from './import-jobs.js';
import type { Take } from './upload-room.js';

/** The most bytes of all files of one upload together: an academy of a million people has about a tenth of it. */
export const MAX_UPLOAD_BYTES = 20 * 1024 ** 3;
/** The most files of one upload. */
export const MAX_UPLOAD_FILES = 2000;

/** How much one upload may hold. */
export interface UploadLimits {
  readonly bytes: number;
  readonly files: number;
  /** Whether there is room for so much more, which is then taken. */
  readonly take?: Take;
}

/** Files that were received whole. */
export interface Received {
  readonly id: ImportId;
  readonly folder: string;
  readonly files: readonly ImportFile[];
}

/**
 * Streams the files of a multipart request into a folder of their own below `uploads`, readable by its owner only.
 * Nothing stays of an upload that fails.
 * @throws LogeError `BAD_INPUT` for a request that is no such upload, or holds a file of the wrong kind or of the
 * name of another; `IMPORT_TOO_LARGE`; `IMPORT_NO_ROOM`; `IMPORT_NO_FILES`.
 */
export async function receiveUpload(
  request: IncomingMessage,
  uploads: string,
  limits: UploadLimits = { bytes: MAX_UPLOAD_BYTES, files: MAX_UPLOAD_FILES },
): Promise<Received> {
  const id = ImportId.parse(randomUUID());
  const folder = join(uploads, id);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const files = await receiveFiles(request, folder, limits);
    if (files.length === 0) throw new LogeError('IMPORT_NO_FILES');
    return { id, folder, files };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function receiveFiles(
  request: IncomingMessage,
  folder: string,
  limits: UploadLimits,
): Promise<ImportFile[]> {
  const parser = multipart(request, limits.files);
  const writing: Promise<ImportFile>[] = [];
  let left = limits.bytes;
  let failure: unknown;
  const fail = (error: unknown): void => {
    failure ??= error;
    request.unpipe(parser);
    parser.destroy();
  };
  const counted = (bytes: number): ErrorCode | undefined => {
    if ((left -= bytes) < 0) return 'IMPORT_TOO_LARGE';
    return limits.take && !limits.take(bytes) ? 'IMPORT_NO_ROOM' : undefined;
  };

  const names = new Set<string>();
  parser.on('file', (_field, stream, { filename }) => {
    const name = safeName(filename ?? '');
    // Two files of one name would be one.
    const isNew = name !== undefined && !names.has(name.toLowerCase());
    if (isNew) names.add(name.toLowerCase());
    const written = isNew ? writeFile(stream, folder, name, counted) : refuse(stream, 'BAD_INPUT');
    written.catch(fail);
    writing.push(written);
  });
  parser.on('filesLimit', () => fail(new LogeError('IMPORT_TOO_LARGE')));
  const parsed = new Promise<void>((resolve) => {
    parser.on('close', resolve);
    parser.on('error', () => {
      fail(new LogeError('BAD_INPUT'));
      resolve();
    });
    request.on('aborted', () => {
      fail(new LogeError('BAD_INPUT'));
      resolve();
    });
  });
  request.pipe(parser);
  await parsed;
  const results = await Promise.allSettled(writing);
  if (failure !== undefined) {
    // What is still under way is read over, so that the sender hears the answer.
    request.resume();
    throw failure;
  }
  return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

function multipart(request: IncomingMessage, files: number): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { files, fields: 0, parts: files + 1, headerPairs: 20 },
    });
  } catch {
    throw new LogeError('BAD_INPUT');
  }
}

async function refuse(stream: Readable, code: ErrorCode): Promise<never> {
  stream.resume();
  throw new LogeError(code);
}

async function writeFile(
  stream: Readable,
  folder: string,
  name: string,
  counted: (bytes: number) => ErrorCode | undefined,
): Promise<ImportFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  let taken = BLOCK;
  const first = counted(taken);
  if (first) return refuse(stream, first);
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      // The first block is taken already.
      const more = Math.max(bytes, BLOCK) - taken;
      const full = more > 0 ? counted(more) : undefined;
      taken += more;
      if (full) done(new LogeError(full));
      else done(null, chunk);
    },
  });
  await pipeline(stream, watch, createWriteStream(join(folder, name), { flags: 'wx', mode: 0o600 }));
  return { name, bytes, sha256: hash.digest('hex') };
}

const plainName = /^[\p{L}\p{N}_][\p{L}\p{N}_ .()-]{0,150}\.(xml|csv|zip)$/iu;

/** The name without folders; only letters, digits and a few signs, and only of the kinds of file that are taken. */
function safeName(sent: string): string | undefined {
  const name = basename(sent.replaceAll('\\', '/')).normalize('NFC');
  return plainName.test(name) ? name : undefined;
}
