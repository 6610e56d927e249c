import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { makeWholeFile } from '../../backend/src/backup/whole-file.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loge-whole-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the folder is made durable too, once the file has its name', async () => {
  const handle = await open(folder, 'r');
  await handle.close();
  // Every handle is of one class, which Node does not export.
  const handles = Object.getPrototypeOf(handle) as FileHandle;
  const synced: unknown[] = [];
  const sync = jest.spyOn(handles, 'sync').mockImplementation(async function (this: FileHandle) {
    synced.push({ inode: (await this.stat()).ino, holds: await readdir(folder) });
  });
  try {
    await makeWholeFile(join(folder, 'backup'), (into) => pipeline(['all of it'], into));
  } finally {
    sync.mockRestore();
  }
  const { ino } = await stat(folder);
  expect(synced).toEqual([{ inode: ino, holds: expect.arrayContaining(['backup']) }]);
});
