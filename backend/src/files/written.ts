import { once } from 'node:events';
import type { Writable } from 'node:stream';

/**
 * Writes on, and waits for whoever reads.
 * @returns how many bytes.
 * @throws Error when they have gone.
 */
export async function written(out: Writable, piece: string | Buffer): Promise<number> {
  const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
  if (out.destroyed) throw new Error('Nobody reads it any more.');
  if (out.write(chunk)) return chunk.length;
  const gone = new AbortController();
  await Promise.race([
    once(out, 'drain', { signal: gone.signal }),
    once(out, 'close', { signal: gone.signal }).then(() => {
      throw new Error('Nobody reads it any more.');
    }),
  ]).finally(() => gone.abort());
  return chunk.length;
}
