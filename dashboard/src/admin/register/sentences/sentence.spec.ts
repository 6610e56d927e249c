import { eventDefinitions } from '@loge/contracts';
import type { EventType } from '@loge/contracts';
import { describe, expect, it } from '@jest/globals';
import { en } from '../../i18n/en/index.js';
import { fr } from '../../i18n/fr/index.js';
import type { Language } from '../../i18n/format.js';
import { fill, flatten } from '../../i18n/messages.js';
import type { Catalogue } from '../../i18n/messages.js';
import * as english from './en.js';
import * as french from './fr.js';
import { claire, sampleEvent, sampleFacts } from './samples.js';
import { sentenceOf, textOfSentence } from './sentence.js';
import type { Label } from './values.js';

const kinds = eventDefinitions.map((definition) => definition.type) as EventType[];
const catalogues = { fr: flatten(fr as Catalogue, 'fr'), en: flatten(en as Catalogue, 'en') };
const labels =
  (language: Language): Label =>
  (key, values) => {
    const message = catalogues[language].get(key);
    if (message === undefined) throw new Error(`no label ${key}`);
    return fill(message, language, values);
  };
const sentences = { fr: french, en: english };
const tell = (kind: EventType, language: Language, over = {}) =>
  textOfSentence(sentenceOf(sampleEvent(kind, over), language, sentences[language], labels(language)));
/** Spaces that do not break read as spaces here. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe.each(['fr', 'en'] as const)('the sentence catalogue (%s)', (language) => {
  it.each(kinds)('%s is one sentence, the actor first, with nothing left unfilled', (kind) => {
    const text = tell(kind, language);
    expect(text).toMatch(/^Claire Besson /);
    expect(text).not.toMatch(/undefined|null|\{|\}|\[object|<|>|NaN| {2}/);
  });

  it.each(kinds)('%s still reads when the people in it were erased', (kind) => {
    const erased = { ...sampleEvent(kind).subject!, displayName: null };
    const facts = Object.fromEntries(Object.keys(sampleFacts[kind]).map((key) => [key, null]));
    const actor = { kind: 'ACCOUNT', person: erased, name: null };
    const text = tell(kind, language, { facts, actor, subject: erased });
    expect(text).toMatch(language === 'fr' ? /^Une personne effacée / : /^An erased person /);
    expect(text).not.toMatch(/undefined|null|\{|\}|\[object|<|>|NaN|de une/);
  });
});

describe('KO-13: a giving out says who had the credentials in hand, and how', () => {
  it.each([
    ['COUNTER', 'a remis à Anne Arnaud ses identifiants en main propre'],
    ['FILE', 'a eu les identifiants d’Anne Arnaud dans un fichier'],
    ['LETTER', 'a eu les identifiants d’Anne Arnaud sur papier, à remettre'],
    ['MAIL', 'a envoyé à Anne Arnaud un lien de première connexion par courriel'],
    ['CALL', 'a donné à Anne Arnaud ses identifiants par téléphone'],
    ['PIGEON', 'a remis à Anne Arnaud ses identifiants'],
  ])('%s', (means, said) => {
    const over = { facts: { means } };
    expect(plain(tell('CredentialsDistributed', 'fr', over))).toBe(`Claire Besson ${said}`);
    expect(tell('CredentialsDistributed', 'en', over)).toMatch(/^Claire Besson \w+ .*Anne Arnaud/);
  });
});

describe('French sentences', () => {
  it.each<[EventType, string]>([
    ['AccountCreated', 'Claire Besson a créé le compte d’Anne Arnaud, identifiant « anne.arnaud »'],
    ['AffiliationChanged', 'Claire Besson a fait passer Anne Arnaud de 2de C à 2de B au Lycée Jean-Moulin'],
    ['AccountAffiliated', 'Claire Besson a rattaché Anne Arnaud au Lycée Jean-Moulin comme élève, en 2de B'],
    ['AffiliationEnded', 'Claire Besson a enregistré le départ d’Anne Arnaud (élève) du Lycée Jean-Moulin'],
    [
      'PersonInvited',
      'Claire Besson a fait un lien d’invitation pour Anne Arnaud, valable jusqu’au 24 novembre 2026 à 14 h 05',
    ],
    ['PeopleSearched', 'Claire Besson a cherché « arnaud » parmi les comptes : 1 248 résultats'],
    [
      'ImportCompleted',
      'Claire Besson a terminé un import : 1 248 comptes créés, aucun modifié, 1 départ, 2 fiches en erreur',
    ],
    ['RoleGranted', 'Claire Besson a donné à Anne Arnaud le rôle « audit du registre » : Lycée Jean-Moulin'],
    [
      'SignInRefused',
      'Claire Besson n’a pas pu ouvrir de session sur le compte d’Anne Arnaud : mot de passe erroné',
    ],
  ])('%s', (kind, sentence) => {
    expect(plain(tell(kind, 'fr'))).toBe(sentence);
  });

  it('speak of oneself as oneself', () => {
    expect(tell('PasswordChanged', 'fr', { subject: claire })).toBe(
      'Claire Besson a changé son mot de passe',
    );
  });

  it('begin with a capital when nobody in particular acted', () => {
    const visitor = { kind: 'SYSTEM', person: null, name: 'STRANGER' };
    expect(plain(tell('ApiTokenRefused', 'fr', { actor: visitor, subject: null }))).toBe(
      'Un visiteur a essayé de lire dans l’API avec un jeton du service « Portail de la vie scolaire » : son accès est révoqué',
    );
    expect(plain(tell('UnknownLoginRefused', 'fr', { actor: visitor, subject: null }))).toBe(
      'Un visiteur n’a pas pu ouvrir de session : identifiant inconnu',
    );
  });
});

describe('parts of a sentence', () => {
  it('lead to people, schools and imports', () => {
    const parts = sentenceOf(sampleEvent('ImportStarted'), 'fr', french, labels('fr'));
    expect(parts).toContainEqual({ to: 'import', id: '0f1', text: 'un import' });
    expect(sentenceOf(sampleEvent('AccountAffiliated'), 'en', english, labels('en'))).toEqual([
      { to: 'person', id: '0c1', text: 'Claire Besson' },
      ' affiliated ',
      { to: 'person', id: '0a1', text: 'Anne Arnaud' },
      ' at ',
      { to: 'school', id: 'uai-0611234X', text: 'Lycée Jean-Moulin' },
      ' as pupil, in class 2de B',
    ]);
  });

  it('find words for a kind this version does not know', () => {
    const event = { ...sampleEvent('SignedIn'), kind: 'MoonLanded' };
    expect(textOfSentence(sentenceOf(event, 'en', english, labels('en')))).toContain('(MoonLanded)');
  });
});
