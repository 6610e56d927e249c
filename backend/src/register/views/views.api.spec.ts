import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import {
  SIGN_IN,
  PASSWORD,
  codeOf,
  cookieOf,
  startStaffApp,
} from '../../../../test/rights/staff-app.fixture.js';
import type { StaffApp } from '../../../../test/rights/staff-app.fixture.js';

let app: StaffApp;
let mine: string;
let theirs: string;
beforeAll(async () => {
  app = await startStaffApp();
  [mine, theirs] = [await cookie('dpo@loge.test'), await cookie('cpe@loge.test')];
});
afterAll(() => app.stop());

async function cookie(login: string): Promise<string> {
  await app.person(login);
  return cookieOf(await app.ask(SIGN_IN, { login, password: PASSWORD }));
}

const save = (input: object, cookie?: string) =>
  app.ask(
    `mutation ($input: SaveViewInput!) { saveView(input: $input) { id page name query } }`,
    { input: { page: 'REGISTER', name: 'Réinitialisations', query: 'group=PASSWORDS', ...input } },
    { cookie },
  );
const remove = (id: string, cookie?: string) =>
  app.ask(`mutation ($id: ID!) { deleteView(id: $id) { id } }`, { id }, { cookie });
const views = async (page: string, cookie?: string) =>
  (
    await app.ask(
      `query ($page: ViewPage!) { savedViews(page: $page) { id name query } }`,
      { page },
      { cookie },
    )
  ).body;

test('a view is kept for its owner, by page and name, replaced only where that is wanted', async () => {
  expect(codeOf(await save({}))).toBe('UNAUTHENTICATED');
  const { body } = await save({ name: '  Mots   de passe ' }, mine);
  const { id } = body.data.saveView;
  expect(body.data.saveView).toEqual({
    id,
    page: 'REGISTER',
    name: 'Mots de passe',
    query: 'group=PASSWORDS',
  });
  expect(codeOf(await save({ name: 'Mots de passe' }, mine))).toBe('VIEW_NAME_TAKEN');
  const again = await save({ name: 'Mots de passe', query: 'period=year', replace: true }, mine);
  expect(again.body.data.saveView).toMatchObject({ id, query: 'period=year' });
  await save({ page: 'ACCOUNTS', name: 'Mots de passe', query: 'filter=%7B%22q%22%3A%22tom%22%7D' }, mine);

  expect((await views('REGISTER', mine)).data.savedViews).toEqual([
    { id, name: 'Mots de passe', query: 'period=year' },
  ]);
  expect((await views('REGISTER', theirs)).data.savedViews).toEqual([]);

  await remove(id, theirs);
  expect((await views('REGISTER', mine)).data.savedViews).toHaveLength(1);
  for (const gone of [id, id, 'nonsense', '\u0000'])
    expect((await remove(gone, mine)).body.data.deleteView.id).toBe(gone);
  expect((await views('REGISTER', mine)).data.savedViews).toEqual([]);
  expect((await views('ACCOUNTS', mine)).data.savedViews).toHaveLength(1);
});

test.each([
  ['no name', { name: ' ' }],
  ['a name too long', { name: 'é'.repeat(61) }],
  ['a name with a control character', { name: 'Mots\u0000de passe' }],
  ['a name with half a character', { name: 'Mots\ud800de passe' }],
  ['a query with blanks', { query: 'q=tom arnaud' }],
  ['a query with markup', { query: 'q=<b>' }],
  ['a fragment', { query: 'q=tom#top' }],
  ['a lone percent sign', { query: 'q=100%' }],
  ['a query too long', { query: `q=${'a'.repeat(2_000)}` }],
])('refuses %s', async (_, input) => {
  expect(codeOf(await save(input, theirs))).toBe('BAD_INPUT');
});

test('a name of tens of thousands of accents is refused before they are put in order, which takes a second', async () => {
  const composing = jest.spyOn(String.prototype, 'normalize');
  const name = `a${'\u0301\u0316'.repeat(20_000)}`;
  expect(codeOf(await save({ name }, theirs))).toBe('BAD_INPUT');
  const composed = composing.mock.contexts.filter((text) => String(text).length > 1_000);
  composing.mockRestore();
  expect(composed).toEqual([]);
});

test('two who save one name at once make one view; of a page there are fifty at most', async () => {
  const raced = await Promise.all(
    ['a=1', 'a=2', 'a=3'].map((query) => save({ name: 'Course', query }, theirs)),
  );
  expect(raced.map(codeOf).sort()).toEqual(['VIEW_NAME_TAKEN', 'VIEW_NAME_TAKEN', undefined]);
  for (let made = 1; made < 49; made += 1) await save({ name: `Vue ${made}` }, theirs);
  const last = await Promise.all(['Une', 'Deux'].map((name) => save({ name }, theirs)));
  expect(last.map(codeOf).sort()).toEqual(['VIEWS_TOO_MANY', undefined]);
  expect((await views('REGISTER', theirs)).data.savedViews).toHaveLength(50);
  expect(codeOf(await save({ name: 'Course', query: '', replace: true }, theirs))).toBeUndefined();
  expect(codeOf(await save({ page: 'ACCOUNTS' }, theirs))).toBeUndefined();
});
