import pg from 'pg';
import { openEngine } from './engine.js';
import type { Addresses } from './homes.js';
import { ledger } from './ledger.js';

/** Where in the transaction of a batch the process kills itself. */
export type Death = 'between rows' | 'before the commit' | 'when the commit is sent';

/** What the process is asked to do: project what there is, and die when it has come to so many events. */
export interface ProjectAsked extends Addresses {
  readonly events: number;
  readonly death: Death;
}

const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('dying');
};

/** The next `COMMIT` is the last thing that happens. */
function dieAtCommit(death: Death): void {
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    if (args[0] !== 'COMMIT') return query.apply(this, args);
    if (death === 'before the commit') die();
    query.apply(this, args);
    return die();
  } as typeof pg.Client.prototype.query;
}

async function project({ events, death, ...home }: ProjectAsked): Promise<void> {
  let met = 0;
  const before = ({ length }: { length: number }) => {
    met += length;
    if (met < events) return;
    if (death === 'between rows') die();
    dieAtCommit(death);
  };
  const { runner } = await openEngine(home, [ledger({ before })]);
  await runner.start();
}

// Sent by the tests alone.
process.once('message', (asked: ProjectAsked) => void project(asked));
process.send?.('ready');
