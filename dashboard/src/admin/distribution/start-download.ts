import type { ReadyDownloadFragment } from '@loge/contracts/client';
import { root } from '../root.js';

/**
 * Has the browser fetch a download that was asked for: as a file it streams to the disk, and the page stays where it
 * is, also when the server refuses.
 */
export function startDownload({ url, name }: Pick<ReadyDownloadFragment, 'url' | 'name'>): void {
  const anchor = document.createElement('a');
  // Below the prefix of a reverse proxy, where there is one.
  anchor.href = root + url.replace(/^\//, '');
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
}
