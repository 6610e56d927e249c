import { LogeError } from '@loge/contracts';
import type { Context } from '../context.js';
import { hasControls } from '../event-store/storable.js';

const LONGEST_REASON = 1_000;

/**
 * The context with the reason that somebody typed, on one line; without one where nothing was typed.
 * @throws LogeError `BAD_INPUT` for a reason that is too long, or holds control characters but line breaks.
 */
export function withReason(context: Context, reason: string | null | undefined): Context {
  const given = reason?.trim().replace(/[\t\r\n]+/g, ' ');
  if (given && (given.length > LONGEST_REASON || hasControls(given))) throw new LogeError('BAD_INPUT');
  return given ? { ...context, reason: given } : context;
}
