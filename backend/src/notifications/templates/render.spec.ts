import { describe, expect, test } from '@jest/globals';
import { Language, MailKind } from '@loge/contracts';
import type { MailContent } from '../mails.js';
import { render } from './render.js';

const now = new Date('2026-11-24T18:05:00Z');
const at = new Date('2026-11-24T17:30:00Z');
const expiresAt = new Date('2026-11-24T19:05:00Z');
const link = 'https://loge.test/mot-de-passe#token=a&b';
const school = { name: 'Collège Jean-Moulin', contact: 'la vie scolaire, 01 23 45 67 89' };

const contents: { readonly [Kind in MailKind]: MailContent } = {
  RECOVERY: {
    ...{ kind: 'RECOVERY', displayName: 'Anne Arnaud', login: 'anne.arnaud', link, expiresAt, first: false },
  },
  FORGOTTEN_LOGIN: {
    kind: 'FORGOTTEN_LOGIN',
    accounts: [
      { displayName: 'Anne Arnaud', login: 'anne.arnaud', schools: ['Collège Jean-Moulin'] },
      { displayName: 'Tom Arnaud', login: 'tom.arnaud', schools: [] },
    ],
  },
  SIGN_IN_ELSEWHERE: { kind: 'SIGN_IN_ELSEWHERE', displayName: 'Anne Arnaud' },
  PASSWORD_RESET: { kind: 'PASSWORD_RESET', displayName: 'Anne Arnaud', at, device: 'Firefox, Windows' },
  PASSWORD_CHANGED: { kind: 'PASSWORD_CHANGED', displayName: 'Anne Arnaud', at, network: '192.0.2.0/24' },
  PASSWORD_LOCKED: { kind: 'PASSWORD_LOCKED', displayName: 'Anne Arnaud', at },
  NEW_DEVICE: { kind: 'NEW_DEVICE', displayName: 'Anne Arnaud', at, device: 'Safari, iPhone' },
  ACTIVITY_DISPUTED: { kind: 'ACTIVITY_DISPUTED', displayName: 'Anne Arnaud', at, what: 'Connexion' },
  MIGRATION_REMINDER: {
    ...{
      kind: 'MIGRATION_REMINDER',
      displayName: 'Anne Arnaud',
      link,
      endsOn: new Date('2027-01-31T12:00:00Z'),
    },
  },
  ADDRESS_CHANGE: {
    ...{ kind: 'ADDRESS_CHANGE', displayName: 'Anne Arnaud', address: 'anne@example.org', link, expiresAt },
  },
  ADDRESS_CHANGE_AGREEMENT: {
    ...{ kind: 'ADDRESS_CHANGE_AGREEMENT', displayName: 'Anne Arnaud', address: 'anne@example.org' },
    ...{ link, expiresAt },
  },
  ACCOUNTS_JOINED: { kind: 'ACCOUNTS_JOINED', displayName: 'Anne Arnaud', at },
  PASSWORD_REGENERATED: { kind: 'PASSWORD_REGENERATED', displayName: 'Anne Arnaud', at },
  REGENERATION_NOTICE: {
    ...{ kind: 'REGENERATION_NOTICE', displayName: 'Claire Besson', at },
    whose: { displayName: 'Anne Arnaud', login: 'anne.arnaud' },
  },
  LOGIN_CHANGED: { kind: 'LOGIN_CHANGED', displayName: 'Anne Arnaud', at, login: 'anne.arnaud2' },
  CONTACTS_CHANGED: {
    ...{ kind: 'CONTACTS_CHANGED', displayName: 'Anne Arnaud', at, by: 'Claire Besson' },
    changed: ['email', 'mobile'],
  },
  CREDENTIALS: {
    ...{ kind: 'CREDENTIALS', displayName: 'Anne Arnaud', login: 'anne.arnaud', link },
    title: 'Collège Jean-Moulin – vos identifiants',
    text: 'La réunion est lundi,\nà 18 h.',
    expiresAt: new Date('2027-01-23T18:05:00Z'),
  },
  CAMPAIGN_REPORT: {
    ...{ kind: 'CAMPAIGN_REPORT', displayName: 'Claire Besson', title: 'Vos identifiants', link },
    ...{ sent: 1200, refused: 3, skipped: 7, unreached: 41 },
  },
};

const everyMail = Language.options.flatMap((language) =>
  MailKind.options.map((kind) => [kind, language] as const),
);

/** What an HTML page says, without its tags. */
const said = (html: string) =>
  html
    .replace(/<(head|style)[\s\S]*<\/\1>/g, '')
    .replace(/<[^>]+>/g, '\n')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'");

describe.each(everyMail)('%s in %s', (kind, language) => {
  const { subject, text, html } = render({ school, content: contents[kind] }, language, now);

  test('says whose school it is and whom to ask, as text and as HTML', () => {
    expect(subject).toContain('Collège Jean-Moulin');
    for (const form of [text, said(html)]) {
      expect(form).toContain('Collège Jean-Moulin');
      expect(form).toMatch(/la vie scolaire, 01 23 45 67 89/);
    }
    expect(subject + text + html).not.toMatch(/undefined|\[object/);
  });

  test('has one heading, its language, and nothing that is loaded from elsewhere', () => {
    expect(html).toContain(`<html lang="${language}">`);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toMatch(/<(img|script|link|iframe|form)|url\(|src=/);
  });

  test('says the same as text and as HTML', () => {
    const words = (form: string) => form.split(/\s+/).filter((word) => /\p{L}{3}/u.test(word));
    const inHtml = new Set(words(said(html)));
    expect(words(text).filter((word) => !inHtml.has(word))).toEqual([]);
  });

  test('breaks no French line before a sign, and no other', () => {
    expect(text).not.toMatch(language === 'fr' ? /[\p{L}»] [:;?!»]|« /u : / [:;?!]|\u00a0[:;?!]/u);
  });
});

describe('the mail to choose a password (IT-4)', () => {
  const recovery = (language: Language, first = false) =>
    render({ school, content: { ...contents.RECOVERY, first } as MailContent }, language, now);

  test('has one button, and its address in words for those who cannot press it', () => {
    const { html, text } = recovery('fr');
    expect(html).toContain('href="https://loge.test/mot-de-passe#token=a&amp;b"');
    expect(html).toMatch(/<a [^>]+>Réinitialiser mon mot de passe<\/a>/);
    expect(text).toContain(`Réinitialiser mon mot de passe\n${link}\n`);
  });

  test.each([
    ['fr', 'pendant 1 heure : jusqu’au 24 novembre 2026 à 20:05', 'Si ce n’était pas vous'],
    ['en', 'for 1 hour: until November 24, 2026 at 8:05 PM', 'If it was not you'],
    ['de', 'gilt noch 1 Stunde: bis 24. November 2026 um 20:05', 'Falls Sie es nicht waren'],
    ['nl', 'nog 1 uur: tot 24 november 2026 om 20:05', 'Was u het niet'],
  ] as const)('in %s says how long it works, and what to do if it was not them', (language, time, advice) => {
    const text = recovery(language).text.replace(/[\u00a0\u202f]/g, ' ');
    expect(text).toContain(time);
    expect(text).toContain(advice);
  });

  test('tells the first password from a new one', () => {
    expect(recovery('fr', true).subject).toBe('Choisir votre mot de passe – Collège Jean-Moulin');
    expect(recovery('fr').subject).toBe('Réinitialiser votre mot de passe – Collège Jean-Moulin');
  });

  test('says when in minutes where it is no whole hour', () => {
    const soon = { ...contents.RECOVERY, expiresAt: new Date('2026-11-24T18:50:00Z') } as MailContent;
    expect(render({ content: soon }, 'fr', now).text.replace(/[\u00a0\u202f]/g, ' ')).toContain('45 minutes');
  });
});

describe('the mail with the way in (KO-6)', () => {
  const mailed = (more: object = {}, language: Language = 'fr') =>
    render(
      {
        school: { ...school, address: '3 rue du Port, 69001 Lyon' },
        content: { ...contents.CREDENTIALS, ...more } as MailContent,
      },
      language,
      now,
    );

  test('has the subject as it was written, and says the school no second time', () => {
    const title = 'Collège Jean-Moulin : vos identifiants !';
    expect(mailed({ title }).subject).toBe(title);
  });

  test('says the login, the 60 days, the school and its address', () => {
    const text = mailed().text.replace(/[\u00a0\u202f]/g, ' ');
    expect(text).toContain('Identifiant ENT : anne.arnaud\n');
    expect(text).toContain(
      'À réception de ce message, vous disposez de 60 jours pour initialiser votre mot de passe : jusqu’au 23 janvier 2027.',
    );
    expect(text).toContain('Collège Jean-Moulin, 3 rue du Port, 69001 Lyon');
    expect(text).toContain(`Choisir mon mot de passe\n${link}\n`);
  });

  test.each(Language.options)(
    'in %s keeps the lines of the sender’s own text, and makes no markup of it',
    (language) => {
      const { text, html } = mailed(
        { text: 'Venez <b>lundi</b>\r\n\r\n<script>alert(1)</script>\nMerci' },
        language,
      );
      expect(text).toContain('\nVenez <b>lundi</b>\n\n<script>alert(1)</script>\nMerci\n');
      expect(html).toContain(
        'Venez &lt;b&gt;lundi&lt;/b&gt;<br>\n<br>\n&lt;script&gt;alert(1)&lt;/script&gt;<br>\nMerci</p>',
      );
      expect(html).not.toMatch(/<script|<b>/);
    },
  );

  test('without a text of the sender’s has no empty place for one', () => {
    expect(mailed({ text: undefined }).html).not.toContain('border-left');
  });
});

test('KO-7: the sending report says how many, and names nobody but its reader', () => {
  const { text } = render({ school, content: contents.CAMPAIGN_REPORT }, 'fr', now);
  const said = text.replace(/[\u00a0\u202f]/g, ' ');
  for (const line of ['Courriels envoyés : 1200', 'Courriels refusés : 3', 'Personnes sans adresse : 41'])
    expect(said).toContain(line);
  expect(said).toContain(`Ouvrir le bilan\n${link}\n`);
});

test('the button and the rule at the head have the school’s colour, and ours where it chose none', () => {
  const inColour = (color?: string) =>
    render({ school: { ...school, ...(color && { color }) }, content: contents.RECOVERY }, 'fr', now).html;
  expect(inColour('#7a1f3d').match(/#[0-9a-f]{6}(?=;border-radius)/g)).toEqual(['#7a1f3d', '#7a1f3d']);
  expect(inColour().match(/#[0-9a-f]{6}(?=;border-radius)/g)).toEqual(['#1d4e89', '#1d4e89']);
});

test('where no school speaks, the mail comes from Loge and sends to the school’s office', () => {
  const { text, subject } = render({ content: contents.NEW_DEVICE }, 'fr', now);
  expect(text).toMatch(/^Loge\n/);
  expect(text).toContain('secrétariat');
  expect(subject).toBe('Nouvelle connexion à votre compte');
});

test('nothing that was typed becomes markup, or ends a line', () => {
  const evil = `"><img src=x onerror='a'>&\r\nBcc: eve@example.org\u2028`;
  const content: MailContent = { kind: 'ACTIVITY_DISPUTED', displayName: evil, at, what: evil };
  for (const language of Language.options) {
    const mail = render({ school: { name: evil, contact: evil }, content }, language, now);
    expect(mail.html).not.toContain('<img');
    expect(mail.html).not.toContain(`onerror='`);
    expect(mail.subject).not.toMatch(/[\r\n\u2028]/);
    expect(mail.text).not.toMatch(/^Bcc/m);
  }
});
