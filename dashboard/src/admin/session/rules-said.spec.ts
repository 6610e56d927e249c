import { expect, it } from '@jest/globals';
import { en } from '../i18n/en/index.js';
import { fr } from '../i18n/fr/index.js';
import { fill } from '../i18n/messages.js';
import { rulesSaid } from './rules-said.js';

const mild = { minLength: 8, maxLength: 64, composition: false };
const strict = { minLength: 15, maxLength: 256, composition: true };

it('says the rules of the very person, and of composition only where it is asked', () => {
  const french = (rules: typeof mild) => fill(fr.session.newPasswordHelp, 'fr', rulesSaid(rules));
  expect(french(mild)).toBe('Entre 8 et 64 caractères. Quatre mots au hasard font un bon mot de passe.');
  expect(french(strict)).toBe(
    'Entre 15 et 256 caractères, avec une minuscule, une majuscule, un chiffre et un caractère spécial. Quatre mots au hasard font un bon mot de passe.',
  );
  expect(fill(en.session.newPasswordHelp, 'en', rulesSaid(strict))).toContain(
    'Between 15 and 256 characters, with',
  );
});
