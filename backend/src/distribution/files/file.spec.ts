import { describe, expect, test } from '@jest/globals';
import { DistributionId, ImportId, LogeError, schoolId } from '@loge/contracts';
import type { LogeEvent } from '@loge/contracts';
import { recorded } from '../../../../test/model/histories.js';
import { decideFile, fileFold } from './file.js';
import type { FileCommand } from './file.js';

const distribution = DistributionId.parse('6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0001');
const A = schoolId('0611234X');
const file = 'ENT-Identifiants-0611234X.csv';
const data = {
  ...{ distribution, file, schools: [A], classes: ['6A'], profiles: [], renewal: 'NONE' as const },
  ...{ accounts: 2, expiresAt: '2026-11-01T08:00:00.000Z' },
};
const made: LogeEvent = { type: 'CredentialsFileMade', data };
const deleted: LogeEvent = { type: 'CredentialsFileDeleted', data: { distribution, file, cause: 'ASKED' } };
const given = (...events: LogeEvent[]) =>
  events.map((event) => recorded(event)).reduce(fileFold.evolve, fileFold.initial);
const about = { schools: [A], classes: [`${A}/6A`] };
const make = (over: object = {}): FileCommand => ({ type: 'make', data, reason: 'Rentrée', ...over });
const download = (now = '2026-10-01T08:00:00.000Z', reason = 'Remise'): FileCommand => ({
  ...{ type: 'download', format: 'SLIPS', reason, now: new Date(now) },
});

describe('KO-2, KO-3: a file of credentials', () => {
  test('is made once, for the schools and classes it is about', () => {
    expect(decideFile(make(), given())).toEqual([{ event: made, about }]);
    expect(decideFile(make(), given(made))).toEqual([]);
    expect(decideFile(make(), given(made, deleted))).toEqual([]);
  });

  test('is downloaded as long as it is there', () => {
    const downloaded = { distribution, file, format: 'SLIPS', schools: [A], accounts: 2 };
    expect(decideFile(download(), given(made))).toEqual([
      { event: { type: 'CredentialsFileDownloaded', data: downloaded }, about },
    ]);
  });

  test('is deleted once', () => {
    const remove: FileCommand = { type: 'delete', cause: 'ASKED' };
    expect(decideFile(remove, given(made))).toEqual([{ event: deleted, about }]);
    expect(decideFile(remove, given(made, deleted))).toEqual([]);
    expect(decideFile(remove, given())).toEqual([]);
  });

  test('KO-1: of an import needs no reason', () => {
    const ofImport = { ...data, import: ImportId.parse(distribution) };
    expect(decideFile(make({ data: ofImport, reason: undefined }), given())).toHaveLength(1);
  });

  test.each<[string, FileCommand, LogeEvent[], LogeError['code']]>([
    ['made without a reason', make({ reason: ' ' }), [], 'REASON_REQUIRED'],
    ['made for nobody', make({ data: { ...data, accounts: 0 } }), [], 'TARGET_EMPTY'],
    ['downloaded without a reason', download(undefined, ''), [made], 'REASON_REQUIRED'],
    ['downloaded before it is made', download(), [], 'NOT_FOUND'],
    ['downloaded once it was deleted', download(), [made, deleted], 'FILE_GONE'],
    ['downloaded once its time is over', download('2026-11-01T08:00:00.000Z'), [made], 'FILE_GONE'],
  ])('is not %s', (_, command, events, code) => {
    expect(() => decideFile(command, given(...events))).toThrow(new LogeError(code));
  });
});
