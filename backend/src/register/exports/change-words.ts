import type { Role, SignInPlace } from '@loge/contracts';
import { dayInDigits } from '../../files/dates.js';
import type { ValueChange } from '../commands.js';
import { fieldWords } from './field-words.js';
import { profileWords } from './words.js';

/**
 * The words for the codes of a field, as the event's page has them (the spec compares them); what is no code of it
 * stays as it is.
 */
const vocabularies: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  profile: profileWords,
  role: {
    ADMINISTRATOR: 'administration',
    CREDENTIAL_MANAGER: 'gestion des identifiants',
    DATA_PROTECTION_OFFICER: 'protection des données',
    AUDITOR: 'audit du registre',
  } satisfies Record<Role, string>,
  scope: { INSTALLATION: 'toute l’installation' },
  place: { LOCAL: 'dans Loge', ACADEMY: 'à l’académie' } satisfies Record<SignInPlace, string>,
  civility: { M: 'M.', MME: 'Mme', MLLE: 'Mlle' },
  'record.sector': { PUBLIC: 'public', PRIVATE: 'privé' },
};
const relationWords: Readonly<Record<string, string>> = {
  FATHER: 'père',
  MOTHER: 'mère',
  GUARDIAN: 'tuteur',
  FAMILY: 'autre membre de la famille',
  CONTACT: 'personne à contacter',
  OTHER: 'autre',
};
/** « Anne Arnaud (MOTHER, 1) »: the tie, and what the rights over a child are coded as. */
const tied = /\b(FATHER|MOTHER|GUARDIAN|FAMILY|CONTACT|OTHER)\b(?:, [012])?/g;

/** « nom : Martin, devient Durand »; what was erased, or was not there, is not told. */
export function changeText({ field, before, after }: ValueChange): string {
  const name = fieldWords[field] ?? field;
  if (before === null) return `${name} : ${after === null ? '–' : valueText(field, after)}`;
  const was = valueText(field, before);
  return after === null ? `${name} : plus ${was}` : `${name} : ${was}, devient ${valueText(field, after)}`;
}

function valueText(field: string, value: string): string {
  const word = vocabularies[field]?.[value];
  if (word !== undefined) return word;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayInDigits(new Date(`${value}T12:00:00Z`), 'fr');
  // « SCHOOLS uai-0611234X »: the kind says no more than the codes.
  if (field === 'scope') return codesOf(value);
  if (!/^(?:details\.)?(?:children|relatives)$/.test(field)) return value;
  return value.replace(tied, (all, relation: string) => relationWords[relation] ?? all);
}

/** The codes of a scope's schools, without their systems' names; the codes of classes as they are. */
function codesOf(scope: string): string {
  const system = scope.startsWith('SCHOOLS ')
    ? /\b[a-z][a-z0-9]*-(?=[A-Z0-9])/g
    : /\b[a-z][a-z0-9]*-(?=[A-Z0-9])/;
  return scope.replace(system, '').replace(/^[A-Z]+ /, '');
}
