import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ExportId, accessStream, schoolId } from '@loge/contracts';
import type { AccountId, Role, SchoolId, Scope } from '@loge/contracts';
import { parse } from 'csv-parse/sync';
import request from 'supertest';
import { until } from '../../../../test/faults/until.js';
import {
  PASSWORD,
  SIGN_IN,
  codeOf,
  commandLine,
  cookieOf,
  installation,
  startStaffApp,
} from '../../../../test/rights/staff-app.fixture.js';
import type { StaffApp } from '../../../../test/rights/staff-app.fixture.js';
import { CreateAccount, JoinAccountsOfPerson } from '../../accounts/commands.js';
import { readPdf } from '../../files/read-pdf.fixture.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import { GrantRole, WithdrawRole } from '../../rights/commands.js';
import { parisDay } from '../../rights/held.js';
import { CreateService } from '../../rights/services/commands.js';
import { RecordSchools } from '../../schools/commands.js';
import { JournalReader } from '../journal.reader.js';
import { ExportChunks, NoLongerWanted } from './export-chunks.js';
import { ExportRunner } from './export-runner.js';
import { Exports } from './exports.table.js';

const [A, B] = [schoolId('0611234X'), schoolId('0611235Y')];
const at = (...schools: SchoolId[]): Scope => ({ kind: 'SCHOOLS', schools });

let staff: StaffApp;
let officer: string;
let head: string;
let headId: AccountId;

async function member(role: Role, scope: Scope): Promise<readonly [AccountId, string]> {
  const login = `${randomUUID()}@loge.test`;
  const account = await staff.person(login, { role, scope });
  const headers = { 'x-forwarded-for': `10.9.0.${(address += 1)}` };
  return [account, cookieOf(await staff.ask(SIGN_IN, { login, password: PASSWORD }, { headers }))] as const;
}
let address = 0;

/** An account whose names a spreadsheet would take for a formula. */
const hostile = { given: '=HYPERLINK("http://x")', family: 'Çélà; "œuf"' };

beforeAll(async () => {
  staff = await startStaffApp();
  const record = (name: string) => ({ name, classes: [], groups: [] });
  const schools = [A, B].map((school) => ({ school, record: record(`Collège « ${school} »`) }));
  await staff.commands.execute(new RecordSchools(schools, { dryRun: false }, commandLine()));
  [, officer] = await member('DATA_PROTECTION_OFFICER', installation.scope);
  [headId, head] = await member('ADMINISTRATOR', at(A));
  for (const name of [hostile, { given: 'Léa', family: 'Martin' }]) {
    const login = `${randomUUID()}@loge.test`;
    const person = { origin: 'INVITATION', name, login, contacts: {}, schools: [A] } as const;
    await staff.commands.execute(new CreateAccount(person, commandLine()));
  }
  for (const school of [A, A, B]) await staff.pupil(school);
  await staff.level();
});
afterAll(() => staff?.stop());
afterEach(() => {
  jest.restoreAllMocks();
});

interface Told {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly rows: number;
  readonly rowsUpTo1001: number;
  readonly bytes: number;
  readonly failure: string | null;
}
const told = 'id name state rows rowsUpTo1001 bytes failure what format';
const make = (what: 'Journal' | 'Timeline' | 'Accounts', input: object, cookie: string) =>
  staff.ask(
    `mutation ($input: Export${what}Input!) { export${what}(input: $input) { ${told} } }`,
    { input: { format: 'CSV', reason: 'Demande de la CNIL', ...input } },
    { cookie },
  );
const list = async (cookie: string): Promise<Told[]> =>
  (await staff.ask(`{ exports { ${told} } }`, {}, { cookie })).body.data.exports;
const idOf = (answer: request.Response, what = 'Journal'): string => {
  const id = answer.body.data?.[`export${what}`]?.id;
  if (!id) throw new Error(codeOf(answer));
  return id;
};
const ended = async (id: string, cookie: string): Promise<Told> => {
  let found: Told | undefined;
  await until(async () => {
    found = (await list(cookie)).find((one) => one.id === id);
    return found !== undefined && found.state !== 'WRITING';
  });
  return found!;
};
const ask = (id: string, cookie: string) =>
  staff.ask('mutation ($id: ID!) { downloadExport(id: $id) { url name expiresAt } }', { id }, { cookie });
const remove = (id: string, cookie: string) =>
  staff.ask('mutation ($id: ID!) { deleteExport(id: $id) { id } }', { id }, { cookie });
const get = (url: string, cookie: string) =>
  request(staff.app.getHttpServer())
    .get(url)
    .set('cookie', cookie)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
const bytesOf = async (id: string, cookie: string): Promise<Buffer> => {
  const answer = await get((await ask(id, cookie)).body.data.downloadExport.url, cookie);
  expect(answer.status).toBe(200);
  return answer.body as Buffer;
};
/** Has something exported and reads it. */
async function exported(
  what: 'Journal' | 'Timeline' | 'Accounts',
  input: object,
  cookie: string,
): Promise<{ readonly bytes: Buffer; readonly end: Told }> {
  const end = await ended(idOf(await make(what, input, cookie), what), cookie);
  expect(end).toMatchObject({ state: 'READY', failure: null });
  const bytes = await bytesOf(end.id, cookie);
  expect(bytes).toHaveLength(end.bytes);
  await staff.level();
  return { bytes, end };
}
const csvOf = (bytes: Buffer): Record<string, string>[] =>
  parse(bytes, { bom: true, columns: true, delimiter: ';', recordDelimiter: '\r\n' });
const NODE = `id kind occurredAt recordedAt actor { kind name person { id displayName } }
  subject { id displayName } schools { id name } classes channel outcome reason facts
  changes { field before after } correlationId`;
/** All that the register lists, page by page. */
async function listed(filter: object, cookie: string) {
  const nodes: { readonly id: string; readonly kind: string }[] = [];
  for (let after: string | null = null; ;) {
    const { body } = await staff.ask(
      `query ($filter: JournalFilter, $after: String) { journal(filter: $filter, first: 100, after: $after) {
         edges { node { ${NODE} } } pageInfo { hasNextPage endCursor } } }`,
      { filter, after },
      { cookie },
    );
    nodes.push(...body.data.journal.edges.map(({ node }: { node: { id: string; kind: string } }) => node));
    if (!body.data.journal.pageInfo.hasNextPage) return nodes;
    after = body.data.journal.pageInfo.endCursor;
  }
}
/** Has whoever writes wait before the first rows, until it is let go. */
function held(): { readonly reached: Promise<void>; readonly go: () => void } {
  let [reach, go]: [() => void, () => void] = [() => undefined, () => undefined];
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const gate = new Promise<void>((resolve) => (go = resolve));
  // Called on the reader that is asked, below.

  const { rows } = JournalReader.prototype;
  const read = jest.spyOn(JournalReader.prototype, 'rows');
  read.mockImplementation(async function (this: JournalReader, ...asked) {
    reach();
    await gate;
    read.mockRestore();
    return rows.apply(this, asked);
  });
  return { reached, go };
}
/** While so many older events stand in the register. */
async function amongMany<Done>(count: number, act: () => PromiseLike<Done>): Promise<Done> {
  await query(
    `INSERT INTO read.journal (position, event, type, occurred_at, recorded_at, actor_kind, actor, schools, classes,
       channel, outcome, correlation, stream, revision, version, facts, changes)
     SELECT position, gen_random_uuid(), 'SignedIn', now(), now(), 'SYSTEM', 'STRANGER', '{}', '{}', 'PORTAL',
       'SUCCESS', gen_random_uuid(), 'access-x', 0, 1, '{}', '[]' FROM generate_series(-$1::int, -1) AS position`,
    [count],
  );
  try {
    return await act();
  } finally {
    await query('DELETE FROM read.journal WHERE position < 0');
  }
}
const nudge = () => staff.app.get(ExportRunner, { strict: false }).nudge();
const query = <Row>(sql: string, values: unknown[] = []) =>
  staff.database.dataSource.query<Row[]>(sql, values);

describe('KO-13: an export of the register', () => {
  test('as CSV opens in a spreadsheet: accents, no formula, and the very events that the register lists', async () => {
    const events = await listed({}, officer);
    const { bytes, end } = await exported('Journal', {}, officer);
    expect(end.name).toMatch(/^registre-\d{4}-\d\d-\d\d\.csv$/);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const rows = csvOf(bytes);
    expect(rows.map((row) => row['événement (id)'])).toEqual(events.map(({ id }) => id));
    expect(end).toMatchObject({ rows: events.length, rowsUpTo1001: events.length });
    expect(
      rows.find((row) => row['type'] === 'AccountCreated' && row['personne']?.includes('HYPERLINK')),
    ).toMatchObject({
      événement: 'Compte créé',
      personne: `'=HYPERLINK("http://x") Çélà; "œuf"`,
      établissements: `Collège « ${A} »`,
      'par où': 'ligne de commande',
    });
    for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^\s*[=+@-]/);
  });

  test('as JSON Lines is what the API tells of each event', async () => {
    const filter = { school: A };
    const events = await listed(filter, officer);
    const { bytes } = await exported('Journal', { filter, format: 'JSONL' }, officer);
    const lines = bytes
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual(
      events.map((event) => ({
        ...event,
        causationId: null,
        position: expect.stringMatching(/^\d+$/),
      })),
    );
  });

  test('a program that acted is called in each format as the register calls it', async () => {
    const label = 'Vie scolaire';
    const service = { label, rights: ['READ_REGISTER'], scope: at(A), endsOn: parisDay(new Date()) } as const;
    const made = await staff.commands.execute(new CreateService(service, commandLine()));
    const { id } = made.service;
    const context = { ...commandLine(), actor: { kind: 'SERVICE', id }, channel: 'API' } as const;
    const reading = { type: 'AccountRead', data: { part: 'PAGE' } } as const;
    const about = { subject: headId, schools: [A] };
    await staff.app.get<Streams>(STREAMS).record(accessStream(id), context, [{ event: reading, about }]);
    await staff.level();
    const filter = { channel: 'API', kinds: ['AccountRead'] };
    expect(await listed(filter, head)).toMatchObject([{ actor: { kind: 'SERVICE', name: label } }]);
    const written = async (format: string) => (await exported('Journal', { filter, format }, head)).bytes;
    expect(csvOf(await written('CSV'))).toMatchObject([{ acteur: label, 'acteur (id)': id }]);
    expect(JSON.parse(String(await written('JSONL')))).toMatchObject({
      actor: { kind: 'SERVICE', name: label, person: null },
    });
    const [page] = (await readPdf(await written('PDF'))).pages;
    expect(page?.text).toContain(label);
    expect(page?.text).not.toContain(id);
  });

  test('as PDF is tagged, and each page tells what, for whom, up to where, and its number', async () => {
    const filter = { school: A, search: 'Martin' };
    await exported('Journal', { filter: { school: A } }, head);
    const { bytes, end } = await amongMany(40, () => exported('Journal', { format: 'PDF' }, officer));
    const { pages, info } = await readPdf(bytes);
    expect(info).toMatchObject({ Title: 'Registre des événements' });
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach(({ text, tags }, index) => {
      expect(text).toContain(`${index + 1} / ${pages.length}`);
      expect(text).toContain('Tous les événements');
      expect(text).toMatch(/Demandé par Camille Roux, le .+ \d{4} à \d\d:\d\d:\d\d, jusqu’à la position \d+/);
      expect(text).toContain('Établissements, classes');
      expect(tags.map(({ role }) => role)).toEqual(expect.arrayContaining(['Table', 'TR', 'TD']));
    });
    // The tree is the whole document's, whichever page is asked.
    const rows = pages[0]?.tags.filter(({ role }) => role === 'TR');
    expect(rows).toHaveLength(end.rows + 1);
    if (hasPdftotext) {
      const read = execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes }).toString();
      expect(read).toContain('Registre des événements');
    }
    const narrowed = await readPdf((await exported('Journal', { filter, format: 'PDF' }, officer)).bytes);
    expect(narrowed.pages[0]?.text).toContain(`Établissement : Collège « ${A} » ; Recherche : « Martin »`);
  });

  test('has no more than its maker sees: a school out of reach finds nothing', async () => {
    const all = await listed({}, head);
    const { bytes } = await exported('Journal', {}, head);
    expect(csvOf(bytes).map((row) => row['événement (id)'])).toEqual(all.map(({ id }) => id));
    const beyond = await exported('Journal', { filter: { school: B } }, head);
    expect(csvOf(beyond.bytes)).toEqual([]);
    const made = (await staff.events()).findLast(({ type }) => type === 'ExportMade');
    // Nor does it stand in the register of that school.
    expect(made?.metadata.schools).toEqual([]);
  });

  test('is told before it can be had, with the reason, and each download before its first byte', async () => {
    const { end } = await exported('Journal', { filter: { school: A }, format: 'JSONL' }, head);
    const events = (await staff.events()).filter(
      (event) => 'export' in event.data && event.data.export === end.id,
    );
    expect(events.map(({ type }) => type)).toEqual(['ExportMade', 'ExportDownloaded']);
    expect(events[0]).toMatchObject({
      stream: `access-${headId}`,
      data: { what: 'JOURNAL', format: 'JSONL', rows: end.rows, filter: JSON.stringify({ school: A }) },
      metadata: { actor: { kind: 'ACCOUNT', id: headId }, schools: [A], reason: 'Demande de la CNIL' },
    });
    // The register tells both to whoever reads the school's.
    const kinds = (await listed({ school: A }, head)).slice(0, 2).map(({ kind }) => kind);
    expect(kinds).toEqual(['ExportDownloaded', 'ExportMade']);
  });

  test('stays at the position it was asked at while events arrive', async () => {
    const before = await listed({}, officer);
    const { reached, go } = held();
    const id = idOf(await make('Journal', {}, officer));
    await reached;
    await staff.pupil(A);
    go();
    await ended(id, officer);
    const rows = csvOf(await bytesOf(id, officer));
    expect(rows.map((row) => row['événement (id)'])).toEqual(before.map(({ id: event }) => event));
  });

  test('needs a reason, fits a PDF, and no third is written at a time', async () => {
    expect(codeOf(await make('Journal', { reason: ' ' }, officer))).toBe('REASON_REQUIRED');
    const large = await amongMany(10_001, () => make('Journal', { format: 'PDF' }, officer));
    expect(large.body.errors[0].extensions).toMatchObject({
      code: 'EXPORT_TOO_LARGE',
      detail: { max: 10_000 },
    });
    const { reached, go } = held();
    const [one, two] = [await make('Journal', {}, officer), await make('Journal', {}, officer)].map((made) =>
      idOf(made),
    );
    await reached;
    expect(codeOf(await make('Journal', {}, officer))).toBe('EXPORTS_TOO_MANY');
    // Others have theirs.
    const theirs = idOf(await make('Journal', {}, head));
    go();
    for (const id of [one!, two!]) expect(await ended(id, officer)).toMatchObject({ state: 'READY' });
    expect(await ended(theirs, head)).toMatchObject({ state: 'READY' });
  });

  test('is refused where 50 are kept already: each may have hundreds of megabytes', async () => {
    const [, maker] = await member('DATA_PROTECTION_OFFICER', installation.scope);
    const { end } = await exported('Journal', {}, maker);
    await query(
      `INSERT INTO register.export (id, account, what, format, name, state, up_to, asked_at, expires_at)
       SELECT gen_random_uuid(), account, what, format, name, state, up_to, asked_at, expires_at
       FROM register.export CROSS JOIN generate_series(2, 50) WHERE id = $1`,
      [end.id],
    );
    const refused = await make('Journal', {}, maker);
    expect(refused.body.errors[0].extensions).toMatchObject({
      code: 'EXPORTS_TOO_MANY',
      detail: { max: 50 },
    });
    await remove(end.id, maker);
    await exported('Journal', {}, maker);
  });
});

describe('KO-13: an export of one history, and of accounts', () => {
  test('a history is told in that history; one out of reach is none', async () => {
    const pupil = await staff.pupil(A);
    const elsewhere = await staff.pupil(B);
    const events = await listed({ person: pupil }, head);
    const { bytes, end } = await exported('Timeline', { account: pupil }, head);
    expect(end.name).toMatch(/^historique-/);
    expect(csvOf(bytes).map((row) => row['événement (id)'])).toEqual(events.map(({ id }) => id));
    expect((await listed({ person: pupil }, head)).map(({ kind }) => kind).slice(0, 2)).toEqual([
      ...['ExportDownloaded', 'ExportMade'],
    ]);
    expect(codeOf(await make('Timeline', { account: elsewhere }, head))).toBe('NOT_FOUND');
  });

  test('a history of accounts that were joined tells as well what merely showed the person', async () => {
    const standing = await staff.pupil(A);
    const made = { origin: 'COMMAND_LINE', name: { given: 'Léo', family: 'Martin' }, contacts: {} } as const;
    const { account: joined } = await staff.commands.execute(
      new CreateAccount({ ...made, login: `${randomUUID()}@loge.test` }, commandLine()),
    );
    const reasoned = { ...commandLine(), reason: 'Une seule personne' };
    const join = new JoinAccountsOfPerson(standing, joined, reasoned);
    await staff.commands.execute(join);
    await exported('Accounts', { filter: { school: A } }, officer);
    const { bytes } = await exported('Timeline', { account: standing }, head);
    expect(csvOf(bytes).map(({ type }) => type)).toContain('PeopleExported');
  });

  test('what a search in the register found is told to those found, and whom it shows in their schools', async () => {
    const { bytes, end } = await exported('Journal', { filter: { search: 'léo' } }, officer);
    const found = new Set(csvOf(bytes).map((row) => row['personne (id)']));
    found.delete('');
    const told = (await staff.events()).flatMap(({ type, data, metadata }) =>
      type === 'PeopleExported' && data.export === end.id ? [{ ...data, schools: metadata.schools }] : [],
    );
    const shown = told.flatMap((one) => one.shown);
    expect(found.size).toBeGreaterThan(2);
    expect(shown).toEqual(expect.arrayContaining([...found]));
    expect(new Set(shown).size).toBe(shown.length);
    expect(told[0]?.schools).toEqual([A, B]);
    const kinds = (await listed({ school: A, kinds: ['PeopleExported'] }, head)).map(({ kind }) => kind);
    expect(kinds).toContain('PeopleExported');
    // Half a character, which the register takes, is searched for as well.
    expect(codeOf(await make('Journal', { filter: { search: 'l\ud800' } }, officer))).toBeUndefined();
  });

  test('the register narrowed to a person is told to that person', async () => {
    const [row] = csvOf((await exported('Journal', { filter: { search: 'léo' } }, officer)).bytes);
    const person = String(row?.['personne (id)']);
    const { end } = await exported('Journal', { filter: { person } }, officer);
    const told = (await staff.events()).flatMap(({ type, data }) =>
      type === 'PeopleExported' && data.export === end.id ? data.shown : [],
    );
    expect(told).toEqual([person]);
  });

  test('accounts are told whom they show, and hold no secret', async () => {
    const { bytes, end } = await exported('Accounts', { filter: { school: A, profile: 'PUPIL' } }, head);
    const rows = csvOf(bytes);
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(rows[0]).toMatchObject({
      nom: 'Martin',
      prénom: 'Léo',
      profil: 'élève',
      classes: '6A',
      activé: 'non',
    });
    const shown = (await staff.events()).flatMap(({ type, data }) =>
      type === 'PeopleExported' && data.export === end.id ? data.shown : [],
    );
    expect(shown).toEqual(rows.map((row) => row['compte (id)']));
    const pdf = await exported('Accounts', { filter: { school: A }, format: 'PDF' }, head);
    expect((await readPdf(pdf.bytes)).pages[0]?.text).toContain('Léo');
  });
});

describe('KO-13: who has an export, and for how long', () => {
  test('only its maker, in their session, while their roles show all it holds', async () => {
    const login = `${randomUUID()}@loge.test`;
    const account = await staff.person(login, { role: 'ADMINISTRATOR', scope: at(B) });
    const more = new GrantRole(account, { role: 'AUDITOR', scope: at(A) }, commandLine());
    const { grant } = await staff.commands.execute(more);
    const signIn = async () => cookieOf(await staff.ask(SIGN_IN, { login, password: PASSWORD }));
    const maker = await signIn();
    const { end } = await exported('Journal', {}, maker);
    expect(codeOf(await ask(end.id, officer))).toBe('NOT_FOUND');
    expect((await list(officer)).map(({ id }) => id)).not.toContain(end.id);
    await remove(end.id, officer);
    const { url } = (await ask(end.id, maker)).body.data.downloadExport;
    expect((await get(url, officer)).status).toBe(404);
    expect((await get(url, await signIn())).status).toBe(404);
    expect((await get(url, maker)).status).toBe(200);
    for (const used of [url, '/files/%00', '/files/x']) expect((await get(used, maker)).status).toBe(404);

    const { url: waiting } = (await ask(end.id, maker)).body.data.downloadExport;
    const withdrawal = { ...commandLine(), reason: 'Départ' };
    await staff.commands.execute(new WithdrawRole(account, grant, withdrawal));
    expect((await get(waiting, maker)).status).not.toBe(200);
    expect(codeOf(await ask(end.id, await signIn()))).toBe('NOT_FOUND');
  });

  test('after 24 hours it is gone, with its bytes; deleted it is no more', async () => {
    const { end } = await exported('Journal', {}, officer);
    const other = await exported('Journal', {}, officer);
    await query(`UPDATE register.export SET expires_at = now() - interval '1 second' WHERE id = $1`, [
      end.id,
    ]);
    expect(codeOf(await ask(end.id, officer))).toBe('EXPORT_GONE');
    await staff.app.get(Exports, { strict: false }).sweep(new Date());
    expect(codeOf(await ask(end.id, officer))).toBe('EXPORT_GONE');
    expect((await list(officer)).map(({ id }) => id)).not.toContain(end.id);
    const chunks = (id: string) => query('SELECT 1 FROM register.export_chunk WHERE export = $1', [id]);
    expect(await chunks(end.id)).toEqual([]);
    expect(await query('SELECT asked FROM register.export WHERE id = $1', [end.id])).toEqual([
      { asked: null },
    ]);
    expect(await chunks(other.end.id)).toHaveLength(1);
    expect((await remove(other.end.id, officer)).body.data.deleteExport.id).toBe(other.end.id);
    expect(await chunks(other.end.id)).toEqual([]);
    expect(codeOf(await ask(other.end.id, officer))).toBe('NOT_FOUND');
    expect((await remove(other.end.id, officer)).body.data.deleteExport.id).toBe(other.end.id);
  });

  test('deleted while it is written, nobody writes it on, and nothing tells of it', async () => {
    const { reached, go } = held();
    const id = idOf(await make('Journal', {}, officer));
    await reached;
    await remove(id, officer);
    go();
    // The next is written only when the writer has let go of this one.
    await exported('Journal', {}, officer);
    expect(await query('SELECT 1 FROM register.export WHERE id = $1', [id])).toEqual([]);
    const told = (await staff.events()).filter(({ data }) => 'export' in data && data.export === id);
    expect(told).toEqual([]);
  });

  test('what a writer that was killed left is begun anew, thrice at most', async () => {
    const { end } = await exported('Journal', { format: 'JSONL' }, officer);
    const whole = await bytesOf(end.id, officer);
    const abandon = (begun: number, silent: number) =>
      query(
        `UPDATE register.export SET state = 'WRITING', writer = gen_random_uuid(), begun = $2, rows = 7, bytes = NULL,
           heard_at = now() - make_interval(secs => $3) WHERE id = $1`,
        [end.id, begun, silent],
      );
    // As another's that still lives it stays theirs.
    await abandon(1, 5);
    nudge();
    await exported('Journal', {}, officer);
    expect((await list(officer)).find(({ id }) => id === end.id)).toMatchObject({
      state: 'WRITING',
      rows: 7,
    });
    // Somebody who is back, and believes it theirs, leaves nothing in it.
    const chunks = staff.app.get(ExportChunks, { strict: false });
    const back = chunks.show(ExportId.parse(end.id), randomUUID(), 0, [headId]);
    await expect(back).rejects.toBeInstanceOf(NoLongerWanted);
    await abandon(1, 30);
    nudge();
    expect(await ended(end.id, officer)).toMatchObject({ state: 'READY', rows: end.rows });
    expect(await bytesOf(end.id, officer)).toEqual(whole);
    await abandon(3, 30);
    nudge();
    expect(await ended(end.id, officer)).toMatchObject({ state: 'FAILED', failure: 'INTERNAL' });
  });
});

const hasPdftotext = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
