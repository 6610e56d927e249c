import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { PASSWORD, SIGN_IN, codeOf, cookieOf, installation, startStaffApp } from './staff-app.fixture.js';
import type { StaffApp } from './staff-app.fixture.js';

let staff: StaffApp;
let cookie: string;
beforeAll(async () => {
  staff = await startStaffApp();
  await staff.person('admin@loge.test', installation);
  cookie = cookieOf(await staff.ask(SIGN_IN, { login: 'admin@loge.test', password: PASSWORD }));
});
afterAll(() => staff.stop());

describe('a request that may change something', () => {
  test.each([
    ['of another site', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
    [
      'of another site that a browser does not mark',
      { origin: 'https://evil.test', 'sec-fetch-site': undefined },
    ],
    ['of a neighbour', { origin: 'http://www.loge.test', 'sec-fetch-site': 'same-site' }],
    ['of the same host over another scheme', { origin: 'https://loge.test', 'sec-fetch-site': 'same-site' }],
    ['of the same host at another port', { origin: 'http://loge.test:8080', 'sec-fetch-site': undefined }],
    ['marked as of another site, whatever its origin', { 'sec-fetch-site': 'cross-site' }],
    ['of a sandboxed page', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['without an origin', { origin: undefined, 'sec-fetch-site': undefined }],
  ])('%s is refused', async (_, headers) => {
    const refused = await staff.ask('mutation { signOut { signedOut } }', {}, { cookie, headers });
    expect(refused.status).toBe(403);
    expect(codeOf(refused)).toBe('CROSS_SITE');
    expect((await staff.ask('{ me { login } }', {}, { cookie })).body.data.me).not.toBeNull();
  });

  test('of the very host asked passes, as on an address the settings do not know', async () => {
    const asked = await staff.ask(
      '{ me { login } }',
      {},
      { headers: { host: 'loge.lan:3000', origin: 'http://loge.lan:3000' } },
    );
    expect(asked.status).toBe(200);
  });

  test('cannot come as a form, nor as a link', async () => {
    const form = await staff.post('query=mutation{signOut{signedOut}}', {
      cookie,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(form.status).toBeGreaterThanOrEqual(400);
    const link = await request(staff.app.getHttpServer())
      .get('/graphql')
      .query({ query: 'mutation { signOut { signedOut } }' })
      .set('cookie', cookie)
      .set('apollo-require-preflight', '1');
    expect(link.status).toBeGreaterThanOrEqual(400);
    expect((await staff.ask('{ me { login } }', {}, { cookie })).body.data.me).not.toBeNull();
  });
});

describe('a request that is too much', () => {
  const deep = `{ __type(name: "Query") { fields { type ${'{ ofType '.repeat(12)} { name } ${'}'.repeat(12)} } } }`;
  test.each([
    ['deep', deep],
    ['full of aliases', `{ ${Array.from({ length: 100 }, (_, i) => `a${i}: me { id }`).join(' ')} }`],
    [
      'full of sign-ins',
      `mutation { ${Array.from({ length: 11 }, (_, i) => `a${i}: signIn(input: {login: "a", password: "b"}) { me { id } }`).join(' ')} }`,
    ],
    ['full of the same field', `{ ${'me { id } '.repeat(50)} }`],
    ['full of directives', `{ me { id ${'@skip(if: false) '.repeat(100)} } }`],
    ['long', `{ ${'me { id } '.repeat(600)} }`],
    [
      'a small text that unfolds',
      `{ me { ...A0 } } ${Array.from({ length: 20 }, (_, i) => `fragment A${i} on Me { x${i}: name { given } ...A${i + 1} ...A${i + 1} }`).join(' ')} fragment A20 on Me { id }`,
    ],
    ['a ring of fragments', '{ me { ...A } } fragment A on Me { ...B } fragment B on Me { ...A }'],
  ])('is refused: %s', async (what, query) => {
    const asked = await staff.ask(query, {}, { cookie });
    expect(codeOf(asked)).toBe(what.startsWith('a ring') ? 'BAD_INPUT' : 'TOO_COMPLEX');
    expect(asked.body.data ?? null).toBeNull();
  });

  test('is refused: several questions in one body', async () => {
    const batch = await staff.post([{ query: '{ me { id } }' }, { query: '{ me { id } }' }], { cookie });
    expect(batch.status).toBe(400);
    expect(codeOf(batch)).toBe('BAD_INPUT');
  });

  test('is refused: a body above 100 kB', async () => {
    const huge = await staff.ask('{ me { id } }', { filler: 'x'.repeat(110_000) }, { cookie });
    expect(huge.status).toBe(413);
    expect(codeOf(huge)).toBe('TOO_COMPLEX');
  });
});

describe('a body as large as a file of old logins', () => {
  const file = 'x'.repeat(1_000_000);
  const said = ' # importLegacyLogins';
  const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { me { id } } }';

  test.each([
    ['names the operation, and gives another a long text', signIn, { input: { login: file, password: 'b' } }],
    [
      'gives another operation the text of the file’s name',
      'mutation ($csv: String!) { signIn(input: { login: $csv, password: "b" }) { me { id } } }',
      { csv: file },
    ],
    ['gives it in lists', signIn, { input: [{ csv: file }] }],
  ])('is refused where it %s', async (_, query, variables) => {
    const huge = await staff.ask(query + said, variables, { cookie: '__Host-loge=nobody' });
    expect(huge.status).toBe(413);
    expect(codeOf(huge)).toBe('TOO_COMPLEX');
  });

  test('gets no other operation to look at it', async () => {
    const asked = await staff.ask(signIn + said, { input: { csv: file } }, { cookie });
    expect(codeOf(asked)).toBe('BAD_INPUT');
    expect(asked.body.data ?? null).toBeNull();
  });
});

describe('text that nobody types is refused', () => {
  const INVITE = `mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { account } }`;
  const person = {
    ...{ given: 'Inès', family: 'Petit', email: 'ines@loge.test', role: 'CREDENTIAL_MANAGER' },
    scope: { kind: 'CLASSES', schools: ['uai-0611234X'], classes: ['6A'] },
  };
  const hostile = ['a\u0000b', 'a\u001bb', 'a\ud83d', '\ude00b'];

  test.each(hostile)('in a name, an address, a class (%#)', async (text) => {
    const invite = async (changes: object) =>
      codeOf(await staff.ask(INVITE, { input: { ...person, ...changes } }, { cookie }));
    expect(await invite({ given: text })).toBe('BAD_INPUT');
    expect(await invite({ family: text })).toBe('BAD_INPUT');
    expect(await invite({ email: `${text}@loge.test` })).toBe('BAD_INPUT');
    expect(await invite({ scope: { ...person.scope, classes: [text] } })).toBe('ROLE_SCOPE_INVALID');
    expect(await invite({ role: 'AUDITOR', scope: { kind: 'NETWORK', network: text } })).toBe(
      'ROLE_SCOPE_INVALID',
    );
  });

  test.each(hostile)('in a reason, a search, a cursor (%#)', async (text) => {
    const account = '00000000-0000-4000-8000-000000000000';
    const input = { account, grant: account, reason: text };
    const withdrawn = await staff.ask(
      'mutation ($input: WithdrawRoleInput!) { withdrawRole(input: $input) { grant } }',
      { input },
      { cookie },
    );
    expect(codeOf(withdrawn)).toBe('BAD_INPUT');
    const holders = async (variables: object) =>
      codeOf(
        await staff.ask(
          'query ($search: String, $after: String) { roleHolders(search: $search, after: $after) { edges { cursor } } }',
          variables,
          { cookie },
        ),
      );
    expect(await holders({ search: text })).toBe('BAD_INPUT');
    const after = Buffer.from(JSON.stringify([`${text}\u0000`, account])).toString('base64url');
    expect(await holders({ after })).toBe('BAD_INPUT');
  });
});

describe('an answer', () => {
  test('to what is wrong in itself suggests no names', async () => {
    const typo = await staff.ask('{ mee { id } }');
    expect(codeOf(typo)).toBe('BAD_INPUT');
    expect(JSON.stringify(typo.body)).not.toMatch(/did you mean|stacktrace/i);
    expect(codeOf(await staff.ask('{ me { '))).toBe('BAD_INPUT');
    const wrongType = await staff.ask(
      'query ($first: Int) { roleHolders(first: $first) { edges { cursor } } }',
      { first: 'x' },
      { cookie },
    );
    expect(codeOf(wrongType)).toBe('BAD_INPUT');
    expect(codeOf(await staff.ask('{ roleHolders(first: 0) { edges { cursor } } }', {}, { cookie }))).toBe(
      'BAD_INPUT',
    );
  });

  test('to a broken body is a code', async () => {
    const broken = await staff.post('{"query": ', { cookie });
    expect(broken.status).toBe(400);
    expect(codeOf(broken)).toBe('BAD_INPUT');
  });

  test('carries the headers that keep pages from running or framing what is not theirs', async () => {
    const { headers } = await staff.ask('{ me { id } }');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('to a route that is not there is a code', async () => {
    const nowhere = await request(staff.app.getHttpServer()).get('/nowhere');
    expect(nowhere.status).toBe(404);
    expect(codeOf(nowhere)).toBe('NOT_FOUND');
  });
});

test('in production, the schema is not told and faults are not explained', async () => {
  const production = await startStaffApp({ production: true });
  try {
    for (const query of ['{ __schema { types { name } } }', '{ mee }']) {
      const asked = await production.ask(query);
      expect(asked.body.errors).toEqual([{ message: 'BAD_INPUT', extensions: { code: 'BAD_INPUT' } }]);
    }
    const page = await request(production.app.getHttpServer()).get('/graphql').set('accept', 'text/html');
    expect(page.text).not.toMatch(/<html/i);
  } finally {
    await production.stop();
  }
});

test('an address is believed from declared proxies only, and a user agent is cut', async () => {
  await staff.ask(
    SIGN_IN,
    { login: 'admin@loge.test', password: PASSWORD },
    {
      headers: {
        'x-forwarded-for': '198.51.100.66, 203.0.113.5',
        'user-agent': 'x'.repeat(2_000),
        // No token of ours: what a browser does is not made an API's by saying so.
        authorization: 'Bearer x',
      },
    },
  );
  const last = (await staff.events()).filter(({ type }) => type === 'SignedIn').at(-1);
  expect(last?.metadata).toMatchObject({
    ip: '203.0.113.5',
    userAgent: 'x'.repeat(256),
    channel: 'DASHBOARD',
  });
});
