import { errorCodeOf, errorDetailOf } from '../api.js';

const fields = [
  ...['family', 'given', 'civility', 'birthDate', 'email', 'homePhone', 'workPhone', 'mobile'],
  ...['school', 'classes', 'function', 'children'],
] as const;

/** A field of the forms about an account made by hand. */
export type ByHandField =
  | 'family'
  | 'given'
  | 'civility'
  | 'birthDate'
  | 'email'
  | 'homePhone'
  | 'workPhone'
  | 'mobile'
  | 'school'
  | 'classes'
  | 'function'
  | 'children';

const isField = (name: unknown): name is ByHandField => fields.some((field) => field === name);

/** The field that an error is about, beside which it is told; none for what is told above the form. */
export function fieldOf(error: unknown): ByHandField | undefined {
  const isAboutField = ['BAD_INPUT', 'CONTACT_INVALID'].includes(errorCodeOf(error));
  const { field } = errorDetailOf(error);
  return isAboutField && isField(field) ? field : undefined;
}
