import type { Figure } from './figures.js';
import type { Server } from './server.js';

/** What a part of the benchmark works with. */
export interface Ground {
  readonly server: Server;
  /** The folder of what is kept for the next run. */
  readonly home: string;
  /** How often each side is measured: at least 5 times. */
  readonly rounds: number;
  /** Whether a minute or two must do for everything. */
  readonly quick: boolean;
  /** Tells the person who waits what is being done. */
  readonly say: (line: string) => void;
}

/** A part of the benchmark; it leaves nothing behind but what it keeps for the next run. */
export interface Part {
  readonly name: string;
  measure(ground: Ground): Promise<readonly Figure[]>;
}
