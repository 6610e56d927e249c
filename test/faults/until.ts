import { pause } from '../../backend/src/event-store/pause.js';

/** How long a wait may be in vain (milliseconds); long, for machines that are busy with other tests. */
const PATIENCE = 25_000;

/** Resolves when the condition holds; throws when it does not in 25 seconds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`In vain: ${String(condition)}`);
    await pause(20);
  }
}
