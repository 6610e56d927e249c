import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { StartCampaignDocument } from '@loge/contracts/client';
import { startMailServer } from '../../backend/src/notifications/mail-server.fixture.js';
import type { MailServer } from '../../backend/src/notifications/mail-server.fixture.js';
import { figure, percentile } from './figures.js';
import type { Figure, Pair } from './figures.js';
import { openHandingOut } from './handing-out.js';
import type { HandingOut } from './handing-out.js';
import type { Part } from './part.js';
import { hashCost, makePeople } from './people.js';
import type { Person } from './people.js';
import { forEach, Networks, signIn } from './signing-in.js';

/** As fast as a campaign may go, mails a minute. */
const FASTEST = 6_000;
/** How long after another somebody signs in, in milliseconds: a morning of 1,200 pupils is less. */
const APART = 200;
/** Whoever waits for a mail this long waits in vain, in milliseconds. */
const PATIENCE = 60_000;

/**
 * A campaign to everybody, from its start to its last mail, by a mail server on the loopback that takes all it gets. Five
 * people a second sign in all the while; its pace is compared with the one asked for, and their wait with that before it.
 */
export const campaign: Part = {
  name: 'campaign',
  async measure(ground) {
    const { rounds, quick, say } = ground;
    const mails = await startMailServer();
    let house: HandingOut | undefined;
    try {
      house = await openHandingOut(ground, {
        argon2: hashCost,
        trustedProxies: ['127.0.0.1'],
        smtp: { url: mails.url, from: 'Loge <loge@bench.test>' },
      });
      say('making people');
      const people = await makePeople(house.running.commands, quick ? 16 : 60);
      say('sign-ins beside a campaign');
      const figures = await besideSignIns({
        house,
        mails,
        people,
        rounds,
        perMinute: FASTEST,
      });
      return figures;
    } finally {
      await house?.close();
      await mails.stop();
    }
  },
};

interface Asked {
  readonly house: HandingOut;
  readonly mails: MailServer;
  readonly people: readonly Person[];
  readonly rounds: number;
  readonly perMinute: number;
}

async function besideSignIns({ house, mails, people, rounds, perMinute }: Asked): Promise<Figure[]> {
  const { running, relatives } = house;
  const [schools = []] = house.tens;
  const networks = new Networks();
  const within95 = async () => {
    const times: number[] = [];
    await forEach(people, 1, async (person) => {
      const next = wait(APART);
      times.push(await signIn(running, person, networks.next(), 'me'));
      await next;
    });
    return percentile(times, 0.95);
  };
  await within95();
  const without: number[] = [];
  for (let round = 0; round < rounds; round += 1) without.push(await within95());
  const input = {
    ...{ key: randomUUID(), title: 'Vos accès', text: 'Voici comment vous connecter.', perMinute },
    target: { schools: [...schools], profiles: ['RELATIVE' as const] },
  };
  const began = performance.now();
  await house.ask(StartCampaignDocument, { input });
  const whole = everyMail(mails, relatives).then(() => (performance.now() - began) / 1_000);
  const beside: number[] = [];
  while (mails.received.length < relatives) beside.push(await within95());
  const paces: Pair[] = [{ ours: relatives / (await whole), theirs: perMinute / 60 }];
  // The last sign-ins may have outlasted the campaign.
  const pairs = beside
    .slice(0, -1)
    .map((ours, round): Pair => ({ ours, theirs: without[round % without.length] ?? ours }));
  const what = { part: 'campaign', name: `to ${relatives.toLocaleString('en')}` };
  return [
    figure(
      {
        ...{ ...what, unit: 'mails/s', against: 'the pace asked for' },
        goal: { bound: 'atLeast', floor: 0.5, aim: 0.9 },
      },
      paces,
    ),
    figure(
      {
        ...{ part: 'campaign', name: 'sign-in p95 meanwhile', unit: 'ms', against: 'before it' },
        goal: { bound: 'atMost', floor: 2, aim: 1.5 },
      },
      pairs,
    ),
  ];
}

/** Waits until so many mails have come. @throws Error when none comes for long. */
async function everyMail({ received }: MailServer, count: number): Promise<void> {
  let [before, since] = [received.length, performance.now()];
  while (received.length < count) {
    await wait(20);
    if (received.length > before) [before, since] = [received.length, performance.now()];
    else if (performance.now() - since > PATIENCE) throw new Error('The campaign sends nothing any more.');
  }
}
