import { Inject, Injectable, Logger } from '@nestjs/common';
import type { MailKind } from '@loge/contracts';
import { pause } from '../event-store/pause.js';
import { waitAfter } from './back-off.js';
import { Lane } from './lane.js';
import { MailOutcomes } from './mail-outcomes.js';
import { MailQueue } from './mail-queue.js';
import type { Ending, TakenMail } from './mail-queue.js';
import type { Composer } from './mails.js';
import { render } from './templates/render.js';
import { MailUndelivered, TRANSPORT } from './transport.js';
import type { Transport } from './transport.js';

/** How often the queue is looked at when nothing is heard of it, in milliseconds. */
const POLL = 5_000;
/** How many mails are on their way at once. */
const TOGETHER = 10;
/** How many bulk mails besides, on connections of their own: some are composed while others are sent. */
const BULK_TOGETHER = 10;
/** How long a stop waits for mails on their way, in milliseconds; the rest is tried again at the next start. */
const FAREWELL = 10_000;

/**
 * Sends what is in the queue. Several may run: a mail is on its way from one of them at a time. One that was
 * acknowledged is never sent again, unless whoever sent it dies in the very moment between the answer and its row;
 * the second then bears the message id of the first.
 */
@Injectable()
export class MailSender {
  readonly #logger = new Logger('MailSender');
  readonly #composers = new Map<MailKind, Composer>();
  readonly #lanes = [
    new Lane(() => this.#round({ bulk: false, together: TOGETHER })),
    new Lane(() => this.#round({ bulk: true, together: BULK_TOGETHER })),
  ];
  #timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(MailQueue) private readonly queue: MailQueue,
    @Inject(MailOutcomes) private readonly outcomes: MailOutcomes,
    @Inject(TRANSPORT) private readonly transport: Transport | undefined,
  ) {}

  /** @throws Error for a kind that another room composes. */
  composedBy(kind: MailKind, compose: Composer): void {
    if (this.#composers.has(kind)) throw new Error(`${kind} is composed by another room.`);
    this.#composers.set(kind, compose);
  }

  /** Sends from now on, in the background; without a transport the mails wait. */
  start(): void {
    if (!this.transport) return;
    this.#timer = setInterval(() => this.nudge(), POLL).unref();
    this.nudge();
  }

  /** Sends no more; resolves when those on their way have ended, or will not soon. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    const waited = new AbortController();
    await Promise.race([Promise.all(this.#lanes.map((lane) => lane.idle())), pause(FAREWELL, waited.signal)]);
    waited.abort();
    this.transport?.close();
  }

  /** There is something in the queue. Does nothing where mails are not sent. */
  nudge(): void {
    if (!this.#timer) return;
    for (const lane of this.#lanes) lane.nudge();
  }

  /** Sends what is due. Bulk mails have places of their own, so that however slow they are, no other waits for them. */
  async #round({ bulk, together }: { readonly bulk: boolean; readonly together: number }): Promise<void> {
    try {
      if (!bulk) await this.#tellUntold();
      const underWay = new Set<Promise<void>>();
      for (;;) {
        const mails = this.#timer ? await this.queue.take(together - underWay.size, { bulk }) : [];
        for (const mail of mails) {
          const trying = this.#try(mail, bulk).finally(() => underWay.delete(trying));
          underWay.add(trying);
        }
        if (underWay.size === 0) break;
        await Promise.race(underWay);
      }
    } catch (error) {
      this.#logger.warn(`The queue cannot be worked on: ${nameOf(error)}.`);
    }
  }

  /** Tries a mail and writes down what became of it; never throws. */
  async #try(mail: TakenMail, bulk: boolean): Promise<void> {
    let address: string | undefined;
    try {
      const composed = await this.#composerOf(mail)(mail);
      if (!composed) return await this.queue.drop(mail);
      if ('putOff' in composed) return await this.queue.putOff(mail, composed.putOff);
      address = composed.to;
      if (!address) throw new MailUndelivered(true, undefined);
      await this.#transport().send({ id: mail.id, to: address, bulk, ...render(composed, mail.language) });
    } catch (error) {
      return this.#safely(() => this.#failed(mail, address, error));
    }
    await this.#safely(() => this.#end(mail, address, { state: 'SENT' }));
  }

  async #failed(mail: TakenMail, address: string | undefined, error: unknown): Promise<void> {
    const { permanent, smtpCode } =
      error instanceof MailUndelivered ? error : { permanent: false, smtpCode: undefined };
    if (!(error instanceof MailUndelivered)) {
      this.#logger.warn(`A mail of the kind ${mail.kind} cannot be composed: ${nameOf(error)}.`);
    }
    const wait = permanent ? undefined : waitAfter(mail.tries);
    if (wait !== undefined) return this.queue.retry(mail, wait, smtpCode);
    const cause = permanent ? 'REFUSED' : 'GIVEN_UP';
    await this.#end(mail, address, {
      state: 'FAILED',
      cause,
      ...(smtpCode !== undefined && { smtpCode }),
    });
  }

  async #end(mail: TakenMail, address: string | undefined, ending: Ending): Promise<void> {
    const outcome = await this.queue.end(mail, ending);
    if (!outcome) return;
    await this.outcomes.tell({ mail, ending, outcome }, address);
    await this.queue.told(outcome);
  }

  async #tellUntold(): Promise<void> {
    for (const ended of await this.queue.untold(TOGETHER)) {
      await this.#safely(async () => {
        await this.outcomes.tell(ended, undefined);
        await this.queue.told(ended.outcome);
      });
    }
  }

  /** What is not written down now is made good later: the mail's turn comes again, or its end is told then. */
  async #safely(write: () => Promise<void>): Promise<void> {
    await write().catch((error: unknown) =>
      this.#logger.warn(`What became of a mail cannot be written down: ${nameOf(error)}.`),
    );
  }

  #composerOf({ kind }: TakenMail): Composer {
    const composer = this.#composers.get(kind);
    if (!composer) throw new Error(`Nobody composes ${kind}.`);
    return composer;
  }

  #transport(): Transport {
    if (!this.transport) throw new Error('There is no mail server.');
    return this.transport;
  }
}

/** The kind of an error only: its words may quote what a mail says. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'Error');
