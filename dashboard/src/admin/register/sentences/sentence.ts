import type { EventRowFragment } from '@loge/contracts/client';
import type { Language } from '../../i18n/format.js';
import { compile, fill } from '../../i18n/messages.js';
import type { SameKeys } from '../../i18n/messages.js';
import { elides, ofSchool, towardsSchool } from '../../i18n/typography.js';
import { factsOf, textOf } from './facts.js';
import type { words as frenchWords } from './fr.js';
import { valuesOf } from './values.js';
import type { Label } from './values.js';

/** A piece of a sentence: words, or something that leads somewhere. */
export type Part =
  string | { readonly to: 'person' | 'school' | 'import'; readonly id: string; readonly text: string };

/** What the sentences of a language are made of. */
export interface Sentences {
  readonly sentences: Readonly<Record<string, string>>;
  readonly words: SameKeys<typeof frenchWords>;
}

type Person = NonNullable<EventRowFragment['subject']>;

/**
 * An event as one sentence in the reader's language, actor first. An erased person reads « une personne
 * effacée »; a kind this version does not know still gets a sentence.
 */
export function sentenceOf(
  event: EventRowFragment,
  language: Language,
  { sentences, words }: Sentences,
  label: Label,
): readonly Part[] {
  const facts = factsOf(event.facts);
  const person = (someone: Person): Part =>
    someone.displayName === null ? words.erased : { to: 'person', id: someone.id, text: someone.displayName };

  const schoolRef = event.schools[0];
  const school: Part = schoolRef
    ? { to: 'school', id: schoolRef.id, text: schoolRef.name }
    : words.unknownSchool;
  const subject = event.subject ? person(event.subject) : words.nobody;
  const values = {
    ...valuesOf[event.kind]?.(facts, {
      language,
      label,
      noClass: words.noClass,
      details: words.details,
      schoolName: (id) =>
        event.schools.find((known) => known.id === id)?.name ?? id.replace(/^[a-z0-9]+-/, ''),
    }),
    actor: actorOf(event, words, person),
    subject,
    ofSubject: possessive(subject, language),
    self: event.subject && event.actor.person?.id === event.subject.id ? 'yes' : 'no',
    school,
    atSchool: language === 'fr' ? schoolPhrase(school, towardsSchool, 'à ') : ['at ', school],
    ofSchool: language === 'fr' ? schoolPhrase(school, ofSchool, 'd’') : ['of ', school],
    kind: event.kind,
    import: (chunks: readonly unknown[]): Part => {
      const text = chunks.join('');
      const id = textOf(facts, 'import');
      return id ? { to: 'import', id, text } : text;
    },
  };
  const message = sentences[event.kind] ?? words.unknownKind;
  // Values may be parts or lists of parts; what comes back is those and the words between them.
  const told = compile(message, language).format(values as never) as unknown;
  return capitalised(joined(([told] as unknown[]).flat(3) as Part[]));
}

/** A sentence as text alone, for titles and for reading aloud. */
export function textOfSentence(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
}

function actorOf(
  { actor }: EventRowFragment,
  words: Sentences['words'],
  person: (someone: Person) => Part,
): Part {
  if (actor.kind === 'ACCOUNT') return actor.person ? person(actor.person) : words.erased;
  if (actor.kind === 'SERVICE') return fill(words.service, 'en', { name: actor.name ?? '' });
  switch (actor.name) {
    case 'COMMAND_LINE':
    case 'DEMO':
    case 'STRANGER':
      return words[actor.name];
    default:
      return words.REACTOR;
  }
}

/** « de Tom », « d’Anne », “Tom’s”. */
function possessive(subject: Part, language: Language): Part[] {
  const text = typeof subject === 'string' ? subject : subject.text;
  if (language === 'en') return [subject, text.endsWith('s') ? '’' : '’s'];
  return [elides(text) ? 'd’' : 'de ', subject];
}

function schoolPhrase(school: Part, lead: (name: string) => string, unknown: string): Part[] {
  return [typeof school === 'string' ? unknown : lead(school.text), school];
}

function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
    else if (part !== '') result.push(part);
  }
  return result;
}

function capitalised(parts: readonly Part[]): readonly Part[] {
  const [first, ...rest] = parts;
  return typeof first === 'string' ? [first.charAt(0).toLocaleUpperCase() + first.slice(1), ...rest] : parts;
}
