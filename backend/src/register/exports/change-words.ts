import type { Role } from '@loge/contracts';
import { dayInDigits } from '../../files/dates.js';
import type { ValueChange } from '../commands.js';
import { fieldWords } from './field-words.js';
import { profileWords } from './words.js';

const roleWords: Readonly<Record<Role, string>> = {
  ADMINISTRATOR: 'administration',
  CREDENTIAL_MANAGER: 'gestion des identifiants',
  DATA_PROTECTION_OFFICER: 'protection des données',
  AUDITOR: 'audit',
};
const civilityWords = { M: 'M.', MME: 'Mme', MLLE: 'Mlle' } as const;
const relationWords = {
  FATHER: 'père',
  MOTHER: 'mère',
  GUARDIAN: 'tuteur',
  FAMILY: 'famille',
  CONTACT: 'contact',
  OTHER: 'autre',
} as const;

/** The words for the codes of a field; what is no code of it stays as it is. */
const vocabularies: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  profile: profileWords,
  role: roleWords,
  civility: civilityWords,
};
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
  if (field !== 'children' && field !== 'relatives') return value;
  // The pattern names these keys only.
  return value.replace(tied, (_, relation: keyof typeof relationWords) => relationWords[relation]);
}
