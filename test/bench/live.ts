import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { accessStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { JournalDocument } from '@loge/contracts/client';
import type pg from 'pg';
import { EventSourcedStreams } from '../../backend/src/event-store/event-sourced-streams.js';
import { commandLine } from '../support/import-house.js';
import { percentile } from './figures.js';
import { PAGE_SIZE } from './journal-pages.js';
import type { RunningLoge } from './running-loge.js';

const ARRIVALS = 100;
/** How often an open register asks for what is new, in milliseconds: far more often than the dashboard does. */
const EVERY_MS = 20;
/** Until all that arrived must have been shown, in milliseconds. */
const PATIENCE = 60_000;

/** A page of the register as the dashboard gets it. */
interface Page {
  readonly edges: readonly { readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly startCursor: string | null; readonly endCursor: string | null };
}

/**
 * Reads so many pages of the register, one after the other, while 100 events arrive and another reader polls for them.
 * @returns what was found, in words.
 * @throws Error when an event was shown twice, or missed, or out of its order.
 */
export async function followArrivals(loge: RunningLoge, client: pg.Client, pages: number): Promise<string> {
  const ask = async (page: object): Promise<Page> => {
    const answer = await loge.ask(JournalDocument.toString(), { filter: {}, ...page });
    // The answer to the document just asked.
    const { data } = JSON.parse(answer) as { data?: { journal: Page } };
    if (!data) throw new Error(answer.slice(0, 500));
    return data.journal;
  };
  const idsOf = ({ edges }: Page) => edges.map(({ node }) => node.id);
  await loge.settled();
  const first = await ask({ first: PAGE_SIZE });
  const before = idsOf(first);
  const seen: string[] = [];
  const times: number[] = [];

  const streams = new EventSourcedStreams(loge.store, loge.codec);
  const arrive = async (): Promise<readonly string[]> => {
    const arrived: string[] = [];
    for (let number = 0; number < ARRIVALS; number++) {
      // A fresh UUID is an account's id; the brand has no other maker here.
      const [reader, subject] = [randomUUID(), randomUUID()] as [AccountId, AccountId];
      const event = { type: 'AccountRead', data: { part: 'PAGE' } } as const;
      const { events } = await streams.record(accessStream(reader), commandLine(), [
        { event, about: { subject } },
      ]);
      arrived.push(...events);
    }
    return arrived;
  };
  const read = async () => {
    let after = first.pageInfo.endCursor;
    for (let number = 1; number < pages; number++) {
      const page = await ask({ first: PAGE_SIZE, after });
      before.push(...idsOf(page));
      after = page.pageInfo.endCursor;
    }
  };
  const poll = async () => {
    let latest = first.pageInfo.startCursor;
    for (const until = performance.now() + PATIENCE; seen.length < ARRIVALS && performance.now() < until;) {
      const began = performance.now();
      const page = await ask({ last: PAGE_SIZE, before: latest });
      times.push(performance.now() - began);
      seen.push(...idsOf(page).reverse());
      latest = page.pageInfo.startCursor ?? latest;
      await pause(EVERY_MS);
    }
    return latest;
  };
  const [arrived, , latest] = await Promise.all([arrive(), read(), poll()]);
  seen.push(...idsOf(await ask({ last: PAGE_SIZE, before: latest })));

  const { rows } = await client.query<{ event: string }>(
    `SELECT event FROM read.journal WHERE position <= (SELECT position FROM read.journal WHERE event = $1)
     ORDER BY position DESC LIMIT $2`,
    [before[0], pages * PAGE_SIZE],
  );
  if (seen.join() !== arrived.join())
    throw new Error(
      `Of ${arrived.length} events that arrived, polls showed ${seen.length}, or in another order.`,
    );
  if (before.join() !== rows.map(({ event }) => event).join())
    throw new Error(`${pages} pages read while events arrived are not the register as it was before.`);
  const slow = percentile(times, 0.95).toFixed(1);
  return `${ARRIVALS} arrived while ${pages} pages were read: each shown once; ${times.length} polls, p95 ${slow} ms`;
}
