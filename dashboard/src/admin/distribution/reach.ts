import type { GrantFragment, SchoolChoiceFragment } from '@loge/contracts/client';

/** A school, and which of its classes one may hand credentials out to. */
export interface ReachedSchool {
  readonly id: string;
  readonly name: string;
  /** Whether the school as a whole may be chosen, not only classes of it (`DISTRIBUTE_CREDENTIALS`). */
  readonly whole: boolean;
  /** Empty where the directory lists none: then they are told by their codes. */
  readonly classes: readonly { readonly code: string; readonly label: string | null }[];
}

type Grant = Pick<GrantFragment, 'role' | 'scope'>;

function covers({ scope }: Grant, school: SchoolChoiceFragment): boolean {
  switch (scope.kind) {
    case 'INSTALLATION':
      return true;
    case 'NETWORK':
      return scope.network === school.network;
    case 'SCHOOLS':
      return scope.schools.some(({ id }) => id === school.id);
    case 'CLASSES':
      return false;
  }
}

/** Also those that the directory puts pupils in without listing them among the school's. */
function namedClasses(
  { classes }: SchoolChoiceFragment,
  named: ReadonlySet<string>,
): ReachedSchool['classes'] {
  const listed = classes.filter(({ code }) => named.has(code));
  const others = [...named].filter((code) => !listed.some((each) => each.code === code));
  return [...listed, ...others.map((code) => ({ code, label: null }))];
}

/**
 * The schools whose people's credentials somebody manages, with the classes they may choose; what they could not do is
 * not offered. The server decides again.
 */
export function reachedSchools(
  grants: readonly Grant[],
  schools: readonly SchoolChoiceFragment[],
): ReachedSchool[] {
  const managing = grants.filter(({ role }) => role === 'ADMINISTRATOR' || role === 'CREDENTIAL_MANAGER');
  return schools.flatMap((school) => {
    const covering = managing.filter((grant) => covers(grant, school));
    const named = new Set(
      managing
        .filter(({ scope }) => scope.kind === 'CLASSES' && scope.schools.some(({ id }) => id === school.id))
        .flatMap(({ scope }) => scope.classes),
    );
    if (covering.length === 0 && named.size === 0) return [];
    return [
      {
        id: school.id,
        name: school.name,
        whole: covering.some(({ role }) => role === 'ADMINISTRATOR'),
        classes: covering.length > 0 ? school.classes : namedClasses(school, named),
      },
    ];
  });
}
