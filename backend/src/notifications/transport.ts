import type { Language } from '@loge/contracts';

/** A mail ready to go. It holds secrets: it is logged nowhere. */
export interface Message {
  /** The id of the mail it was composed for; tried again, it is recognised by it. */
  readonly id: string;
  readonly to: string;
  /** Nobody waits for it: it shares no connection with those that somebody waits for. */
  readonly bulk: boolean;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Where mails go: a mail server, or the outbox of the demo. */
export interface Transport {
  /**
   * Resolves when the other side has taken the mail; ends within two minutes, whatever the other side does.
   * @throws MailUndelivered
   */
  send(message: Message): Promise<void>;
  /** Lets go of the connections that are idle. */
  close(): void;
}

/** A mail was not taken. */
export class MailUndelivered extends Error {
  override readonly name = 'MailUndelivered';

  constructor(
    /** Whether trying again is of no use. */
    readonly permanent: boolean,
    /** What the mail server answered, if it did. */
    readonly smtpCode: number | undefined,
  ) {
    super(
      smtpCode === undefined ? 'The mail server did not answer.' : `The mail server answered ${smtpCode}.`,
    );
  }
}

/** The injection token of the {@link Transport}; `undefined` where there is none, and mails wait. */
export const TRANSPORT = Symbol('Transport');
