import { open } from 'node:fs/promises';
import { hasCode } from './local-postgres/error.js';

/**
 * Makes a new name in a folder outlive a power cut, where the system lets us: Windows, some mounted places and folders
 * that may be written but not read do not (PostgreSQL goes on there too: `fsync_fname_ext`).
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!hasCode(error, 'EACCES', 'EBADF', 'EINVAL')) throw error;
  }
}
