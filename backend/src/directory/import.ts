import { LogeError } from '@loge/contracts';
import type { ImportEvent, ImportReport } from '@loge/contracts';
import type { Fold } from '../event-store/streams.js';

/** Where an import stands, from its own stream. */
export interface ImportState {
  readonly status: 'none' | 'started' | 'held' | 'refused' | 'completed';
}

/** How many reasons the event of a completed import holds, so that it stays small; the counts are whole. */
export const REASONS_IN_EVENT = 100;

type Data<Type extends ImportEvent['type']> = Extract<ImportEvent, { type: Type }>['data'];

/** What can be decided about an import. */
export type ImportCommand =
  | { readonly type: 'start'; readonly data: Data<'ImportStarted'> }
  | { readonly type: 'hold'; readonly data: Data<'ImportHeld'> }
  | { readonly type: 'complete'; readonly data: Data<'ImportCompleted'> }
  | { readonly type: 'refuse'; readonly data: Data<'ImportRefused'> };

export const importFold: Fold<ImportState> = {
  initial: { status: 'none' },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ImportStarted':
        return { status: 'started' };
      case 'ImportHeld':
        return { status: 'held' };
      case 'ImportRefused':
        return { status: 'refused' };
      case 'ImportCompleted':
        return { status: 'completed' };
      default:
        return state;
    }
  },
};

/**
 * An import can be started again as long as it has not completed: after an interruption, a hold, a refusal.
 * @throws LogeError `CONFLICT` for one that has completed.
 */
export function decide(command: ImportCommand, state: ImportState): readonly ImportEvent[] {
  if (state.status === 'completed') throw new LogeError('CONFLICT');
  switch (command.type) {
    case 'start':
      return [{ type: 'ImportStarted', data: command.data }];
    case 'hold':
      return [{ type: 'ImportHeld', data: command.data }];
    case 'complete':
      return [{ type: 'ImportCompleted', data: { ...command.data, report: shortened(command.data.report) } }];
    case 'refuse':
      return [{ type: 'ImportRefused', data: command.data }];
  }
}

function shortened(report: ImportReport): ImportReport {
  return { ...report, reasons: report.reasons.slice(0, REASONS_IN_EVENT) };
}
