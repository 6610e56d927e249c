import { mailBouncedTo } from './bounce-address.js';

/** A mail that came back for good. */
export interface Bounce {
  /** The id of the mail. */
  readonly mail: string;
  /** What the other server answered, such as 550; absent where it did not say. */
  readonly smtpCode?: number;
}

/** The fields of a head, by name in lower case; one that stands there twice holds both, a line each. */
type Fields = ReadonlyMap<string, string>;

/** Where the address that a mail came back to may stand. */
const RECIPIENTS = ['to', 'delivered-to', 'x-original-to', 'envelope-to', 'original-recipient'];

/**
 * Reads a delivery status notification (RFC 3464) that came to the address for what comes back.
 * @param pattern that address, with `{mail}` where the mail's id stands.
 * @returns `undefined` for anything else: a mail of somebody's, a delay, a delivery, a report on another mail.
 */
export function readDeliveryStatus(raw: string, pattern: string): Bounce | undefined {
  const { fields, body } = headAndBody(raw.replace(/\r\n?/g, '\n'));
  const mail = mailBouncedTo(pattern, RECIPIENTS.map((name) => fields.get(name) ?? '').join('\n'));
  const type = fields.get('content-type') ?? '';
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type);
  const isReport = /^multipart\/report\b/i.test(type) && /report-type="?delivery-status"?/i.test(type);
  if (!mail || !isReport || !boundary) return undefined;
  const status = body
    .split(`--${boundary[1] ?? boundary[2]}`)
    .map((part) => headAndBody(part.replace(/^\n/, '')))
    .find((part) => /^message\/delivery-status\b/i.test(part.fields.get('content-type') ?? ''));
  // The first group is about the whole mail, each other about one recipient; a mail of Loge has one.
  const [, ...recipients] = (status?.body ?? '')
    .trim()
    .split(/\n{2,}/)
    .map(fieldsOf);
  const failed = recipients.find((about) => /^failed\b/i.test(about.get('action') ?? ''));
  if (!failed) return undefined;
  const code = /^smtp;\s*([245]\d\d)\b/i.exec(failed.get('diagnostic-code') ?? '')?.[1];
  return { mail, ...(code && { smtpCode: Number(code) }) };
}

function headAndBody(text: string): { readonly fields: Fields; readonly body: string } {
  const end = text.indexOf('\n\n');
  return end < 0
    ? { fields: fieldsOf(text), body: '' }
    : { fields: fieldsOf(text.slice(0, end)), body: text.slice(end + 2) };
}

/** The fields of a head; long ones go on in lines that begin with a blank (RFC 5322 §2.2.3). */
function fieldsOf(head: string): Fields {
  const fields = new Map<string, string>();
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name, value] = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    const key = name.toLowerCase();
    fields.set(key, [fields.get(key), value].filter((known) => known !== undefined).join('\n'));
  }
  return fields;
}
