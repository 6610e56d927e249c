import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { schoolId } from '@loge/contracts';
import type { AccountId, Role, SchoolId, Scope } from '@loge/contracts';
import request from 'supertest';
import { EndAffiliations, RecordPeople } from '../../backend/src/accounts/commands.js';
import { FileSweeper } from '../../backend/src/distribution/files/file-sweeper.js';
import { RecordSchools, SetSignInPlace } from '../../backend/src/schools/commands.js';
import { PASSWORD, SIGN_IN, codeOf, commandLine, cookieOf, startStaffApp } from './staff-app.fixture.js';
import type { StaffApp } from './staff-app.fixture.js';

const [A, B, academic] = [schoolId('0611234X'), schoolId('0611235Y'), schoolId('0619876B')];
const school = (...schools: SchoolId[]): Scope => ({ kind: 'SCHOOLS', schools });
const classes = (...codes: string[]): Scope => ({ kind: 'CLASSES', school: A, classes: codes });

let staff: StaffApp;
let head: string;
let headId: AccountId;
beforeAll(async () => {
  staff = await startStaffApp();
  const record = (name: string) => ({ name, classes: [], groups: [] });
  const schools = [A, B, academic].map((id) => ({ school: id, record: record(`École ${id}`) }));
  await staff.commands.execute(new RecordSchools(schools, { dryRun: false }, commandLine()));
  await staff.commands.execute(new SetSignInPlace(academic, 'TEACHER', 'ACADEMY', commandLine()));
  [headId, head] = await member('ADMINISTRATOR', school(A, academic));
});
afterAll(() => staff.stop());

let network = 0;
const signIn = (login: string, password: string) =>
  staff.ask(
    SIGN_IN,
    { login, password },
    { headers: { 'x-forwarded-for': `10.7.${(network += 1) >> 8}.${network & 255}` } },
  );

async function member(role: Role, scope: Scope) {
  const login = `${randomUUID()}@loge.test`;
  const account = await staff.person(login, { role, scope });
  return [account, cookieOf(await signIn(login, PASSWORD))] as const;
}

interface Someone {
  readonly school?: SchoolId;
  readonly profile?: 'PUPIL' | 'RELATIVE' | 'TEACHER';
  readonly children?: readonly AccountId[];
  readonly classes?: readonly string[];
  readonly family?: string;
  readonly street?: string;
  /** Another school with a place. */
  readonly also?: SchoolId;
}
/** People of a directory, without passwords. */
async function people(...all: Someone[]): Promise<AccountId[]> {
  const more = { groups: [], subjects: [], functions: [], formTeacherOf: [] };
  const tie = { relation: 'MOTHER' as const, legalGuardian: 1 as const };
  const records = all.map(
    ({ school: at = A, profile = 'PUPIL' as const, family = 'Martin', street, ...rest }) => ({
      identity: {
        ...{ kind: 'join-key' as const, joinKey: `AC-VILLE$${randomUUID().slice(0, 8)}` },
        recordKind: profile === 'TEACHER' ? ('STAFF' as const) : profile,
      },
      person: {
        ...{ name: { given: 'Léo', family }, contacts: { email: `${randomUUID()}@exemple.fr` } },
        ...(street && { address: { street, postcode: '06000', town: 'Nice' } }),
      },
      affiliations: [at, ...(rest.also ? [rest.also] : [])].map((id) => ({
        ...{ school: id, profile, relatives: [] },
        details: {
          ...more,
          classes: [...(rest.classes ?? [])],
          children: (rest.children ?? []).map((child) => ({ child, ...tie })),
        },
      })),
      authoritativeSchools: [],
    }),
  );
  const withKeys = records.map((record) => ({
    ...record,
    affiliations: record.affiliations.map((one) => ({ ...one, joinKey: record.identity.joinKey })),
  }));
  const command = new RecordPeople(withKeys, { dryRun: false }, commandLine());
  const outcomes = await staff.commands.execute(command);
  return outcomes.map((one) => {
    if (one.outcome !== 'created') throw new Error('Somebody was not made.');
    return one.account;
  });
}
let lastClass = 0;
/** A class that no other test knows. */
const newClass = () => `C${(lastClass += 1)}`;

interface Target {
  readonly schools?: readonly string[];
  readonly classes?: readonly string[];
  readonly accounts?: readonly string[];
  readonly found?: object;
}
const make = (cookie: string, target: Target, renewal = 'NONE', reason = 'Rentrée') =>
  staff.ask(
    `mutation ($input: MakeCredentialsFileInput!) {
       makeCredentialsFile(input: $input) { file { id name accounts bytes downloads schools { id } } pending }
     }`,
    { input: { target, renewal, reason } },
    { cookie },
  );
const fileOf = async (cookie: string, target: Target, renewal = 'NONE'): Promise<string> =>
  (await make(cookie, target, renewal)).body.data.makeCredentialsFile.file.id;
const ask = (cookie: string, file: string, format = 'CSV', reason = 'Remise en classe') =>
  staff.ask(
    `mutation ($input: DownloadCredentialsFileInput!) {
       downloadCredentialsFile(input: $input) { url name expiresAt }
     }`,
    { input: { file, format, reason } },
    { cookie },
  );
const ticket = async (cookie: string, file: string): Promise<string> =>
  (await ask(cookie, file)).body.data.downloadCredentialsFile.url;
const get = (url: string, cookie: string) =>
  request(staff.app.getHttpServer()).get(url).set('cookie', cookie).buffer(true);
/** The rows of a download without quotes, by uid. */
async function rows(cookie: string, file: string): Promise<Map<string, string[]>> {
  const { text, status } = await get(await ticket(cookie, file), cookie);
  expect(status).toBe(200);
  const lines = text.trimEnd().split('\r\n').slice(1);
  return new Map(lines.map((line) => line.split(';')).map((cells) => [cells[1] ?? '', cells]));
}
const password = (cells: readonly string[] | undefined) => cells?.[7] ?? 'no row';
const readable = /^[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}$/;
const list = (cookie: string) =>
  staff.ask(
    '{ credentialsFiles { total edges { node { id name bytes downloads accounts import madeBy { id } } } } }',
    {},
    { cookie },
  );
const remove = (cookie: string, id: string) =>
  staff.ask('mutation ($id: ID!) { deleteCredentialsFile(id: $id) { id } }', { id }, { cookie });
const of = async (account: string, ...types: string[]) =>
  (await staff.events()).filter(({ type, metadata }) => metadata.subject === account && types.includes(type));

describe('KO-3, KO-4: a file of credentials', () => {
  test('has the columns of KO-4, a password for who never signed in, and tells the register of each', async () => {
    const code = newClass();
    const [leo, tim] = await people(
      { classes: [code], street: '1 rue; du Port' },
      { classes: [code], family: '=1+1' },
    );
    const made = await make(head, { schools: [A], classes: [code] });
    expect(made.body.data.makeCredentialsFile).toEqual({
      pending: false,
      file: {
        ...{ id: expect.any(String), name: 'ENT-Identifiants-0611234X.csv', accounts: 2 },
        ...{ bytes: null, downloads: 0, schools: [{ id: A }] },
      },
    });
    const { id } = made.body.data.makeCredentialsFile.file;
    expect(await of(leo!, 'TemporaryPasswordMade')).toEqual([]);
    const url = await ticket(head, id);
    const answer = await get(url, head);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="ENT-Identifiants-0611234X.csv"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const [header, first, second, end] = answer.text.split('\r\n');
    expect(header).toBe(
      '\uFEFFrne;uid;classe;profil;prenom;nom;login;mot de passe;cle de jointure;adresse;code postal;ville',
    );
    // A name that a spreadsheet would compute.
    expect(first).toContain(`0611234X;${tim};${code};Eleve;Léo;'=1+1;`);
    expect(second).toMatch(
      new RegExp(
        `^0611234X;${leo};${code};Eleve;Léo;Martin;leo\\.martin[^;]*;[a-z2-7-]{14};AC-VILLE\\$[^;]*;"1 rue; du Port";06000;Nice$`,
      ),
    );
    expect(end).toBe('');
    const told = await of(leo!, 'TemporaryPasswordMade', 'CredentialsDistributed');
    expect(
      told.map(({ type, data, metadata: { actor, reason } }) => ({ type, data, actor, reason })),
    ).toEqual([
      {
        type: 'TemporaryPasswordMade',
        data: expect.anything(),
        actor: { kind: 'ACCOUNT', id: headId },
        reason: 'Remise en classe',
      },
      {
        type: 'CredentialsDistributed',
        data: { password: expect.any(String), means: 'FILE', distribution: id },
        ...{ actor: { kind: 'ACCOUNT', id: headId }, reason: 'Remise en classe' },
      },
    ]);
    const course = (await staff.events()).filter(({ stream }) => stream === `distribution-${id}`);
    expect(course.map(({ type, metadata }) => [type, metadata.reason])).toEqual([
      ['CredentialsFileMade', 'Rentrée'],
      ['CredentialsFileDownloaded', 'Remise en classe'],
    ]);
    const bytes = Buffer.byteLength(answer.text);
    const listed = (await list(head)).body.data.credentialsFiles.edges.map(
      ({ node }: { node: { id: string } }) => node,
    );
    expect(listed.find((node: { id: string }) => node.id === id)).toMatchObject({ bytes, downloads: 1 });
  });

  test('shows the same password again until it is used; then « déjà activé », and never a hash', async () => {
    const code = newClass();
    const [leo] = await people({ classes: [code] });
    const file = await fileOf(head, { schools: [A], classes: [code] });
    const before = (await rows(head, file)).get(leo!);
    expect(password(before)).toMatch(readable);
    expect((await rows(head, file)).get(leo!)).toEqual(before);
    expect(await of(leo!, 'TemporaryPasswordMade')).toHaveLength(1);
    expect(await of(leo!, 'CredentialsDistributed')).toHaveLength(2);

    expect(codeOf(await signIn(before![6]!, password(before)))).toBeUndefined();
    expect(password((await rows(head, file)).get(leo!))).toBe('déjà activé');
  });

  test('KO-8: holds none for who signs in at the academy', async () => {
    const [teacher] = await people({ school: academic, profile: 'TEACHER' });
    const preview = await staff.ask(
      `query ($target: CredentialsTargetInput!) { credentialsFilePreview(target: $target) { accounts activated atAcademy } }`,
      { target: { accounts: [teacher] } },
      { cookie: head },
    );
    expect(preview.body.data.credentialsFilePreview).toEqual({ accounts: 1, activated: 0, atAcademy: 1 });
    const found = await rows(head, await fileOf(head, { accounts: [teacher!] }));
    expect(password(found.get(teacher!))).toBe("se connecte à l'académie");
    expect(await of(teacher!, 'TemporaryPasswordMade')).toEqual([]);
  });

  test('KO-13: makes passwords anew once, for who never signed in or for everybody, whose sessions end', async () => {
    const code = newClass();
    const [leo, tim] = await people({ classes: [code] }, { classes: [code] });
    const first = await rows(head, await fileOf(head, { schools: [A], classes: [code] }));
    const signedIn = cookieOf(await signIn(first.get(leo!)![6]!, password(first.get(leo!))));
    expect(codeOf(await staff.ask('{ me { id } }', {}, { cookie: signedIn }))).toBeUndefined();

    const unused = await fileOf(head, { schools: [A], classes: [code] }, 'NEVER_SIGNED_IN');
    const second = await rows(head, unused);
    expect(password(second.get(leo!))).toBe('déjà activé');
    expect(password(second.get(tim!))).toMatch(readable);
    expect(password(second.get(tim!))).not.toBe(password(first.get(tim!)));
    expect((await rows(head, unused)).get(tim!)).toEqual(second.get(tim!));
    expect(codeOf(await signIn(first.get(tim!)![6]!, password(first.get(tim!))))).toBe('SIGN_IN_REFUSED');

    const queued = staff.mails.queued.length;
    const everyone = await fileOf(head, { schools: [A], classes: [code] }, 'EVERYONE');
    const third = await rows(head, everyone);
    expect(password(third.get(leo!))).toMatch(readable);
    expect((await rows(head, everyone)).get(leo!)).toEqual(third.get(leo!));
    expect((await staff.ask('{ me { id } }', {}, { cookie: signedIn })).body.data.me).toBeNull();
    expect(await of(leo!, 'SessionEnded')).toHaveLength(1);
    await staff.react();
    const told = staff.mails.queued.slice(queued).filter(({ kind }) => kind === 'PASSWORD_REGENERATED');
    expect(told.map(({ account }) => account)).toEqual([leo]);
    expect(codeOf(await signIn(third.get(leo!)![6]!, password(third.get(leo!))))).toBeUndefined();
  });

  test('invariant 1: what it showed stands in no table, neither as shown nor as kept', async () => {
    const code = newClass();
    const [leo] = await people({ classes: [code] });
    const shown = password(
      (await rows(head, await fileOf(head, { schools: [A], classes: [code] }))).get(leo!),
    );
    expect(shown).toMatch(readable);
    const { dataSource } = staff.database;
    const tables = await dataSource.query<{ name: string }[]>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
       WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const found = await dataSource.query(
        `SELECT 1 FROM ${name} t WHERE t::text LIKE ANY ($1)
           OR t::text LIKE ANY (SELECT '%' || encode(convert_to(trim(both '%' from w), 'UTF8'), 'hex') || '%' FROM unnest($1::text[]) w)`,
        [[`%${shown}%`, `%${shown.replaceAll('-', '')}%`]],
      );
      expect({ name, found }).toEqual({ name, found: [] });
    }
  });

  test.each([
    ['without a reason', () => make(head, { schools: [A] }, 'NONE', ' '), 'REASON_REQUIRED'],
    ['for nobody', () => make(head, { schools: [A], classes: ['Nulle part'] }), 'TARGET_EMPTY'],
    ['for no target', () => make(head, {}), 'BAD_INPUT'],
    ['for two targets', () => make(head, { schools: [A], accounts: [randomUUID()] }), 'BAD_INPUT'],
    [
      'for classes of two schools',
      () => make(head, { schools: [A, academic], classes: ['6A'] }),
      'BAD_INPUT',
    ],
    [
      'for too many picked',
      () => make(head, { accounts: Array.from({ length: 1001 }, () => randomUUID()) }),
      'TARGET_TOO_LARGE',
    ],
  ])('is not made %s', async (_, refused, code) => {
    expect(codeOf(await refused())).toBe(code);
  });
});

describe('KO-5: a file on paper', () => {
  test.each(['LIST', 'SLIPS', 'LETTERS'])('comes as a PDF (%s), given out as a letter', async (format) => {
    const code = newClass();
    const [leo] = await people({ classes: [code], street: '1 rue du Port' });
    const [mother] = await people({ profile: 'RELATIVE', children: [leo!], street: '1 rue du Port' });
    const file = await fileOf(head, { schools: [A], classes: [code] });
    const { url, name } = (await ask(head, file, format)).body.data.downloadCredentialsFile;
    expect(name).toMatch(/^ENT-Identifiants-0611234X-[a-z]+\.pdf$/);
    const { body, headers } = await get(url, head).parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
    expect(headers['content-type']).toBe('application/pdf');
    // What supertest parsed as it was told to.
    expect((body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    for (const account of [leo, mother]) {
      const [given] = await of(account!, 'CredentialsDistributed');
      expect(given?.data).toMatchObject({ means: 'LETTER', distribution: file });
    }
  });
});

describe('KO-2: a download', () => {
  test('is one: a ticket that was used, and one of somebody else or of another session, opens nothing', async () => {
    const [, other] = await member('ADMINISTRATOR', school(A));
    const [leo] = await people({ classes: [newClass()] });
    const file = await fileOf(head, { accounts: [leo!] });
    const url = await ticket(head, file);
    expect((await get(url, other)).status).toBe(404);
    expect((await request(staff.app.getHttpServer()).get(url)).status).toBe(401);
    expect((await request(staff.app.getHttpServer()).head(url).set('cookie', head)).status).toBe(404);
    expect((await get(url, head)).status).toBe(200);
    expect((await get(url, head)).status).toBe(404);
    expect((await get('/files/nothing', head)).status).toBe(404);
    expect(codeOf(await ask(head, file, 'CSV', ' '))).toBe('REASON_REQUIRED');
  });

  test('ends with the file: deleted, it is gone for good; expired, the sweeper deletes it', async () => {
    const [leo] = await people({ classes: [newClass()] });
    const file = await fileOf(head, { accounts: [leo!] });
    const url = await ticket(head, file);
    expect(codeOf(await remove(head, file))).toBeUndefined();
    expect((await get(url, head)).status).toBe(410);
    expect(codeOf(await ask(head, file))).toBe('NOT_FOUND');
    expect(codeOf(await remove(head, file))).toBe('NOT_FOUND');
    expect(await of(leo!, 'CredentialsDistributed')).toEqual([]);

    const old = await fileOf(head, { accounts: [leo!] });
    const later = new Date(Date.now() + 61 * 86_400_000);
    const others = (await list(head)).body.data.credentialsFiles.total;
    await staff.app.get(FileSweeper, { strict: false }).sweep(later);
    expect((await list(head)).body.data.credentialsFiles.total).toBe(0);
    expect(others).toBeGreaterThan(0);
    const ended = (await staff.events()).filter(({ type }) => type === 'CredentialsFileDeleted');
    expect(ended.map(({ data }) => data)).toEqual(
      expect.arrayContaining([
        { distribution: file, file: 'ENT-Identifiants-0611234X.csv', cause: 'ASKED' },
        { distribution: old, file: 'ENT-Identifiants-0611234X.csv', cause: 'EXPIRED' },
      ]),
    );
    const { dataSource } = staff.database;
    expect(await dataSource.query('SELECT 1 FROM distribution.file_account')).toEqual([]);
  });
});

describe('invariant 9: a manager of classes', () => {
  test('gets their own class, and neither another, nor a school, nor somebody by an id guessed', async () => {
    const [mine, theirs] = [newClass(), newClass()];
    const [, manager] = await member('CREDENTIAL_MANAGER', classes(mine));
    const [leo, tim] = await people({ classes: [mine] }, { classes: [theirs] });
    expect(
      password((await rows(manager, await fileOf(manager, { schools: [A], classes: [mine] }))).get(leo!)),
    ).toMatch(readable);
    expect(codeOf(await make(manager, { schools: [A], classes: [theirs] }))).toBe('FORBIDDEN');
    expect(codeOf(await make(manager, { schools: [A], classes: [mine, theirs] }))).toBe('FORBIDDEN');
    expect(codeOf(await make(manager, { schools: [A] }))).toBe('FORBIDDEN');
    expect(codeOf(await make(manager, { schools: ['uai-0000000A'] }))).toBe('FORBIDDEN');
    expect(codeOf(await make(manager, { accounts: [tim!] }))).toBe('NOT_FOUND');
    expect(codeOf(await make(manager, { accounts: [leo!, randomUUID()] }))).toBe('NOT_FOUND');
    const whole = await fileOf(head, { schools: [A], classes: [mine, theirs] });
    expect(codeOf(await ask(manager, whole))).toBe('NOT_FOUND');
    expect(codeOf(await remove(manager, whole))).toBe('NOT_FOUND');
    expect((await list(manager)).body.data.credentialsFiles.total).toBe(1);
    expect(await of(tim!, 'TemporaryPasswordMade')).toEqual([]);
  });

  test('has of whoever left since nothing any more, and of whoever has a place elsewhere the name alone', async () => {
    const code = newClass();
    const [gone, both] = await people({ classes: [code] }, { classes: [code], also: B });
    const [, manager] = await member('CREDENTIAL_MANAGER', classes(code));
    const file = await fileOf(manager, { schools: [A], classes: [code] });
    const departures = [{ account: gone!, school: A, profile: 'PUPIL' as const }];
    await staff.commands.execute(new EndAffiliations(departures, commandLine()));
    const found = await rows(manager, file);
    expect([...found.keys()]).toEqual([both]);
    expect(found.get(both!)?.slice(3)).toEqual([
      ...['Eleve', 'Léo', 'Martin', '', 'hors de votre périmètre', '', '', '', ''],
    ]);
    for (const account of [gone, both]) expect(await of(account!, 'TemporaryPasswordMade')).toEqual([]);
  });

  test('whole schools are for administrators alone, also by a search', async () => {
    const [, secretary] = await member('CREDENTIAL_MANAGER', school(A));
    expect(codeOf(await make(secretary, { schools: [A] }))).toBe('FORBIDDEN');
    expect(codeOf(await make(secretary, { found: { search: 'Martin' } }))).toBe('FORBIDDEN');
    const code = newClass();
    const [leo] = await people({ classes: [code] });
    expect(codeOf(await make(secretary, { found: { school: A, class: code } }))).toBeUndefined();
    expect(codeOf(await make(head, { schools: [B] }))).toBe('FORBIDDEN');
    const found = await make(head, { found: { search: 'Martin', school: A, class: code } });
    expect(found.body.data.makeCredentialsFile.file.accounts).toBe(1);
    expect(password((await rows(head, found.body.data.makeCredentialsFile.file.id)).get(leo!))).toMatch(
      readable,
    );
  });

  test('20 managers at once: one password for each, and each row that was shown is in the register', async () => {
    const codes = Array.from({ length: 5 }, newClass);
    const pupils = await people(
      ...codes.flatMap((code) => Array.from({ length: 6 }, () => ({ classes: [code] }))),
    );
    // Each class has eight managers, in pairs of classes.
    const managers = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const two = [codes[index % 5]!, codes[(index + 1) % 5]!];
        const [account, cookie] = await member('CREDENTIAL_MANAGER', classes(...two));
        return { account, cookie, file: await fileOf(cookie, { schools: [A], classes: two }) };
      }),
    );
    const shown = await Promise.all(
      managers.map(async (one) => ({ ...one, rows: await rows(one.cookie, one.file) })),
    );
    const events = await staff.events();
    for (const pupil of pupils) {
      const seen = shown.flatMap(({ account, file, rows: own }) => {
        const cells = own.get(pupil);
        return cells ? [{ account, file, password: password(cells) }] : [];
      });
      expect(new Set(seen.map((one) => one.password)).size).toBe(1);
      expect(seen).toHaveLength(8);
      const own = events.filter(({ metadata }) => metadata.subject === pupil);
      expect(own.filter(({ type }) => type === 'TemporaryPasswordMade')).toHaveLength(1);
      const hands = own.flatMap((event) =>
        event.type === 'CredentialsDistributed'
          ? [`${(event.metadata.actor as { id: string }).id}/${event.data.distribution}`]
          : [],
      );
      expect(hands.sort()).toEqual(seen.map(({ account, file }) => `${account}/${file}`).sort());
    }
    // What losing ones had put into the vault is gone again.
    const secrets = await staff.database.dataSource.query(
      `SELECT count(*)::int AS count FROM vault.secret WHERE account = ANY($1)`,
      [pupils],
    );
    expect(secrets).toEqual([{ count: pupils.length }]);
  }, 60_000);
});
