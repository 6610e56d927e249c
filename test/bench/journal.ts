import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { JournalDocument } from '@loge/contracts/client';
import type pg from 'pg';
import { accountProjection } from '../../backend/src/accounts/account.projection.js';
import { journalProjection } from '../../backend/src/register/journal.projection.js';
import { schoolProjection } from '../../backend/src/schools/school.projection.js';
import { BigRegister } from './big-register.js';
import { figure, percentile } from './figures.js';
import type { Figure } from './figures.js';
import { inTurns } from './in-turns.js';
import type { Side } from './in-turns.js';
import { PAGE_SIZE, questions } from './journal-pages.js';
import type { Question } from './journal-pages.js';
import { followArrivals } from './live.js';
import { loadRegister } from './load-register.js';
import type { Part } from './part.js';
import { startLoge } from './running-loge.js';
import type { RunningLoge } from './running-loge.js';
import { connect } from './server.js';
import type { BenchDatabase, Server } from './server.js';

/** Raised when {@link BigRegister} makes other rows, so that what is kept is made anew. */
const VERSION = 2;

/**
 * A page of the register as the dashboard asks for it: its own document, over HTTP, with the session and rights
 * checked. Compared with one bare statement that finds the same content by keyset: the entries, the present names of
 * those they speak of, and the count up to 1,001. At the end 100 events arrive while somebody pages and another polls:
 * none is shown twice, none is missed. Each figure is the time within which 95 of 100 are answered, by a
 * server that has answered some hundreds already; both sides are asked the same, and answer the same.
 */
export const journal: Part = {
  name: 'journal',
  async measure({ server, home, rounds, quick, say }) {
    const register = new BigRegister(quick ? 200_000 : 5_000_000);
    const name = quick ? 'bench_smalljournal' : 'bench_journal';
    const dataDir = join(home, name);
    const database = await keptRegister(server, { name, dataDir, register, say });
    const client = await connect(database.url);
    let loge: RunningLoge | undefined;
    try {
      const running = (loge = await startLoge(database.url, dataDir));
      const figures: Figure[] = [];
      const filters = questions.map(({ name: asked, question }) => {
        const same = Array.from({ length: quick ? 40 : 100 }, (_, number) => question(register, number));
        const ours = within95(same, (one) => running.ask(JournalDocument.toString(), variablesOf(one)));
        const theirs = within95(same, ({ sql, values }) => client.query(sql, [...values]));
        return { asked, same, ours, theirs };
      });
      // Node compiles what is asked over the first hundreds of pages, which the first filter alone would pay for.
      say('asking each filter once');
      for (const { same, ours, theirs } of filters) {
        await checkSame(running, client, same);
        await ours();
        await theirs();
      }
      for (const { asked, ours, theirs } of filters) {
        say(asked);
        const pairs = await inTurns(rounds, ours, theirs);
        const goal = { bound: 'atMost', floor: 6, aim: 4, aimWithin: 20 } as const;
        figures.push(
          figure({ part: 'journal p95', name: asked, unit: 'ms', against: 'bare SQL', goal }, pairs),
        );
      }
      say(await followArrivals(running, client, quick ? 20 : 100));
      return figures;
    } finally {
      await loge?.close();
      await client.end();
      await database.close();
    }
  },
};

const variablesOf = ({ filter, after }: Question) => ({ filter, first: PAGE_SIZE, after });

/** Asks each question once, one after the other. */
function within95(asked: readonly Question[], ask: (question: Question) => Promise<unknown>): Side {
  return async () => {
    const times: number[] = [];
    for (const question of asked) {
      const began = performance.now();
      await ask(question);
      times.push(performance.now() - began);
    }
    return percentile(times, 0.95);
  };
}

/** @throws Error when a question is not answered by the same entries on both sides, or by none at all. */
async function checkSame(loge: RunningLoge, client: pg.Client, asked: readonly Question[]): Promise<void> {
  for (const one of asked.slice(0, 5)) {
    const answer = await loge.ask(JournalDocument.toString(), variablesOf(one));
    const { rows } = await client.query<{ event: string }>(one.sql, [...one.values]);
    const bare = rows.slice(0, PAGE_SIZE).map(({ event }) => event);
    // The answer to the document just asked.
    const { data } = JSON.parse(answer) as { data?: { journal: { edges: { node: { id: string } }[] } } };
    const shown = data?.journal.edges.map(({ node }) => node.id);
    if (!shown?.length || shown.join() !== bare.join())
      throw new Error(
        `${JSON.stringify(one.filter)}: bare SQL finds ${bare.length} entries, Loge ${answer.slice(0, 500)}`,
      );
  }
}

/** The database with the register in it, from an earlier run or made now. */
export async function keptRegister(
  server: Server,
  {
    name,
    dataDir,
    register,
    say,
  }: { name: string; dataDir: string; register: BigRegister; say: (line: string) => void },
): Promise<BenchDatabase> {
  // A read model of another version would be made again from the events, which this register does not have.
  const models = [accountProjection, schoolProjection, journalProjection].map(({ version }) => version);
  const mark = `${register.entries} entries, version ${VERSION}, read models ${models.join()}`;
  const kept = await server.kept(name);
  const [{ found } = { found: null }] = await kept.dataSource.query<{ found: string | null }[]>(
    `SELECT shobj_description(oid, 'pg_database') AS found FROM pg_database WHERE datname = current_database()`,
  );
  if (found === mark) return kept;
  await kept.close();
  await rm(dataDir, { recursive: true, force: true });
  const database = await server.fresh(name);
  await loadRegister(database.url, register, say);
  // What the mark says is made of numbers of ours.
  await database.dataSource.query(`COMMENT ON DATABASE ${name} IS '${mark}'`);
  return database;
}
