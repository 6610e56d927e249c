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
  /** The same page by keyset, in one statement. */
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * The content of a page in bare SQL, from rows `d` with a `position`: the entries, one more than shown, which tells
 * whether others follow; how its people and schools are called now; and the count up to 1,001.
 * @param at.cursor a condition on the position.
 * @param at.found what `rows` take from, to be looked up once.
 */
const pageOf = (rows: string, at: { cursor?: string; found?: string } = {}): string => `
  WITH ${at.found ?? ''} page AS (
    SELECT j.* FROM (
      SELECT position FROM (${rows}) d WHERE ${at.cursor ?? 'true'} ORDER BY position DESC LIMIT ${PAGE_SIZE + 1}
    ) d JOIN read.journal j USING (position)
  )
  SELECT page.*, subject.given, subject.family, place.profile, place.classes[1], actor.given, actor.family,
    (SELECT array_agg(name) FROM read.school WHERE id = ANY (page.schools)),
    (SELECT count(*) FROM (${rows} LIMIT 1001) counted)
  FROM page
    LEFT JOIN read.account subject ON subject.id = page.subject
    LEFT JOIN read.account actor ON actor.id = CASE WHEN page.actor_kind = 'ACCOUNT' THEN page.actor::uuid END
    LEFT JOIN LATERAL (
      SELECT profile, classes FROM read.affiliation WHERE account = page.subject AND current LIMIT 1
    ) place ON true
  ORDER BY page.position DESC`;

/** A typical question; the number makes each another of its kind. */
export interface Asked {
  readonly name: string;
  readonly question: (register: BigRegister, number: number) => Question;
}

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
        sql: pageOf('SELECT DISTINCT position FROM found JOIN read.journal_person USING (account)', {
          found: `found AS MATERIALIZED (
            SELECT account FROM read.journal_name WHERE (words || ' ' || login_words) LIKE ALL ($1)),`,
        }),
        values: [foldedWords(`${given} ${family}`).map((word) => `%${word}%`)],
      };
    },
  },
  {
    name: 'everything, page 1',
    question: () => ({ filter: {}, sql: pageOf('SELECT position FROM read.journal d'), values: [] }),
  },
  {
    name: `everything, page ${FAR.toLocaleString('en')}`,
    question: (register, number) => {
      const after = BigInt(register.entries - (FAR - 1) * PAGE_SIZE - number);
      return {
        filter: {},
        after: cursorOf(after),
        sql: pageOf('SELECT position FROM read.journal d', { cursor: 'position < $1' }),
        values: [String(after)],
      };
    },
  },
];
