import type { BigRegister } from './big-register.js';
import { DAYS } from './big-register.js';
import { foldedWords } from '../../backend/src/register/folding.js';
import { cursorOf } from '../../backend/src/register/paging.js';

/** As many entries as the dashboard shows at once. */
export const PAGE_SIZE = 25;
const FAR = 1_000;

/** One question, as the dashboard asks it and as bare SQL. */
export interface Question {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly after?: string;
  /** The same page by keyset; it may use whatever indexes there are, and one row more tells whether others follow. */
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** A typical question; the number makes each another of its kind. */
export interface Asked {
  readonly name: string;
  readonly question: (register: BigRegister, number: number) => Question;
}

const page = (from: string): string => `SELECT j.* ${from} ORDER BY j.position DESC LIMIT ${PAGE_SIZE + 1}`;
/** The planner is to walk the narrow rows in order, and to look up only those of the page. */
const pageOf = (rows: string): string =>
  `SELECT j.* FROM (${rows} ORDER BY d.position DESC LIMIT ${PAGE_SIZE + 1}) d
   JOIN read.journal j ON j.position = d.position ORDER BY j.position DESC`;

/** Some numbers of its own for each question, so that no page is asked for twice in a row. */
const spread = (number: number): number => number * 7_919;

/** What people ask of a register. */
export const questions: readonly Asked[] = [
  {
    name: 'one subject',
    question: (register, number) => {
      const subject = register.person(spread(number));
      return {
        filter: { subject },
        sql: pageOf('SELECT position FROM read.journal_person d WHERE account = $1 AND as_subject'),
        values: [subject],
      };
    },
  },
  {
    name: "one actor's resets",
    question: (register, number) => {
      const actor = register.manager(number);
      return {
        filter: { actor, kinds: ['PasswordSet'] },
        sql: pageOf(
          'SELECT position FROM read.journal_person d WHERE account = $1 AND as_actor AND type = $2',
        ),
        values: [actor, 'PasswordSet'],
      };
    },
  },
  {
    name: 'one school and one day',
    question: (register, number) => {
      const school = register.school(number);
      const day = register.time((register.entries * ((spread(number) % (DAYS - 2)) + 1)) / DAYS);
      const from = new Date(`${day.toISOString().slice(0, 10)}T00:00:00+02:00`);
      const to = new Date(from.getTime() + 86_400_000);
      return {
        filter: { school, from: from.toISOString(), to: to.toISOString() },
        // Bounded by the positions of the day, which no index of times could do better.
        sql: pageOf(
          `SELECT d.position FROM read.journal_place d JOIN read.journal e ON e.position = d.position
           WHERE d.place = $1 AND e.occurred_at >= $2 AND e.occurred_at < $3
             AND d.position >= (SELECT min(first_position) FROM read.journal_day WHERE day = $4::date)
             AND d.position <= (SELECT max(last_position) FROM read.journal_day WHERE day = $4::date)`,
        ),
        values: [school, from, to, day.toISOString().slice(0, 10)],
      };
    },
  },
  {
    name: 'a name',
    question: (register, number) => {
      // Of twenty: a search is recorded once a minute, as it would be where people page through what they found.
      const { given, family } = register.name(spread(number % 20) % register.people);
      return {
        filter: { search: `${given} ${family}` },
        sql: pageOf(
          `SELECT DISTINCT d.position FROM read.journal_name n JOIN read.journal_person d USING (account)
           WHERE (n.words || ' ' || n.login_words) LIKE ALL ($1)`,
        ),
        values: [foldedWords(`${given} ${family}`).map((word) => `%${word}%`)],
      };
    },
  },
  {
    name: 'everything, page 1',
    question: () => ({ filter: {}, sql: page('FROM read.journal j'), values: [] }),
  },
  {
    name: `everything, page ${FAR.toLocaleString('en')}`,
    question: (register, number) => {
      const after = BigInt(register.entries - (FAR - 1) * PAGE_SIZE - number);
      return {
        filter: {},
        after: cursorOf(after),
        sql: page('FROM read.journal j WHERE j.position < $1'),
        values: [String(after)],
      };
    },
  },
];
