import { describe, expect, it } from '@jest/globals';
import { bySchoolYear, endOfDay, pastDay, schoolYearOf } from './days.js';
import { differenceWords } from './difference-words.js';

describe('a date that something is looked at as of', () => {
  it('is a day that exists, today at the latest', () => {
    expect(pastDay('2026-09-01', '2026-11-28')).toBe('2026-09-01');
    expect(pastDay('2026-11-28', '2026-11-28')).toBe('2026-11-28');
    for (const wrong of [null, '', '2026-11-29', '2026-02-30', '2026-9-1', 'hier'])
      expect(pastDay(wrong, '2026-11-28')).toBeUndefined();
  });

  it('means the end of that day at school, in summer and winter; of today, now', () => {
    const now = new Date('2026-11-28T08:00:00Z');
    expect(endOfDay('2026-07-01', now)).toBe('2026-07-01T21:59:59.999Z');
    expect(endOfDay('2026-01-15', now)).toBe('2026-01-15T22:59:59.999Z');
    expect(endOfDay('2026-10-25', now)).toBe('2026-10-25T22:59:59.999Z');
    expect(endOfDay('2026-11-28', now)).toBe(now.toISOString());
  });
});

describe('school years', () => {
  it('go from 1 September to 31 August, by the days of Europe/Paris', () => {
    expect([schoolYearOf('2026-08-31'), schoolYearOf('2026-09-01'), schoolYearOf('2027-01-01')]).toEqual([
      2025, 2026, 2026,
    ]);
    const at = (occurredAt: string) => ({ occurredAt });
    const events = [at('2026-09-02T08:00:00Z'), at('2026-08-31T22:30:00Z'), at('2026-08-31T21:30:00Z')];
    expect([...bySchoolYear(events)]).toEqual([
      [2026, events.slice(0, 2)],
      [2025, events.slice(2)],
    ]);
  });
});

describe('what differs', () => {
  const known = new Map([
    ['statuses.DEPARTED', 'parti'],
    ['asof.yes.true', 'oui'],
    ['profiles.PUPIL', 'élève'],
    ['roles.AUDITOR', 'auditeur'],
    ['scopes.INSTALLATION', 'toute l’installation'],
  ]);
  const words = (key: string, values: Readonly<Record<string, string>>) =>
    key === 'asof.until' ? `jusqu’au ${values.date}` : (known.get(key) ?? values._ ?? '');
  const told = (field: string, before: string | null, after: string | null) => {
    const worded = differenceWords({ field, before, after }, words, 'fr');
    return [worded.before, worded.after];
  };

  it('is told in words, line by line', () => {
    expect(told('status', null, 'DEPARTED')).toEqual([null, 'parti']);
    expect(told('activated', 'false', 'true')).toEqual(['false', 'oui']);
    expect(told('places', 'PUPIL (Collège (annexe))', 'PUPIL (Lycée)\nPUPIL (Collège)')).toEqual([
      'élève (Collège (annexe))',
      'élève (Lycée)\nélève (Collège)',
    ]);
    expect(told('roles', 'AUDITOR (INSTALLATION, ≤ 2027-09-01)', 'AUDITOR (Lycée)')).toEqual([
      'auditeur (toute l’installation, jusqu’au 1er\u00a0septembre 2027)',
      'auditeur (Lycée)',
    ]);
  });

  it('is left as it is where it is somebody’s own words', () => {
    expect(told('name.family', 'PUPIL (x)', 'DEPARTED')).toEqual(['PUPIL (x)', 'DEPARTED']);
  });
});
