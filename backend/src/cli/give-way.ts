import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Has this process work in what others leave of the processors: for long work beside a server that people wait for.
 * Alone on the machine it is as quick as ever. Where the system does not allow it, nothing changes.
 */
export function giveWay(): void {
  for (const thread of threads()) {
    try {
      setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // It is a courtesy: the work is done either way.
    }
  }
}

/** On Linux a priority is a thread's own, and those that compute hashes run already; 0 is the calling one. */
function threads(): number[] {
  try {
    return [0, ...readdirSync('/proc/self/task').map(Number)];
  } catch {
    return [0];
  }
}
