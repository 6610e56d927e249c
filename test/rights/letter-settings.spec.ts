import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { schoolId } from '@loge/contracts';
import type { Scope } from '@loge/contracts';
import { LogoOf, RecordSchools, SchoolById } from '../../backend/src/schools/commands.js';
import { png } from '../../backend/src/schools/picture.fixture.js';
import { PASSWORD, commandLine, cookieOf, startStaffApp } from './staff-app.fixture.js';
import type { StaffApp } from './staff-app.fixture.js';

const moulin = schoolId('0611234X');
const ferrer = schoolId('0619876B');

let app: StaffApp;
let head: string;
beforeAll(async () => {
  app = await startStaffApp();
  const named = (name: string) => ({ name, classes: [], groups: [] });
  const schools = [
    { school: moulin, record: named('Lycée Jean-Moulin') },
    { school: ferrer, record: named('HE Ferrer') },
  ];
  await app.commands.execute(new RecordSchools(schools, { dryRun: false }, commandLine()));
  const scope: Scope = { kind: 'SCHOOLS', schools: [moulin] };
  await app.person('proviseur@loge.test', { role: 'ADMINISTRATOR', scope });
  const signIn =
    'mutation ($login: String!, $password: String!) { signIn(input: {login: $login, password: $password}) { me { id } } }';
  head = cookieOf(await app.ask(signIn, { login: 'proviseur@loge.test', password: PASSWORD }));
});
afterAll(() => app.stop());

const codeOf = (answer: { body: { errors?: { extensions: { code: string } }[] } }) =>
  answer.body.errors?.[0]?.extensions.code;
const set = (input: object, cookie?: string) =>
  app.ask(
    `mutation ($input: SetLetterSettingsInput!) {
       setLetterSettings(input: $input) { pending school { letter { text logo } } }
     }`,
    { input },
    { cookie },
  );
const logo = (bytes: Buffer) => `data:image/png;base64,${bytes.toString('base64')}`;

describe('KO-5: what letters to families say and show', () => {
  test('is set by who administers the school, a logo of almost 200 kB too', async () => {
    // Noise does not pack: each line begins with its filter, none.
    const lines = Array.from({ length: 240 }, () => Buffer.concat([Buffer.from([0]), randomBytes(720)]));
    const large = png({ width: 240, height: 240, packed: deflateSync(Buffer.concat(lines)) });
    expect(large.length).toBeGreaterThan(170_000);
    const answer = await set({ school: moulin, text: ' Bureau 12\r\nle matin ', logo: logo(large) }, head);
    expect(answer.body.data.setLetterSettings).toEqual({
      pending: false,
      school: { letter: { text: 'Bureau 12\nle matin', logo: logo(large) } },
    });
    const known = (await app.queries.execute(new SchoolById([moulin]))).get(moulin);
    const kept = await app.queries.execute(new LogoOf(known?.letter.logo ?? ''));
    expect(kept?.bytes.equals(large)).toBe(true);
  });

  test('is none where it is left out, and of a logo that its bytes say what it is', async () => {
    const said = { school: moulin, logo: logo(png({})).replace('image/png', 'text/html') };
    const named = await set(said, head);
    expect(named.body.data.setLetterSettings.school.letter).toEqual({ text: null, logo: logo(png({})) });
    const none = await set({ school: moulin }, head);
    expect(none.body.data.setLetterSettings.school.letter).toEqual({ text: null, logo: null });
  });

  test.each([
    'https://tracker.example/logo.png',
    'data:image/png,abc',
    'data:image/png;base64,',
    `data:image/svg+xml;base64,${Buffer.from('<svg onload="alert(1)"/>').toString('base64')}`,
    `data:image/png;base64,${Buffer.alloc(210_000).toString('base64')}`,
  ])('shows no logo that is none: %.60s', async (address) => {
    expect(codeOf(await set({ school: moulin, logo: address }, head))).toBe('LETTER_LOGO_INVALID');
  });

  test('is at most 600 characters of text', async () => {
    expect(codeOf(await set({ school: moulin, text: 'é'.repeat(600) }, head))).toBeUndefined();
    for (const text of ['é'.repeat(601), '🎒'.repeat(301), 'a\u0000b'])
      expect(codeOf(await set({ school: moulin, text }, head))).toBe('BAD_INPUT');
  });

  test('is that school’s alone, and nobody else sets it', async () => {
    expect(codeOf(await set({ school: ferrer, text: 'a' }, head))).toBe('NOT_FOUND');
    expect(codeOf(await set({ school: moulin, text: 'a' }))).toBe('UNAUTHENTICATED');
  });
});
