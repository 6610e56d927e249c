import 'reflect-metadata';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { appends } from './appends.js';
import { campaign } from './campaign.js';
import { credentials } from './credentials.js';
import { directorySearch } from './directory-search.js';
import { exitCode, verdict } from './figures.js';
import type { Figure } from './figures.js';
import { exports } from './exports.js';
import { imports } from './imports.js';
import { journal } from './journal.js';
import { pagesPart } from './pages.js';
import type { Part } from './part.js';
import { readings } from './readings.js';
import { rebuild } from './rebuild.js';
import { signIns } from './sign-ins.js';
import { table, thisMachine, verdicts } from './report.js';
import { startServer } from './server.js';

const ROUNDS = 5;
const parts: readonly Part[] = [
  appends,
  readings,
  rebuild,
  journal,
  exports,
  imports,
  signIns,
  credentials,
  campaign,
  directorySearch,
  pagesPart,
];
const home = resolve(import.meta.dirname, '../../.loge/bench');
const usage = `npm run bench -- [--quick] [--only <${parts.map(({ name }) => name).join('|')}>]… [--json <file>]`;

interface Asked {
  readonly quick: boolean;
  readonly parts: readonly Part[];
  /** Where the figures go as JSON. */
  readonly file: string;
}

/** @throws Error for arguments that make no sense. */
function readArguments(args: readonly string[]): Asked {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
      json: { type: 'string' },
    },
  });
  const unknown = values.only?.find((name) => !parts.some((part) => part.name === name));
  if (unknown !== undefined) throw new Error(`There is no part ${unknown}.`);
  return {
    quick: values.quick,
    parts: parts.filter(({ name }) => !values.only || values.only.includes(name)),
    // Paths are meant from where the person is, which npm tells.
    file: values.json
      ? resolve(process.env.INIT_CWD ?? '.', values.json)
      : join(home, values.quick ? 'quick.json' : 'figures.json'),
  };
}

async function run({ quick, parts: asked, file }: Asked): Promise<number> {
  const began = performance.now();
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const server = await startServer(home);
  const leave = () => void server.close().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave);
  const figures: Figure[] = [];
  try {
    for (const part of asked) {
      const sayOf = (line: string) => say(`${part.name}: ${line} …`);
      figures.push(...(await part.measure({ server, home, quick, rounds: ROUNDS, say: sayOf })));
    }
  } finally {
    await server.close();
  }
  const machine = thisMachine();
  const seconds = Math.round((performance.now() - began) / 1_000);
  const judged = figures.map((one) => ({ ...one, verdict: verdict(one) }));
  const { settings: postgres } = server;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(
    file,
    `${JSON.stringify({ at: new Date().toISOString(), quick, seconds, machine, postgres, figures: judged }, null, 2)}\n`,
  );
  const { cores, cpu, memory, node } = machine;
  console.log(
    `\n${cores} cores (${cpu}), ${memory} GiB, Node ${node}, PostgreSQL ${postgres.server_version}\n`,
  );
  console.log(`${table(figures)}\n\n${verdicts(figures)}\n\n${seconds} s; the figures are in ${file}`);
  return exitCode(figures);
}

let asked: Asked | undefined;
try {
  asked = readArguments(process.argv.slice(2));
  process.exitCode = await run(asked);
} catch (error) {
  console.error(asked ? error : `${error instanceof Error ? error.message : error}\n${usage}`);
  process.exitCode = asked ? 1 : 2;
}
