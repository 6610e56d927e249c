import { randomInt, randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Command } from '@nestjs/cqrs';
import type { INestApplicationContext } from '@nestjs/common';
import { LogeError, schoolId } from '@loge/contracts';
import type { Actor, SchoolId } from '@loge/contracts';
import fc from 'fast-check';
import type { Town } from './town.js';
import type { Context } from '../../backend/src/context.js';

/** What is personal in these runs holds this word. */
export const TELLING = 'quimper';
/** Passwords hold this one. */
const SECRET = 'zanzibar';
/** What may not be read in the event store: the words above, and where everybody asks from. */
export const UNREADABLE = /quimper|zanzibar|2001:db8/i;

/** One of a few passwords. */
export const password = (number: number): string => `${number} fois le ${SECRET} des phrases`;

/** One run: applications over the same database, and names that no other run has. */
export class HouseRun {
  readonly #unique = randomUUID().slice(0, 8);
  readonly schools: readonly SchoolId[] = ['1A', '2B'].map((code) => schoolId(this.#unique + code));

  constructor(readonly instances: readonly INestApplicationContext[]) {}

  /** A join key of one of two academies. */
  joinKey = (number: number): string =>
    `AC-${TELLING.toUpperCase()}-${number % 2}-${this.#unique.toUpperCase()}$${Math.floor(number / 2)}`;

  email = (number: number): string => `${TELLING}-${this.#unique}-${number}@loge.test`;

  get queries(): QueryBus {
    return this.#instance(0).get(QueryBus);
  }

  /** Executes at one instance. @returns what it gave, or the code of its refusal. */
  async execute<Result>(instance: number, command: Command<Result>): Promise<Result | string> {
    try {
      return await this.#instance(instance).get(CommandBus).execute(command);
    } catch (error) {
      if (!(error instanceof LogeError)) throw error;
      return error.code;
    }
  }

  /** Executes at one instance, or at every instance at the same time. */
  executeAt<Result>(where: Where, command: () => Command<Result>) {
    const instances = where === 'everywhere' ? this.instances.map((_, at) => at) : [where];
    return Promise.all(instances.map((at) => this.execute(at, command())));
  }

  #instance(at: number): INestApplicationContext {
    const instance = this.instances[at % this.instances.length];
    if (!instance) throw new Error('A run needs an application.');
    return instance;
  }
}

/** Which instance, or all of them at once. */
export type Where = number | 'everywhere';
export const where: fc.Arbitrary<Where> = fc.constantFrom(0, 1, 'everywhere' as const);

/** A step of a run, which the model takes too. */
export type HouseCommand = fc.AsyncCommand<Town, HouseRun>;

export const commandLine: Actor = { kind: 'SYSTEM', id: 'COMMAND_LINE' };
export const demo: Actor = { kind: 'SYSTEM', id: 'DEMO' };

/** Who asks, from an address of its own so that nobody is held off, with a browser and a reason that are personal. */
export const by = (actor: Actor): Context => ({
  actor,
  channel: 'DASHBOARD',
  correlationId: randomUUID(),
  clock: () => new Date(),
  ip: `2001:db8:${randomInt(0x10000).toString(16)}:${randomInt(0x10000).toString(16)}::${TELLING.length}`,
  userAgent: `${TELLING}/1.0`,
  reason: `${TELLING} asked`,
});

/** One of several, whatever their number; nothing of none. */
export const pick = <T>(values: Iterable<T>, which: number): T | undefined => {
  const all = [...values];
  return all[which % all.length];
};

/** A step that is imagined as `asked` and told in words. */
export function step<Asked>(
  words: string,
  asked: fc.Arbitrary<Asked>,
  run: (asked: Asked, town: Town, run: HouseRun) => Promise<void>,
): fc.Arbitrary<HouseCommand> {
  return asked.map((one) => ({
    check: () => true,
    run: (town, real) => run(one, town, real),
    toString: () => `${words} ${fc.stringify(one)}`,
  }));
}

/** How many of the answers are refusals, and with which code; the others are none. */
export function expectRefusals(answers: readonly unknown[], code: string, count: number): void {
  const refusals = answers.filter((answer) => typeof answer === 'string');
  expect(refusals).toEqual(Array.from({ length: count }, () => code));
}
