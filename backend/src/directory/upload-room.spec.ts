import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AccountId, ImportId } from '@loge/contracts';
import { commandLine, openImportHouse } from '../../../test/support/import-house.js';
import type { ImportHouse } from '../../../test/support/import-house.js';
import { RegisterUpload } from './commands.js';
import { ForgottenUploads } from './forgotten-uploads.js';
import { BLOCK } from './import-jobs.js';
import { UploadRoom } from './upload-room.js';

let house: ImportHouse;
beforeAll(async () => {
  house = await openImportHouse();
});
afterAll(() => house.close());

/** An upload of a person, with a file of so many bytes. */
async function upload(person: AccountId, bytes: number): Promise<{ id: ImportId; folder: string }> {
  const id = ImportId.parse(randomUUID());
  const folder = join(house.dataDir, 'uploads', id);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'a.xml'), 'x');
  const context = { ...commandLine(), actor: { kind: 'ACCOUNT', id: person } as const };
  await house.commands.execute(
    new RegisterUpload(id, folder, [{ name: 'a.xml', bytes, sha256: '' }], context),
  );
  return { id, folder };
}

describe('the room for uploads', () => {
  const limits = { person: 100_000, all: 150_000 };
  const [ada, bob] = [AccountId.parse(randomUUID()), AccountId.parse(randomUUID())];
  const taking = (person: AccountId, ...bytes: number[]) =>
    house.app.get(UploadRoom).within(person, async (take) => bytes.map(take), limits);

  test('is bounded for one person and for all, over what is kept and what arrives', async () => {
    expect(await taking(ada, 60_000, 60_000, 40_000)).toEqual([true, false, true]);
    const { id } = await upload(ada, 60_000);
    expect(await taking(ada, 60_000, 40_000, 1)).toEqual([false, true, false]);
    const room = house.app.get(UploadRoom);
    await room.within(
      ada,
      async (take) => {
        expect(take(40_000)).toBe(true);
        expect(await taking(ada, 1)).toEqual([false]);
        expect(await taking(bob, 60_000, 50_000)).toEqual([false, true]);
      },
      limits,
    );
    // What was analysed counts as much as it takes, whichever of its files were read.
    await house.database.query(`UPDATE directory.import_job SET files = '[]' WHERE id = $1`, [id]);
    expect(await taking(ada, 60_000)).toEqual([false]);
    await house.database.query(`UPDATE directory.import_job SET folder = NULL WHERE id = $1`, [id]);
    expect(await taking(ada, 60_000)).toEqual([true]);
  });

  test('counts a whole block for the smallest file', async () => {
    const person = AccountId.parse(randomUUID());
    await upload(person, 0);
    expect(await taking(person, 100_000 - BLOCK + 1, 100_000 - BLOCK)).toEqual([false, true]);
  });
});

describe('forgotten uploads', () => {
  test('are removed after seven days, and so are folders that nobody registered', async () => {
    const person = AccountId.parse(randomUUID());
    const [old, fresh] = [await upload(person, 1), await upload(person, 1)];
    const stray = join(house.dataDir, 'uploads', randomUUID());
    const arriving = join(house.dataDir, 'uploads', randomUUID());
    await mkdir(stray);
    await mkdir(arriving);
    const longAgo = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
    await utimes(stray, longAgo, longAgo);
    await utimes(fresh.folder, longAgo, longAgo);
    await house.database.query(
      `UPDATE directory.import_job SET updated_at = now() - interval '8 days' WHERE id = $1`,
      [old.id],
    );
    await house.app.get(ForgottenUploads).sweep();
    const left = [old.folder, fresh.folder, stray, arriving].map((folder) => existsSync(folder));
    expect(left).toEqual([false, true, false, true]);
  });
});
