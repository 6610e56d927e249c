import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boys, families, girls } from '../../backend/src/demo/names.js';
import { aafExport, many } from '../support/aaf-export.js';
import { figure } from './figures.js';
import type { Figure, Pair } from './figures.js';
import type { ImportBegun, ImportMeasured, ImportToMeasure } from './import.process.js';
import type { Part } from './part.js';
import type { Server } from './server.js';

const PEOPLE_PER_SCHOOL = 1_000;
/** Flat within 1.3: so much of the rate must be left, and no more memory be taken. */
const flatRate = { bound: 'atLeast', floor: 0.77, aim: 1 } as const;
const flatMemory = { bound: 'atMost', floor: 1.3, aim: 1.1 } as const;

/**
 * Imports of several sizes into empty databases, each by a process of its own, which is started before the clock is;
 * so there is nothing to warm up. Sizes take turns. The rates of the larger ones are compared with the smallest: the
 * cost of a person must not grow with their number. Memory is the most that the process ever held, as the system
 * counts it; the largest import is compared with the middle one, since a short one ends before the heap has settled.
 */
export const imports: Part = {
  name: 'import',
  async measure({ server, rounds, quick, say }) {
    const sizes = quick ? [300, 1_500] : [1_000, 10_000, 50_000];
    const folder = await mkdtemp(join(tmpdir(), 'loge-bench-'));
    try {
      for (const size of sizes) await writeExport(join(folder, `${size}`), size);
      const runs = new Map(sizes.map((size) => [size, [] as ImportMeasured[]]));
      for (let round = 0; round < rounds; round++) {
        for (const size of round % 2 ? sizes.toReversed() : sizes) {
          say(`${size.toLocaleString('en')} people, round ${round + 1}`);
          runs.get(size)?.push(await importOnce(server, folder, size));
        }
      }
      return figuresOf(runs);
    } finally {
      await rm(folder, { recursive: true, force: true });
      await server.drop('bench_import');
    }
  },
};

/**
 * An export of so many people: of a hundred, 45 pupils, their 50 relatives and 5 of the staff.
 * @param others people of other exports, from whom these differ.
 */
export async function writeExport(folder: string, people: number, others = 0): Promise<void> {
  const schools = Math.ceil(people / PEOPLE_PER_SCHOOL);
  const [pupils, relatives] = [Math.round(people * 0.45), Math.round(people * 0.5)];
  const [firstPupil, firstRelative, firstStaff] = [
    1_000_000 + others,
    2_000_000 + others,
    3_000_000 + others,
  ];
  const school = (number: string) => String(1 + (Number(number) % schools));
  const named = (number: string) => ({
    family: families[Number(number) % families.length] ?? '',
    given: [...girls, ...boys][Math.floor(Number(number) / 7) % 80] ?? '',
  });
  const files = aafExport({
    schools: many(schools, 1, (number) => ({ uai: `091${number.padStart(4, '0')}A` })),
    pupils: many(pupils, firstPupil, (number) => {
      const own = firstRelative + (Number(number) - firstPupil);
      return {
        ...named(number),
        born: '09/04/2012',
        school: school(number),
        class: '6A',
        relatives: [`${own}$1$1$1$0$0`],
      };
    }),
    relatives: many(relatives, firstRelative, (number) => ({
      ...named(number),
      mail: `p${number}@example.org`,
    })),
    staff: many(people - pupils - relatives, firstStaff, (number) => ({
      ...named(number),
      school: school(number),
      functions: [`${school(number)}$ENS$ENSEIGNEMENT`],
    })),
  });
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}

/** @throws Error when the import does not complete. */
async function importOnce(server: Server, folder: string, people: number): Promise<ImportMeasured> {
  const database = await server.fresh('bench_import');
  const dataDir = await mkdtemp(join(folder, 'data-'));
  const job = startImport({ databaseUrl: database.url, dataDir, folder: join(folder, String(people)) });
  try {
    const measured = await job.measured;
    if (measured?.code !== 0) throw new Error(`The import of ${people} people ended with ${measured?.code}.`);
    return measured;
  } finally {
    await job.stop();
    await database.close();
  }
}

/** An import in a process of its own. */
interface ImportJob {
  /** Resolves when it begins, or has ended before. */
  readonly begun: Promise<void>;
  /** What it told at its end; `undefined` when it told nothing. */
  readonly measured: Promise<ImportMeasured | undefined>;
  /** Ends it wherever it is. */
  stop(): Promise<void>;
}

/** Starts an import in a process of its own. */
export function startImport(asked: ImportToMeasure): ImportJob {
  const child = fork(join(import.meta.dirname, 'import.process.ts'), [], {
    execArgv: ['--import', '@swc-node/register/esm-register'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => undefined);
  let measured: ImportMeasured | undefined;
  const begun = new Promise<void>((resolve) => {
    // Sent by import.process.ts alone.
    child.on('message', (told: ImportBegun | ImportMeasured) => {
      if (told === 'begun') resolve();
      else measured = told;
    });
    void ended.then(resolve);
  });
  child.send(asked);
  return {
    begun,
    measured: ended.then(() => measured),
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Rates against the smallest size, and the memory of the largest against the middle one, round by round. */
function figuresOf(runs: ReadonlyMap<number, readonly ImportMeasured[]>): Figure[] {
  const told = (size: number) => `${size.toLocaleString('en')} people`;
  const pairs = (
    size: number,
    other: number,
    measure: (one: ImportMeasured, people: number) => number,
  ): Pair[] =>
    (runs.get(size) ?? []).flatMap((one, round) => {
      const compared = runs.get(other)?.[round];
      return compared ? [{ ours: measure(one, size), theirs: measure(compared, other) }] : [];
    });
  const [smallest = 0, ...larger] = runs.keys();
  const figures = larger.map((size) =>
    figure(
      { part: 'import', name: told(size), unit: 'records/s', against: told(smallest), goal: flatRate },
      pairs(size, smallest, ({ seconds }, people) => people / seconds),
    ),
  );
  const [middle, largest] = larger;
  if (middle === undefined || largest === undefined) return figures;
  const what = { part: 'import', name: `${told(largest)}, memory`, unit: 'MiB', against: told(middle) };
  const memory = pairs(largest, middle, ({ peakMemory }) => peakMemory);
  return [...figures, figure({ ...what, goal: flatMemory }, memory)];
}
