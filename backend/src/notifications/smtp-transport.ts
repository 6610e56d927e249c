import { createTransport } from 'nodemailer';
import { isLoopback } from '../config.js';
import { bounceAddress } from './bounce-address.js';
import { MailUndelivered } from './transport.js';
import type { Message, Transport } from './transport.js';

/** Patience with a mail server, in milliseconds. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };
/**
 * How long one delivery may take as a whole, in milliseconds, with its wait for a connection: no socket is idle where
 * a server answers a byte at a time. Shorter than the lease of a mail, so nobody else has it meanwhile.
 */
const DELIVERY = 120_000;
/**
 * Refusals of Loge itself, not of this mail: it has to encrypt or to sign in, or did so wrongly (RFC 4954 §6). They
 * pass once the settings are mended.
 */
const refusalsOfUs = new Set([530, 534, 535, 538]);
/** One address and nothing else, so that nobody is added to it nor any line to the mail's head. */
const oneAddress = /^[^\s\p{Cc}<>()[\]",;:\\@]{1,64}@[^\s\p{Cc}<>()[\]",;:\\@]{1,255}$/u;

/** Sends by a mail server. */
export class SmtpTransport implements Transport {
  readonly #from: string;
  readonly #bounces: string | undefined;
  readonly #domain: string;
  readonly #delivery: number;
  readonly #mailer;
  readonly #bulkMailer;

  /**
   * @param url `smtps://` for TLS from the first byte; `smtp://` for STARTTLS, without which nothing is sent, unless
   *   the server is on this very machine or the URL says `?ignoreTLS=true`.
   * @param from the sender, `Loge <loge@example.org>`.
   * @param bounces where mails come back to, `bounce+{mail}@example.org`; to the sender without it.
   * @param delivery how long one delivery may take, in milliseconds.
   */
  constructor(
    { url, from, bounces }: { readonly url: string; readonly from: string; readonly bounces?: string },
    { delivery = DELIVERY }: { readonly delivery?: number } = {},
  ) {
    const { protocol, hostname, port, username, password, searchParams } = new URL(url);
    const secure = protocol === 'smtps:';
    const ignoreTLS = searchParams.get('ignoreTLS') === 'true';
    this.#from = from;
    this.#bounces = bounces;
    this.#delivery = delivery;
    this.#domain = /@([^>]+)>?$/.exec(from)?.[1] ?? 'localhost';
    const options = {
      ...patience,
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port) || (secure ? 465 : 587),
      secure,
      ignoreTLS,
      requireTLS: !secure && !ignoreTLS && !isLoopback(hostname),
      ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
      pool: true,
      maxConnections: 5,
      disableFileAccess: true,
      disableUrlAccess: true,
    } as const;
    this.#mailer = createTransport(options);
    this.#bulkMailer = createTransport(options);
  }

  async send({ id, to, bulk, language, subject, text, html }: Message): Promise<void> {
    if (!oneAddress.test(to)) throw new MailUndelivered(true, undefined);
    try {
      await (bulk ? this.#bulkMailer : this.#mailer).sendMail({
        from: this.#from,
        to: { name: '', address: to },
        ...(this.#bounces && { envelope: { from: bounceAddress(this.#bounces, id), to } }),
        subject,
        text,
        html,
        messageId: `<${id}@${this.#domain}>`,
        // Or holiday replies would come back (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
        signal: AbortSignal.timeout(this.#delivery),
      });
    } catch (error) {
      throw undelivered(error);
    }
  }

  close(): void {
    this.#mailer.close();
    this.#bulkMailer.close();
  }
}

/** Of the server's answer, only its code: its words may hold the address. */
function undelivered(error: unknown): MailUndelivered {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : NaN;
  if (!Number.isInteger(code)) return new MailUndelivered(false, undefined);
  return new MailUndelivered(code >= 500 && code < 600 && !refusalsOfUs.has(code), code);
}
