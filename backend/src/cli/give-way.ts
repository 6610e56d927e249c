import { constants, setPriority } from 'node:os';

/**
 * Has this process work in what others leave of the processors: for long work beside a server that people wait for.
 * Alone on the machine it is as quick as ever. Where the system does not allow it, nothing changes.
 */
export function giveWay(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It is a courtesy: the work is done either way.
  }
}
