import { expect } from '@jest/globals';
import type { StreamName } from '@loge/contracts';
import fc from 'fast-check';
import type { EventLog } from './event-log.js';
import { pick, which } from './event-store.run.js';
import type { Run, RunCommand } from './event-store.run.js';
import { someEvent } from '../../backend/src/event-store/event-store.fixture.js';
import { WrongExpectedRevision } from '../../backend/src/event-store/port.js';
import type {
  AppendResult,
  EventStore,
  ExpectedRevision,
  NewEvent,
} from '../../backend/src/event-store/port.js';

/** An append as it is imagined; it becomes one when the run is where it stands. */
interface Wish {
  readonly store: number;
  readonly stream: number;
  /** New events, by number of their type. */
  readonly types: readonly number[];
  readonly data: Uint8Array;
  /** What of the stream is sent again, before the new events. */
  readonly again?: { readonly from: number; readonly count: number; readonly reversed: boolean };
  /** By words, or so far from where the events would stand. */
  readonly expected: 'any' | 'none' | number;
}

const wish: fc.Arbitrary<Wish> = fc.record(
  {
    store: which,
    stream: which,
    types: fc.array(which, { maxLength: 3 }),
    data: fc.uint8Array({ maxLength: 20 }),
    again: fc.record({ from: which, count: fc.integer({ min: 1, max: 3 }), reversed: fc.boolean() }),
    expected: fc.oneof(
      fc.constantFrom('any' as const, 'none' as const),
      { arbitrary: fc.constant(0), weight: 2 },
      fc.integer({ min: -2, max: 2 }),
    ),
  },
  { requiredKeys: ['store', 'stream', 'types', 'data', 'expected'] },
);

interface Sending {
  readonly store: EventStore;
  readonly stream: StreamName;
  readonly events: readonly NewEvent[];
  readonly expected: ExpectedRevision;
}

/** The append that a wish comes to; nothing where it would be one that no caller sends. */
function sendingOf(
  { store, stream, types, data, again, expected }: Wish,
  log: EventLog,
  run: Run,
): Sending[] {
  const name = pick(run.streams, stream);
  const held = log.ids(name);
  const kept = log.kept({ streamPrefixes: [name] });
  const first = again && kept.length > 0 ? again.from % kept.length : undefined;
  const known = first === undefined ? [] : kept.slice(first, first + (again?.count ?? 0));
  const ordered = again?.reversed ? known.toReversed() : known;
  const fresh = types.map((type) => someEvent(pick(run.types, type), data));
  const place = known[0]?.revision ?? held.length;
  const revision: ExpectedRevision = typeof expected === 'string' ? expected : place - 1 + expected;
  // An id is made for one place: who sends it again as a later event has made a mistake that stores need not see.
  if (known.length > 0 && typeof revision === 'number' && revision >= held.length - 1) return [];
  // Nor does a node look at the order of what it knows by its memory of ids, where any revision is as good.
  if (again?.reversed && known.length > 1 && revision === 'any') return [];
  const events = [...ordered.map(({ event }) => event), ...fresh];
  if (events.length === 0 || (typeof revision === 'number' && revision < 0)) return [];
  return [{ store: pick(run.stores, store), stream: name, events, expected: revision }];
}

/** Sends appends at once, to any of the stores, one of them perhaps twice as after a lost answer. */
class SendAtOnce implements RunCommand {
  constructor(
    private readonly wishes: readonly Wish[],
    private readonly twice: boolean,
  ) {}

  check = (): boolean => true;

  async run(log: EventLog, run: Run): Promise<void> {
    const wished = this.wishes.flatMap((one) => sendingOf(one, log, run));
    const again = this.twice ? wished.slice(0, 1).map((one) => ({ ...one, store: pick(run.stores, 1) })) : [];
    const sent = [...wished, ...again];
    const settled = await Promise.allSettled(
      sent.map(({ store, stream, events, expected }) => store.append(stream, events, expected)),
    );
    const done: { sending: Sending; result: AppendResult }[] = [];
    let refused: { sending: Sending; actual: unknown }[] = [];
    for (const [at, outcome] of settled.entries()) {
      const sending = pick(sent, at);
      if (outcome.status === 'fulfilled') done.push({ sending, result: outcome.value });
      else if (outcome.reason instanceof WrongExpectedRevision)
        refused.push({ sending, actual: outcome.reason.actual });
      else throw outcome.reason;
    }
    // Positions tell in which order the store took them; each refusal must be right at some moment of that order.
    const stillWrong = () =>
      refused.filter(({ sending: { stream, events, expected }, actual }) => {
        const answer = log.answer(stream, events, expected);
        return !('actual' in answer) || answer.actual !== actual;
      });
    done.sort((one, other) => Number(one.result.position - other.result.position));
    for (const { sending, result } of done) {
      refused = stillWrong();
      const before = log.appended.length;
      expect(log.append(sending.stream, sending.events, sending.expected)).toEqual({
        revision: result.revision,
      });
      if (log.appended.length > before)
        run.marks.push({ position: result.position, size: log.appended.length });
    }
    expect(stillWrong()).toEqual([]);
  }

  toString = (): string =>
    `send at once ${fc.stringify(this.wishes)}${this.twice ? ', the first twice' : ''}`;
}

/** Appends of one caller, and of several at once. */
export const anyAppends: readonly fc.Arbitrary<RunCommand>[] = [
  wish.map((one) => new SendAtOnce([one], false)),
  fc
    .record({ wishes: fc.array(wish, { minLength: 2, maxLength: 6 }), twice: fc.boolean() })
    .map(({ wishes, twice }) => new SendAtOnce(wishes, twice)),
];
