import { describe, expect, it } from '@jest/globals';
import { emptyRole, kindsFor, missingOf, scopeOf } from './role-form.js';

describe('the scope of a role', () => {
  it('is what its kind needs, and nothing else', () => {
    const form = {
      ...emptyRole,
      network: ' AIX-MARSEILLE ',
      schools: ['uai-1', 'uai-2'],
      classes: '6A, 6B;',
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

  it('says what is missing', () => {
    expect(missingOf(emptyRole)).toBe('schools');
    expect(missingOf({ ...emptyRole, kind: 'NETWORK' })).toBe('network');
    expect(missingOf({ ...emptyRole, kind: 'CLASSES', schools: ['uai-1'] })).toBe('classes');
    expect(missingOf({ ...emptyRole, kind: 'INSTALLATION' })).toBeUndefined();
  });

  it('may be classes only for those who manage credentials', () => {
    expect(kindsFor('CREDENTIAL_MANAGER')).toContain('CLASSES');
    expect(kindsFor('AUDITOR')).not.toContain('CLASSES');
  });
});
