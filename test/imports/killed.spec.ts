import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writeAafExport } from '../../backend/src/demo/aaf-files.js';
import { seeded } from '../../backend/src/demo/town.js';
import {
  ImportingProcess,
  claimsOf,
  countsOf,
  openLoge,
  peopleOf,
  recordsIn,
  recordsOf,
  smallTown,
  writeFiles,
} from './loge.fixture.js';
import { oneRosterSet } from '../support/one-roster-set.js';
import { zipOf } from '../support/zip.js';
import type { Loge } from './loge.fixture.js';
import type { KillPoint } from './importing.process.js';

const ROUNDS = Number(process.env.FAULT_ROUNDS ?? 3);
const SEED = Number(process.env.FAULT_SEED ?? randomInt(2 ** 31));
const town = smallTown(120);
const records = recordsOf(town);

let folder: string;
let people: string[];
let claims: Record<string, number>;
let queries: number;
/** The next process to be killed loads while the last one is being judged. */
let next: ImportingProcess;

beforeAll(async () => {
  next = ImportingProcess.start();
  const reference = ImportingProcess.start();
  folder = await mkdtemp(join(tmpdir(), 'loge-killed-'));
  await writeAafExport(folder, town, new Date('2026-11-21T08:00:00Z'));
  const loge = await openLoge();
  try {
    await reference.begin(loge, folder);
    const ended = await reference.done();
    expect(recordsIn(ended)).toBe(records);
    queries = ended.queries;
    people = await peopleOf(loge);
    claims = await claimsOf(loge);
  } finally {
    await loge.close();
  }
}, 90_000);
afterAll(async () => {
  await next.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Begins an import and has it killed. */
async function killed(loge: Loge, kill: KillPoint, from = folder): Promise<void> {
  const importing = next;
  next = ImportingProcess.start();
  await importing.begin(loge, from, { kill });
  expect(await importing.killed()).toBe('SIGKILL');
}

const made = async (loge: Loge): Promise<string[]> =>
  (await loge.events()).flatMap((event) => (event.type === 'AccountCreated' ? [event.stream] : []));

/** Runs the import again, and compares with one that nothing interrupted. */
async function endsAsIfNothingHadHappened(loge: Loge): Promise<void> {
  expect(recordsIn(await loge.import(folder))).toBe(records);
  expect(await peopleOf(loge)).toEqual(people);
  expect(await claimsOf(loge)).toEqual(claims);
  const all = await made(loge);
  expect(all).toHaveLength(people.length);
  expect(new Set(all).size).toBe(people.length);
}

test.each(Array.from({ length: ROUNDS }, (_, round) => [round + 1, SEED + round] as const))(
  'an import killed half way (round %i, FAULT_SEED=%i) and run again ends as if nothing had happened',
  async (_, seed) => {
    const random = seeded(seed);
    const kill: KillPoint = {
      at: 'query',
      // Never so late that a run with a few statements less, its projections being quicker, is over before.
      number: 1 + Math.floor(queries * (0.05 + random() * 0.8)),
      sent: random() < 0.5,
    };
    const loge = await openLoge();
    try {
      await killed(loge, kill);
      const before = (await made(loge)).length;
      console.info(`Killed at statement ${kill.number} of ${queries}: ${before} of ${people.length} made.`);
      await endsAsIfNothingHadHappened(loge);
    } finally {
      await loge.close();
    }
  },
  60_000,
);

test(`a OneRoster zip killed half way (FAULT_SEED=${SEED}) and run again makes everybody once`, async () => {
  const set = await writeFiles(folder, { 'set.zip': zipOf(oneRosterSet(town)) });
  const loge = await openLoge();
  try {
    const events = 1 + Math.floor(seeded(SEED)() * people.length);
    await killed(loge, { at: 'acknowledged', events }, set);
    const before = (await made(loge)).length;
    console.info(`Killed after ${events} events: ${before} of ${people.length} made.`);
    // The organisation above the schools is a record too, and left out.
    expect(recordsIn(await loge.import(set))).toBe(records + 1);
    const all = await made(loge);
    expect([before < all.length, all.length, new Set(all).size]).toEqual([
      true,
      people.length,
      people.length,
    ]);
    expect(await claimsOf(loge)).toEqual(claims);
    expect(Object.keys(countsOf(await loge.import(set)))).toEqual(['unchanged', 'leftOut']);
  } finally {
    await loge.close();
  }
}, 60_000);

test('an import killed before its first append has written nothing; just after its last, everything', async () => {
  const loge = await openLoge();
  try {
    await killed(loge, { at: 'first append' });
    expect(await loge.events()).toEqual([]);
    await killed(loge, { at: 'last append' });
    expect(await made(loge)).toHaveLength(people.length);
    const end = await loge.end();
    await endsAsIfNothingHadHappened(loge);
    const since = (await loge.events(end)).map(({ type }) => type);
    // Whoever comes next also makes the files of credentials of the import that was killed (KO-1).
    expect(since.filter((type) => type !== 'CredentialsFileMade')).toEqual([
      'ImportStarted',
      'ImportCompleted',
    ]);
  } finally {
    await loge.close();
  }
}, 60_000);
