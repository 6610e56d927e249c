import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail that the server took. */
export interface ReceivedMail {
  /** Where it would come back to. */
  readonly from: string;
  readonly to: readonly string[];
  /** Its head and body as they came over the line. */
  readonly raw: string;
}

/** A mail server of a test's own, on the loopback. */
export interface MailServer {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** How many mails it left without an answer. */
  readonly stalled: number;
  /** What it answers from now on instead of taking mails: a code such as 550; `undefined` takes them. */
  refuse(code: number | undefined): void;
  /** Whether it answers nothing at all from now on once it is told whom a mail is for. */
  stall(stalled: boolean): void;
  stop(): Promise<void>;
}

/** @param port a port it had before; any free one without it. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let refusal: number | undefined;
  let isStalled = false;
  let stalled = 0;
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, answer) => {
      if (isStalled) {
        stalled += 1;
        return;
      }
      answer(refusal === undefined ? null : Object.assign(new Error('No.'), { responseCode: refusal }));
    },
    onData: (stream, { envelope }, answer) => {
      const take = (raw: string): void => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw });
        answer(null);
      };
      // One that was cut off, by a client that went away in the middle of it, was not taken.
      void text(stream).then(take, () => undefined);
    },
  });
  // A client that goes away in the middle is no affair of the test.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address();
  if (typeof address !== 'object' || !address) throw new Error('The mail server listens nowhere.');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    get stalled() {
      return stalled;
    },
    refuse: (code) => (refusal = code),
    stall: (stalled) => (isStalled = stalled),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
