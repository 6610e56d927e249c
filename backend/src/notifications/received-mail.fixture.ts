import type { ReceivedMail } from './mail-server.fixture.js';

/** What a mail that a test's server took says. */
export interface ReadMail {
  readonly to: string;
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Reads a mail as a mail program does. */
export function readMail({ to, raw }: ReceivedMail): ReadMail {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? '';
  const parts = rest.join('\r\n\r\n').split(`--${boundary}`);
  const part = (type: string) => decoded(parts.find((one) => one.includes(`Content-Type: ${type}`)) ?? '');
  return {
    to: to.join(', '),
    id: /^Message-ID: <([^@]+)@/im.exec(head)?.[1] ?? '',
    subject: words(/^Subject: ((?:.|\r\n[ \t])+)/im.exec(head)?.[1] ?? ''),
    text: part('text/plain'),
    html: part('text/html'),
  };
}

function decoded(part: string): string {
  const [head = '', ...rest] = part.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n').replace(/\r\n$/, '');
  const isBase64 = /transfer-encoding: base64/i.test(head);
  const bytes = isBase64 ? Buffer.from(body, 'base64') : bytesOf(body);
  return bytes.toString().replaceAll('\r\n', '\n');
}

/** Quoted-printable (RFC 2045 §6.7); what is not quoted stays as it is. */
const bytesOf = (body: string): Buffer =>
  Buffer.from(
    body
      .replace(/=\r\n/g, '')
      .replace(/=([\dA-F]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
    'latin1',
  );

/** Encoded words (RFC 2047). */
const words = (text: string): string =>
  text
    .replace(/\r\n[ \t]/g, ' ')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      (how.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64')
        : bytesOf(word.replaceAll('_', ' '))
      ).toString(),
    );
