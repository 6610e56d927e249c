import { LogeError, Scope } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { RecordedGrant } from './grants.js';

/** A person or school that its own resolver completes from its id. */
export interface Ref {
  readonly id: string;
}

/** A scope as GraphQL answers it; schools complete themselves. */
export type ScopeView = Omit<Api.Scope, 'schools'> & { readonly schools: readonly Ref[] };

/** A role as GraphQL answers it. */
export type RoleGrantView = Omit<Api.RoleGrant, 'scope' | 'grantedBy'> & {
  readonly scope: ScopeView;
  readonly grantedBy: Ref | null;
};

/**
 * A role held, as GraphQL answers it.
 * @param held.whole whether all of its scope is told; it is where nothing is said of it.
 */
export function roleGrantView({
  grant,
  role,
  scope,
  endsOn,
  grantedAt,
  grantedBy,
  whole = true,
}: RecordedGrant & { readonly whole?: boolean }): RoleGrantView {
  return {
    id: grant,
    role,
    scope: scopeView(scope),
    grantedAt: grantedAt.toISOString(),
    grantedBy: grantedBy ? { id: grantedBy } : null,
    endsOn: endsOn ?? null,
    whole,
  };
}

/** A scope as GraphQL answers it. */
export function scopeView(scope: Scope): ScopeView {
  const empty = { kind: scope.kind, network: null, schools: [], classes: [] };
  switch (scope.kind) {
    case 'INSTALLATION':
      return empty;
    case 'NETWORK':
      return { ...empty, network: scope.network };
    case 'SCHOOLS':
      return { ...empty, schools: scope.schools.map((id) => ({ id })) };
    case 'CLASSES':
      return { ...empty, schools: [{ id: scope.school }], classes: [...scope.classes] };
  }
}

/**
 * The scope that was typed in; what belongs to another kind of scope is not passed over.
 * @throws LogeError `ROLE_SCOPE_INVALID`
 */
export function scopeOf({ kind, network, schools, classes }: Api.ScopeInput): Scope {
  const [school, ...more] = schools ?? [];
  const given = {
    ...(network != null && { network }),
    ...(kind === 'SCHOOLS'
      ? schools?.length && { schools: [...new Set(schools)] }
      : school != null && { school }),
    ...(classes?.length && { classes: [...new Set(classes)] }),
  };
  const expected: Readonly<Record<Api.ScopeKind, readonly string[]>> = {
    INSTALLATION: [],
    NETWORK: ['network'],
    SCHOOLS: ['schools'],
    CLASSES: ['school', 'classes'],
  };
  const isOfKind = Object.keys(given).every((part) => expected[kind].includes(part));
  const read = Scope.safeParse({ kind, ...given });
  if (!read.success || !isOfKind || (kind === 'CLASSES' && more.length > 0))
    throw new LogeError('ROLE_SCOPE_INVALID');
  return read.data;
}
