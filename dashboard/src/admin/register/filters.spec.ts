import { eventDefinitions } from '@loge/contracts';
import { describe, expect, it } from '@jest/globals';
import { daysOf, isNarrowed, readFilters, toJournalFilter, writeFilters } from './filters.js';
import { groupOf, kindsOf } from './kinds.js';

const read = (address: string) => readFilters(new URLSearchParams(address));
const now = new Date('2026-11-21T13:05:00Z');

describe('the filters of the register in its address', () => {
  it('are the last thirty days when the address says nothing', () => {
    expect(read('')).toEqual({ period: '30d' });
    expect(writeFilters({ period: '30d' }).toString()).toBe('');
  });

  it.each([
    'period=year&group=ROLES&school=uai-0611234X&class=2B',
    'from=2026-11-01&to=2026-11-21&channel=IMPORT&outcome=REFUSED',
    'period=all&person=0b1&q=arnaud',
    'period=all&correlation=0c2',
    'actor=0a1&subject=0b1',
    'kinds=SignedIn%2CSignInRefused&weekday=7&hour=0',
  ])('come back as they were: %s', (address) => {
    expect(writeFilters(read(address)).toString()).toBe(address);
  });

  it('leave out what makes no sense', () => {
    expect(
      read('period=moon&group=NONE&channel=PIGEON&from=yesterday&kinds=Nothing,&weekday=8&hour=24'),
    ).toEqual({ period: '30d' });
    expect(writeFilters({ period: '30d', class: '2B' }).toString()).toBe('');
  });
});

describe('what the API is asked', () => {
  it('a day ends when the next begins, in the time zone of the schools', () => {
    expect(toJournalFilter(read('from=2026-10-25&to=2026-10-25'), now)).toEqual({
      from: '2026-10-24T22:00:00.000Z',
      to: '2026-10-25T23:00:00.000Z',
    });
  });

  it('periods end now, so they stay open', () => {
    expect(toJournalFilter(read('period=today'), now)).toEqual({ from: '2026-11-20T23:00:00.000Z' });
    expect(daysOf({ period: '7d' }, '2026-11-21')).toEqual({ from: '2026-11-15' });
    expect(daysOf({ period: 'year' }, '2026-08-31')).toEqual({ from: '2025-09-01' });
    expect(daysOf({ period: 'year' }, '2026-09-01')).toEqual({ from: '2026-09-01' });
    expect(toJournalFilter(read('period=all'), now)).toEqual({});
  });

  it('names every kind of a group, and the words of a search', () => {
    expect(toJournalFilter(read('period=all&group=ROLES&q=tom'), now)).toEqual({
      kinds: ['RoleGranted', 'RoleWithdrawn'],
      search: 'tom',
    });
  });
});

it('asks for the kinds, the weekday and the hour that a picture counted, of which midnight is one', () => {
  const filters = read('period=all&kinds=SignedIn&weekday=1&hour=0');
  expect(toJournalFilter(filters, now)).toEqual({ kinds: ['SignedIn'], weekday: 1, hour: 0 });
  expect(isNarrowed(read('hour=0'))).toBe(true);
  expect(toJournalFilter(read('period=all&kinds=SignedIn&group=ROLES'), now).kinds).toEqual([
    'RoleGranted',
    'RoleWithdrawn',
  ]);
});

it('tells whether more than the period narrows', () => {
  expect(isNarrowed(read('period=year'))).toBe(false);
  expect(isNarrowed(read('from=2026-01-01'))).toBe(false);
  expect(isNarrowed(read('school=uai-1'))).toBe(true);
});

it('puts every kind of event in a group', () => {
  expect(eventDefinitions.map(({ type }) => type).filter((type) => !groupOf(type))).toEqual([]);
});

it('KO-13: asks for all that somebody gave out at once: what they made, handed over, filed and mailed', () => {
  const filters = read('period=all&group=GIVEN_OUT&actor=claire');
  expect(writeFilters(filters).toString()).toBe('period=all&group=GIVEN_OUT&actor=claire');
  const { kinds, actor } = toJournalFilter(filters, new Date());
  expect(actor).toBe('claire');
  expect(kinds).toEqual(
    expect.arrayContaining(['TemporaryPasswordMade', 'CredentialsDistributed', ...kindsOf('DISTRIBUTION')]),
  );
  expect(kinds).not.toContain('PasswordChanged');
});
