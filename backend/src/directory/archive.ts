import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { LogeError } from '@loge/contracts';
import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { MAX_UPLOAD_BYTES, MAX_UPLOAD_FILES } from './uploads.js';

/** A folder of files to read, and how to remove what was unpacked for it. */
export interface Unpacked {
  readonly folder: string;
  remove(): Promise<void>;
}

/** How much may come out of an archive. */
export interface ArchiveLimits {
  readonly bytes: number;
  readonly files: number;
  /** How many times its own size; texts of a directory shrink to a twentieth at most. */
  readonly ratio: number;
  /** Up to so many bytes the ratio does not count. */
  readonly small: number;
}

const LIMITS: ArchiveLimits = {
  bytes: MAX_UPLOAD_BYTES,
  files: MAX_UPLOAD_FILES,
  ratio: 100,
  small: 64 * 1024 ** 2,
};

/** The most characters of a file's name before its ending; of a longer one the end tells what it holds. */
const MAX_STEM = 150;

/**
 * The folder in which the files of an import lie: the one given, or, where that is a zip or holds one and nothing else,
 * a folder into which it was unpacked, stream by stream, readable by its owner only. Of its files the `.xml` and `.csv`
 * ones are taken, by their bare names; others, and what systems put in archives beside them, are passed over.
 * @param folder where to unpack; what lies there is removed.
 * @throws LogeError with the archive's name: `IMPORT_ARCHIVE_BROKEN` for one that cannot be read, is encrypted, is not
 * what its checksums say, or holds two files of one name; `IMPORT_TOO_LARGE`; `IMPORT_NO_ROOM` where the disk is full.
 * `IMPORT_NO_FILES` for no such path, `IMPORT_MIXED_FORMATS` for a zip among other files or within another.
 */
export async function unpacked(path: string, folder: string, limits = LIMITS): Promise<Unpacked> {
  const asIs = { folder: path, remove: () => Promise.resolve() };
  const archive = await archiveAt(path);
  if (!archive) return asIs;
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    // What an interrupted import left of it is not to be trusted.
    await remove();
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await unpack(archive, folder, limits);
    return { folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The one archive at a path, if there is one. */
async function archiveAt(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => {
    throw new LogeError('IMPORT_NO_FILES');
  });
  if (!found.isDirectory()) return /\.zip$/i.test(path) ? path : undefined;
  const names = (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isFile());
  const zips = names.filter(({ name }) => /\.zip$/i.test(name));
  if (zips.length === 0) return undefined;
  if (zips.length > 1 || names.some(({ name }) => /\.(xml|csv)$/i.test(name))) {
    throw new LogeError('IMPORT_MIXED_FORMATS');
  }
  return join(path, zips[0]?.name ?? '');
}

async function unpack(archive: string, folder: string, limits: ArchiveLimits): Promise<void> {
  const file = basename(archive);
  const { size } = await stat(archive);
  const most = Math.min(limits.bytes, Math.max(limits.small, size * limits.ratio));
  const names = new Set<string>();
  let left = most;
  let entries = 0;
  const take = (bytes: number): void => {
    if ((left -= bytes) < 0) throw new LogeError('IMPORT_TOO_LARGE', { file });
  };
  try {
    // Names that are absolute, or lead out of the archive, are refused when it is read.
    const zip = await openPromise(archive);
    try {
      for await (const entry of zip.eachEntry()) {
        if (++entries > limits.files * 10) throw new LogeError('IMPORT_TOO_LARGE', { file });
        const name = nameOf(entry);
        if (!name) continue;
        if (names.has(name.toLowerCase())) throw new Error('two files of one name');
        names.add(name.toLowerCase());
        if (names.size > limits.files) throw new LogeError('IMPORT_TOO_LARGE', { file });
        await unpackEntry(zip, entry, join(folder, name), take);
      }
    } finally {
      zip.close();
    }
  } catch (error) {
    if (error instanceof LogeError) throw error;
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    if (isFull) throw new LogeError('IMPORT_NO_ROOM', { file });
    throw new LogeError('IMPORT_ARCHIVE_BROKEN', { file });
  }
  if (names.size === 0) throw new LogeError('IMPORT_NO_FILES');
}

/**
 * The bare name of a file that an import may hold, made plain, since systems write other letters than they read: a file
 * passed over for its name would be people who departed. Nothing for entries of other kinds and for hidden ones.
 */
function nameOf({ fileName }: Entry): string | undefined {
  if (fileName.endsWith('/') || fileName.startsWith('__MACOSX/')) return undefined;
  const name = basename(fileName);
  if (name.startsWith('.')) return undefined;
  if (/\.zip$/i.test(name)) throw new LogeError('IMPORT_MIXED_FORMATS');
  const [, stem = '', kind] = /^(.*)\.(xml|csv)$/is.exec(name.normalize('NFC')) ?? [];
  if (kind === undefined) return undefined;
  const plain = stem
    .slice(-MAX_STEM)
    .replace(/[^\p{L}\p{N}_ .()-]/gu, '_')
    .replace(/^[^\p{L}\p{N}_]|^$/u, '_');
  return `${plain}.${kind}`;
}

async function unpackEntry(
  zip: ZipFile,
  entry: Entry,
  path: string,
  take: (bytes: number) => void,
): Promise<void> {
  if (entry.isEncrypted()) throw new Error('encrypted');
  let checksum = 0;
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        take(chunk.length);
        checksum = crc32(chunk, checksum);
        done(null, chunk);
      } catch (error) {
        done(error instanceof Error ? error : new Error('unreadable'));
      }
    },
  });
  const stream = await zip.openReadStreamPromise(entry);
  await pipeline(stream, watch, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  if (checksum !== entry.crc32) throw new Error('not what it says');
}
