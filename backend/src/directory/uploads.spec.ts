import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AccountId, ImportId, LogeError, schoolId } from '@loge/contracts';
import type { Context } from '../context.js';
import type { Reach } from '../rights/rights.js';
import { aafExport, many } from '../../../test/support/aaf-export.js';
import { AnalyseUpload, ImportPage, ListImports, RegisterUpload, StartUpload } from './commands.js';
import type { ImportView } from './commands.js';
import { zipOf } from '../../../test/support/zip.js';
import { commandLine, openImportHouse } from '../../../test/support/import-house.js';
import type { ImportHouse } from '../../../test/support/import-house.js';
import { lockSchools, releaseSchools } from './import-locks.js';
import { ForgottenUploads } from './forgotten-uploads.js';
import { BackgroundImports } from './upload.handlers.js';
import { receiveUpload } from './uploads.js';
import type { Received } from './uploads.js';

describe('an upload', () => {
  let server: Server;
  let uploads: string;
  beforeAll(async () => {
    uploads = await mkdtemp(join(tmpdir(), 'loge-uploads-'));
    server = createServer((request, response) => {
      receiveUpload(request, uploads, { bytes: 200_000, files: 3 }).then(
        (received) => response.end(JSON.stringify(received)),
        (error: unknown) => {
          response.statusCode = 400;
          response.end(JSON.stringify({ code: error instanceof LogeError ? error.code : String(error) }));
        },
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(uploads, { recursive: true });
  });

  async function send(
    files: readonly (readonly [string, string])[],
  ): Promise<Partial<Received> & { code?: string }> {
    const body = new FormData();
    for (const [name, content] of files) body.append('files', new Blob([content]), name);
    // The server listens on a port, so its address is no pipe's name.
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/imports`, { method: 'POST', body });
    // The server above answers with one of these.
    return (await response.json()) as Partial<Received> & { code?: string };
  }

  test('lands in a folder of its own, by the plain names of its files', async () => {
    const { folder = '', files } = await send([
      ['../../ENT_Complet_Eleve_0000.xml', '<a/>'],
      ['CSVExtraction-élèves (1).csv', 'x'],
      ['Rentrée 2026.zip', 'y'],
    ]);
    expect((await readdir(folder)).sort()).toEqual([
      'CSVExtraction-élèves (1).csv',
      'ENT_Complet_Eleve_0000.xml',
      'Rentrée 2026.zip',
    ]);
    expect(files).toEqual([
      { name: 'ENT_Complet_Eleve_0000.xml', bytes: 4, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { name: 'CSVExtraction-élèves (1).csv', bytes: 1, sha256: expect.any(String) },
      { name: 'Rentrée 2026.zip', bytes: 1, sha256: expect.any(String) },
    ]);
  });

  test.each([
    [
      'too large',
      [
        ['a.xml', 'x'.repeat(150_000)],
        ['b.xml', 'x'.repeat(150_000)],
      ],
      'IMPORT_TOO_LARGE',
    ],
    ['of too many files', many(4, 1, () => 'x'), 'IMPORT_TOO_LARGE'],
    ['of another kind', [['run.sh', 'x']], 'BAD_INPUT'],
    [
      'of two files of one name',
      [
        ['a.xml', 'x'],
        ['a.xml', 'y'],
      ],
      'BAD_INPUT',
    ],
    ['without files', [], 'IMPORT_NO_FILES'],
  ] as const)('%s leaves nothing behind', async (_, files, code) => {
    const before = await readdir(uploads);
    const sent = Array.isArray(files)
      ? (files as readonly (readonly [string, string])[])
      : Object.entries(files as Record<string, string>).map(([name, text]) => [`${name}.xml`, text] as const);
    expect(await send(sent)).toEqual({ code });
    expect(await readdir(uploads)).toEqual(before);
  });
});

describe('an uploaded import', () => {
  let house: ImportHouse;
  beforeAll(async () => {
    house = await openImportHouse();
  });
  afterAll(() => house.close());

  const someone = AccountId.parse(randomUUID());
  const school = schoolId('0611234A');
  const reach: Reach = { kind: 'schools', schools: [school], classes: new Map(), networks: [] };
  const context: Context = {
    ...commandLine(),
    actor: { kind: 'ACCOUNT', id: someone },
    channel: 'DASHBOARD',
  };

  /** Puts files where `POST /imports` would. */
  async function upload(files: Record<string, string | Buffer>): Promise<{ id: ImportId; folder: string }> {
    const { mkdir, writeFile } = await import('node:fs/promises');
    const id = ImportId.parse(randomUUID());
    const folder = join(house.dataDir, 'uploads', id);
    await mkdir(folder, { recursive: true });
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    const received = Object.keys(files).map((name) => ({ name, bytes: 1, sha256: '' }));
    await house.commands.execute(new RegisterUpload(id, folder, received, context));
    return { id, folder };
  }
  const see = (
    id: ImportId,
    by: Reach = reach,
    viewer: AccountId = someone,
  ): Promise<ImportView | undefined> => house.queries.execute(new ImportPage(id, { reach: by, viewer }));
  async function analyse(id: ImportId): Promise<ImportView | undefined> {
    await house.commands.execute(new AnalyseUpload({ id, reader: { reach, viewer: someone } }, {}, context));
    await house.app.get(BackgroundImports).settled(id);
    return see(id);
  }
  async function start(id: ImportId, confirm = false): Promise<ImportView | undefined> {
    await house.commands.execute(
      new StartUpload({ id, reader: { reach, viewer: someone } }, confirm, context),
    );
    await house.app.get(BackgroundImports).settled(id);
    return see(id);
  }
  const plan = { schools: { 1: { uai: '0611234A' } }, pupils: many(10, 1, () => ({})) };

  test('is analysed, run, and its files are removed', async () => {
    const { id, folder } = await upload(aafExport(plan));
    expect(await see(id)).toMatchObject({ state: 'UPLOADED', by: someone });
    expect(await analyse(id)).toMatchObject({
      state: 'ANALYSED',
      schools: [school],
      preview: { created: { PUPIL: 10, SCHOOL: 1 } },
    });
    expect(await start(id)).toMatchObject({ state: 'COMPLETED', report: { created: { PUPIL: 10 } } });
    expect(existsSync(folder)).toBe(false);
    await expect(start(id)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('may be one zip: it is unpacked where it lies, and nothing of it stays, whatever it holds', async () => {
    const { id, folder } = await upload({ 'annuaire.zip': zipOf(aafExport(plan)) });
    expect(await analyse(id)).toMatchObject({ state: 'ANALYSED', preview: { unchanged: { PUPIL: 10 } } });
    expect(await readdir(folder)).toEqual(['annuaire.zip']);
    expect(await start(id)).toMatchObject({ state: 'COMPLETED', format: 'AAF', delta: false });
    expect(existsSync(folder)).toBe(false);
    const broken = await upload({ 'annuaire.zip': zipOf(aafExport(plan), () => ({ crc: 1 })) });
    expect(await analyse(broken.id)).toMatchObject({
      state: 'REFUSED',
      refusal: { code: 'IMPORT_ARCHIVE_BROKEN', file: 'annuaire.zip' },
    });
    expect(await readdir(broken.folder)).toEqual(['annuaire.zip']);
  });

  test('is held until its departures are confirmed', async () => {
    const { id } = await upload(aafExport({ ...plan, pupils: many(5, 1, () => ({})) }));
    const departures = [{ school, departing: 5, members: 10 }];
    expect(await analyse(id)).toMatchObject({ state: 'ANALYSED', departures });
    expect(await start(id)).toMatchObject({ state: 'HELD', departures });
    expect(await start(id, true)).toMatchObject({
      state: 'COMPLETED',
      departures: [],
      report: { departed: { PUPIL: 5 } },
    });
  });

  test('of a school out of reach is refused, and one of a broken file says where', async () => {
    const other = await upload(aafExport({ schools: { 1: { uai: '0750001A' } } }));
    expect(await analyse(other.id)).toMatchObject({
      state: 'REFUSED',
      refusal: { code: 'IMPORT_OUT_OF_SCOPE' },
    });
    const broken = await upload({ 'A_Eleve_0.xml': '<ficAlimMENESR>\n<a></b>' });
    expect(await analyse(broken.id)).toMatchObject({
      state: 'REFUSED',
      refusal: { code: 'IMPORT_FILE_BROKEN', file: 'A_Eleve_0.xml', line: 2 },
    });
  });

  test.each([{ schoolCode: '0611234A\0' }, { academy: 'VILLE\ud83d' }, { academy: 'x'.repeat(101) }])(
    'is not analysed with what nobody types',
    async (lacking) => {
      const { id } = await upload(aafExport(plan));
      const asked = new AnalyseUpload({ id, reader: { reach, viewer: someone } }, lacking, context);
      await expect(house.commands.execute(asked)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    },
  );

  test('is shown to who brought it and to who reaches all its schools', async () => {
    const { id } = await upload(aafExport(plan));
    const nobody: Reach = { kind: 'schools', schools: [], classes: new Map(), networks: [] };
    const other = AccountId.parse(randomUUID());
    expect(await see(id, nobody, someone)).toBeDefined();
    expect(await see(id, reach, other)).toBeUndefined();
    expect(await see(id, { kind: 'everything' }, other)).toBeDefined();
    await analyse(id);
    expect(await see(id, reach, other)).toBeDefined();
    expect(await see(id, nobody, other)).toBeUndefined();
  });

  test('stands in the list, newest first, page by page', async () => {
    const reader = { reach, viewer: someone };
    const first = await house.queries.execute(new ListImports(reader, { first: 2 }));
    expect(first.imports).toHaveLength(2);
    expect(first.hasNextPage).toBe(true);
    const after = first.cursors.at(-1);
    const rest = await house.queries.execute(
      new ListImports(reader, { first: 100, ...(after ? { after } : {}) }),
    );
    const all = [...first.imports, ...rest.imports];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.map(({ createdAt }) => createdAt.getTime())).toEqual(
      all.map(({ createdAt }) => createdAt.getTime()).sort((a, b) => b - a),
    );
  });

  test('whose process died shows as interrupted, and can be started again', async () => {
    const { id } = await upload(aafExport({ ...plan, pupils: many(10, 1, () => ({})) }));
    await house.database.query(
      `UPDATE directory.import_job SET state = 'RUNNING', updated_at = now() - interval '1 minute' WHERE id = $1`,
      [id],
    );
    expect(await see(id)).toMatchObject({ state: 'INTERRUPTED' });
    expect(await start(id, true)).toMatchObject({ state: 'COMPLETED' });
  });

  test('whose files are gone cannot be run', async () => {
    const { id } = await upload(aafExport(plan));
    await house.database.query(
      `UPDATE directory.import_job SET updated_at = now() - interval '8 days' WHERE id = $1`,
      [id],
    );
    await house.app.get(ForgottenUploads).sweep();
    expect(existsSync(join(house.dataDir, 'uploads', id))).toBe(false);
    await expect(start(id)).rejects.toMatchObject({ code: 'IMPORT_GONE' });
  });

  test('that waits for another shows so, and a server that stops does not wait for it', async () => {
    const { id } = await upload(aafExport(plan));
    const other = house.database.createQueryRunner();
    await lockSchools(other, [school], () => undefined);
    const asked = new StartUpload({ id, reader: { reach, viewer: someone } }, true, context);
    await house.commands.execute(asked);
    while ((await see(id))?.progress?.phase !== 'WAITING') await new Promise(setImmediate);
    await house.app.get(BackgroundImports).onModuleDestroy();
    expect(await see(id)).toMatchObject({ state: 'INTERRUPTED' });
    await releaseSchools(other);
    await other.release();
  });
});
