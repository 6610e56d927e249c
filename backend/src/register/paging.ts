import { LogeError } from '@loge/contracts';
import type { PageRequest } from './commands.js';

const DEFAULT_SIZE = 25;
const MAX_SIZE = 100;
const MAX_BIGINT = 2n ** 63n - 1n;

/** A page asked for, checked: positions are exclusive. */
export interface Slice {
  /** `older`: from the newest down; `newer`: from the oldest up. */
  readonly towards: 'older' | 'newer';
  readonly size: number;
  readonly below?: bigint;
  readonly above?: bigint;
}

/** The place of an event in the register, as text whose form is nobody's business. */
export const cursorOf = (position: bigint): string => Buffer.from(position.toString()).toString('base64url');

function positionOf(cursor: string, field: string): bigint {
  const text = cursor.length <= 32 ? Buffer.from(cursor, 'base64url').toString('latin1') : '';
  const position = /^\d{1,19}$/.test(text) ? BigInt(text) : -1n;
  // Written again it must be the same: base64 decoders forgive much.
  if (position < 0n || position > MAX_BIGINT || cursorOf(position) !== cursor) {
    throw new LogeError('BAD_INPUT', { field });
  }
  return position;
}

function checkedSize(size: number, field: string): number {
  if (!Number.isInteger(size) || size < 1 || size > MAX_SIZE) {
    throw new LogeError('BAD_INPUT', { field, max: MAX_SIZE });
  }
  return size;
}

/**
 * What a page request asks for.
 * @throws LogeError `BAD_INPUT` for a cursor that is none, a size out of 1 to 100, or both `first` and `last`.
 */
export function sliceOf({ first, after, last, before }: PageRequest): Slice {
  if (first != null && last != null) throw new LogeError('BAD_INPUT', { field: 'last' });
  const range = {
    ...(after != null && { below: positionOf(after, 'after') }),
    ...(before != null && { above: positionOf(before, 'before') }),
  };
  return last != null
    ? { towards: 'newer', size: checkedSize(last, 'last'), ...range }
    : { towards: 'older', size: checkedSize(first ?? DEFAULT_SIZE, 'first'), ...range };
}
