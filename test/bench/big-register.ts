import { createHash } from 'node:crypto';
import type { EventType } from '@loge/contracts';
import { boys, families, girls } from '../../backend/src/demo/names.js';
import { seeded } from '../../backend/src/demo/town.js';
import { foldedWords } from '../../backend/src/register/folding.js';

/** Events that one person's accounts have on the average. */
const EVENTS_EACH = 50;
const PEOPLE_PER_SCHOOL = 500;
const FIRST_DAY = Date.parse('2025-09-01T05:00:00Z');
const DAY = 86_400_000;
/** As long as the register goes back. */
export const DAYS = 300;
const classes = ['6A', '6B', '5A', '5B', '4A', '4B', '3A', '3B'];
const browser = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** How often each kind comes among a hundred, and who does it. */
const kinds: readonly (readonly [EventType, number, 'self' | 'staff' | 'import' | 'stranger'])[] = [
  ['SignedIn', 45, 'self'],
  ['SessionEnded', 20, 'self'],
  ['AccountRead', 10, 'staff'],
  ['PasswordSet', 8, 'staff'],
  ['SignInRefused', 7, 'stranger'],
  ['AffiliationChanged', 6, 'import'],
  ['ContactsChanged', 4, 'import'],
];
const drawn = kinds.flatMap((kind) => Array<(typeof kinds)[number]>(kind[1]).fill(kind));

/** The columns that rows give; a table's others have defaults. */
export const rowColumns = {
  journal:
    'position, event, type, occurred_at, recorded_at, actor_kind, actor, on_behalf_of, subject, schools, classes, ' +
    'channel, outcome, correlation, causation, reason, ip, user_agent, stream, revision, version, facts, changes',
  journal_place: 'place, position, type',
  journal_person: 'account, position, type, occurred_at, schools, as_actor, as_subject',
  journal_name: 'account, display_name, login, words, login_words, last_sign_in_at',
  account:
    'id, family, given, birth_name, login, civility, birth_date, email, phones, address, created_at, sort_key, active',
  affiliation:
    'account, school, profile, current, since, ended_at, classes, groups, subjects, functions, form_teacher_of, ' +
    'level, join_key',
  school: 'id, name, network, join_key, record, sign_in_places, registered_at, sort_key, search',
} as const;

/** A UUID that is the same in every run; numbers that follow each other lie far apart. */
function uuid(space: string, number: number): string {
  const hex = createHash('md5').update(`${space}${number}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** What a register of so many entries holds, the same in every run. */
export class BigRegister {
  readonly people: number;
  readonly schools: number;

  constructor(readonly entries: number) {
    this.people = Math.ceil(entries / EVENTS_EACH);
    this.schools = Math.ceil(this.people / PEOPLE_PER_SCHOOL);
  }

  person = (number: number): string => uuid('person', number % this.people);
  school = (number: number): string => `uai-09${String(10_000 + (number % this.schools))}A`;
  /** The one of a school's staff who sets passwords. */
  manager = (school: number): string => this.person(school % this.schools);
  /** One of several whom a directory of this size has. */
  name = (number: number): { given: string; family: string } => {
    const given = [...girls, ...boys];
    return {
      given: given[number % given.length] ?? '',
      family: families[Math.floor(number / given.length) % families.length] ?? '',
    };
  };
  /** When an entry happened: they are spread evenly. */
  time = (position: number): Date => new Date(FIRST_DAY + (DAYS * DAY * position) / this.entries);

  /** Rows as COPY takes them, by table; entries in order of position. */
  *rows(): Iterable<Readonly<Record<'journal' | 'journal_place' | 'journal_person', string>>> {
    const random = seeded(5);
    for (let position = 1; position <= this.entries; position++) {
      const subjectNumber = Math.floor(random() * this.people);
      const [type, , by] = drawn[Math.floor(random() * drawn.length)] ?? drawn[0]!;
      const at = this.time(position).toISOString();
      const schoolNumber = subjectNumber % this.schools;
      const [subject, school] = [this.person(subjectNumber), this.school(schoolNumber)];
      const place = `${school}/${classes[subjectNumber % classes.length]}`;
      const actor = by === 'self' ? subject : by === 'staff' ? this.manager(schoolNumber) : undefined;
      const who = actor ? `ACCOUNT\t${actor}` : `SYSTEM\t${by === 'import' ? 'COMMAND_LINE' : 'STRANGER'}`;
      const channel = by === 'import' ? 'IMPORT' : by === 'staff' ? 'DASHBOARD' : 'PORTAL';
      const from = by === 'import' ? '\\N\t\\N' : `203.0.113.7\t${browser}`;
      const outcome = by === 'stranger' ? 'REFUSED' : 'SUCCESS';
      const facts = `{"session":"${subject}","method":"PASSWORD","expiresAt":"${at}"}`;
      const person = (account: string, asActor: boolean, asSubject: boolean) =>
        `${account}\t${position}\t${type}\t${at}\t{${school}}\t${asActor}\t${asSubject}\n`;
      yield {
        journal:
          `${position}\t${uuid('event', position)}\t${type}\t${at}\t${at}\t${who}\t\\N\t${subject}\t{${school}}\t` +
          `{${place}}\t${channel}\t${outcome}\t${uuid('cause', position)}\t\\N\t\\N\t${from}\t` +
          `account-${subject}\t${position}\t1\t${facts}\t[]\n`,
        journal_place: `${school}\t${position}\t${type}\n${place}\t${position}\t${type}\n`,
        journal_person:
          actor === subject
            ? person(subject, true, true)
            : person(subject, false, true) + (actor ? person(actor, true, false) : ''),
      };
    }
  }

  /** Rows of those whom the register speaks of. */
  *peopleRows(): Iterable<Readonly<Record<'journal_name' | 'account' | 'affiliation', string>>> {
    for (let number = 0; number < this.people; number++) {
      const [id, { given, family }] = [this.person(number), this.name(number)];
      const words = foldedWords(`${given} ${family}`).join(' ');
      const login = `${words.replaceAll(' ', '.')}.${number}`;
      const school = this.school(number % this.schools);
      yield {
        journal_name: `${id}\t${given} ${family}\t${login}\t${words}\t${foldedWords(login).join(' ')}\t\\N\n`,
        account: `${id}\t${family}\t${given}\t\\N\t${login}\t\\N\t\\N\t\\N\t{}\t\\N\t2025-09-01\t${words}\ttrue\n`,
        affiliation: `${id}\t${school}\tPUPIL\ttrue\t2025-09-01\t\\N\t{${classes[number % classes.length]}}\t{}\t{}\t{}\t{}\t\\N\t\\N\n`,
      };
    }
  }

  *schoolRows(): Iterable<Readonly<Record<'school', string>>> {
    for (let number = 0; number < this.schools; number++) {
      const name = `Collège ${number}`;
      yield {
        school: `${this.school(number)}\t${name}\t\\N\t\\N\t{"name":"${name}"}\t{}\t2025-09-01\t${name}\t${name}\n`,
      };
    }
  }
}
