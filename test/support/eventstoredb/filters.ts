import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { RecordedEvent } from './log.js';

/** Events that a node reads, or gives, at once in a catch-up. */
export const PAGE = 32;

/** What a filtered subscription wants, and how often it wants to hear how far the node is. */
export interface ServerFilter {
  readonly matches: (event: RecordedEvent) => boolean;
  /** Events that one page of a catch-up looks at. */
  readonly window: number;
  /** Events looked at between two checkpoints. */
  readonly interval: number;
}

/** Reads a filter: by the type or the stream's name, by prefixes or, if there is one, by a regular expression. */
export function serverFilter(options: ReadReq.Options.FilterOptions): ServerFilter {
  const byType = options.getEventType();
  const expression = byType ?? options.getStreamIdentifier();
  const matches = matcher(expression?.getRegex() ?? '', expression?.getPrefixList() ?? []);
  const window = options.hasMax() ? options.getMax() : PAGE;
  return {
    matches: ({ type, stream }) => matches(byType ? type : stream),
    window,
    interval: window * options.getCheckpointintervalmultiplier(),
  };
}

function matcher(regex: string, prefixes: readonly string[]): (name: string) => boolean {
  if (regex === '') return (name) => prefixes.some((prefix) => name.startsWith(prefix));
  const expression = new RegExp(regex);
  return (name) => expression.test(name);
}
