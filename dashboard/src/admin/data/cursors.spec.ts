import { describe, expect, it, jest } from '@jest/globals';
import { CursorBook } from './cursors.js';
import type { CursorPage } from './cursors.js';

/** A list of `length` numbers whose cursor is the last number given. */
function listOf(length: number) {
  return jest.fn(async (first: number, after: string | null): Promise<CursorPage<number>> => {
    const from = after === null ? 0 : Number(after) + 1;
    const nodes = Array.from({ length: Math.max(0, Math.min(first, length - from)) }, (_, i) => from + i);
    return {
      nodes,
      endCursor: nodes.length ? String(nodes.at(-1)) : null,
      hasNextPage: from + nodes.length < length,
    };
  });
}

describe('numbered pages over cursors', () => {
  it('reads each page once when pages are turned in order', async () => {
    const book = new CursorBook();
    const list = listOf(25);
    expect((await book.read('a', 1, 10, list)).nodes).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect((await book.read('a', 2, 10, list)).nodes[0]).toBe(10);
    const last = await book.read('a', 3, 10, list);
    expect(last).toMatchObject({ nodes: [20, 21, 22, 23, 24], hasNextPage: false });
    expect(list.mock.calls).toEqual([
      [10, null],
      [10, '9'],
      [10, '19'],
    ]);
  });

  it('walks to a page it has not seen, and keeps what it learnt', async () => {
    const book = new CursorBook();
    const list = listOf(40);
    expect((await book.read('a', 3, 10, list)).nodes[0]).toBe(20);
    expect(list).toHaveBeenCalledTimes(3);
    await book.read('a', 2, 10, list);
    expect(list).toHaveBeenCalledTimes(4);
  });

  it('gives an empty page past the end', async () => {
    expect((await new CursorBook().read('a', 9, 10, listOf(12))).nodes).toEqual([]);
  });

  it('keeps the lists apart', async () => {
    const book = new CursorBook();
    await book.read('a', 1, 10, listOf(30));
    const other = listOf(5);
    expect((await book.read('b', 2, 10, other)).nodes).toEqual([]);
    expect(other).toHaveBeenCalledTimes(1);
  });
});
