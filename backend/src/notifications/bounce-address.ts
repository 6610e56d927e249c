/** Where in the address of the setting the mail's id goes. */
const PLACE = '{mail}';

/** The address that a mail comes back to when it cannot be delivered: it tells which one (VERP). */
export const bounceAddress = (pattern: string, mail: string): string => pattern.replace(PLACE, mail);

/** Whether a setting is an address with one place for the id of a mail, which leaves room for it (RFC 5321 §4.5.3.1.1). */
export function isBouncePattern(text: string): boolean {
  const [before, after, ...more] = text.split(PLACE);
  if (before === undefined || after === undefined || more.length > 0) return false;
  return /^[\w.+=-]*$/.test(before) && before.length <= 28 && /^@[a-z\d-]+(\.[a-z\d-]+)+$/i.test(after);
}

/** The mail whose address for what comes back stands in a text; case does not count. */
export function mailBouncedTo(pattern: string, text: string): string | undefined {
  const [before = '', after = ''] = pattern.split(PLACE).map((part) => escaped(part));
  const id = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
  return new RegExp(`(?<![\\w.+=-])${before}${id}${after}(?![\\w.-])`, 'i').exec(text)?.[1]?.toLowerCase();
}

/** A text that a regular expression takes to the letter. */
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
