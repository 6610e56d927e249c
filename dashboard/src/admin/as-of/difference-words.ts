import { longDate } from '../i18n/format.js';
import type { Language } from '../i18n/format.js';

/** One value before and after. */
interface Change {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Gives its `_` for a key it does not know. */
type Words = (key: string, options: Readonly<Record<string, string>>) => string;

const vocabularies: Readonly<Record<string, string>> = {
  status: 'statuses',
  password: 'access.standings',
  activated: 'asof.yes',
};

/** Fields whose lines are a code, and in brackets where. */
const located: Readonly<Record<string, string>> = { places: 'profiles', roles: 'roles' };

/** A difference with its codes in words, one value to a line; other fields are left to whoever shows changes. */
export function differenceWords<C extends Change>(change: C, words: Words, language: Language): C {
  const told = (value: string | null) => value && value.split('\n').map(lineOf).join('\n');
  const lineOf = (line: string): string => {
    const vocabulary = vocabularies[change.field];
    if (vocabulary) return words(`${vocabulary}.${line}`, { _: line });
    const [, code, where] = /^([A-Z_]+) \((.*)\)$/.exec(line) ?? [];
    const codes = located[change.field];
    if (!codes || code === undefined || where === undefined) return line;
    return `${words(`${codes}.${code}`, { _: code })} (${whereText(where, words, language)})`;
  };
  return { ...change, before: told(change.before), after: told(change.after) };
}

/** `INSTALLATION, ≤ 2027-08-31` in words. */
const whereText = (where: string, words: Words, language: Language): string =>
  where
    .replace(/^INSTALLATION\b/, (code) => words(`scopes.${code}`, { _: code }))
    .replace(/≤ (\d{4}-\d{2}-\d{2})$/, (all, day: string) =>
      words('asof.until', { date: longDate(new Date(`${day}T12:00:00Z`), language), _: all }),
    );
