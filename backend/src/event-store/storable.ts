/** What PostgreSQL's text and jsonb cannot hold, as JSON escapes it: NUL and halves of surrogate pairs. */
const escaped = /\\u(?:0000|d[89a-f])/i;
const unstorable = /[\p{Surrogate}\0]/gu;

/**
 * Text that PostgreSQL takes whatever people typed: NUL and halves of surrogate pairs become U+FFFD. Everything a
 * projection writes passes here or through {@link storableJson}: events hold what they were given, for ever, and a
 * character that cannot be stored would stop it for ever.
 */
export function storableText(text: string): string {
  return text.replace(unstorable, '\uFFFD');
}

/** JSON of a value in which every text is {@link storableText}. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  // Hardly any text has such an escape, and this is the quickest way to know.
  if (!json.includes('\\u') || !escaped.test(json)) return json;
  return JSON.stringify(value, (_, held: unknown) => (typeof held === 'string' ? storableText(held) : held));
}

/** Whether a text holds a control character or half a surrogate pair: nobody types these into a field. */
export function hasControls(text: string): boolean {
  return /[\p{Cc}\p{Surrogate}]/u.test(text);
}
