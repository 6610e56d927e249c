import { expect, it } from '@jest/globals';
import { fr } from '../i18n/fr/index.js';
import { flatten } from '../i18n/messages.js';
import type { Catalogue } from '../i18n/messages.js';
import { changedValue } from './changed-value.js';

const words = flatten(fr as Catalogue, 'fr');
const inFrench = (field: string, value: string) =>
  changedValue(field, value, (key, { _ }) => words.get(key) ?? _, 'fr');

it.each([
  ['profile', 'NON_TEACHING', 'non enseignant'],
  ['role', 'AUDITOR', 'audit du registre'],
  ['place', 'ACADEMY', 'à l’académie'],
  ['civility', 'MME', 'Mme'],
  ['scope', 'INSTALLATION', 'toute l’installation'],
  ['scope', 'CLASSES uai-0611234X 2de B, 2de C', '0611234X 2de B, 2de C'],
  ['scope', 'CLASSES uai-0611234X cp-A, ce1-B', '0611234X cp-A, ce1-B'],
  ['scope', 'SCHOOLS uai-0611234X, uai-0912345E', '0611234X, 0912345E'],
  ['birthDate', '2010-02-03', '3\u00a0février 2010'],
  ['children', 'Anne Arnaud (MOTHER, 1), Tom Arnaud (FATHER, 0)', 'Anne Arnaud (mère), Tom Arnaud (père)'],
  ['name.family', 'OTHER', 'OTHER'],
])('the value of %s, %s, reads %s', (field, value, text) => {
  expect(inFrench(field, value)).toBe(text);
});
