import { expect, test } from '@jest/globals';
import { AccountId, DistributionId, LogeError, schoolId } from '@loge/contracts';
import { recorded } from '../../../../test/model/histories.js';
import type { Context } from '../../context.js';
import type { StreamChange } from '../../event-store/streams.js';
import { EndSessions } from '../../sessions/commands.js';
import { Cells } from './cells.js';
import { metFold } from './outcome.js';
import type { Met } from './outcome.js';

const school = schoolId('0611234X');
const [one, other] = [1, 2].map((end) => AccountId.parse(`6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a000${end}`));
const details = { classes: ['6A'], groups: [], subjects: [], functions: [], formTeacherOf: [], children: [] };
const inUse = [
  recorded({
    type: 'AccountCreated',
    data: { origin: 'DIRECTORY', name: { given: 'Anne', family: 'A' }, contacts: {}, login: 'anne.a' },
  }),
  recorded({ type: 'AccountAffiliated', data: { school, profile: 'PUPIL', relatives: [], details } }),
  recorded({ type: 'AccountActivated', data: { by: 'PASSWORD' } }),
].reduce(metFold.evolve, metFold.initial);
const now = new Date('2026-09-03T08:00:00.000Z');
const context: Context = {
  ...{ actor: { kind: 'SYSTEM', id: 'COMMAND_LINE' }, channel: 'COMMAND_LINE', reason: 'Rentrée' },
  ...{ correlationId: '6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0003', clock: () => now },
};

test('KO-13: whose password was made anew is signed out, also where the download fails at somebody else', async () => {
  const ended: unknown[] = [];
  const fails = (_: unknown, at: number) => at === 1;
  const changeMany = (changes: readonly StreamChange<Met>[]) =>
    Promise.allSettled(
      changes.map(async (change, at) => {
        await change.decide(inUse);
        if (fails(change, at)) throw new LogeError('INTERNAL');
      }),
    );
  const commands = { execute: (command: unknown) => Promise.resolve(ended.push(command)) };
  const queries = {
    execute: (query: object) =>
      Promise.resolve(query.constructor.name === 'SchoolById' ? new Map() : { kind: 'system' }),
  };
  const secrets = { putMany: () => Promise.resolve(), delete: () => Promise.resolve() };
  // Of each part what a download uses.
  const parts = [
    ...[commands, queries, { changeMany }, secrets, { temporaryPasswordDays: 60 }],
  ] as unknown as ConstructorParameters<typeof Cells>;
  const cells = new Cells(...parts);
  const file = {
    id: DistributionId.parse('6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0004'),
    ...({ renewal: 'EVERYONE', madeAt: now } as const),
  };
  const entries = [one, other].map((account) => ({
    account: AccountId.parse(account),
    ...({ school, profile: 'PUPIL', className: '6A' } as const),
  }));
  const meeting = cells.meet(entries, { file, means: 'FILE', context }, cells.schools());
  await expect(meeting).rejects.toMatchObject({ code: 'INTERNAL' });
  expect(ended).toEqual([new EndSessions(AccountId.parse(one), 'PASSWORD_REGENERATED', context)]);
});
