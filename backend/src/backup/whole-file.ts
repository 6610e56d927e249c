import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { hasCode } from '../local-postgres/error.js';
import { syncFolder } from '../sync-folder.js';
import { BackupError } from './format.js';

/** What a file system answers when it cannot take a file. */
const refusals = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EFBIG'] as const;

/**
 * Makes a file that is there whole and durable or not at all, that its owner alone may read, and that never takes the
 * place of another. Until it is whole it is called `<file>.<…>.part`.
 * @returns its length in bytes.
 * @throws BackupError when it is there already or cannot be written, and what `write` throws.
 */
export async function makeWholeFile(file: string, write: (into: Writable) => Promise<void>): Promise<number> {
  const taken = () => new BackupError(`${file} exists already: name a file that does not.`);
  if (await stat(file).catch(() => undefined)) throw taken();
  const draft = `${file}.${randomUUID()}.part`;
  try {
    await write(createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }));
    const { size } = await stat(draft);
    // A link, unlike a rename, never replaces what appeared meanwhile; not every file system has links.
    await link(draft, file).catch((error: unknown) => {
      if (hasCode(error, 'EEXIST')) throw taken();
      return rename(draft, file);
    });
    await syncFolder(dirname(file));
    return size;
  } catch (error) {
    const told = refusals.find((code) => hasCode(error, code));
    if (told === undefined) throw error;
    throw new BackupError(`${file} cannot be written (${told}): make room for it or name another place.`, {
      cause: error,
    });
  } finally {
    await rm(draft, { force: true });
  }
}
