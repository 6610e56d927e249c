import type { GrantFragment, Role, ScopeInput, ScopeKind } from '@loge/contracts/client';

/** What is chosen of where something is to hold. */
export interface ScopeForm {
  readonly kind: ScopeKind;
  readonly network: string;
  readonly schools: readonly string[];
  /** Of the one school, with `CLASSES`. */
  readonly classes: readonly string[];
}

/** What is chosen of a role and where it is to hold. */
export interface RoleForm extends ScopeForm {
  readonly role: Role;
}

/** The scopes that each role may have, as the server has them; the most usual first. */
const kindsOf: Readonly<Record<Role, readonly ScopeKind[]>> = {
  CREDENTIAL_MANAGER: ['SCHOOLS', 'CLASSES'],
  ADMINISTRATOR: ['SCHOOLS', 'NETWORK', 'INSTALLATION'],
  AUDITOR: ['SCHOOLS', 'NETWORK', 'INSTALLATION'],
  DATA_PROTECTION_OFFICER: ['NETWORK', 'INSTALLATION'],
};

/** The scopes that an administrator may give, by the widest scope of their own. */
const withinOf: Readonly<Record<ScopeKind, readonly ScopeKind[]>> = {
  INSTALLATION: ['SCHOOLS', 'CLASSES', 'NETWORK', 'INSTALLATION'],
  NETWORK: ['SCHOOLS', 'CLASSES', 'NETWORK'],
  SCHOOLS: ['SCHOOLS', 'CLASSES'],
  CLASSES: [],
};

type Held = Pick<GrantFragment, 'role'> & { readonly scope: Pick<GrantFragment['scope'], 'kind'> };

/** The scopes in which somebody may give a role. */
export function kindsFor(role: Role, held: readonly Held[]): readonly ScopeKind[] {
  const own = held.filter((grant) => grant.role === 'ADMINISTRATOR').map(({ scope }) => scope.kind);
  return kindsOf[role].filter((kind) => own.some((widest) => withinOf[widest].includes(kind)));
}

/** The roles that somebody may give at all. */
export function rolesFor(held: readonly Held[]): readonly Role[] {
  const all: readonly Role[] = ['CREDENTIAL_MANAGER', 'AUDITOR', 'ADMINISTRATOR', 'DATA_PROTECTION_OFFICER'];
  return all.filter((role) => kindsFor(role, held).length > 0);
}

/** Nothing chosen yet; the only school there is, is. */
export function emptyRole(schools: readonly { readonly id: string }[]): RoleForm {
  const only = schools.length === 1 ? schools.map(({ id }) => id) : [];
  return { role: 'CREDENTIAL_MANAGER', kind: 'SCHOOLS', network: '', schools: only, classes: [] };
}

/** What is missing of the scope; undefined when it is whole. */
export function missingOf({
  kind,
  network,
  schools,
  classes,
}: ScopeForm): 'network' | 'schools' | 'classes' | undefined {
  if (kind === 'NETWORK' && !network.trim()) return 'network';
  if ((kind === 'SCHOOLS' || kind === 'CLASSES') && schools.length === 0) return 'schools';
  if (kind === 'CLASSES' && classes.length === 0) return 'classes';
  return undefined;
}

/** The scope as the API takes it. */
export function scopeOf({ kind, network, schools, classes }: ScopeForm): ScopeInput {
  switch (kind) {
    case 'INSTALLATION':
      return { kind };
    case 'NETWORK':
      return { kind, network: network.trim() };
    case 'SCHOOLS':
      return { kind, schools: [...schools] };
    case 'CLASSES':
      return { kind, schools: schools.slice(0, 1), classes: [...classes] };
  }
}

/**
 * The last day that is proposed for an access: the 31 August that ends the school year; in August, when the next one is
 * being prepared, that of the year after.
 * @param today as `2026-11-28`.
 */
export function endOfSchoolYear(today: string): string {
  const year = Number(today.slice(0, 4));
  return `${today.slice(5) < '08-01' ? year : year + 1}-08-31`;
}

/** The last day that is proposed with a role: people change their part in a school every year. */
export const proposedEnd = (role: Role, today: string): string =>
  role === 'CREDENTIAL_MANAGER' ? endOfSchoolYear(today) : '';
