import { describe, expect, it } from '@jest/globals';
import type { ScopeKind } from '@loge/contracts/client';
import {
  emptyRole,
  endOfSchoolYear,
  kindsFor,
  missingOf,
  proposedEnd,
  rolesFor,
  scopeOf,
} from './role-form.js';

const administrator = (kind: ScopeKind) => ({ role: 'ADMINISTRATOR' as const, scope: { kind } });
const empty = emptyRole([{ id: 'uai-1' }, { id: 'uai-2' }]);

describe('the scope of a role', () => {
  it('is what its kind needs, and nothing else', () => {
    const form = {
      ...empty,
      network: ' AIX-MARSEILLE ',
      schools: ['uai-1', 'uai-2'],
      classes: ['6A', '6B'],
    };
    expect(scopeOf({ ...form, kind: 'INSTALLATION' })).toEqual({ kind: 'INSTALLATION' });
    expect(scopeOf({ ...form, kind: 'NETWORK' })).toEqual({ kind: 'NETWORK', network: 'AIX-MARSEILLE' });
    expect(scopeOf({ ...form, kind: 'SCHOOLS' })).toEqual({ kind: 'SCHOOLS', schools: ['uai-1', 'uai-2'] });
    expect(scopeOf({ ...form, kind: 'CLASSES' })).toEqual({
      kind: 'CLASSES',
      schools: ['uai-1'],
      classes: ['6A', '6B'],
    });
  });

  it('says what is missing; the only school there is, is chosen', () => {
    expect(missingOf(empty)).toBe('schools');
    expect(missingOf(emptyRole([{ id: 'uai-1' }]))).toBeUndefined();
    expect(missingOf({ ...empty, kind: 'NETWORK' })).toBe('network');
    expect(missingOf({ ...empty, kind: 'CLASSES', schools: ['uai-1'] })).toBe('classes');
    expect(missingOf({ ...empty, kind: 'INSTALLATION' })).toBeUndefined();
  });

  it('may be classes only for those who manage credentials (KO-10)', () => {
    const all = [administrator('INSTALLATION')];
    expect(kindsFor('CREDENTIAL_MANAGER', all)).toEqual(['SCHOOLS', 'CLASSES']);
    expect(kindsFor('AUDITOR', all)).not.toContain('CLASSES');
  });

  it('is no wider than one’s own: a head gives what lies in their school', () => {
    const head = [administrator('SCHOOLS')];
    expect(rolesFor(head)).toEqual(['CREDENTIAL_MANAGER', 'AUDITOR', 'ADMINISTRATOR']);
    expect(kindsFor('ADMINISTRATOR', head)).toEqual(['SCHOOLS']);
    expect(rolesFor([{ role: 'AUDITOR', scope: { kind: 'INSTALLATION' } }])).toEqual([]);
    expect(rolesFor([administrator('NETWORK')])).toContain('DATA_PROTECTION_OFFICER');
  });
});

describe('the last day proposed', () => {
  it.each([
    ['2026-11-28', '2027-08-31'],
    ['2027-06-30', '2027-08-31'],
    ['2027-07-31', '2027-08-31'],
    ['2027-08-01', '2028-08-31'],
    ['2027-08-31', '2028-08-31'],
    ['2027-09-01', '2028-08-31'],
  ])('on %s is %s', (today, end) => {
    expect(endOfSchoolYear(today)).toBe(end);
  });

  it('is for who manages credentials; other roles have no end', () => {
    expect(proposedEnd('CREDENTIAL_MANAGER', '2026-11-28')).toBe('2027-08-31');
    expect(proposedEnd('AUDITOR', '2026-11-28')).toBe('');
  });
});
