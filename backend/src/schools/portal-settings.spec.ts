import { expect, test } from '@jest/globals';
import { LogeError } from '@loge/contracts';
import { readPortalSettings } from './portal-settings.js';

test('what is blank is none, the rest is kept as the URL standard writes it', () => {
  expect(
    readPortalSettings({
      termsUrl: ' https://ENT.example/cgu ',
      privacyUrl: '',
      videoUrl: 'https://films.example/une vidéo',
      contact: '  Secrétariat,\u00a0bâtiment A — 01 23 45 67 89 ',
    }),
  ).toEqual({
    termsUrl: 'https://ent.example/cgu',
    videoUrl: 'https://films.example/une%20vid%C3%A9o',
    contact: 'Secrétariat,\u00a0bâtiment A — 01 23 45 67 89',
  });
  expect(readPortalSettings({ contact: ' ' })).toEqual({});
});

test.each([
  'http://ent.example/cgu',
  'javascript:alert(1)',
  'data:text/html,x',
  'ent.example/cgu',
  '/cgu',
  'https://',
  'https://moi@ent.example/',
  'https://:secret@ent.example/',
  'https://ent.example\n.evil.example/',
  `https://ent.example/${'a'.repeat(500)}`,
])('%s is no link for a page', (link) => {
  for (const field of ['termsUrl', 'privacyUrl', 'videoUrl'])
    expect(() => readPortalSettings({ [field]: link })).toThrow(
      new LogeError('PORTAL_LINK_INVALID', { field }),
    );
});

test('a colour is kept when white letters can be read on it', () => {
  const read = (color: string) => readPortalSettings({ color }).color;
  expect([' #7A1F3D ', '#767676', '#000000', ''].map(read)).toEqual([
    '#7a1f3d',
    '#767676',
    '#000000',
    undefined,
  ]);
  // The first grey that is too light, yellow, white; and what is none.
  for (const color of ['#777777', '#ffd400', '#ffffff', '#fff', 'rouge', '#7a1f3g', 'red;background:url(x)'])
    expect(() => read(color)).toThrow(new LogeError('PORTAL_COLOR_UNREADABLE'));
});

test('whom to ask takes 300 characters, and no control characters', () => {
  expect(readPortalSettings({ contact: '☎'.repeat(300) }).contact).toHaveLength(300);
  expect(readPortalSettings({ contact: '🏫'.repeat(300) }).contact).toHaveLength(600);
  for (const contact of ['a'.repeat(301), 'secrétariat\nB', 'a\0b'])
    expect(() => readPortalSettings({ contact })).toThrow(new LogeError('BAD_INPUT'));
});
