import { beforeEach, expect, test } from '@jest/globals';
import { LogeError } from '@loge/contracts';
import { AnswerPace } from './answer-pace.js';

let now: number;
let slept: number[];
let pace: AnswerPace;
beforeEach(() => {
  now = 0;
  slept = [];
  pace = new AnswerPace(200, {
    now: () => now,
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      return Promise.resolve();
    },
  });
});

const answers = (milliseconds: number) => async () => {
  now += milliseconds;
  return 'answered';
};
const refuses = (milliseconds: number) => async () => {
  now += milliseconds;
  throw new LogeError('SIGN_IN_REFUSED');
};

test('a refusal that takes longer than a step comes at the next; what succeeds, at once', async () => {
  for (const taken of [0, 200, 201, 999])
    await expect(pace.ofRefusals(refuses(taken))).rejects.toThrow('SIGN_IN_REFUSED');
  expect(slept).toEqual([200, 0, 199, 1]);
  await expect(pace.ofRefusals(answers(7))).resolves.toBe('answered');
  expect(slept).toHaveLength(4);
});

test('where success would tell something too, it comes as a refusal does (KO-9)', async () => {
  await expect(pace.ofAll(answers(1))).resolves.toBe('answered');
  await expect(pace.ofAll(answers(250))).resolves.toBe('answered');
  await expect(pace.ofAll(refuses(30))).rejects.toThrow('SIGN_IN_REFUSED');
  expect(slept).toEqual([199, 150, 170]);
});
