import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  count,
  dayHeading,
  fileSize,
  longDate,
  longDateTime,
  relativeTime,
  schoolDay,
  shortDateTime,
  startOfSchoolDay,
} from './format.js';

const at = new Date('2026-11-21T13:05:00Z');

describe('dates as each language writes them', () => {
  it('in French, with spaces that do not break', () => {
    expect(longDateTime(at, 'fr')).toBe('21\u00a0novembre 2026 à 14\u00a0h\u00a005');
    expect(longDate(new Date('2026-09-01T10:00:00Z'), 'fr')).toBe('1er\u00a0septembre 2026');
    expect(shortDateTime(at, 'fr')).toBe('21/11/2026\u00a014:05');
    expect(dayHeading(at, 'fr', at)).toBe('samedi 21\u00a0novembre');
  });

  it('in English', () => {
    expect(longDateTime(at, 'en')).toBe('21\u00a0November 2026 at 14:05');
    expect(dayHeading(new Date('2025-02-03T10:00:00Z'), 'en', at)).toBe('Monday 3\u00a0February 2025');
  });

  it('near in time as a distance, further as a date', () => {
    const now = new Date('2026-11-21T13:08:00Z');
    expect(relativeTime(at, 'fr', now)).toMatch(/^il y a 3\sminutes$/);
    expect(relativeTime(at, 'en', now)).toBe('3 minutes ago');
    expect(relativeTime(new Date('2026-11-20T13:00:00Z'), 'fr', now)).toBe('hier');
    expect(relativeTime(new Date('2026-10-01T13:00:00Z'), 'fr', now)).toBe('1er\u00a0octobre 2026');
  });
});

describe('days in the time zone of the schools', () => {
  it('knows which day an instant belongs to', () => {
    expect(schoolDay(new Date('2026-11-20T23:30:00Z'))).toBe('2026-11-21');
    expect(schoolDay(new Date('2026-07-20T22:30:00Z'))).toBe('2026-07-21');
  });

  it.each([
    ['2026-11-21', '2026-11-20T23:00:00.000Z'],
    ['2026-07-21', '2026-07-20T22:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
  ])('%s begins at %s', (day, instant) => {
    expect(startOfSchoolDay(day).toISOString()).toBe(instant);
  });

  it('counts days over months', () => {
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });
});

it('writes numbers and sizes by the language', () => {
  expect(count(1248, 'fr')).toBe('1\u202f248');
  expect(count(1248, 'en')).toBe('1,248');
  expect(fileSize(3_440_000, 'fr')).toBe('3,4\u00a0Mo');
  expect(fileSize(812, 'en')).toBe('812\u00a0bytes');
});
