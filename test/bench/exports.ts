import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import {
  DeleteExportDocument,
  DownloadExportDocument,
  ExportJournalDocument,
  ExportsDocument,
} from '@loge/contracts/client';
import type { ExportFormat, ExportRowFragment } from '@loge/contracts/client';
import { to as copyTo } from 'pg-copy-streams';
import type pg from 'pg';
import { BigRegister } from './big-register.js';
import { figure } from './figures.js';
import type { Figure, Pair } from './figures.js';
import { keptRegister } from './journal.js';
import type { Part } from './part.js';
import { startLoge } from './running-loge.js';
import type { RunningLoge } from './running-loge.js';
import { connect } from './server.js';

/** More than once there is nothing more to learn: each writes a million rows. */
const ROUNDS = 3;
const formats: readonly ExportFormat[] = ['CSV', 'JSONL'];

/**
 * The whole register written to a file, in rows a second, against PostgreSQL's own COPY of the bare rows to
 * nowhere: without names, sight, words or compression. It says how much memory the process held at most.
 */
export const exports: Part = {
  name: 'exports',
  async measure({ server, home, quick, say }) {
    const register = new BigRegister(quick ? 200_000 : 1_000_000);
    const name = quick ? 'bench_smalljournal' : 'bench_exports';
    const dataDir = join(home, name);
    const database = await keptRegister(server, { name, dataDir, register, say });
    const client = await connect(database.url);
    let loge: RunningLoge | undefined;
    try {
      const running = (loge = await startLoge(database.url, dataDir));
      const figures: Figure[] = [];
      for (const format of formats) {
        const pairs: Pair[] = [];
        for (let round = 0; round < (quick ? 1 : ROUNDS); round += 1) {
          say(`${register.entries} events as ${format}`);
          const peak = watchMemory();
          const began = performance.now();
          const id = await written(running, format);
          const ours = perSecond(register.entries, began);
          await checkWhole(running, id, register.entries);
          say(`at most ${peak.stop()} MB of heap and buffers, read back whole`);
          const compared = performance.now();
          await copied(client);
          pairs.push({ ours, theirs: perSecond(register.entries, compared) });
        }
        const goal = { bound: 'atLeast', floor: 0.01, aim: 0.03 } as const;
        figures.push(figure({ part: 'exports', name: format, unit: 'rows/s', against: 'COPY', goal }, pairs));
      }
      return figures;
    } finally {
      await loge?.close();
      await client.end();
      await database.close();
    }
  },
};

const perSecond = (rows: number, began: number): number => (rows / (performance.now() - began)) * 1_000;

async function asked<Result>(running: RunningLoge, document: object, variables: object): Promise<Result> {
  const { data, errors } = JSON.parse(await running.ask(String(document), variables)) as {
    data?: Result;
    errors?: unknown;
  };
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function written(running: RunningLoge, format: ExportFormat): Promise<string> {
  const input = { format, reason: 'Mesure' };
  const made = await asked<{ exportJournal: ExportRowFragment }>(running, ExportJournalDocument, { input });
  const { id } = made.exportJournal;
  for (;;) {
    const { exports: own } = await asked<{ exports: ExportRowFragment[] }>(running, ExportsDocument, {});
    const now = own.find((one) => one.id === id);
    if (now?.state === 'READY') return id;
    if (now?.state !== 'WRITING') throw new Error(`The export ended as ${now?.state}.`);
    await setTimeout(250);
  }
}

/** @throws Error for an export that has fewer lines. */
async function checkWhole(running: RunningLoge, id: string, least: number): Promise<void> {
  const answer = await asked<{ downloadExport: { url: string } }>(running, DownloadExportDocument, { id });
  let lines = 0;
  // Read as it comes: held whole, the file would be the most that this process holds.
  for await (const piece of (await running.open(answer.downloadExport.url)) as AsyncIterable<Buffer>)
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines += 1;
  if (lines < least) throw new Error(`Only ${lines} lines came.`);
  await asked(running, DeleteExportDocument, { id });
}

async function copied(client: pg.Client): Promise<void> {
  const sql = 'COPY (SELECT * FROM read.journal ORDER BY position DESC) TO STDOUT WITH (FORMAT csv)';
  await finished(client.query(copyTo(sql)).resume());
}

/** The most that is held at once, garbage included, in megabytes. */
function watchMemory(): { stop(): number } {
  let most = 0;
  const timer = setInterval(() => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    most = Math.max(most, heapUsed + arrayBuffers);
  }, 100);
  return {
    stop() {
      clearInterval(timer);
      return Math.round(most / 1e6);
    },
  };
}
