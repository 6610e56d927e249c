import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { PauseCampaignDocument, ResumeCampaignDocument, StartCampaignDocument } from '@loge/contracts/client';
import { startMailServer } from '../../backend/src/notifications/mail-server.fixture.js';
import type { MailServer } from '../../backend/src/notifications/mail-server.fixture.js';
import { figure, percentile } from './figures.js';
import type { Figure, Pair } from './figures.js';
import { openHandingOut } from './handing-out.js';
import type { HandingOut } from './handing-out.js';
import { inTurns } from './in-turns.js';
import type { Part } from './part.js';
import { hashCost, makePeople } from './people.js';
import type { Person } from './people.js';
import { forEach, Networks, signIn } from './signing-in.js';

/** As fast as a campaign may go, mails a minute; and slower when it is short, for it has to outlast the sign-ins. */
const FASTEST = 6_000;
const SLOWER = 1_800;
/** Whoever waits for a mail this long waits in vain, in milliseconds. */
const PATIENCE = 60_000;

/**
 * A campaign to everybody, by a mail server on the loopback that takes all it gets. People sign in while it runs, and
 * while it is paused; the pace it holds while they do is compared with the one asked for.
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
        perMinute: quick ? SLOWER : FASTEST,
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
    await forEach(people, 2, async (person) => {
      times.push(await signIn(running, person, networks.next(), 'me'));
    });
    return percentile(times, 0.95);
  };
  const input = {
    ...{ key: randomUUID(), title: 'Vos accès', text: 'Voici comment vous connecter.', perMinute },
    target: { schools: [...schools], profiles: ['RELATIVE' as const] },
  };
  const { id } = (await house.ask(StartCampaignDocument, { input })).startCampaign.campaign;
  const paces: Pair[] = [];
  const beside = async () => {
    await house.ask(ResumeCampaignDocument, { id });
    await another(mails);
    const [before, began] = [mails.received.length, performance.now()];
    const p95 = await within95();
    const perSecond = (mails.received.length - before) / ((performance.now() - began) / 1_000);
    if (mails.received.length >= relatives) throw new Error('The campaign ended before the sign-ins did.');
    paces.push({ ours: perSecond, theirs: perMinute / 60 });
    await house.ask(PauseCampaignDocument, { id });
    await quiet(mails);
    return p95;
  };
  await house.ask(PauseCampaignDocument, { id });
  const pairs = await inTurns(rounds, beside, within95);
  const what = { part: 'campaign', name: `to ${relatives.toLocaleString('en')}` };
  return [
    figure(
      {
        ...{ ...what, unit: 'mails/s', against: 'the pace asked for' },
        goal: { bound: 'atLeast', floor: 0.5, aim: 0.9 },
      },
      paces.slice(1),
    ),
    figure(
      {
        ...{ part: 'campaign', name: 'sign-in p95 meanwhile', unit: 'ms', against: 'while paused' },
        goal: { bound: 'atMost', floor: 2, aim: 1.5 },
      },
      pairs,
    ),
  ];
}

/** @throws Error when no mail comes. */
async function another({ received }: MailServer): Promise<void> {
  const before = received.length;
  for (const until = performance.now() + PATIENCE; received.length === before; await wait(20))
    if (performance.now() > until) throw new Error('The campaign sends nothing.');
}

/** Waits until a second has brought no mail: those that were on their way have come. */
async function quiet({ received }: MailServer): Promise<void> {
  let before: number;
  do {
    before = received.length;
    await wait(1_000);
  } while (received.length > before);
}
