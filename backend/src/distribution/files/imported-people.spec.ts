import { expect, test } from '@jest/globals';
import { AccountId, ImportId, schoolId } from '@loge/contracts';
import type { LogeEvent } from '@loge/contracts';
import { recorded } from '../../../../test/model/histories.js';
import type { Recorded } from '../../event-store/codec.js';
import type { Fold } from '../../event-store/streams.js';
import type { AskedTarget } from '../target-input.js';
import type { FileEntry, FileRow } from './files.table.js';
import { ImportedPeople } from './imported-people.reactor.js';

const uuid = (end: number) => `6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a000${end}`;
const importId = ImportId.parse(uuid(1));
const A = schoolId('0611234X');
const started = (correlationId: string): Recorded => {
  const event: LogeEvent = {
    type: 'ImportStarted',
    data: { import: importId, format: 'AAF', files: [], schools: [A] },
  };
  const { metadata, ...rest } = recorded(event);
  // Only what caused it differs.
  return { ...rest, metadata: { ...metadata, correlationId } } as Recorded;
};

test('KO-1: the file of an import that was interrupted has who was made before and after, each once', async () => {
  const made: { file: FileRow; entries: readonly FileEntry[] }[] = [];
  const history = [started(uuid(2)), started(uuid(3))];
  const load = <State>(_: string, fold: Fold<State>) =>
    Promise.resolve({ state: history.reduce(fold.evolve, fold.initial) });
  const people = new Map([
    [uuid(2), [uuid(5), uuid(6)]],
    [uuid(3), [uuid(6), uuid(7)]],
  ]);
  const select = ({ filter }: AskedTarget) =>
    Promise.resolve({
      accounts: (people.get(filter.createdWith ?? '') ?? []).map((id) => ({ account: AccountId.parse(id) })),
    });
  const make = (file: FileRow, entries: readonly FileEntry[]) =>
    Promise.resolve(void made.push({ file, entries }));
  // Of each room the part that is asked here.
  const parts = [
    { load },
    { credentialsFileDays: 60 },
    { select },
    { make },
  ] as unknown as ConstructorParameters<typeof ImportedPeople>;
  const completed = recorded({
    type: 'ImportCompleted',
    // The report plays no part.
    data: { import: importId, report: {} },
  } as LogeEvent);
  const { react } = new ImportedPeople(...parts).reactor();
  // What was recorded is an import's completion.
  for (let times = 0; times < 2; times += 1)
    await react(completed as Extract<Recorded, { type: 'ImportCompleted' }>);
  expect(made.map(({ entries }) => entries.map(({ account }) => account))).toEqual([
    [uuid(5), uuid(6), uuid(7)],
    [uuid(5), uuid(6), uuid(7)],
  ]);
  const [first, second] = made;
  expect(first?.file).toMatchObject({ import: importId, schools: [A], accounts: 3, named: true });
  expect(second?.file.id).toBe(first?.file.id);
});
