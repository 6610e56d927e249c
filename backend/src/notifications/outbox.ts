import type { Message, Transport } from './transport.js';

const MOST = 200;

/** A mail of the demo, and when it would have been sent. */
export interface OutboxMail extends Message {
  readonly at: Date;
}

/** Keeps the demo's mails instead of sending them: the last 200, in memory only. */
export class Outbox implements Transport {
  #mails: readonly OutboxMail[] = [];

  /** The newest first. */
  get mails(): readonly OutboxMail[] {
    return this.#mails;
  }

  async send(message: Message): Promise<void> {
    this.#mails = [{ ...message, at: new Date() }, ...this.#mails].slice(0, MOST);
  }

  close(): void {
    this.#mails = [];
  }
}
