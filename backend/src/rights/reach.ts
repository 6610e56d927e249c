import type { SchoolId, Scope } from '@loge/contracts';
import { reaches, rightsOf } from './rights.js';
import type { Grant, Reach, Right } from './rights.js';

/** The networks that must be expanded before {@link reachOf} can tell how far these roles reach. */
export function networksOf(grants: readonly Pick<Grant, 'scope'>[]): readonly string[] {
  return grants.flatMap(({ scope }) => (scope.kind === 'NETWORK' ? [scope.network] : []));
}

/** The roles that give a right. */
export const grantsGiving = (grants: readonly Grant[], right: Right): readonly Grant[] =>
  grants.filter(({ role }) => rightsOf[role].includes(right));

/**
 * How far roles reach together.
 * @param schoolsOfNetworks the registered schools of the networks among their scopes.
 */
export function reachOf(
  grants: readonly Pick<Grant, 'scope'>[],
  schoolsOfNetworks: readonly SchoolId[],
): Reach {
  const schools = new Set<SchoolId>(schoolsOfNetworks);
  const parts = new Map<SchoolId, Set<string>>();
  for (const { scope } of grants) {
    if (scope.kind === 'INSTALLATION') return { kind: 'everything' };
    if (scope.kind === 'SCHOOLS') for (const school of scope.schools) schools.add(school);
    if (scope.kind === 'CLASSES') {
      const classes = parts.get(scope.school) ?? new Set<string>();
      for (const code of scope.classes) classes.add(code);
      parts.set(scope.school, classes);
    }
  }
  const classes = new Map<SchoolId, readonly string[]>();
  for (const [school, codes] of parts) {
    if (schools.has(school)) continue;
    classes.set(school, [...codes]);
  }
  return {
    kind: 'schools',
    schools: [...schools, ...classes.keys()],
    classes,
    networks: [...new Set(networksOf(grants))],
  };
}

/** Whether the whole of a scope lies within reach. */
export function within(reach: Reach, scope: Scope): boolean {
  if (reach.kind === 'everything') return true;
  switch (scope.kind) {
    case 'INSTALLATION':
      return false;
    case 'NETWORK':
      return reach.networks.includes(scope.network);
    case 'SCHOOLS':
      return scope.schools.every((school) => reaches(reach, school));
    case 'CLASSES': {
      const { school, classes } = scope;
      return reaches(reach, school) || classes.every((code) => reach.classes.get(school)?.includes(code));
    }
  }
}

/** Whether some of a scope lies within reach: then its holder is shown, with this role. */
export function touches(reach: Reach, scope: Scope): boolean {
  if (reach.kind === 'everything') return true;
  switch (scope.kind) {
    case 'INSTALLATION':
      return false;
    case 'NETWORK':
      return reach.networks.includes(scope.network);
    case 'SCHOOLS':
      return scope.schools.some((school) => reach.schools.includes(school));
    case 'CLASSES': {
      const { school, classes } = scope;
      return reaches(reach, school) || classes.some((code) => reach.classes.get(school)?.includes(code));
    }
  }
}

/** What of a scope that {@link touches} a reach lies within it: other schools and classes are left out. */
export function partWithin(reach: Reach, scope: Scope): Scope {
  if (reach.kind === 'everything') return scope;
  switch (scope.kind) {
    case 'INSTALLATION':
    case 'NETWORK':
      return scope;
    case 'SCHOOLS':
      return { ...scope, schools: scope.schools.filter((school) => reach.schools.includes(school)) };
    case 'CLASSES': {
      const { school, classes } = scope;
      const isSeen = (code: string) => reaches(reach, school) || reach.classes.get(school)?.includes(code);
      return { ...scope, classes: classes.filter(isSeen) };
    }
  }
}

/**
 * Of these roles, those that touch the reach, each with the part of its scope that lies within, and whether that is the
 * whole of it.
 */
export function grantsWithin<G extends Grant>(
  reach: Reach,
  grants: readonly G[],
): (G & { readonly whole: boolean })[] {
  return grants
    .filter(({ scope }) => touches(reach, scope))
    .map((grant) => ({
      ...grant,
      scope: partWithin(reach, grant.scope),
      whole: within(reach, grant.scope),
    }));
}

/**
 * Whether a scope reaches a school, or some of its classes.
 * @param networks those that the school belongs to.
 */
export function reachesSchool(scope: Scope, school: SchoolId, networks: readonly string[]): boolean {
  switch (scope.kind) {
    case 'INSTALLATION':
      return true;
    case 'NETWORK':
      return networks.includes(scope.network);
    case 'SCHOOLS':
      return scope.schools.includes(school);
    case 'CLASSES':
      return scope.school === school;
  }
}
