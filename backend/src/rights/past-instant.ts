import { LogeError } from '@loge/contracts';

/** How far a browser's clock may be ahead, in milliseconds: whoever asks for « now » asks for no future. */
const AHEAD = 60_000;

/**
 * The instant that something is asked as of.
 * @param text as the scalar `DateTime` lets it in.
 * @throws LogeError `AS_OF_FUTURE` for one to come.
 */
export function pastInstant(text: string, now: Date): Date {
  const instant = new Date(text);
  if (instant.getTime() > now.getTime() + AHEAD) throw new LogeError('AS_OF_FUTURE');
  return instant;
}

/**
 * Two instants between which something is compared.
 * @throws LogeError `AS_OF_FUTURE`; `BAD_INPUT` where the later one comes first.
 */
export function pastSpan(texts: { readonly from: string; readonly to: string }, now: Date): [Date, Date] {
  const [from, to] = [pastInstant(texts.from, now), pastInstant(texts.to, now)];
  if (from > to) throw new LogeError('BAD_INPUT');
  return [from, to];
}
