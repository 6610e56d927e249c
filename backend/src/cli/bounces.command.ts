import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { readDeliveryStatus } from '../notifications/delivery-status.js';
import { RecordBounce } from '../notifications/queries.js';

/** How the command is used. */
export const BOUNCES_USAGE = 'bounces <file.eml|->';

const WRONG_CALL = 2;
/** Reports are short; what they return of the mail may be as long as the mail (bytes). */
const LONGEST = 1_000_000;

/**
 * `bounces <file.eml|->`: reads what a mail server sent back, and notes that the mail has failed. For a mail server to
 * pipe into: what is no report on a mail of Loge is no error, or the server would send that back in turn.
 * @param pattern the setting `MAIL_BOUNCES`.
 * @returns 0; 2 for a wrong call and without the setting.
 */
export async function recordBounces(
  app: Pick<INestApplicationContext, 'get'>,
  pattern: string | undefined,
  [file, ...rest]: readonly string[],
  {
    input = process.stdin,
    output = (line: string) => void process.stdout.write(`${line}\n`),
  }: { readonly input?: Readable; readonly output?: (line: string) => void } = {},
): Promise<number> {
  if (file === undefined || rest.length > 0) {
    process.stderr.write(`Usage: npm run loge -- ${BOUNCES_USAGE}\n`);
    return WRONG_CALL;
  }
  if (pattern === undefined) {
    process.stderr.write('MAIL_BOUNCES has to be set: the address that mails come back to.\n');
    return WRONG_CALL;
  }
  const raw = file === '-' ? await beginningOf(input) : (await readFile(file)).toString('latin1');
  const bounce = readDeliveryStatus(raw, pattern);
  if (!bounce) {
    output('Nothing noted: this does not report that a mail of Loge failed.');
    return 0;
  }
  const { mail, smtpCode } = bounce;
  const noted = await app.get(CommandBus, { strict: false }).execute(new RecordBounce(mail, smtpCode));
  output(
    noted ? `Noted: the mail ${mail} came back.` : `Nothing noted: no mail ${mail} waits to be told of.`,
  );
  return 0;
}

/** As much as a report takes; the rest is read, so that whoever writes it is not cut off, and forgotten. */
async function beginningOf(input: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk as Buffer | string);
    if (length < LONGEST) chunks.push(bytes.subarray(0, LONGEST - length));
    length += bytes.length;
  }
  return Buffer.concat(chunks).toString('latin1');
}
