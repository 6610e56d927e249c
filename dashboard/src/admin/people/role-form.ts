import type { Role, ScopeInput, ScopeKind } from '@loge/contracts/client';

/** What is chosen of a role and where it is to hold. */
export interface RoleForm {
  readonly role: Role;
  readonly kind: ScopeKind;
  readonly network: string;
  readonly schools: readonly string[];
  readonly classes: string;
}

export const roles: readonly Role[] = [
  'ADMINISTRATOR',
  'CREDENTIAL_MANAGER',
  'DATA_PROTECTION_OFFICER',
  'AUDITOR',
];

/** The scopes that make sense for a role: only who manages credentials is held to classes. */
export function kindsFor(role: Role): readonly ScopeKind[] {
  return role === 'CREDENTIAL_MANAGER'
    ? ['SCHOOLS', 'CLASSES', 'NETWORK', 'INSTALLATION']
    : ['SCHOOLS', 'NETWORK', 'INSTALLATION'];
}

export const emptyRole: RoleForm = {
  role: 'AUDITOR',
  kind: 'SCHOOLS',
  network: '',
  schools: [],
  classes: '',
};

/** What is missing of the scope; undefined when it is whole. */
export function missingOf({
  kind,
  network,
  schools,
  classes,
}: RoleForm): 'network' | 'schools' | 'classes' | undefined {
  if (kind === 'NETWORK' && !network.trim()) return 'network';
  if ((kind === 'SCHOOLS' || kind === 'CLASSES') && schools.length === 0) return 'schools';
  if (kind === 'CLASSES' && !classes.trim()) return 'classes';
  return undefined;
}

/** The scope as the API takes it. */
export function scopeOf({ kind, network, schools, classes }: RoleForm): ScopeInput {
  switch (kind) {
    case 'INSTALLATION':
      return { kind };
    case 'NETWORK':
      return { kind, network: network.trim() };
    case 'SCHOOLS':
      return { kind, schools: [...schools] };
    case 'CLASSES':
      return {
        kind,
        schools: schools.slice(0, 1),
        classes: classes
          .split(/[,;]/)
          .map((code) => code.trim())
          .filter(Boolean),
      };
  }
}
