import type { Language } from '@loge/contracts';
import type { ComposedMail, MailContent } from '../mails.js';
import type { Message } from '../transport.js';
import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';
import { htmlOf } from './html.js';
import type { Letter, Times, Words } from './letter.js';
import { nl } from './nl.js';
import { textOf } from './text.js';
import { timesIn } from './times.js';

const words: Readonly<Record<Language, Words>> = { fr, en, de, nl };

/** Of mails in nobody's name, and of schools that chose none. */
const OUR_COLOR = '#1d4e89';

/** A letter with all that stands around it, ready to be laid out. */
export interface Page extends Letter {
  readonly language: Language;
  /** The name at its head. */
  readonly from: string;
  /** Of the button and the rule at its head: the school's, dark enough for white letters. */
  readonly color: string;
  /** Before the button's address in full. */
  readonly address: string;
  readonly footer: readonly string[];
}

/** Puts a mail into words. Nothing that was typed by anybody becomes markup, or ends a line but in a note. */
export function render(
  { school, content }: Pick<ComposedMail, 'school' | 'content'>,
  language: Language,
  now: Date = new Date(),
): Pick<Message, 'subject' | 'text' | 'html' | 'language'> {
  const { typeset = (text: string) => text, ...said } = words[language];
  const letter = letterOf(said, content, timesIn(language, now));
  const line = (text: string) => typeset(oneLine(text));
  const page: Page = {
    language,
    from: oneLine(school?.name ?? 'Loge'),
    color: school?.color ?? OUR_COLOR,
    subject: letter.ownSubject
      ? oneLine(letter.subject)
      : line(school ? `${letter.subject} – ${school.name}` : letter.subject),
    heading: line(letter.heading),
    paragraphs: letter.paragraphs.map(line),
    ...(letter.note && { note: letter.note.map(line) }),
    ...(letter.lines && { lines: letter.lines.map(line) }),
    ...(letter.button && { button: { label: line(letter.button.label), link: letter.button.link } }),
    advice: letter.advice.map(line),
    address: line(said.address),
    footer: [
      ...(school?.address ? [`${school.name}, ${school.address}`] : []),
      school?.contact ? said.ask(school.contact) : said.askSchool,
      said.automatic,
    ].map(line),
  };
  return { language, subject: page.subject, text: textOf(page), html: htmlOf(page) };
}

/** The letter of a content; the switch is what tells the compiler that the two fit. */
function letterOf({ letters }: Pick<Words, 'letters'>, content: MailContent, times: Times): Letter {
  switch (content.kind) {
    case 'RECOVERY':
      return letters.RECOVERY(content, times);
    case 'FORGOTTEN_LOGIN':
      return letters.FORGOTTEN_LOGIN(content, times);
    case 'SIGN_IN_ELSEWHERE':
      return letters.SIGN_IN_ELSEWHERE(content, times);
    case 'PASSWORD_RESET':
    case 'PASSWORD_CHANGED':
    case 'NEW_DEVICE':
      return letters[content.kind](content, times);
    case 'PASSWORD_LOCKED':
      return letters.PASSWORD_LOCKED(content, times);
    case 'ACTIVITY_DISPUTED':
      return letters.ACTIVITY_DISPUTED(content, times);
    case 'MIGRATION_REMINDER':
      return letters.MIGRATION_REMINDER(content, times);
    case 'PASSWORD_REGENERATED':
    case 'ACCOUNTS_JOINED':
      return letters[content.kind](content, times);
    case 'REGENERATION_NOTICE':
      return letters.REGENERATION_NOTICE(content, times);
    case 'LOGIN_CHANGED':
      return letters.LOGIN_CHANGED(content, times);
    case 'CONTACTS_CHANGED':
      return letters.CONTACTS_CHANGED(content, times);
    case 'CREDENTIALS':
      return letters.CREDENTIALS(content, times);
    case 'CAMPAIGN_REPORT':
      return letters.CAMPAIGN_REPORT(content, times);
    case 'ADDRESS_CHANGE':
    case 'ADDRESS_CHANGE_AGREEMENT':
      return letters[content.kind](content, times);
  }
}

/** Without line breaks and other control characters, which would begin a new line of a mail's head. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
