import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { EventId, eventDefinitions, schoolId } from '@loge/contracts';
import type { AccountId, SchoolId } from '@loge/contracts';
import * as words from '../../../../dashboard/src/admin/i18n/fr/words.js';
import { flatten } from '../../../../dashboard/src/admin/i18n/messages.js';
import { changedValue } from '../../../../dashboard/src/admin/register/changed-value.js';
import type { Reach } from '../../rights/rights.js';
import { changeText } from './change-words.js';
import { encode } from './encode.js';
import { covers, exportName, readAsked, storedAsked } from './export.js';
import type { Asked } from './export.js';
import { fieldWords } from './field-words.js';
import { journalListing } from './journal-listing.js';
import type { JournalLine } from './journal-listing.js';
import { channelWords, kindWords, outcomeWords, profileWords, statusWords } from './words.js';

// Ids of tests are written by hand.
const account = (number: number) =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as AccountId;
const [A, B] = [schoolId('0611234X'), schoolId('0611235Y')];
const heading = { filter: 'Tous les événements', askedBy: 'Alix Roux', at: new Date(0), upTo: 9n };

function line(number: number): JournalLine {
  const [actor, subject] = [account(number % 50), account(number % 4_000)];
  const person = { displayName: `Zoé Lœw ${number % 4_000}`, profile: null, hint: null };
  return {
    position: String(number),
    entry: {
      ...{ id: EventId.parse(account(number)), kind: 'PasswordReset', causationId: null },
      ...{ occurredAt: new Date(number * 1_000), recordedAt: new Date(number * 1_000), subject },
      ...{ actor: { kind: 'ACCOUNT', id: actor }, schools: [A], classes: ['6A'], channel: 'DASHBOARD' },
      ...{ outcome: 'SUCCESS', reason: `=1+${number}`, facts: { number }, correlationId: account(1) },
      changes: [{ field: 'name.family', before: 'Lœw', after: null }],
    },
    names: {
      people: new Map([actor, subject].map((id) => [id, person])),
      schools: new Map([[A, 'Collège']]),
      services: new Map(),
    },
  };
}
/** So many pages of as many rows. */
async function* pages(count: number, together: number) {
  const page = Array.from({ length: together }, (_, index) => line(index));
  for (let number = 0; number < count; number += 1) yield await Promise.resolve(page);
}

async function* toPages(rows: readonly JournalLine[]) {
  yield await Promise.resolve(rows);
}

// Node has no other way to switch it on in a process that runs.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** What is still held by anybody, in bytes. */
function held(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe('KO-13: what an export is written as', () => {
  test.each(['CSV', 'JSONL'] as const)(
    '%s of 100,000 events needs no more memory than one of few',
    async (format) => {
      let [lines, bytes, read] = [0, 0, 0];
      const marks: number[] = [];
      for await (const piece of encode(format, journalListing('Registre'), heading, pages(100, 1_000))) {
        const text = piece.toString();
        lines += text.split('\n').length - 1;
        bytes += text.length;
        if ((read += 1) % 25 === 0) marks.push(held());
      }
      expect(lines).toBe(100_000 + (format === 'CSV' ? 1 : 0));
      expect(bytes).toBeGreaterThan(30_000_000);
      // Three quarters of it later nothing more is held, save some odds and ends of others.
      expect(marks[3]! - marks[0]!).toBeLessThan(4_000_000);
    },
  );

  test('a PDF of more rows than it may have is refused', async () => {
    const written = encode('PDF', journalListing('Registre'), heading, pages(1, 10_001));
    await expect(written.next()).rejects.toMatchObject({
      ...{ code: 'EXPORT_TOO_LARGE', detail: { max: 10_000 } },
    });
  });

  test('a PDF of rows that somebody made to be slow takes no longer than others', async () => {
    const reasons = ['W'.repeat(500_000), '\ud800'.repeat(1_000), '🇫🇷'.repeat(250), '\u202eأ'.repeat(500)];
    const rows = [1, 2, 3, 4, 5].flatMap((number) => {
      const { entry, ...row } = line(number);
      return reasons.map((reason) => ({ ...row, entry: { ...entry, reason: `${reason}${number}` } }));
    });
    let bytes = 0;
    const began = performance.now();
    for await (const piece of encode('PDF', journalListing('Registre'), heading, toPages(rows)))
      bytes += piece.length;
    expect(bytes).toBeGreaterThan(1_000);
    // It takes less than one. Each long word, set without care, takes some seconds of its own.
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('every kind of event has a French name', () => {
    expect(Object.keys(kindWords).sort()).toEqual(eventDefinitions.map(({ type }) => type).sort());
    expect(new Set(Object.values(kindWords)).size).toBe(eventDefinitions.length);
  });

  test('is called, word for word, as the dashboard calls it', () => {
    // Those of an account as of a date: no event changes a value called so.
    const asOf = ['status', 'activated', 'password', 'logins', 'places', 'roles'];
    const registers = Object.entries(words.fields).filter(([field]) => !asOf.includes(field));
    expect(fieldWords).toEqual(Object.fromEntries(registers));
    const { channels, outcomes, profiles, statuses } = words;
    expect({ channelWords, outcomeWords, profileWords, statusWords }).toEqual({
      ...{ channelWords: channels, outcomeWords: outcomes },
      ...{ profileWords: profiles, statusWords: statuses },
    });
  });

  test.each<[string, readonly string[]]>([
    ['profile', Object.keys(words.profiles)],
    ['role', Object.keys(words.roles)],
    ['place', Object.keys(words.places)],
    ['civility', Object.keys(words.civilities)],
    ['record.sector', Object.keys(words.sectors)],
    ['scope', ['INSTALLATION', 'NETWORK VILLE', 'CLASSES uai-0611234X cp-A', 'SCHOOLS uai-0611234X']],
    ...['children', 'relatives', 'details.children'].map((field): [string, string[]] => [
      field,
      Object.keys(words.relations).map((relation) => `Anne Arnaud (${relation}, 1)`),
    ]),
    ['name.family', ['OTHER', 'MOTHER']],
  ])('has the codes of %s in the words of the event’s page', (field, values) => {
    const french = flatten({ ...words }, 'fr');
    const shown = (value: string) => changedValue(field, value, (key, { _ }) => french.get(key) ?? _, 'fr');
    for (const after of values)
      expect(changeText({ field, before: null, after })).toBe(`${fieldWords[field]} : ${shown(after)}`);
  });

  test('is called after the day of Paris', () => {
    expect(exportName('JOURNAL', 'JSONL', new Date('2026-11-27T23:30:00Z'))).toBe(
      'registre-2026-11-28.jsonl',
    );
  });
});

describe('KO-13: whether what somebody sees now holds what they saw', () => {
  const reach = (schools: SchoolId[], classes: [SchoolId, string[]][] = []): Reach => ({
    ...{ kind: 'schools', schools, classes: new Map(classes), networks: [] },
  });
  const everything: Reach = { kind: 'everything' };
  test.each([
    [everything, everything, true],
    [everything, reach([A]), true],
    [reach([A]), everything, false],
    [reach([A, B]), reach([A]), true],
    [reach([A]), reach([A, B]), false],
    [reach([A]), reach([A], [[A, ['6A']]]), true],
    [reach([A], [[A, ['6A']]]), reach([A]), false],
    [reach([A], [[A, ['6A', '6B']]]), reach([A], [[A, ['6B']]]), true],
    [reach([A], [[A, ['6A']]]), reach([A], [[A, ['6A', '6B']]]), false],
  ])('%#', (present, past, holds) => {
    expect(covers(present, past)).toBe(holds);
    const asked: Asked = {
      ...{ subject: { what: 'JOURNAL', filter: {} }, reach: past, reason: 'x' },
      ...{ about: { schools: [], classes: [] }, from: { channel: 'API', correlationId: account(1) } },
    };
    expect(readAsked(JSON.parse(JSON.stringify(storedAsked(asked))))).toEqual(asked);
  });
});
