import { AccountId, LogeError, SchoolId } from '@loge/contracts';
import type { EventType } from '@loge/contracts';
import { z } from 'zod';
import type { JournalFilter } from './commands.js';
import { foldedWords } from './folding.js';
import { refusals } from './outcomes.js';

const MAX_SEARCH = 200;

/** Checks what came from outside the types. @throws LogeError `BAD_INPUT` naming the first field that is wrong. */
export function checkFilter(filter: JournalFilter): void {
  const require = (holds: boolean, field: keyof JournalFilter): void => {
    if (!holds) throw new LogeError('BAD_INPUT', { field });
  };
  const { from, to } = filter;
  require(!from || isInstant(from), 'from');
  require(!to || isInstant(to), 'to');
  require(!from || !to || from <= to, 'to');
  for (const field of ['actor', 'subject', 'person'] as const) {
    require(!filter[field] || AccountId.safeParse(filter[field]).success, field);
  }
  require(!filter.correlation || z.uuid().safeParse(filter.correlation).success, 'correlation');
  require(!filter.school || SchoolId.safeParse(filter.school).success, 'school');
  require(!filter.class || (filter.school !== undefined && isText(filter.class)), 'class');
  require(!filter.search || isText(filter.search), 'search');
  require(filter.weekday === undefined || isWholeWithin(filter.weekday, 1, 7), 'weekday');
  require(filter.hour === undefined || isWholeWithin(filter.hour, 0, 23), 'hour');
}

// What PostgreSQL can hold and a school can have lived.
const isInstant = (date: Date): boolean => {
  const year = date.getUTCFullYear();
  return year >= 1900 && year <= 2200;
};

const isWholeWithin = (number: number, least: number, most: number): boolean =>
  Number.isInteger(number) && number >= least && number <= most;

const isText = (text: string): boolean => text.length <= MAX_SEARCH && !text.includes('\u0000');

/** The kinds asked for, by kind and outcome together; `undefined` for all of them. */
export function kindsOf({ kinds, outcome }: JournalFilter): readonly EventType[] | undefined {
  const asked = kinds?.length ? [...new Set(kinds)] : undefined;
  if (outcome !== 'REFUSED') return asked;
  return asked ? asked.filter((kind) => refusals.includes(kind)) : refusals;
}

/** Whose history the filter narrows the register to; nobody's where it names no person. */
export const narrowedTo = ({ person, subject }: JournalFilter): readonly AccountId[] => [
  ...new Set([person, subject].flatMap((id) => id ?? [])),
];

/** The words searched for; `undefined` when nothing is, an empty list when what was typed holds no word. */
export function searchedWords({ search }: JournalFilter): readonly string[] | undefined {
  return search?.trim() ? [...new Set(foldedWords(search))] : undefined;
}
