import type { CredentialsFormat } from '@loge/contracts';
import { DownloadCredentialsFileDocument, MakeCredentialsFileDocument } from '@loge/contracts/client';
import type { CredentialsTargetInput } from '@loge/contracts/client';
import { BareFiles } from './bare-files.js';
import { figure } from './figures.js';
import type { Figure } from './figures.js';
import { openHandingOut } from './handing-out.js';
import type { HandingOut } from './handing-out.js';
import { inTurns } from './in-turns.js';
import type { Part } from './part.js';

const REASON = 'la mesure';

/**
 * Files of credentials as the dashboard asks for them: noted, then downloaded over HTTP, every password made, every hand
 * in the register before it is sent. On our side the whole of it; on the other the same events appended, then the same
 * CSV written from memory; on both until every read model shows it, for it is made meanwhile and not for nothing. Letters are counted by pages; those of a whole school must cost no more each than those of a
 * class.
 */
export const credentials: Part = {
  name: 'credentials',
  async measure(ground) {
    const { rounds, say } = ground;
    // One more than there are rounds: the first fills caches.
    const house = await openHandingOut(ground, { times: rounds + 1 });
    try {
      say('a file against its events and a CSV from memory');
      const fileFigure = await measureFile(house, rounds);
      say('letters');
      return [fileFigure, await measureLetters(house, rounds)];
    } finally {
      await house.close();
    }
  },
};

async function measureFile(house: HandingOut, rounds: number): Promise<Figure> {
  const { running, relatives } = house;
  const tens = house.tens.values();
  const bare = new BareFiles();
  const ours = async () => {
    // Nobody is handed a way in twice, or streams would grow longer than any person's is.
    const schools = [...(tens.next().value ?? [])];
    const before = await running.store.end();
    const began = performance.now();
    const file = await make(house, { schools, profiles: ['RELATIVE'] });
    const csv = await download(house, file, 'CSV');
    await running.settled();
    const seconds = (performance.now() - began) / 1_000;
    const lines = csv.toString('utf8').split('\r\n').length - 2;
    if (lines !== relatives) throw new Error(`The file has ${lines} lines, not ${relatives}.`);
    await bare.remember(running, before, csv);
    return relatives / seconds;
  };
  const theirs = async () => {
    const began = performance.now();
    await bare.write(running);
    await running.settled();
    return relatives / ((performance.now() - began) / 1_000);
  };
  const pairs = await inTurns(rounds, ours, theirs);
  return figure(
    {
      part: 'credentials',
      name: `a file of ${relatives.toLocaleString('en')}`,
      unit: 'people/s',
      against: 'its events, a CSV from memory',
      goal: { bound: 'atLeast', floor: 0.5, aim: 0.8 },
    },
    pairs,
  );
}

async function measureLetters(house: HandingOut, rounds: number): Promise<Figure> {
  const { className, relatives } = house;
  const [schools = []] = house.tens;
  const [school = ''] = schools;
  const whole = await make(house, { schools: [school], profiles: ['RELATIVE'] }, 'NONE');
  const one = await make(house, { schools: [school], classes: [className], profiles: ['RELATIVE'] }, 'NONE');
  const pagesPerSecond = (file: string) => async () => {
    const began = performance.now();
    const pages = pagesOf(await download(house, file, 'LETTERS'));
    const seconds = (performance.now() - began) / 1_000;
    await house.running.settled();
    return pages / seconds;
  };
  const pairs = await inTurns(rounds, pagesPerSecond(whole), pagesPerSecond(one));
  const many = (relatives / schools.length).toLocaleString('en');
  return figure(
    {
      part: 'credentials',
      name: `${many} letters, PDF`,
      unit: 'pages/s',
      against: 'those of a class',
      goal: { bound: 'atLeast', floor: 0.77, aim: 1 },
    },
    pairs,
  );
}

async function make(
  { ask }: HandingOut,
  target: CredentialsTargetInput,
  renewal: 'NEVER_SIGNED_IN' | 'NONE' = 'NEVER_SIGNED_IN',
): Promise<string> {
  const input = { target, renewal, reason: REASON };
  return (await ask(MakeCredentialsFileDocument, { input })).makeCredentialsFile.file.id;
}

async function download(
  { ask, running }: HandingOut,
  file: string,
  format: CredentialsFormat,
): Promise<Buffer> {
  const input = { file, format, byHousehold: false, reason: REASON };
  const { url } = (await ask(DownloadCredentialsFileDocument, { input })).downloadCredentialsFile;
  return running.download(url);
}

/** @throws Error for what is no PDF with pages. */
function pagesOf(pdf: Buffer): number {
  const pages = Number(/\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1]);
  if (!pages) throw new Error('The letters have no pages.');
  return pages;
}
