import { longDate } from '../i18n/format.js';
import type { Language } from '../i18n/format.js';

/** Where the words for the codes of a field stand. */
const vocabularies: Readonly<Record<string, string>> = {
  profile: 'profiles',
  role: 'roles',
  place: 'places',
  civility: 'civilities',
  scope: 'scopes',
  'record.sector': 'sectors',
};

/** Fields that name ties within a text: « Anne Arnaud (MOTHER, 1) ». */
const tied = new Set(['children', 'relatives']);

/**
 * A changed value as people read it: codes in words, dates by the language; anything else as it is.
 * `translate` gives its `_` for a key it does not know.
 */
export function changedValue(
  field: string,
  value: string,
  translate: (key: string, options: { _: string }) => string,
  language: Language,
): string {
  const vocabulary = vocabularies[field];
  if (vocabulary && /^[A-Z_]+$/.test(value)) return translate(`${vocabulary}.${value}`, { _: value });
  // « SCHOOLS uai-0611234X »: the codes of schools alone say enough here, the sentence has their names.
  if (field === 'scope') return codesOf(value);
  if (field === 'birthDate' || field === 'endsOn') return longDate(new Date(`${value}T12:00:00Z`), language);
  if (tied.has(field.replace(/^details\./, '')))
    return value.replace(
      /\b(FATHER|MOTHER|GUARDIAN|FAMILY|CONTACT|OTHER)\b(, [012])?/g,
      (all, relation: string) => translate(`relations.${relation}`, { _: all }),
    );
  return value;
}

/** The codes of a scope's schools, without their systems' names; the codes of classes as they are. */
function codesOf(scope: string): string {
  const system = scope.startsWith('SCHOOLS ')
    ? /\b[a-z][a-z0-9]*-(?=[A-Z0-9])/g
    : /\b[a-z][a-z0-9]*-(?=[A-Z0-9])/;
  return scope.replace(system, '').replace(/^[A-Z]+ /, '');
}
