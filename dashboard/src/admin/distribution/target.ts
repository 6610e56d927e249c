import type { AccountFilter, CredentialsTargetInput, Profile } from '@loge/contracts/client';

/** Every profile, in the order of KO-6. */
export const profiles: readonly Profile[] = [
  'PUPIL',
  'RELATIVE',
  'TEACHER',
  'NON_TEACHING',
  'OTHER',
  'LOCAL_AUTHORITY',
];

/** People who were chosen elsewhere, in the search of accounts: one by one, or everybody found. */
export type Picked =
  | { readonly accounts: readonly string[]; readonly found?: undefined }
  | { readonly found: AccountFilter; readonly accounts?: undefined };

/** What another page handed over with the navigation; undefined where it was nothing of the kind. */
export function pickedOf(state: unknown): Picked | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  if ('accounts' in state && Array.isArray(state.accounts)) {
    const accounts = state.accounts.filter((id): id is string => typeof id === 'string');
    return accounts.length > 0 ? { accounts } : undefined;
  }
  if ('found' in state && typeof state.found === 'object' && state.found !== null)
    // Only the page of accounts navigates here with this; the server reads it again field by field.
    return { found: state.found };
  return undefined;
}

/** What is chosen of a target: schools, or classes of the first of them. */
export interface TargetForm {
  readonly kind: 'SCHOOLS' | 'CLASSES';
  readonly schools: readonly string[];
  readonly classes: readonly string[];
  readonly profiles: readonly Profile[];
  /** A day, `2026-09-01`; empty for all. */
  readonly createdSince: string;
}

/** Nothing chosen yet. */
export const emptyTarget: TargetForm = {
  kind: 'SCHOOLS',
  schools: [],
  classes: [],
  profiles: [],
  createdSince: '',
};

/** What has to be chosen still; undefined when the target is whole. */
export function missingOf({ kind, schools, classes }: TargetForm): 'schools' | 'classes' | undefined {
  if (schools.length === 0) return 'schools';
  return kind === 'CLASSES' && classes.length === 0 ? 'classes' : undefined;
}

/** The target as the API takes it. */
export function targetOf(form: TargetForm): CredentialsTargetInput {
  const byClass = form.kind === 'CLASSES';
  return {
    schools: byClass ? form.schools.slice(0, 1) : [...form.schools],
    ...(byClass && { classes: [...form.classes] }),
    ...(form.profiles.length > 0 && { profiles: [...form.profiles] }),
    ...(form.createdSince && { createdSince: form.createdSince }),
  };
}

/** The list with a value put in or taken out, in the order of all there are. */
export function toggled<Value>(all: readonly Value[], held: readonly Value[], value: Value): Value[] {
  return all.filter((each) => (each === value ? !held.includes(each) : held.includes(each)));
}
