import { execFileSync } from 'node:child_process';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../../backend/src/local-postgres/error.js';
import { reachableFolder } from './own-postgres.js';

/** A file system in memory that is soon full; only where mounting is allowed, which is to say as root on Linux. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** @returns undefined where it may not be mounted. */
  static async mount(megabytes: number): Promise<SmallDisk | undefined> {
    const folder = await reachableFolder();
    try {
      const options = `size=${megabytes}m,mode=711`;
      execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'pipe' });
    } catch {
      await rm(folder, { recursive: true });
      return undefined;
    }
    return new SmallDisk(folder);
  }

  /** Fills it but for so many bytes. */
  async fill(left: number): Promise<void> {
    const { bavail, bsize } = await statfs(this.folder);
    const ballast = Buffer.alloc(Math.max(0, bavail * bsize - left));
    await writeFile(this.#ballast, ballast).catch((error: unknown) => {
      // Somebody else wrote meanwhile: then it is as full as it can be.
      if (!hasCode(error, 'ENOSPC')) throw error;
    });
  }

  /** Takes out again what {@link fill} put in. */
  async empty(): Promise<void> {
    await rm(this.#ballast, { force: true });
  }

  async unmount(): Promise<void> {
    execFileSync('umount', [this.folder]);
    await rm(this.folder, { recursive: true });
  }

  get #ballast(): string {
    return join(this.folder, 'ballast');
  }
}
