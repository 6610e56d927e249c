import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '@node-rs/argon2';
import { figure, median, percentile } from './figures.js';
import type { Figure } from './figures.js';
import { startImport, writeExport } from './imports.js';
import { inTurns } from './in-turns.js';
import type { Part } from './part.js';
import { startLoge } from './running-loge.js';
import type { RunningLoge } from './running-loge.js';
import { forEach, Networks, signIn } from './signing-in.js';
import { hashCost, makePeople } from './people.js';
import type { Person } from './people.js';
import type { ImportToMeasure } from './import.process.js';

/** As many sign-ins, or bare verifications, are under way at once. */
const CALLERS = 8;
/** An import of so many goes on for longer than the sign-ins beside it. */
const BULK_PEOPLE = 10_000;

/**
 * People who sign in with their passwords through GraphQL, each event of it in the register, with hashes as costly as
 * production's. Each is behind an address of their own, as at home: a network that tries without pause is held off;
 * and each comes back in the browser of before, so that nobody is warned by mail of a new one.
 */
export const signIns: Part = {
  name: 'sign-ins',
  async measure({ server, rounds, quick, say }) {
    const folder = await mkdtemp(join(tmpdir(), 'loge-bench-'));
    const database = await server.fresh('bench_signins');
    let loge: RunningLoge | undefined;
    try {
      const running = (loge = await startLoge(database.url, join(folder, 'data'), {
        argon2: hashCost,
        trustedProxies: ['127.0.0.1'],
      }));
      say('making people');
      const people = await makePeople(running.commands, quick ? 40 : 120);
      const networks = new Networks();
      say('sign-ins against bare verifications');
      const rate = await rateFigure(running, people, networks, rounds);
      say('sign-ins beside an import');
      const job = {
        databaseUrl: database.url,
        dataDir: join(folder, 'data'),
        folder: join(folder, 'export'),
      };
      const busy = await busyFigure({ running, people, networks, rounds, job });
      say('known against unknown logins');
      return [rate, busy, await strangerFigure(running, people, networks, rounds)];
    } finally {
      await loge?.close();
      await database.close();
      await server.drop('bench_signins');
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function rateFigure(
  loge: RunningLoge,
  people: readonly Person[],
  networks: Networks,
  rounds: number,
): Promise<Figure> {
  const perSecond = (work: (person: Person) => Promise<unknown>) => async () => {
    const began = performance.now();
    await forEach(people, CALLERS, async (person) => void (await work(person)));
    return people.length / ((performance.now() - began) / 1_000);
  };
  const pairs = await inTurns(
    rounds,
    perSecond((person) => signIn(loge, person, networks.next(), 'me')),
    perSecond(({ phc, password }) => verify(phc, password)),
  );
  const goal = { bound: 'atLeast', floor: 0.8, aim: 0.9 } as const;
  const what = {
    part: 'sign-ins',
    name: 'with their events',
    unit: 'a second',
    against: 'argon2 alone',
    goal,
  };
  return figure(what, pairs);
}

/** How long sign-ins take while another process imports a directory into the same database. */
async function busyFigure({
  running,
  people,
  networks,
  rounds,
  job: asked,
}: {
  running: RunningLoge;
  people: readonly Person[];
  networks: Networks;
  rounds: number;
  job: ImportToMeasure;
}): Promise<Figure> {
  const within95 = async () => {
    const times: number[] = [];
    await forEach(people, 2, async (person) => {
      times.push(await signIn(running, person, networks.next(), 'me'));
    });
    return percentile(times, 0.95);
  };
  let imported = 0;
  const besideImport = async () => {
    const folder = `${asked.folder}${imported}`;
    await writeExport(folder, BULK_PEOPLE, imported);
    imported += BULK_PEOPLE;
    const job = startImport({ ...asked, folder });
    try {
      await job.begun;
      return await within95();
    } finally {
      await job.stop();
    }
  };
  const pairs = await inTurns(rounds, besideImport, within95);
  const goal = { bound: 'atMost', floor: 2, aim: 1.5 } as const;
  return figure(
    { part: 'sign-ins', name: 'p95 beside an import', unit: 'ms', against: 'without one', goal },
    pairs,
  );
}

/** Refusals at known and unknown logins: the slower against the quicker, so that either way counts. */
async function strangerFigure(
  loge: RunningLoge,
  people: readonly Person[],
  networks: Networks,
  rounds: number,
): Promise<Figure> {
  const some = people.slice(0, 24);
  const refused = (loginOf: (person: Person) => string) => async () => {
    const times: number[] = [];
    await forEach(some, 2, async (person) => {
      const stranger = { ...person, login: loginOf(person), password: 'pas le bon mot de passe' };
      times.push(await signIn(loge, stranger, networks.next(), 'SIGN_IN_REFUSED'));
    });
    return median(times);
  };
  const pairs = await inTurns(
    rounds,
    refused(({ login }) => login),
    refused(({ login }) => `nobody.${login}`),
  );
  const goal = { bound: 'atMost', floor: 1.05, aim: 1.02 } as const;
  return figure(
    { part: 'sign-ins', name: 'refusal, known login', unit: 'ms', against: 'unknown login', goal },
    pairs.map(({ ours, theirs }) => ({ ours: Math.max(ours, theirs), theirs: Math.min(ours, theirs) })),
  );
}
