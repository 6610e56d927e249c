import { describe, expect, it } from '@jest/globals';
import type { GrantFragment, SchoolChoiceFragment } from '@loge/contracts/client';
import { reachedSchools } from './reach.js';

const school = (id: string, network = 'LYON'): SchoolChoiceFragment => ({
  id,
  name: `École ${id}`,
  network,
  classes: ['6A', '6B', '5A'].map((code) => ({ code, label: null })),
});
const grant = (role: GrantFragment['role'], scope: Partial<GrantFragment['scope']>) => ({
  role,
  scope: { kind: 'INSTALLATION' as const, network: null, schools: [], classes: [], ...scope },
});
const at = (id: string) => [{ id, name: `École ${id}` }];
const codes = (grants: Parameters<typeof reachedSchools>[0], schools = [school('a'), school('b', 'LILLE')]) =>
  reachedSchools(grants, schools).map(({ id, whole, classes }) => [
    id,
    whole,
    classes.map(({ code }) => code).join(' '),
  ]);

describe('invariant 9, KO-10: what may be chosen where credentials are handed out', () => {
  it('a form teacher chooses among their own classes, and never the whole school', () => {
    const ours = grant('CREDENTIAL_MANAGER', { kind: 'CLASSES', schools: at('a'), classes: ['6B'] });
    expect(codes([ours])).toEqual([['a', false, '6B']]);
  });

  it('classes of several grants come together', () => {
    const first = grant('CREDENTIAL_MANAGER', { kind: 'CLASSES', schools: at('a'), classes: ['6B'] });
    const second = grant('CREDENTIAL_MANAGER', { kind: 'CLASSES', schools: at('a'), classes: ['5A'] });
    expect(codes([first, second])).toEqual([['a', false, '6B 5A']]);
  });

  it('a class of one’s own counts though the directory does not list it among those of the school', () => {
    const ours = grant('CREDENTIAL_MANAGER', { kind: 'CLASSES', schools: at('a'), classes: ['6B', 'LATIN'] });
    expect(codes([ours])).toEqual([['a', false, '6B LATIN']]);
  });

  it('who manages a school chooses any class of it, an administrator also all of it', () => {
    const schools = { kind: 'SCHOOLS' as const, schools: at('b') };
    expect(codes([grant('CREDENTIAL_MANAGER', schools)])).toEqual([['b', false, '6A 6B 5A']]);
    expect(codes([grant('ADMINISTRATOR', schools)])).toEqual([['b', true, '6A 6B 5A']]);
  });

  it('a network holds its schools, the installation all', () => {
    expect(codes([grant('ADMINISTRATOR', { kind: 'NETWORK', network: 'LILLE' })])).toEqual([
      ['b', true, '6A 6B 5A'],
    ]);
    expect(codes([grant('ADMINISTRATOR', {})]).map(([id]) => id)).toEqual(['a', 'b']);
  });

  it('other roles open nothing here', () => {
    expect(codes([grant('DATA_PROTECTION_OFFICER', {}), grant('AUDITOR', {})])).toEqual([]);
  });
});
